"""The walk down the rows of a column form: which level is open, and what of it has been seen.

Where only a heading without figures names a level, a bare sum ("Cộng") at the foot of its items is its
row; likewise of a group of items within a level. What a row says about itself is ``row_places.py``.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from assets.facts import NESTED
from assets.forms.levels import Levels, bare
from assets.forms.row_nesting import Nest
from assets.messages import Lang
from assets.text import fold

#: The level of a group that stands beside the levels and is none that the form names.
_OTHER = "khac"
#: How levels are numbered where their numbers alone tell a group beside them.
_OF_LEVELS = ("roman", "letter")


@dataclass(frozen=True, slots=True)
class RowPlace:
    """Where a row stands in the form; ``gone`` says why its level is no longer in force.

    ``unsure``: its number does not tell whether it is part of the item above it or stands beside it.
    """

    label: str
    level: str
    item: str
    gone: Mapping[Lang, str] | None = None
    unsure: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """What a row says about its place: label, number, whether it has figures, the level it names.

    ``within``: the level is that of the item above, not one that the rows below it belong to.
    """

    row: int
    label: str
    numbering: str
    mark: str
    figures: bool
    level: str | None
    gone: Mapping[Lang, str] | None
    whole: bool
    within: bool = False

    @property
    def named(self) -> bool:
        """Whether it opens a level, in force or not."""
        return not self.within and (self.level is not None or self.gone is not None)


@dataclass(slots=True)
class _Group:
    """Items below a heading without figures within a level, until its sum comes, if it does."""

    label: str
    numbering: str
    rows: list[int]


class Walk:
    """One walk; ``places`` are those of the rows with figures."""

    def __init__(self, levels: Levels) -> None:
        self.levels = levels
        self.places: dict[int, RowPlace] = {}
        self.level, self.numbering = "", ""
        self.gone: Mapping[Lang, str] | None = None
        self.nest = Nest(self.levels)
        self.group: _Group | None = None
        #: Whether the open level still lacks its own row; the level of the last heading without figures,
        #: and the groups of no name opened since.
        self.headed, self.heading = False, ""
        self.unnamed: list[str] = []
        self.others = 0
        self.marks: dict[str, str] = {}
        self.items: set[tuple[str, str]] = set()

    def take(self, line: Line, later: Sequence[Line]) -> None:
        """Place one line; ``later`` are those after it."""
        if line.named:
            self._open_named(line)
        elif self._sums_group(line, later):
            self._close_group(line)
        elif (summed := self._summed(line, later)) is not None:
            self._put(line, RowPlace(line.label, summed, ""))
            self.headed = self.headed and summed != self.level
            self.nest, self.group = Nest(self.levels), None
        elif line.whole:
            self._put(line, RowPlace(line.label, "", ""))
            self.nest = Nest(self.levels)
        elif self._beside(line):
            self.others += 1
            name = _OTHER + (str(self.others) if self.others > 1 else "")
            self._open(line, name, None)
            self.unnamed.append(name)
        elif line.figures or self.levels.names_parts(line.label):
            self._item(line)
        elif line.numbering != self.nest.numbering or not self.nest.stack:
            within = self.group and not self.group.rows and line.numbering != self.group.numbering
            if not within:  # else an item of the group that has nothing to report
                self.group = _Group(line.label, line.numbering, [])

    def _put(self, line: Line, place: RowPlace) -> None:
        if line.figures:
            self.places[line.row] = place

    def _item(self, line: Line) -> None:
        item, unsure = self.nest.path(line.label, line.numbering)
        if not line.label or (self.level, item) in self.items:
            item = f"{item} [{line.row + 1}]".strip()
        if line.figures:
            self.items.add((self.level, item))
            if self.group:
                self.group.rows.append(line.row)
        self._put(line, RowPlace(line.label, self.level, item, line.gone or self.gone, unsure))

    def _open_named(self, line: Line) -> None:
        level = line.level or ""
        if line.figures and level and level == self.heading and self.unnamed:
            # Its sum comes at last: groups of no name below its heading were groups of it.
            for row, place in self.places.items():
                if place.level in self.unnamed:
                    self.places[row] = replace(place, level=level)
        self._open(line, level, line.gone)
        self.unnamed = []
        self.heading = level if not line.figures else ""

    def _open(self, line: Line, level: str, gone: Mapping[Lang, str] | None) -> None:
        self.level, self.gone, self.nest, self.group = level, gone, Nest(self.levels), None
        self.headed = not line.figures
        if line.numbering or not self.numbering:
            self.numbering = line.numbering
        if line.mark:
            self.marks.setdefault(line.mark, level)
        self._put(line, RowPlace(line.label, level, "", gone))

    def _summed(self, line: Line, later: Sequence[Line]) -> str | None:
        """The level that a sum at the foot of its items is of: by its number ("Cộng I"), or as it stands."""
        full = fold(line.label)
        rest = self.levels.without_sum(full)
        words = rest.split() if rest != full else []
        if words and words[-1] in self.marks and not [w for w in words[:-1] if w in self.marks or words[2:]]:
            return self.marks[words[-1]]
        if not (line.whole and line.figures and self.headed and self.level):
            return None
        summed_already = any(p.level == p.item == "" for p in self.places.values())
        to_come = any(other.named or (other.whole and other.figures) for other in later)
        return self.level if summed_already or to_come else None

    def _sums_group(self, line: Line, later: Sequence[Line]) -> bool:
        """Whether a line is the sum of a group within the level: by its words, or as another sum is to come."""
        if not (self.group and self.group.rows and line.figures):
            return False
        if self.group.numbering == self.nest.numbering:  # an item without figures, numbered as the others
            return False
        words = bare(line.label)
        if self.levels.without_sum(words) != words:
            return self.levels.without_sum(words) == bare(self.group.label)
        return line.whole and any(other.whole and other.figures for other in later)

    def _close_group(self, line: Line) -> None:
        """The group's sum is an item, and the items below its heading are parts of it."""
        assert self.group
        label = self.group.label
        for row in self.group.rows:
            self.places[row] = replace(self.places[row], item=NESTED.join([label, self.places[row].item]))
        self._put(line, RowPlace(line.label, self.level, label, self.gone))
        self.items.add((self.level, label))
        self.nest, self.group = Nest(self.levels), None

    def _beside(self, line: Line) -> bool:
        """Whether a line is written as the levels are: a group beside them that the form does not name."""
        if not self.level or not line.label or line.numbering != self.numbering:
            return False
        if self.numbering in _OF_LEVELS:
            return True
        return not line.figures and not self.numbering and self.headed and bool(self.nest.numbering)
