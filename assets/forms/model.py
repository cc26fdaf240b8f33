"""What a form definition contains: its versions by date, how it is recognised, its lines or columns.

Only the shape belongs here; finding a form in a sheet is ``recognise.py``.
"""

import re
from collections.abc import Collection
from datetime import date
from functools import cached_property
from itertools import pairwise
from typing import Annotated, Literal

from pydantic import Field, field_validator, model_validator

from assets.forms.levels import Across, Levels, Rows
from assets.forms.register_law import RegisterLayout
from assets.law import Law
from assets.messages import Lang
from assets.numbers import Quantity
from assets.text import fold, without_asides

#: What each layout is made of.
_NEEDED = {"lines": ("header", "lines"), "columns": ("rows", "columns"), "outline": ("rows", "columns"),
           "grid": ("header", "lines", "across"), "register": ("register_", "columns")}  # fmt: skip


def _by_number(code: str) -> tuple[tuple[int, str], ...]:
    """Orders codes as numbers: 1.9 before 1.10."""
    return tuple((int(part) if part.isdecimal() else 0, part) for part in code.split("."))


class InForce(Law):
    """From the first to the last day on which something holds; no last day: until further notice."""

    start: date = Field(alias="from")
    end: date | None = Field(default=None, alias="to")

    def holds_on(self, day: date) -> bool:
        """Whether ``day`` lies within."""
        return self.start <= day and (self.end is None or day <= self.end)

    @model_validator(mode="after")
    def _in_order(self) -> "InForce":
        if self.end is not None and self.end < self.start:
            raise ValueError(f"from {self.start} > to {self.end}")
        return self


class Indicator(Law):
    """What one line (or one column) measures.

    ``codes`` lists the admitted answers of a coded line, ``spelt`` other words for them; ``joins`` names the
    indicators that this one stands for where a variant of the form prints them as one (columns 8 and 9 of II.06).
    """

    code: str = Field(min_length=1)
    label: str = Field(min_length=1)
    quantity: Literal[Quantity, "heading", "text"] = "count"
    unit: str = ""
    codes: dict[Annotated[str, Field(pattern=r"^\d+$")], str] = Field(default_factory=dict)
    spelt: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    joins: tuple[str, ...] = ()
    also: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _codes_where_coded(self) -> "Indicator":
        if (self.quantity == "code") != bool(self.codes):
            raise ValueError("quantity: code ⇔ codes")
        if unknown := self.spelt.keys() - self.codes.keys():
            raise ValueError(f"spelt: {', '.join(sorted(unknown))}?")
        return self

    @cached_property
    def answers(self) -> dict[str, str]:
        """The code of each answer in words, folded."""
        words = {fold(words): code for code, words in self.codes.items()}
        return words | {fold(w): code for code, others in self.spelt.items() for w in others}

    @property
    def labels(self) -> tuple[str, ...]:
        """All wordings of the label, and each without what stands in brackets."""
        words = (self.label, *self.also)
        return tuple(dict.fromkeys([*words, *(bare for w in words if (bare := without_asides(w).strip()))]))


class ColumnIndicator(Indicator):
    """An indicator that is a column: its header from the top (``group``) down to its own (``leaf``).

    In an outline, a column may be ``optional``, or missed only ``unless`` another is there; figures are given
    to so many ``places`` at least, though zeros at the end are mostly left off; where several columns have one
    header but for the year, those of ``earlier`` years are other indicators, the latest of them first.
    ``figures`` says of a column of texts that sentences with figures stand in it.
    """

    group: tuple[str, ...] = ()
    leaf: tuple[str, ...] = Field(min_length=1)
    optional: bool = False
    unless: tuple[str, ...] = ()
    places: int = Field(default=0, ge=0, le=9)
    earlier: tuple[str, ...] = ()
    figures: bool = False


class AbolishedColumn(ColumnIndicator):
    """A column that this version no longer has, and why; a figure there is a finding."""

    reason: dict[Lang, str]


