"""By how many points two rates are apart: "là 69,5%; năm 2011 mới có 74 người, bằng 44,0%; sau 5 năm tăng 26,5 điểm".

Only where a sentence tells no third rate, and words call one of the two what was then or what was to be reached.
"""

from assets.prose.figures import POINTS
from checks.claims.about import gap_before, own_lead, since, words_in
from checks.claims.fitting.change_ends import ChangeEnds
from checks.claims.row import Row, Seat
from checks.claims.words import Words

#: The rate now and that which it is compared with.
_BOTH = 2


class Points:
    """Finds between which two rates of one document something rose or fell by points."""

    def __init__(self, row: Row, ends: ChangeEnds, words: Words) -> None:
        self.row, self.ends, self.words = row, ends, words

    def of(self, by: Seat) -> tuple[Seat, Seat] | None:
        """The only two rates of a sentence that tells points once, that now first; none otherwise."""
        own = [s for s in self.row.rows[by.row] if s.sentence == by.sentence and s is not by]
        rates = [s for s in own if s.rate and not s.change]
        if by.noun != POINTS or by.depth or len(rates) != _BOTH or any(s.noun == POINTS for s in own):
            return None
        first, second = rates
        if first.at > by.at or first.depth or self._has_its_own_subject(by):
            return None
        if second.at > by.at:
            behind = second.at == by.at + 1 and second.depth == by.depth + 1
            return (first, second) if behind and self._is_then(second) else None
        if second.depth or self.ends.base_untold(by) or self._is_then(first) == self._is_then(second):
            return None
        return (first, second) if self._is_then(second) else (second, first)

    def _has_its_own_subject(self, by: Seat) -> bool:
        """ "tỷ lệ A đạt 95%; tỷ lệ B tăng 3 điểm": whether another rate than those before is told to have risen."""
        lead = since(gap_before(by.named), (";", ". ")).casefold()
        called = [*self.words.rate_of.finditer(lead)]
        name = self.words.change.split(lead[called[-1].end() :])[0] if called else ""
        return bool(words_in(name) - self.words.law.the_same)

    def _is_then(self, s: Seat) -> bool:
        """Whether the words right before a rate call it what was then, or what was to be reached."""
        lead = f"{since(s.context, (';', ':'))} {since(own_lead(s.named), (';',))}"
        called = (self.words.base, self.words.other_time, self.words.earlier, self.words.goals)
        return any(words.search(lead) for words in called)
