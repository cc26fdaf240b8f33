"""What an annotated copy says, be it a workbook or a document: at its head, and in its comments."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from assets.messages import Lang, say
from assets.periods import Period
from assets.reports.records import FileReport, Finding, Suspect, UnitReport
from assets.reports.words import decision, number, severity, unit_name, without_quote

#: How a figure is told apart: as a suspect, or else by what it takes part in.
MarkKind = Literal["certain", "possible", "error", "warning"]
#: The sentences about a cell that takes part, is certainly wrong, may be wrong; and about a figure in a text.
_CELL = ("report_comment_involved", "report_comment_certain", "report_comment_possible")
_FIGURE = ("report_figure_involved", "report_figure_certain", "report_figure_possible")
#: The sentences at the head about the counts and the suspects.
_OF_SHEET = ("report_sheet_counts", "report_sheet_suspects")
_OF_DOCUMENT = ("report_document_counts", "report_document_suspects")


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above the list of findings: a title and lines of plain text."""

    title: str
    lines: Sequence[str]


@dataclass(slots=True)
class Marked:
    """What one cell or figure takes part in; ``Finding`` by id, each told once."""

    findings: dict[str, Finding] = field(default_factory=dict)
    suspects: list[Suspect] = field(default_factory=list)

    @property
    def kind(self) -> MarkKind:
        """Suspected cells stand out from those that merely take part."""
        if self.suspects:
            return "certain" if any(s.certain for s in self.suspects) else "possible"
        return "error" if any(f.severity == "error" for f in self.findings.values()) else "warning"


def head(
    file: FileReport,
    unit: UnitReport,
    period: Period,
    findings: Sequence[Finding],
    note: str,
    lang: Lang,
    *,
    document: bool = False,
) -> Head:
    """The head of the copy of ``file``; ``note``: what the reader must know about this copy."""
    errors = sum(f.severity == "error" for f in findings)
    counts, of_suspects = _OF_DOCUMENT if document else _OF_SHEET
    suspected = any(s.place.file == file.name for s in unit.suspects)
    lines = [
        say(
            "report_sheet_about", lang, unit=unit_name(unit, lang), period=period.label(lang),
            code=period.code, decision=decision(unit, lang),
        ),
        say(
            counts, lang, errors=number(errors, lang),
            warnings=number(len(findings) - errors, lang),
        ),
        say(of_suspects, lang) if suspected else "",
        say("report_sheet_advice", lang),
        note,
    ]  # fmt: skip
    return Head(say("report_sheet_title", lang, file=file.name), [line for line in lines if line])


def explained(suspects: Iterable[Suspect]) -> set[str]:
    """The findings that some cell is suspected for."""
    return {ident for suspect in suspects for ident in suspect.findings}


def comment_parts(marked: Marked, known: set[str], lang: Lang, *, document: bool = False) -> list[str]:
    """The paragraphs of a comment.

    Args:
        marked: what the cell or figure takes part in.
        known: the findings that some cell is suspected for, so that this one can be said not to be.
        lang: the language of the comment.
        document: the comment stands beside the passage, which need not be quoted.
    """
    involved, certain, possible = _FIGURE if document else _CELL
    findings, suspects = list(marked.findings.values()), marked.suspects
    elsewhere = not suspects and any(f.id in known for f in findings)
    lines = [say(involved, lang)] if elsewhere else []
    lines += [say(certain if s.certain else possible, lang, message=s.message) for s in suspects]
    for f in findings:
        message = without_quote(f.message, lang) if document else f.message
        lines.append(
            say(
                "report_comment_line",
                lang,
                severity=severity(f.severity, lang),
                rule=f.rule,
                message=message,
            )
        )
    return lines