class Recognise(Law):
    """How the form is told from others, and its labels from each other.

    ``with_title`` and ``without_title`` are the shares of the form's lines that must be found below a
    title, or without one; ``alike_with_code`` and ``alike_alone`` (per cent) are how alike two labels
    must be to count as one beside the same code, or without a code.
    """

    title: tuple[str, ...] = Field(min_length=1)
    with_title: Annotated[float, Field(gt=0, le=1)]
    without_title: Annotated[float, Field(gt=0, le=1)]
    alike_with_code: Annotated[float, Field(gt=0, le=100)]
    alike_alone: Annotated[float, Field(gt=0, le=100)]


class Abolished(Law):
    """A line that this version no longer has, and why; a figure there is a finding."""

    code: str
    label: str
    reason: dict[Lang, str]

    @property
    def labels(self) -> tuple[str, ...]:
        """All wordings of the label."""
        return (self.label,)


class LineLayout(Law):
    """Header words of a table whose lines are the indicators.

    ``not_value`` are words of columns that look like the value's but hold other figures (a plan, last
    year's). A grid needs no ``value``: its columns of figures are headed as ``across`` says.
    """

    code: tuple[str, ...]
    label: tuple[str, ...]
    unit: tuple[str, ...] = ()
    value: tuple[str, ...] = ()
    not_value: tuple[str, ...] = ()
    note: tuple[str, ...] = ()


