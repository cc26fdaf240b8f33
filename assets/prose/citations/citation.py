"""A cited document and its date, and a day up to which figures go, as one paragraph prints them.

How they are found does not belong here: ``find.py`` and ``cut_offs.py``.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

#: Number without leading zeros, year in the number, key of the symbol: what identifies a document,
#: within one calendar year where the number has no year.
DocumentKey = tuple[str, int | None, str]


class Role(StrEnum):
    """What a citation is to the text that prints it."""

    OWN = "own"  # the text's own number
    ANNEX_OF = "annex_of"  # the document that this annex goes with
    CITED = "cited"


@dataclass(frozen=True, slots=True)
class CitedDate:
    """A date as printed; a part left blank is None, and a date may be none of the calendar."""

    start: int
    stop: int
    printed: str
    day: int | None
    month: int | None
    year: int | None

    @property
    def is_whole(self) -> bool:
        """Whether day, month and year are all given."""
        return None not in (self.day, self.month, self.year)

    @property
    def value(self) -> date | None:
        """The day, if all of it is given and the calendar has it."""
        if self.day is None or self.month is None or self.year is None:
            return None
        try:
            return date(self.year, self.month, self.day)
        except ValueError:
            return None


@dataclass(frozen=True, slots=True)
class Citation:
    """One cited document.

    ``start`` and ``stop`` are its span in the paragraph, kind to date or office. ``type_word`` is the
    kind's name as in the law ("" where none is printed); ``type_printed`` stands right before the
    number or "số" and is "" where the kind is further away or ``carried`` over from the citation
    before. ``number`` is as printed ("01", "M25"), "" where left blank. ``symbol`` is made of ``parts``
    ("KH-UBND" of KH and UBND; "TB/BTCTU" becomes "TB-BTCTU"), "" for a document named by its number
    alone. ``issuer`` is the office's name as in the law ("" if unknown), ``issuer_printed`` its words
    here. ``date`` may stand before the citation ("Ngày 28/02/2024 … ban hành Kế hoạch số 111/KH-VP").
    ``about`` is what follows "về", to compare titles.
    """

    start: int
    stop: int
    printed: str
    role: Role
    type_word: str
    type_printed: str
    carried: bool
    number: str
    year: int | None
    symbol: str
    issuer: str
    issuer_printed: str
    date: CitedDate | None
    about: str

    @property
    def parts(self) -> tuple[str, ...]:
        """The symbol's parts."""
        return tuple(self.symbol.split("-")) if self.symbol else ()

    @property
    def plain_number(self) -> str:
        """The number without leading zeros and dots, for comparison."""
        return self.number.replace(".", "").lstrip("0")

    @property
    def key(self) -> DocumentKey:
        """What identifies the document, but for the office and the year."""
        return self.plain_number, self.year, symbol_key(self.symbol)

    @property
    def name(self) -> str:
        """Number, year and symbol in one word, as officials write it: "34/2016/NĐ-CP"."""
        return "/".join(filter(None, (self.number, str(self.year or ""), self.symbol)))


@dataclass(frozen=True, slots=True)
class CutOff:
    """A day up to which figures of a paragraph go ("tính đến ngày 10/6/2024"), and from when if that is
    said; where the first day is printed without its year, ``since`` lacks it too."""

    start: int
    stop: int
    printed: str
    date: CitedDate
    since: CitedDate | None = None


def symbol_key(symbol: str) -> str:
    """A symbol as it is compared: case and the several letters Đ do not tell symbols apart."""
    return symbol.replace("Ð", "Đ").replace("Ɖ", "Đ").casefold()
