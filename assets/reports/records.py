"""What a report tells, as plain records: units with their files and findings.

Only shapes belong here; ``data.py`` fills them, and every kind of report renders the same ones.
"""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from assets.facts import TEXT
from assets.messages import Lang
from assets.periods import Period


@dataclass(frozen=True, slots=True)
class Passage:
    """Where in a document a figure stands: ``[start, stop)`` of its paragraph, whose text is ``sentence``.

    ``counts`` is what the figure counts, as it is printed; ``rate`` says that it is a rate. Where a
    finding names a paragraph and no figure, ``start`` and ``stop`` are both 0. ``in_table``: the table, row and
    column that it stands in, if it is a cell.
    """

    sentence: str = ""
    start: int = 0
    stop: int = 0
    counts: str = ""
    rate: bool = False
    in_table: tuple[int, int, int] | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """One cell of a finding, or a figure in a text, whose cell is its paragraph and which has a ``passage``.

    ``line`` is the form's wording of the indicator; empty if unknown.
    """

    role: str
    form: str
    indicator: str
    line: str
    level: str
    item: str
    file: str
    sheet: str
    cell: str
    printed: str
    value: Decimal | None
    passage: Passage = Passage()

    @property
    def in_text(self) -> bool:
        """Whether it stands in the sentences of a document, and not in a form."""
        return self.form == TEXT and not self.sheet

    @property
    def known(self) -> bool:
        """Whether it says where in its file it is: not so for what concerns a whole file."""
        return bool(self.cell) if self.in_text else bool(self.sheet)


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding in the report's language."""

    id: str
    unit: str
    period: str
    rule: str
    kind: str
    severity: str
    form: str
    level: str
    item: str
    imbalance: Decimal | None
    tolerance: Decimal | None
    diagnosis: str | None
    label: str
    message: str
    reference: str
    cells: tuple[Place, ...]

    @property
    def arithmetic(self) -> str:
        """The message without the label at its head, for where the label is already the heading."""
        return self.message.removeprefix(f"{self.label}. ")

    @property
    def forms(self) -> tuple[str, ...]:
        """Every form that takes part: a disagreement of two forms belongs to both."""
        return tuple(dict.fromkeys(f for f in (self.form, *(c.form for c in self.cells)) if f))

    @property
    def files(self) -> tuple[str, ...]:
        """The files in which its cells lie."""
        return tuple(dict.fromkeys(c.file for c in self.cells if c.file))

    @property
    def of_text(self) -> bool:
        """Whether all its cells stand in sentences."""
        return bool(self.cells) and all(c.in_text for c in self.cells)


@dataclass(frozen=True, slots=True)
class Suspect:
    """One cell, or figure of a text, that is probably wrong.

    ``repairs`` of ``of_repairs`` explanations change it, the first of them is number ``rank``.
    ``findings`` are the ids of those it takes part in; ``proposal`` is its repair in words.
    """

    place: Place
    proposal: str
    certain: bool
    repairs: int
    of_repairs: int
    rank: int
    slip: str
    message: str
    findings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Explained:
    """Findings that hang together, and in a line each what would repair them all."""

    findings: tuple[str, ...]
    lines: tuple[str, ...]
    repairs: int


@dataclass(frozen=True, slots=True)
class FileReport:
    """One file as received; ``facts`` are places for a figure, ``figures`` those that hold one."""

    unit: str
    name: str
    sha256: str
    status: str
    reason: str | None
    forms: tuple[str, ...]
    facts: int
    figures: int
    unclaimed: int

    @property
    def read(self) -> bool:
        """Whether the file could be read."""
        return self.status == "read"


@dataclass(frozen=True, slots=True)
class Verdict:
    """Publish or hold, and what the decision rests on."""

    decision: str
    reasons: tuple[str, ...]
    fingerprint: str
    catalogue: str
    expected: int
    confronted: int
    satisfied: int
    violated: int
    lacking: int
    broken: int
    waived: int
    judged_at: datetime | None


@dataclass(frozen=True, slots=True)
class UnitReport:
    """One unit; no verdict where the gate has not judged it yet."""

    id: str
    name: str
    verdict: Verdict | None
    files: tuple[FileReport, ...]
    findings: tuple[Finding, ...]
    suspects: tuple[Suspect, ...] = ()
    explained: tuple[Explained, ...] = ()

    def suspects_of(self, finding: Finding) -> list[Suspect]:
        """The suspects that take part in a finding."""
        return [s for s in self.suspects if finding.id in s.findings]

    @property
    def held(self) -> bool:
        """Whether the unit may not publish; without a verdict it may not."""
        return self.verdict is None or self.verdict.decision != "publish"

    def count(self, severity: str) -> int:
        """How many findings have this severity."""
        return sum(f.severity == severity for f in self.findings)


@dataclass(frozen=True, slots=True)
class RuleCount:
    """How often one rule was violated."""

    rule: str
    label: str
    errors: int
    warnings: int

    @property
    def total(self) -> int:
        """Errors and warnings together."""
        return self.errors + self.warnings


@dataclass(frozen=True, slots=True)
class Validation:
    """The result of validating what is released."""

    success: bool
    promises: int


@dataclass(frozen=True, slots=True)
class ReportData:
    """Everything that a period's reports tell; ``outcomes`` counts confrontations by outcome."""

    period: Period
    lang: Lang
    units: tuple[UnitReport, ...]
    rules: tuple[RuleCount, ...]
    outcomes: dict[str, int]
    validation: Validation | None

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings, unit by unit."""
        return tuple(f for unit in self.units for f in unit.findings)

    @property
    def files(self) -> tuple[FileReport, ...]:
        """All files, unit by unit."""
        return tuple(f for unit in self.units for f in unit.files)

    def count(self, severity: str) -> int:
        """How many findings have this severity."""
        return sum(unit.count(severity) for unit in self.units)
