"""The gate: published only if nothing stands against it; each reason holds by itself."""

from datetime import UTC, datetime

import pytest

from assets.periods import period
from assets.warehouse import Warehouse
from checks.confront import confront, remember_confronted
from checks.findings import write_findings
from checks.gate import judge
from checks.rules.load import Catalogue, catalogue
from tests.facts import NOW, UNIT, Row, confronted, confronted_units, run, seen, store, stored
from tests.points_form import points_rules, rule

WHEN = "2024-H1"
PERIOD = period(WHEN)
SOUND = {"BM3/3.2": "98,57%", "BM3/3.2.1": "10,099", "BM3/3.2.2": "9,955"}


def _judged(warehouse: Warehouse, rules: Catalogue | None = None, unit: str = UNIT) -> Row:
    judge(warehouse, PERIOD, rules or catalogue(), NOW)
    return seen(warehouse, PERIOD).verdict(unit)


def _held_for(verdict: Row) -> str:
    assert verdict["decision"] == ("hold" if verdict["reasons"] else "publish")
    reasons: str = verdict["reasons"]
    return reasons


def test_figures_that_agree_are_published_with_everything_the_decision_rests_on() -> None:
    verdict = confronted(WHEN, SOUND).verdict()
    assert _held_for(verdict) == ""
    assert verdict["confronted"] == verdict["expected"] == 31
    assert (verdict["satisfied"], verdict["violated"], verdict["broken"], verdict["errors"]) == (6, 0, 0, 0)
    assert verdict["lacking"] > 0
    assert verdict["catalogue"] == catalogue().fingerprint
    assert verdict["judged_at"] == NOW


def test_an_error_holds() -> None:
    verdict = confronted(WHEN, SOUND | {"BM3/3.2.2": "9,751"}).verdict()
    assert _held_for(verdict) == "errors"
    assert (verdict["violated"], verdict["errors"], verdict["warnings"]) == (1, 1, 0)


def test_warnings_are_shown_and_do_not_hold() -> None:
    told = confronted(WHEN, SOUND | {"BM3/3.2": "98,58%", "BM3/3.4": "100"})
    assert {f["rule"]: f["severity"] for f in told.findings} == {"BM3.R02": "warning", "BM3.P04": "warning"}
    assert _held_for(told.verdict()) == ""
    assert told.verdict()["warnings"] == 2


def test_a_file_that_was_not_read_holds_its_unit_only() -> None:
    with stored(WHEN, {UNIT: SOUND, "hue": SOUND}) as warehouse:
        _reject(warehouse, UNIT)
        told = run(warehouse, WHEN)
    assert _held_for(told.verdict()) == "unread"
    assert told.verdict()["unread"] == 1
    assert _held_for(told.verdict("hue")) == ""


def _reject(warehouse: Warehouse, unit: str) -> None:
    row = (WHEN, unit, "BM7.xls", "sha", 10, "rejected", "hỏng", "damaged", "", 0, 0)
    warehouse.append("submissions", [row])


def test_a_unit_without_a_single_figure_is_held() -> None:
    assert _held_for(confronted(WHEN, dict.fromkeys(SOUND, "")).verdict()) == "nothing"
    with stored(WHEN, {}) as warehouse:
        _reject(warehouse, "hue")
        assert _held_for(run(warehouse, WHEN).verdict("hue")) == "nothing,unread"


def test_a_letter_without_figures_beside_sound_figures_holds_nothing() -> None:
    verdict = confronted(WHEN, {**SOUND, "TEXT/": "Kính gửi Văn phòng Ủy ban nhân dân tỉnh."}).verdict()
    assert _held_for(verdict) == ""
    assert verdict["confronted"] == verdict["expected"] > 31


def test_figures_that_nobody_confronted_are_held() -> None:
    with stored(WHEN, {UNIT: SOUND}) as warehouse:
        assert "waiting" in _held_for(_judged(warehouse)).split(",")
        run(warehouse, WHEN)
        store(warehouse, WHEN, "hue", SOUND)
        assert "waiting" in _held_for(_judged(warehouse, unit="hue")).split(",")
        assert _held_for(_judged(warehouse)) == ""


