"""The places of a form whose figures stand by level: the unit as a whole, its levels, what is beside them.

One vocabulary for labels of rows (``row_places.py``) and for headers of columns (``read_grid.py``). Where
on a sheet such words stand, and which figures belong to them, is decided there.
"""

import re
from collections.abc import Iterable
from typing import Annotated

from pydantic import Field, model_validator

from assets.law import Law
from assets.messages import Lang
from assets.text import fold, without_asides

#: How a level is called in a form definition and in operands (``II.06/7@tinh``).
LEVEL_CODE = r"^[a-z]+$"
_ENUMERATOR = re.compile(r"^\s*(?:[IVX]+|\d+(?:\.\d+)*|[A-Za-z])\s*[.)/-]\s*")

_Code = Annotated[str, Field(pattern=LEVEL_CODE)]


class Levels(Law):
    """By which words the whole, each level, and levels no longer in force are told.

    ``whole`` are also the words for a sum that may stand before a level's ("Cộng cấp xã"). ``beside``
    are places that are no part of the whole (the period before, the plan): their figures are held
    against each other, and never added up. Behind a row of ``among`` ("Trong đó") some parts are named.
    """

    whole: tuple[str, ...] = Field(min_length=1)
    levels: dict[_Code, tuple[str, ...]]
    beside: dict[_Code, tuple[str, ...]] = Field(default_factory=dict)
    abolished: dict[str, dict[Lang, str]] = Field(default_factory=dict)
    among: str = ""

    @model_validator(mode="after")
    def _told_apart(self) -> "Levels":
        both = self.levels.keys() & self.beside.keys()
        if both:
            raise ValueError(f"levels + beside: {', '.join(sorted(both))}")
        return self

    @property
    def codes(self) -> tuple[str, ...]:
        """All levels, those that are added up first."""
        return (*self.levels, *self.beside)

    def is_whole(self, bare: str) -> bool:
        """Whether a bare label means the whole, or a sum of what it does not say."""
        return is_one_of(bare, self.whole)

    def names_parts(self, label: str) -> bool:
        """Whether rows from here on are parts named among others, which need not add up."""
        return bool(self.among) and fold(label).startswith(fold(self.among))

    def level_of(self, bare: str) -> str | None:
        """The level that a bare label means, with or without a word for a sum before it."""
        rest = self.without_sum(bare)
        known = {**self.levels, **self.beside}
        return next((code for code, words in known.items() if is_one_of(rest, words)), None)

    def gone(self, bare: str) -> dict[Lang, str] | None:
        """Why the level that a bare label means is no longer in force; None if it is, or is none."""
        rest = self.without_sum(bare)
        return next((why for words, why in self.abolished.items() if is_one_of(rest, (words,))), None)

    def without_sum(self, bare: str) -> str:
        """A label without the word for a sum before it: "tổng cấp huyện" is the huyện level's."""
        for word in sorted((fold(p) for p in self.whole), key=len, reverse=True):
            if bare.startswith(word + " "):
                return bare[len(word) + 1 :]
        return bare


class Rows(Levels):
    """How the rows of a column form are told apart by their label; those of an outline by their ``code``."""

    code: tuple[str, ...] = ()
    label: tuple[str, ...]
    #: Headers of other columns that begin like one of labels.
    not_label: tuple[str, ...] = ()


class Across(Levels):
    """How the columns of a grid are told apart by their header.

    ``plain`` are headers that name no place ("Kỳ này"): what stands above them counts, or the whole.
    ``items``: a column headed by other words is a unit of its own, of the level that stands above it.
    """

    plain: tuple[str, ...] = ()
    items: bool = False


def bare(label: str) -> str:
    """A label, folded, without the number before it and without what stands in brackets."""
    return fold(without_asides(_ENUMERATOR.sub("", label)))


def enumerator(label: str) -> str:
    """The number that stands before a label in its own cell ("I. Cấp tỉnh"), or nothing."""
    match = _ENUMERATOR.match(label)
    return match[0].strip(" .)/-") if match else ""


def is_one_of(label: str, words: Iterable[str]) -> bool:
    """Whether a bare label is one of some wordings, or goes on from one of several words."""
    for word in words:
        folded = fold(word)
        if label == folded or (" " in folded and label.startswith(folded + " ")):
            return True
    return False
