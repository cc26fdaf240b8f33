"""What the terminal shows: plain lines that also read well when piped into a file.

Renders only; colour is used on a terminal that has it, and never alone.
"""

import os
import shutil
import sys
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from assets.facts import TEXT
from assets.messages import Lang, say
from assets.submissions import Received
from assets.units import units
from checks.coverage import Covered
from pipelines.cli.checked import Checked
from pipelines.cli.coverage import lines, totals

_RED, _YELLOW, _GREEN, _BOLD, _PLAIN = "31", "33", "32", "1", "0"


def coloured(text: str, code: str) -> str:
    """The text in a colour, where the terminal has colours."""
    if not sys.stdout.isatty() or "NO_COLOR" in os.environ:
        return text
    return f"\033[{code}m{text}\033[{_PLAIN}m"


def width() -> int:
    """How many characters a line may have."""
    return min(shutil.get_terminal_size((100, 24)).columns, 110)


def wrapped(text: str, indent: str) -> str:
    """A paragraph, indented, broken at the terminal's width."""
    return textwrap.fill(
        text, width(), initial_indent=indent, subsequent_indent=indent, break_long_words=False
    )


def unit_name(unit_id: str, lang: Lang) -> str:
    """The unit's name; its id where the register has none; words where it is not known."""
    known = units().get(unit_id)
    return known.name if known else unit_id or say("unit_not_given", lang)


def show_check(results: list[Checked], lang: Lang, out: Path | None, *, with_coverage: bool) -> None:
    """Print files, findings and verdicts of a check, and which figures were not confronted, or how many."""
    for result in results:
        key = "check_period_guessed" if result.guessed else "check_period"
        print(coloured(say(key, lang, period=result.period.label(lang), code=result.period.code), _BOLD))
        several = len({r.file.unit for r in result.files}) > 1
        for r in result.files:
            if r.complaint:
                told = r.complaint.say(lang)
                if any(f["message_" + lang] == told for f in result.findings):
                    told = say("check_file_unread", lang, file=_file_name(r, several))
                print(coloured(wrapped(told, "  ! "), _RED))
                continue
            assert r.annex is not None
            given = sum(f.figure.value is not None for f in r.annex.facts)
            key = "check_file_unclaimed" if r.annex.unclaimed else "check_file"
            print(
                "  "
                + say(
                    key,
                    lang,
                    file=_file_name(r, several),
                    forms=", ".join(say("report_form_text", lang) if f == TEXT else f for f in r.annex.forms),
                    facts=given,
                    unclaimed=r.annex.unclaimed,
                )
            )
        for verdict in result.verdicts:
            print()
            several = len({r.file.name for r in result.files if r.file.unit == verdict["unit"]}) > 1
            show_verdict(verdict, result.findings, result.explained, lang, result.cells if several else {})
            if not with_coverage:
                _show_uncovered([c for c in result.covered if c.fact["unit"] == verdict["unit"]], lang)
        if with_coverage:
            _show_coverage(result, lang)
        if result.tried:  # last, so that it stands where the eye is
            _show_trial(result, lang)
    if out:
        print("\n" + say("check_out", lang, folder=out))


def _file_name(received: Received, with_unit: bool) -> str:
    file = received.file
    return f"{file.unit}/{file.name}" if with_unit and file.unit else file.name


def _show_coverage(result: Checked, lang: Lang) -> None:
    """Print the figures that no edit confronts, unit by unit."""
    covered = result.covered
    for unit in dict.fromkeys(c.fact["unit"] for c in covered):
        print("\n" + coloured(say("coverage_head", lang, unit=unit_name(unit, lang)), _BOLD))
        for depth, line in lines([c for c in covered if c.fact["unit"] == unit], result.passages, lang):
            print(wrapped(line, "  " * (depth + 1)))


def _show_uncovered(covered: Sequence[Covered], lang: Lang) -> None:
    """Say how many figures nothing was held against: silence about them is no proof that they are right."""
    counts = totals(covered)
    if counts["not_confronted"]:
        print(wrapped(say("check_uncovered", lang, **counts), "  "))


