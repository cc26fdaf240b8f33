"""The period's report as one page that needs nothing but itself: no network, no other file.

The page is ``templates/report.html.j2`` with its style and script; here is only what it is given.
Everything that comes from what units sent is escaped by the template engine.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from assets.messages import Lang, say
from assets.reports import words
from assets.reports.data import natural
from assets.reports.excerpts import excerpts
from assets.reports.records import Finding, ReportData

TEMPLATES = Path(__file__).with_name("templates")
#: Up to this many findings, all their cells are open from the start.
_OPEN_UP_TO = 200
_RULES_SHOWN = 12
#: So many suspects of a unit, and of a finding, are shown at once; the others are a click away.
_SUSPECTS_SHOWN, _SUSPECTS_OF_FINDING = 15, 4
#: A bar is as long as the chart only from this count on, so that a single finding does not look like many.
_SHORTEST_SCALE = 5


@dataclass(frozen=True)
class Copy:
    """A file's annotated copy, as a path seen from the page, or the reason why there is none."""

    path: str | None
    reason: str | None = None

    @property
    def href(self) -> str | None:
        """The path as a relative link."""
        return quote(self.path) if self.path else None


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def page(data: ReportData, copies: Mapping[tuple[str, str], Copy] | None = None) -> str:
    """The page.

    Args:
        data: what to tell.
        copies: the annotated copies by unit and file.
    """
    lang, known = data.lang, copies or {}

    def copies_of(finding: Finding) -> list[tuple[str, Copy]]:
        """The copies in which a finding's cells are marked."""
        found = ((file, known.get((finding.unit, file))) for file in finding.files)
        return [(file, copy) for file, copy in found if copy and copy.path]

    of_rule = Counter((unit.id, f.rule) for unit in data.units for f in unit.findings)
    judged = [u.verdict.judged_at for u in data.units if u.verdict and u.verdict.judged_at]
    forms = {form for finding in data.findings for form in finding.forms}
    return (
        _environment()
        .get_template("report.html.j2")
        .render(
            data=data,
            lang=lang,
            say=partial(_say, lang),
            number=lambda value: words.number(value, lang),
            day=lambda value: words.day(value, lang),
            severity=lambda code: words.severity(code, lang),
            decision=lambda unit: words.decision(unit, lang),
            reasons=lambda unit: words.reasons(unit, lang),
            unit_name=lambda unit: words.unit_name(unit, lang),
            line=lambda place: words.line(place, lang),
            address=lambda place: words.address(place, lang),
            form_name=lambda code: words.form_name(code, lang),
            forms_named=lambda codes: ", ".join(words.form_name(code, lang) for code in codes),
            named=lambda f, unit: words.finding_name(f, of_rule[unit.id, f.rule] > 1),
            excerpts=excerpts,
            without_quote=lambda message: words.without_quote(message, lang),
            how_certain=lambda suspect: words.how_certain(suspect, lang),
            copies=known,
            copies_of=copies_of,
            judged_at=words.moment(max(judged), lang) if judged else None,
            forms=sorted(forms, key=natural),
            most=max([_SHORTEST_SCALE, *(rule.total for rule in data.rules)]),
            suspects_shown=_SUSPECTS_SHOWN,
            suspects_of_finding=_SUSPECTS_OF_FINDING,
            rules_shown=data.rules[:_RULES_SHOWN],
            rules_rest=data.rules[_RULES_SHOWN:],
            opened=len(data.findings) <= _OPEN_UP_TO,
        )
    )


def _say(lang: Lang, key: str, **args: object) -> str:
    return say(key, lang, **args)
