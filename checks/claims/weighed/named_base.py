"""What words right behind a rate, or before what it counts, name as its whole, where one figure is called just so.

"8.905 triệu đồng, đạt 48,2% số kiến nghị thu hồi" is out of what was "kiến nghị thu hồi", also where it happens to be
the share of another figure: that is what it was reckoned from by mistake. So is "trong số phiếu thu về có 133 phiếu
đánh giá hài lòng, chiếm 88,67%" out of what was "thu về". Names that are only alike are observed and
weighed (``bases.py``).
"""

import re
from collections.abc import Iterator

from assets.prose.figures import prose_words
from checks.claims.about import gap_before, own_words, since, words_in
from checks.claims.row import Seat
from checks.claims.weighed.around import Around

#: What is named stands so many paragraphs back at most: farther back the same words may tell of another thing.
_BACK = 3
#: So many words are hardly shared by chance; so many are more than one word of a list.
_MANY, _SEVERAL = 3, 2
#: What is counted is named up to one of these.
_APART = re.compile(r"[,;.(]")


class NamedBase:
    """Finds what the words behind a rate name."""

    def __init__(self, around: Around) -> None:
        self.around, self.row, self.words = around, around.row, around.words

    def of(self, told: Seat, counted: Seat, *, loosely: bool = False) -> Seat | None:
        """The one figure near a rate that is called what the words about the rate call its whole.

        ``loosely``: it may have other words as well, if they are few that it is called by.
        """
        found = (self._called(told, counted, x, loosely=loosely) for x in self._names(told, counted))
        return next(filter(None, found), None) or self._in_so_many(counted)

    def counts_so(self, told: Seat, base: Seat) -> bool:
        """ "đạt 88,0% số nhiệm vụ đến hạn": whether a figure counts what a rate is told to be out of."""
        return prose_words().known_head(self.around.after(told)) == base.noun != ""

    def may_be_called_so(self, told: Seat, base: Seat) -> bool:
        """Whether a figure shares any word with those that name what a rate is out of, but for what is counted."""
        names = filter(None, (self.around.after(told), self._in_its_name(told)))
        own = self._telling(own_words(base.named), base)
        return all(
            not asked or not asked.isdisjoint(own) for asked in (self._telling(n, base) for n in names)
        )

    def counted_by_name(self, told: Seat) -> Iterator[Seat]:
        """ "7 sở và 18 UBND cấp xã; số UBND cấp xã được kiểm tra bằng 14,52%": the figures that a rate is called by."""
        name = words_in(self.around.name(told))
        for s in self.row.counts[told.row]:
            called = words_in(f"{s.noun} {_APART.split(s.named.tail)[0]}")
            if s.at < told.at and len(called) >= _SEVERAL and called <= name:
                yield s

    def far_behind(self, told: Seat, counted: Seat) -> Iterator[Seat]:
        """ "749 dịch vụ công, chiếm 39,38% tổng số thủ tục nêu trên": all that is counted so before a rate."""
        noun = prose_words().known_head(self.around.after(told))
        if noun and self.around.out_of(told):
            yield from (s for s in self.row.all_counts if s.at < counted.at and s.noun == noun)

    def names_any(self, told: Seat) -> bool:
        """Whether words about a rate name what it is out of."""
        before = self.row.beside(told, -1)
        among = before is not None and bool(self.among(before) or self._in_so_many(before))
        return bool(self.around.after(told)) or among or bool(self._in_its_name(told))

    def _names(self, told: Seat, counted: Seat) -> Iterator[str]:
        yield self.around.after(told)
        yield self._in_its_name(told)
        yield self.among(counted)

    def _in_its_name(self, told: Seat) -> str:
        """ "tỷ lệ đúng hạn trên số đã giải quyết là 90,78%": what words before a rate say that it is out of."""
        found = self.words.over_named.search(self.around.name(told))
        return found["name"] if found else ""

    def among(self, counted: Seat) -> str:
        """What the words before a figure say that it is some of: "trong số hồ sơ chậm hạn có 84 hồ sơ"."""
        lead = since(gap_before(counted.named), (". ", ";"))
        found = self.words.in_those.search(lead)
        return found["name"].casefold() if found else ""

    def bound(self, s: Seat) -> Seat | None:
        """The one figure of its paragraph that words before a count say that it is some of."""
        found = self._called(s, s, self.among(s)) if s.named.figure.over < 0 else None
        if found is not None and found.row == s.row:
            return found
        return self._in_so_many(s)

    def _in_so_many(self, s: Seat) -> Seat | None:
        """ "Trong 142 hồ sơ quá hạn trên 10 ngày có 84 hồ sơ đất đai": what the sentence begins with."""
        own = self.row.sentence_of(s)
        if not own:
            return None
        whole = own[0]
        lead = since(gap_before(whole.named), (". ", ";"))
        begins = self.words.in_so_many.fullmatch(lead) and whole.noun == s.noun != ""
        first = next((x for x in own[1:] if x.noun == s.noun), None)
        return whole if begins and s is first and self.words.there_are.search(gap_before(s.named)) else None

    def _called(self, told: Seat, counted: Seat, name: str, *, loosely: bool = False) -> Seat | None:
        if not name:
            return None
        found = [
            s
            for s in self.row.counts_before(told.row, _BACK)
            if s not in (told, counted)
            and s.at < max(told.at, counted.at)
            and self._is_called(s, name, told, loosely)
        ]
        return found[-1] if found and len({s.value for s in found}) == 1 else None

    def _is_called(self, s: Seat, name: str, told: Seat, loosely: bool) -> bool:
        """Whether a figure is called just so, or in the same paragraph by these words and others."""
        asked, own = (self._telling(words, s) for words in (name, own_words(s.named)))
        if not asked or s.row != told.row:
            return bool(asked) and asked == own
        # "thu về 564 phiếu hợp lệ": what it counts is called so, whatever was done with it
        counted = self._telling(f"{s.named.figure.phrase} {_APART.split(s.named.tail)[0]}", s)
        # "thu về 618 phiếu hợp lệ": or what was done with it
        led = self._telling(s.named.lead, s)
        if asked == led and len(asked) >= _SEVERAL:
            return True
        return asked in (own, counted) or (len(asked) >= (_SEVERAL if loosely else _MANY) and asked <= own)

    def _telling(self, words: str, s: Seat) -> set[str]:
        """The words that tell one thing from another: not what it is counted in, nor "tổng số"."""
        law = self.words.law
        plain = self.words.within_time.sub(" ", self.words.shares.sub(" ", words.replace(":", " ")))
        return words_in(plain) - law.tell_no_rate - law.tell_no_whole - words_in(s.noun)
