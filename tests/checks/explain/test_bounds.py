"""However large or odd a submission is, explaining ends, says what it did not do, and stops nothing."""

from collections.abc import Iterator

import pytest

from assets.periods import period
from checks.explain import suspects, unit
from checks.explain.search import Record, figures_in
from checks.explain.slips import slip_law
from checks.explain.solve import Solution
from checks.explain.suspects import explain
from checks.explain.unit import Units
from checks.rules.load import catalogue
from tests.facts import Printed, run, stored

H1 = "2024-H1"
BROKEN = {"BM3/1.4": "1.880", "BM3/1.4.1": "1.465", "BM3/1.4.2": "261", "BM3/1.4.3": "151"}


def _told(units: dict[str, Printed]) -> Iterator[dict[str, object]]:
    with stored(H1, units) as warehouse:
        run(warehouse, H1)
        explain(warehouse, period(H1), catalogue())
        yield from warehouse.rows("SELECT * FROM explained ORDER BY unit")
        yield from warehouse.rows("SELECT * FROM suspects ORDER BY unit, position")


def test_a_fault_in_explaining_one_unit_costs_neither_its_findings_nor_the_other_units(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    searched = Units._searched

    def faulty(self, name, *args):  # type: ignore[no-untyped-def]
        if name == "a":
            raise ZeroDivisionError
        return searched(self, name, *args)

    monkeypatch.setattr(Units, "_searched", faulty)
    rows = list(_told({"a": BROKEN, "b": BROKEN}))
    assert [(r["unit"], r["complete"]) for r in rows[:2]] == [("a", False), ("b", True)]
    assert "đối chiếu từng ô với hồ sơ gốc" in str(rows[0]["message_vi"])
    assert {r["unit"] for r in rows[2:]} == {"b"}
    assert "unit a could not be explained" in caplog.text


def test_a_search_that_disagrees_with_the_confrontation_is_not_believed(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(unit, "following", lambda layout, facts, values: values.__setitem__(0, 1877) or {})
    (explained,) = _told({"a": BROKEN})
    assert (explained["complete"], explained["explanations"]) == (False, 0)
    assert "the search sees" in caplog.text


def test_a_search_that_was_cut_short_says_so_and_names_nothing_certain(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    law = slip_law()
    hurried = law.model_copy(update={"search": law.search.model_copy(update={"work": 2})})
    monkeypatch.setattr(suspects, "slip_law", lambda: hurried)
    explained, *found = _told({"a": BROKEN})
    assert not explained["complete"]
    assert "dừng sớm" in str(explained["message_vi"])
    assert "cut short" in str(explained["message_en"])
    assert not any(s["certain"] for s in found)


def test_every_figure_at_random_ends_with_an_answer_or_says_that_there_is_none() -> None:
    printed = {f"II.06/{c}{at}": str(37 * n * n % 1009) for n, (at, c) in enumerate(
        (at, c) for at in ("", "@tinh", "@huyen", "@xa") for c in ("3", "4", "5", "6", "7", "10", "11", "12", "13")
    )}  # fmt: skip
    explained, *found = _told({"a": printed})
    assert explained["message_vi"]
    assert explained["complete"] or not any(s["certain"] for s in found)


def test_a_solution_that_does_not_hold_when_put_in_place_is_never_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def wrong(self, free):  # type: ignore[no-untyped-def]
        (v,) = figures_in(free) if free.bit_count() == 1 else (-1,)
        return Solution({v: (7, 7)}, witness={v: 7}) if v >= 0 else []

    monkeypatch.setattr(Record, "solve", wrong)
    (explained,) = _told({"a": BROKEN})
    assert explained["explanations"] == 0
