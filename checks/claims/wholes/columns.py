"""Wholes column by column: paragraphs, clauses or lines that each give several figures in one order."""

from collections.abc import Iterator, Sequence

from checks.claims.named import Named, adds_up, heads
from checks.claims.parse import Passage, parse
from checks.claims.statements import Statement
from checks.claims.wholes.parts import Parts
from checks.claims.wholes.phrases import row
from checks.claims.wholes.readings import Readings


class Columns:
    """Finds what adds up column by column."""

    def __init__(self, readings: Readings) -> None:
        self.readings, self.words = readings, readings.words

    def columns_of_statements(
        self, near: Sequence[Statement], rows: Sequence[Sequence[Named]]
    ) -> Iterator[Parts]:
        """ "Toàn tỉnh: A, B. / Cấp tỉnh: a, b. / Cấp xã: …": one level a paragraph, column by column."""
        width = len(rows[0])
        for count in (3, 2):
            below = rows[1 : 1 + count]
            if width < 2 or len(below) < count or any(len(row) != width for row in below):
                continue
            labels = self.readings.complete([row(s) for s in near[1 : 1 + count]])
            own = self.words.levels(row(near[0]).lead)
            if labels != self.words.law.levels or own:
                continue  # the first row is itself a level
            columns = [[row[i] for row in below] for i in range(len(rows[0]))]
            if not all(map(self.readings.believable, rows[0], columns)):
                continue
            for i, whole in enumerate(rows[0]):
                yield Parts(whole, tuple(row[i] for row in below), True, labels, by_column=True)
            rates = [heads(s, parse(s.text).phrases, self.words, rates=True) for s in near[: 1 + count]]
            if all(rates):
                yield Parts(rates[0][0], tuple(r[0] for r in rates[1:]), True, labels, by_column=True)
            return

    def total_row(self, rows: Sequence[Statement]) -> Iterator[Parts]:
        """ "Sở Tài chính: 4.216 - 4.209 / … / Tổng cộng: 27.605 - 24.350": a table in lines."""
        own = self.readings.all(rows[-1])
        above: list[list[Named]] = []
        for s in reversed(rows[:-1]):
            row = self.readings.all(s)
            if len(row) != len(own):
                break
            above.insert(0, row)
        if len(above) < 2:
            return
        for i, whole in enumerate(own):
            column = tuple(row[i] for row in above)
            if adds_up(whole, column) or self.readings.says_all("list", whole, column, above):
                yield Parts(whole, column, True, by_column=len(own) > 1)
        rates = [heads(s, parse(s.text).phrases, self.words, rates=True) for s in rows[-1 - len(above) :]]
        if all(len(r) == 1 for r in rates):
            yield Parts(rates[-1][0], tuple(r[0] for r in rates[:-1]), True, around=True)

    def columns_of_clauses(self, s: Statement, passage: Passage) -> Iterator[Parts]:
        """ "tiếp nhận A, trực tuyến B. Nhóm một tiếp nhận a, trực tuyến b; nhóm hai …": column by column."""
        for own, rows_of in zip(passage.sentences, passage.sentences[1:], strict=False):
            rows = [row for c in rows_of.clauses if (row := heads(s, c.phrases, self.words))]
            wholes = heads(s, own.phrases, self.words)
            width = min(map(len, rows), default=0)
            if len(rows) < 2 or width < 2 or len(wholes) < width:
                continue
            wholes = wholes[-width:]
            columns = [tuple(row[i] for row in rows) for i in range(width)]
            if not all(adds_up(w, c) for w, c in zip(wholes, columns, strict=True)):
                continue
            for whole, column in zip(wholes, columns, strict=True):
                yield Parts(whole, column, False, by_column=True)
            rates = [heads(s, c.phrases, self.words, rates=True) for c in rows_of.clauses]
            of_all = heads(s, own.phrases, self.words, rates=True)
            if of_all and len(rates) == len(rows) and all(rates):
                yield Parts(of_all[-1], tuple(r[0] for r in rates), True, around=True)