class FormVersion(Law):
    """One layout of a form, restated whole, with the days on which it is in force.

    ``layout`` says what the indicators are: ``lines`` with one column of figures, ``columns`` with rows
    by level, or the lines of a ``grid``, whose columns are the levels. Of a ``partial`` one offices print
    the lines that they want to.
    """

    version: str
    in_force: InForce
    reference: str
    recognise: Recognise
    layout: Literal["lines", "columns", "grid", "outline", "register"]
    partial: bool = False
    header: LineLayout | None = None
    lines: tuple[Indicator, ...] = ()
    abolished: tuple[Abolished, ...] = ()
    rows: Rows | None = None
    register_: RegisterLayout | None = Field(default=None, alias="register")
    columns: tuple[ColumnIndicator, ...] = ()
    abolished_columns: tuple[AbolishedColumn, ...] = ()
    across: Across | None = None

    @model_validator(mode="after")
    def _fits_its_layout(self) -> "FormVersion":
        needed = _NEEDED[self.layout]
        named = (self.header and self.header.value) if self.layout == "lines" else True
        if not (named and all(getattr(self, name) for name in needed)):
            raise ValueError(f"layout: {self.layout} → {' + '.join(needed).replace('_', '')}")
        codes = [i.code for i in self.indicators]
        repeated = {c for c in codes if codes.count(c) > 1}
        if repeated:
            raise ValueError(f"code × 2: {', '.join(sorted(repeated))}")
        if self.register_:
            own = {self.register_.number, self.register_.name, *self.register_.needed}
            if own - set(codes) or any(i.quantity != "text" for i in self.columns):
                raise ValueError(f"register: {', '.join(sorted(own - set(codes)))}? quantity: text")
        for indicator in self.indicators:
            unknown = set(indicator.joins) - set(codes)
            if unknown:
                raise ValueError(f"joins: {', '.join(sorted(unknown))}?")
        for column in self.columns:
            for name in ("earlier", "unless"):
                if unknown := set(getattr(column, name)) - set(codes):
                    raise ValueError(f"{name}: {', '.join(sorted(unknown))}?")
        return self

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        """The indicators, in the order of the form."""
        return self.lines or self.columns

    def lacking(self, found: Collection[str]) -> list[Indicator]:
        """The indicators that a table must have and has not, given the codes of those that it has."""
        missing = []
        for i in self.indicators:
            spared = isinstance(i, ColumnIndicator) and (i.optional or not set(i.unless).isdisjoint(found))
            if i.code not in found and i.quantity != "heading" and not i.joins and not spared:
                missing.append(i)
        return missing

    @property
    def by_level(self) -> Levels | None:
        """By which words its rows or columns are told by level; None where it has one figure per line."""
        return self.rows or self.across

    @cached_property
    def line_header(self) -> LineLayout | None:
        """The header words of its lines; in a grid any level's heads a column of figures."""
        if self.header is None or self.across is None:
            return self.header
        places = self.across
        levels = [word for words in (*places.levels.values(), *places.beside.values()) for word in words]
        return self.header.model_copy(update={"value": (*places.whole, *levels)})

    @cached_property
    def outline(self) -> tuple[Indicator | Abolished, ...]:
        """The lines in the order of the form, with the abolished ones where their codes belong."""
        outline: list[Indicator | Abolished] = list(self.lines)
        for gone in self.abolished:
            later = (i for i, line in enumerate(outline) if _by_number(line.code) > _by_number(gone.code))
            outline.insert(next(later, len(outline)), gone)
        return tuple(outline)

    @cached_property
    def positions_by_code(self) -> dict[str, int]:
        """Where in the outline each code stands."""
        return {line.code: i for i, line in enumerate(self.outline)}

    @cached_property
    def positions_by_label(self) -> dict[str, tuple[int, ...]]:
        """Where in the outline each label, folded, stands: several lines may have one label."""
        found: dict[str, tuple[int, ...]] = {}
        for i, line in enumerate(self.outline):
            for label in dict.fromkeys(fold(words) for words in line.labels):
                found[label] = (*found.get(label, ()), i)
        return found

    @cached_property
    def columns_by_leaf(self) -> dict[str, tuple[tuple[str, tuple[str, ...]], ...]]:
        """The columns that have a header text, folded, as their own: code and folded group texts."""
        found: dict[str, tuple[tuple[str, tuple[str, ...]], ...]] = {}
        for column in (*self.columns, *self.abolished_columns):
            groups = tuple(fold(words) for words in column.group)
            for leaf in dict.fromkeys(fold(words) for words in column.leaf):
                found[leaf] = (*found.get(leaf, ()), (column.code, groups))
        return found

    def column_headed(self, text: str) -> str | None:
        """The column whose group and own header a folded text names together, as in a one-row header."""
        found = [
            (len(leaf), -text.index(group), code)
            for leaf, columns in self.columns_by_leaf.items()
            if leaf in text
            for code, groups in columns
            for group in groups
            if group in text
        ]
        return max(found)[2] if found else None

    @cached_property
    def titles(self) -> re.Pattern[str]:
        """Finds the form's title in a folded text."""
        words = "|".join(re.escape(fold(title)) for title in self.recognise.title)
        return re.compile(rf"(?<!\w)(?:{words})(?!\w)")

    def indicator(self, code: str) -> Indicator | None:
        """The indicator with this code that carries figures, or None."""
        for found in self.indicators:
            if found.code == code and found.quantity != "heading":
                return found
        return None


class Form(Law):
    """An official form and all its versions, oldest first, without gap or overlap."""

    form: str = Field(min_length=1)
    name: dict[Lang, str]
    versions: tuple[FormVersion, ...] = Field(min_length=1)

    @field_validator("versions")
    @classmethod
    def _without_gap(cls, versions: tuple[FormVersion, ...]) -> tuple[FormVersion, ...]:
        for earlier, later in pairwise(versions):
            end = earlier.in_force.end
            if end is None or (later.in_force.start - end).days != 1:
                raise ValueError(
                    f"{earlier.version} → {end}, {later.version} ← {later.in_force.start}: gap/overlap"
                )
        return versions

    @property
    def is_register(self) -> bool:
        """Whether the form is a table of texts."""
        return any(version.register_ for version in self.versions)

    def version_on(self, day: date) -> FormVersion | None:
        """The version in force on ``day``, or None."""
        for version in self.versions:
            if version.in_force.holds_on(day):
                return version
        return None
