"""The rules in use, pinned: a rule that vanishes, or changes its severity, shows in review."""

import shutil
from collections import Counter
from pathlib import Path

import pytest

from assets.forms.load import forms
from assets.messages import CATALOGUE as MESSAGES
from assets.messages import LANGS
from assets.periods import period
from assets.warehouse import TABLES
from checks.edits.rule import Rule
from checks.rules.load import FOLDER, catalogue, fingerprint, load_catalogue

PER_KIND = {
    "2024-H1": {
        "agreement": 16, "balance": 16, "between": 5, "bound": 27, "citation": 13, "codes": 4, "count": 2,
        "outline_total": 3, "path": 6, "presence": 19, "range": 11, "ranking": 6, "ratio": 22, "rows": 8, "shares": 1,
        "stated": 3, "status": 7, "target": 7, "totals": 7, "units": 3,
    },
    "2025-Q3": {
        "agreement": 13, "balance": 15, "between": 5, "bound": 27, "citation": 13, "codes": 4, "count": 2,
        "outline_total": 3, "path": 6, "presence": 18, "range": 11, "ranking": 6, "ratio": 21, "rows": 8, "shares": 1,
        "stated": 3, "status": 7, "target": 7, "totals": 7, "units": 3,
    },
}  # fmt: skip
NOTICES = {
    "file_rejected": "error", "figure_unreadable": "error", "count_fraction": "error",
    "formula_error": "error", "formula_uncomputed": "error", "figure_ambiguous": "warning",
    "figure_note": "warning", "line_missing": "warning", "line_repeated": "error", "form_repeated": "error",
    "line_unknown": "warning", "line_abolished": "error", "line_miscoded": "warning",
    "heading_with_figure": "warning", "figures_unclaimed": "warning", "figures_hidden": "warning",
    "copy_differs": "error", "text_tracked_changes": "warning", "text_hidden": "warning",
    "text_scanned_pages": "warning", "text_legacy_encoding": "warning", "text_not_understood": "error",
    "register_not_understood": "error",
    "outline_missing": "warning", "outline_repeated": "warning", "outline_out_of_order": "warning",
    "outline_uncoded": "warning", "period_other": "error", "unit_other": "error",
    "report_repeated": "warning",
}  # fmt: skip

ROOT = Path(__file__).parents[2]
LAWS = [p for room in ("assets", "checks") for p in sorted((ROOT / room).rglob("*.yaml")) if p != MESSAGES]


@pytest.mark.parametrize("when", PER_KIND)
def test_how_many_rules_of_each_kind_are_in_force(when: str) -> None:
    kinds = Counter(rule.kind for rule in catalogue().in_force(period(when)))  # type: ignore[attr-defined]
    assert dict(sorted(kinds.items())) == PER_KIND[when]


def test_which_rules_only_warn() -> None:
    warnings = {rule.id for rule in catalogue().rules.values() if rule.severity == "warning"}
    blanks = {i for i in catalogue().rules if i.rpartition(".")[2].startswith("P")}
    in_text = (
        "A02 B02 C01 C02 C03 C04 K05 K06 K07 K08 K10 K12 K13 M05 M06 M07 N01 N02 N03 R02 R06 U01 U02 U03"
    )
    of_registers = {i for i, r in catalogue().rules.items() if r.home in ("MUC-TIEU", "CHI-TIEU")}
    assert warnings == blanks | of_registers | {f"TEXT.{i}" for i in in_text.split()} | {
        "PAR.L05",
        "PAR.O02",
        "XEP-HANG.V01",
        "X.A11",
        "X.A12",
        "X.A13",
        "X.A14",
    }


def test_what_the_readers_notices_amount_to() -> None:
    severities = {s.notice: s.severity for s in catalogue().structure.values()}
    assert severities | NOTICES == severities
    assert len({s.id for s in catalogue().structure.values()}) == len(severities)


def test_which_notices_are_the_systems_own_fault() -> None:
    faults = {s.notice for s in catalogue().structure.values() if s.id in catalogue().faults()}
    assert faults == {"text_not_understood", "register_not_understood"}


@pytest.mark.parametrize("rule", catalogue().rules.values(), ids=lambda rule: rule.id)
def test_a_rule_is_worded_in_every_language_and_says_where_it_comes_from(rule: Rule) -> None:
    for words in (rule.label, rule.description):
        assert all(words[lang].strip() for lang in LANGS)
        assert words["vi"] != words["en"]
    assert rule.reference.strip()


def test_no_rule_speaks_of_the_huyen_level_after_it_was_abolished() -> None:
    for rule in catalogue().in_force(period("2025-Q3")):
        assert "huyện" not in rule.label["vi"]
        assert not {t.operand.level for t in rule.terms()} & {"huyen"}


@pytest.mark.parametrize("law", LAWS, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_verdict_reached_under_another_law_is_known_by_its_fingerprint(
    law: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _change(law, monkeypatch)
    assert fingerprint(FOLDER) != catalogue().fingerprint


def test_how_users_are_told_is_no_law_that_a_verdict_rests_on(monkeypatch: pytest.MonkeyPatch) -> None:
    _change(MESSAGES, monkeypatch)
    assert fingerprint(FOLDER) == catalogue().fingerprint


def _change(changed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read = Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda path: read(path) + b"# .\n" * (path == changed))


def test_rules_that_stand_in_place_of_those_in_use_have_a_fingerprint_of_their_own(tmp_path: Path) -> None:
    shutil.copytree(FOLDER, tmp_path / "rules")
    before = load_catalogue(tmp_path / "rules", forms()).fingerprint
    assert before == catalogue().fingerprint
    path = tmp_path / "rules" / "bm1.yaml"
    path.write_text(path.read_text("utf-8") + "# .\n", "utf-8")
    assert load_catalogue(tmp_path / "rules", forms()).fingerprint != before


def test_a_finding_has_room_for_every_language() -> None:
    assert {f"{part}_{lang}" for part in ("label", "message") for lang in LANGS} <= set(TABLES["findings"])
