"""How many rows a register is declared to have, by status, against its rows.

What a status cell may say is ``words.yaml``; other questions of status are ``statuses.py``.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assets.messages import LANGS, Lang, say
from assets.prose.figures import Meant, TextFigure, figures_in
from assets.text import fold
from checks.registers.rows import Compared, Register, Row, Text, in_languages
from checks.registers.words import BEYOND, register_words

_TOTAL = "total"


@dataclass(frozen=True, slots=True)
class _Declared:
    """A figure above a register that says how many of its rows have a status, or how many there are."""

    key: str
    figure: TextFigure
    text: Text


def declared_counts(register: Register, status: str) -> list[Compared]:
    """Each declared number against the rows: of all, or of those with a status.

    A row whose status is not known leaves a difference undecided. Rows beyond the unit's scope may be in the
    declared total or not; where rows have rows below them, either may be meant.
    """
    found = []
    statuses = _by_row(register, status)
    for one in _declared(register):
        counts = {_count(rows, statuses, keys) for rows in _readings(register) for keys in _meanings(one.key)}
        agrees: bool | None = one.figure.value in counts
        if one.key == _TOTAL:
            beyond = sum(statuses[row.item] == BEYOND for row in register.leaves)
            agrees = agrees or one.figure.value in {n + beyond for n in counts}
        elif not agrees and "" in statuses.values():
            agrees = None
        counted = _count(register.leaves, statuses, _meanings(one.key)[0])
        details = {"declared": one.figure.printed, "counted": str(counted), **_breakdown(register, statuses)}
        for lang in LANGS:
            details[f"what_{lang}"] = _what(one.key, lang)
        found.append(Compared(one.key, agrees, [one.text], details))
    return found


def declared_sum(register: Register, status: str) -> list[Compared]:
    """The declared total against the sum of what is declared by status, if that is all there is."""
    declared: dict[str, list[_Declared]] = {}
    for one in _declared(register):
        declared.setdefault(one.key, []).append(one)
    totals, parts = declared.pop(_TOTAL, []), declared
    known = {key for key in _by_row(register, status).values() if key and key != BEYOND}
    if len(totals) != 1 or len(parts) < 2 or any(len(p) > 1 for p in parts.values()):
        return []
    if not known <= parts.keys():
        return []
    (total,) = totals
    ones = [p[0] for p in parts.values()]
    added = sum((one.figure.value for one in ones), Decimal(0))
    details = {
        "declared": total.figure.printed,
        "sum": " + ".join(one.figure.printed for one in ones) + f" = {added}",
    }
    return [Compared(_TOTAL, added == total.figure.value, [total.text, *(one.text for one in ones)], details)]


def _readings(register: Register) -> list[Sequence[Row]]:
    items = {row.item for row in register.rows}
    outermost = [row for row in register.rows if row.outer not in items]
    return [register.leaves, register.rows, outermost]


def _by_row(register: Register, column: str) -> dict[str, str]:
    """The status of each row; empty if it is not known."""
    words = register_words()
    return {row.item: words.status(row.text(column), register.level) for row in register.rows}


def _meanings(key: str) -> list[frozenset[str]]:
    """The statuses that a number declared for one may count: itself, or also what it takes in; none: all."""
    if key == _TOTAL:
        return [frozenset()]
    own = frozenset({key})
    return [own, own | frozenset(register_words().law.statuses[key].takes_in)]


def _count(rows: Sequence[Row], statuses: dict[str, str], keys: frozenset[str]) -> int:
    if not keys:
        return sum(statuses[row.item] != BEYOND for row in rows)
    return sum(statuses[row.item] in keys for row in rows)


def _breakdown(register: Register, statuses: dict[str, str]) -> dict[str, str]:
    keys = [k for k in dict.fromkeys(statuses[row.item] for row in register.leaves) if k]
    words = register_words()
    return in_languages(
        "breakdown",
        {
            lang: "; ".join(
                f"{words.label(k)[lang]}: {_count(register.leaves, statuses, frozenset({k}))}" for k in keys
            )
            for lang in LANGS
        },
    )


def _what(key: str, lang: Lang) -> str:
    if key == _TOTAL:
        return say("register_all", lang)
    return say("register_with_status", lang, status=register_words().label(key)[lang])


def _declared(register: Register) -> Iterator[_Declared]:
    """What the texts above a register declare; of two figures for one status in one text, neither."""
    for text in register.declared:
        of_text = [one for one in _in_text(text) if one.figure.meant is Meant.EXACT]
        keys = [one.key for one in of_text]
        yield from (one for one in of_text if keys.count(one.key) == 1)


def _in_text(text: Text) -> Iterator[_Declared]:
    """The figures of a text that count rows; a first one that no word explains is the total of those after it."""
    law, words = register_words().law, register_words()
    figures = figures_in(text.printed)
    if not words.says(text.printed, law.declared.nouns):
        return
    before = 0
    lower = {f.over for f in figures}
    told: list[tuple[str, TextFigure]] = []
    for n, f in enumerate(figures):
        lead = words.clause_end.split(text.printed[before : f.start])[-1]
        among = words.says(text.printed[before : f.start], law.among)
        stop = figures[n + 1].start if n + 1 < len(figures) and f.over < 0 else len(text.printed)
        tail = words.clause_end.split(text.printed[f.stop : stop])[0]
        before = f.stop
        if f.quantity != "count" or _narrows(tail):
            continue
        key = _TOTAL if n in lower else _status_in(lead) or _status_in(tail)
        if not key and not among and words.ends_with(_without_nouns(lead), law.declared.total):
            key = _TOTAL
        if key or not told:
            told.append((key, f))
    if told and not told[0][0]:
        told[0] = (_TOTAL if len(told) > 2 else "", told[0][1])
    yield from (_Declared(key, f, text) for key, f in told if key)


def _narrows(tail: str) -> bool:
    """Whether what is counted is narrower than a register's rows ("chỉ tiêu kinh tế - xã hội")."""
    folded = fold(tail)
    for noun in map(fold, register_words().law.declared.nouns):
        if noun in folded:
            rest = folded.partition(noun)[2]
            return bool(register_words().meaning(rest)) and not _status_in(rest)
    return False


def _without_nouns(lead: str) -> str:
    folded = fold(lead)
    for noun in map(fold, register_words().law.declared.nouns):
        folded = folded.removesuffix(noun).strip()
    return folded


def _status_in(clause: str) -> str:
    """The status that a clause names: the one with the longest wording; empty for none."""
    folded = fold(clause)
    found = [
        (len(word), key)
        for key, status in register_words().law.statuses.items()
        for word in map(fold, status.words)
        if re.search(rf"(?<!\w){re.escape(word)}(?!\w)" if " " in word else rf"(?:^|\s){word}$", folded)
    ]
    return max(found)[1] if found else ""