@pytest.mark.parametrize(
    "tampering",
    [
        "UPDATE facts SET value = 9956 WHERE indicator = '3.2.2'",
        "UPDATE facts SET printed = '9.955' WHERE indicator = '3.2.2'",
        "DELETE FROM facts WHERE indicator = '3.2.2'",
        "INSERT INTO facts SELECT * FROM facts WHERE indicator = '3.2.2'",
        "UPDATE submissions SET sha256 = 'other'",
    ],
)
def test_facts_changed_after_they_were_confronted_hold(tampering: str) -> None:
    with stored(WHEN, {UNIT: SOUND, "hue": SOUND}) as warehouse:
        run(warehouse, WHEN)
        warehouse.connection.execute(
            tampering + (" AND" if "WHERE" in tampering else " WHERE") + f" unit = '{UNIT}'"
        )
        assert _held_for(_judged(warehouse)) == "changed"
        assert _held_for(_judged(warehouse, unit="hue")) == ""
        # Confronting anew is the way out, if the figures allow it.
        assert "changed" not in _held_for(run(warehouse, WHEN).verdict())


def test_rules_changed_since_the_figures_were_confronted_hold(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    balance = {"kind": "balance", "whole": '"1"', "parts": '["1.1", "1.2"]'}
    old = points_rules(tmp_path_factory.mktemp("old"), rule("DC.B01", **balance))
    new = points_rules(tmp_path_factory.mktemp("new"), rule("DC.B01", **balance, severity="warning"))
    with stored(WHEN, {UNIT: {"DC/1": "85,96", "DC/1.1": "80", "DC/1.2": "5,96"}}, old) as warehouse:
        assert _held_for(run(warehouse, WHEN, old).verdict()) == ""
        assert _held_for(_judged(warehouse, new)) == "changed"
        assert _held_for(run(warehouse, WHEN, new).verdict()) == ""


def test_fewer_rules_confronted_than_expected_hold() -> None:
    with stored(WHEN, {UNIT: SOUND}) as warehouse:
        run(warehouse, WHEN)
        warehouse.connection.execute("DELETE FROM plans WHERE rule = 'BM3.B01'")
        verdict = _judged(warehouse)
        assert _held_for(verdict) == "short"
        assert verdict["expected"] - verdict["confronted"] == 1


def test_a_broken_rule_holds() -> None:
    with stored(WHEN, {UNIT: SOUND}) as warehouse:
        run(warehouse, WHEN)
        warehouse.connection.execute(
            "UPDATE outcomes SET letters = 'b' || substr(letters, 2) WHERE plan = 'BM3'"
        )
        assert seen(warehouse, PERIOD).only("BM3.B01") == "broken"
        assert _held_for(_judged(warehouse)) == "broken"


def test_findings_that_were_not_told_anew_hold() -> None:
    """Confronted, but the findings are still those of the earlier figures: no error is no proof."""
    with stored(WHEN, {UNIT: SOUND}) as warehouse:
        run(warehouse, WHEN)
        warehouse.connection.execute("UPDATE facts SET value = 9751 WHERE indicator = '3.2.2'")
        confront(warehouse, PERIOD, catalogue())
        remember_confronted(warehouse, PERIOD, catalogue())
        assert _held_for(_judged(warehouse)) == "changed"
        write_findings(warehouse, PERIOD, catalogue())
        assert _held_for(_judged(warehouse)) == "errors"
        warehouse.clear("findings", WHEN)
        assert _held_for(_judged(warehouse)) == "changed"


def test_a_unit_that_only_sends_some_forms_is_not_short_of_the_others() -> None:
    assert _held_for(confronted(WHEN, {"BM1/1": "17"}).verdict()) == ""
    assert _held_for(confronted(WHEN, {"II.06/3": "550", "II.06/7": "527", "II.06/11": "23"}).verdict()) == ""


@pytest.mark.parametrize("form", ["BM1", "BM3", "BM7", "II.06"])
def test_a_unit_is_not_short_because_its_annex_lacks_lines(form: str) -> None:
    codes = [i.code for i in catalogue().versions(PERIOD)[form].indicators if i.quantity != "heading"]
    told = confronted_units(WHEN, {code: {f"{form}/{code}": "1"} for code in codes})
    assert {v["unit"]: v["reasons"] for v in told.verdicts if v["reasons"] not in ("", "errors")} == {}


def test_the_time_of_judgement_is_kept_without_its_zone() -> None:
    with stored(WHEN, {UNIT: SOUND}) as warehouse:
        run(warehouse, WHEN)
        judge(warehouse, PERIOD, catalogue(), datetime(2024, 6, 20, 0, 0, tzinfo=UTC))
        assert seen(warehouse, PERIOD).verdict()["judged_at"] == datetime(2024, 6, 20, 0, 0)