def _show_trial(result: Checked, lang: Lang) -> None:
    """Print the values that were tried and what they changed."""
    print("\n" + coloured(say("try_head", lang), _BOLD))
    for t in result.tried:
        if t.form == TEXT and not t.cell.isdecimal():  # a sentence in a sheet's cell
            ref = say("at_cell", lang, cell=t.cell)
        elif t.form == TEXT:
            ref = say("at_paragraph_of_text", lang, paragraph=t.cell)
        else:
            ref = say("at_cell_of_form", lang, cell=t.cell, form=t.form)
        line = say(
            "try_follows" if t.follows else "try_value", lang,
            ref=ref[:1].upper() + ref[1:], unit=unit_name(t.unit, lang), printed=t.printed or "–", value=t.value,
        )  # fmt: skip
        print(wrapped(line, "  "))
    names = {f["id"]: f"{f['rule']} ({f[f'label_{lang}']})" for f in (*result.before, *result.findings)}
    colours = {"mended": _GREEN, "undecided": _YELLOW, "unconfronted": _YELLOW, "left": _PLAIN, "new": _RED}
    for outcome, ids in result.changed_by_trial().items():
        if not ids:
            if outcome not in ("undecided", "unconfronted"):
                print("  " + say(f"try_{outcome}_none", lang))
            continue
        print(coloured("  " + say(f"try_{outcome}", lang), colours[outcome]))
        for ident in ids:
            print(wrapped(f"– {names[ident]}", "    "))


def show_verdict(
    verdict: dict[str, Any],
    findings: list[dict[str, Any]],
    explained: list[dict[str, Any]],
    lang: Lang,
    cells: Mapping[str, Sequence[Mapping[str, Any]]],
) -> None:
    """Print one unit's verdict, and of a period's findings and explanations those of the unit.

    Each finding names the files of its ``cells``; there are none where the unit sent one file.
    """
    findings = [f for f in findings if f["unit"] == verdict["unit"]]
    explained = [e for e in explained if e["unit"] == verdict["unit"]]
    held = verdict["decision"] != "publish"
    name = unit_name(verdict["unit"], lang)
    print(coloured(f"{name}: {say('decision_' + verdict['decision'], lang)}", _RED if held else _GREEN))
    reasons = [say(f"reason_{r}", lang) for r in verdict["reasons"].split(",") if r]
    if reasons:
        print(wrapped(say("check_reasons", lang, reasons="; ".join(reasons)), "  "))
    print(
        wrapped(
            say(
                "check_counts",
                lang,
                **{
                    k: verdict[k]
                    for k in ("confronted", "satisfied", "violated", "lacking", "errors", "warnings")
                },
            ),
            "  ",
        )
    )
    for group, repairs in _with_repairs(findings, explained):
        for finding in group:
            _show_finding(finding, cells.get(finding["id"], ()), lang)
        if repairs:
            key = "check_repairs" if len(group) == 1 else "check_repairs_of"
            rules = ", ".join(dict.fromkeys(f["rule"] for f in group))
            print(coloured(wrapped(say(key, lang, count=len(group), rules=rules), "    "), _BOLD))
            for line in repairs[f"message_{lang}"].splitlines():
                print(wrapped(line, "      "))


def _with_repairs(
    findings: Sequence[dict[str, Any]], explained: Sequence[dict[str, Any]]
) -> Iterator[tuple[list[dict[str, Any]], dict[str, Any] | None]]:
    """Findings that are explained together with their explanation, where the first of them stands."""
    by_id = {f["id"]: f for f in findings}
    component_of = {i: e for e in explained for i in e["findings"].split(",")}
    told: set[str] = set()
    for finding in findings:
        if finding["id"] in told:
            continue
        explanation = component_of.get(finding["id"])
        together = explanation["findings"].split(",") if explanation else [finding["id"]]
        told.update(together)
        yield [by_id[i] for i in by_id if i in together], explanation


def _show_finding(finding: dict[str, Any], cells: Sequence[Mapping[str, Any]], lang: Lang) -> None:
    severity = finding["severity"]
    head = f"  [{finding['rule']}] {say('severity_' + severity, lang)}"
    files = dict.fromkeys(c["file"] for c in cells if c["file"])
    head += f" – {', '.join(files)}" if files else ""
    print(coloured(head, _RED if severity == "error" else _YELLOW))
    print(wrapped(finding[f"message_{lang}"], "      "))
