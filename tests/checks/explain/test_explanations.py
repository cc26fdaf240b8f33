"""Which cell is named as wrong, told on whole examples written as they are printed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pytest

from assets.periods import period
from checks.confront import confront
from checks.explain.suspects import explain
from checks.findings import write_findings
from checks.rules.load import catalogue
from tests.facts import UNIT, Printed, store, stored

Row = dict[str, Any]

#: As in raw/2024-H1/quang-tri, but for 3.2.2, which says 9.751 there.
TRUE = {
    "BM3/3.1": "99,69%", "BM3/3.1.1": "52.414", "BM3/3.1.2": "52.249",
    "BM3/3.2": "98,57%", "BM3/3.2.1": "10.099", "BM3/3.2.2": "9.955",
    "BM3/3.3": "99,97%", "BM3/3.3.1": "77.881", "BM3/3.3.2": "77.857",
    "II.06/7": "140.394", "II.06/8+9": "140.061", "II.06/10": "333",
}  # fmt: skip
PARTS = {"BM3/1.4.1": "1465", "BM3/1.4.2": "261", "BM3/1.4.3": "151"}
ONLINE = {
    "BM7/6.3": "70,68%", "BM7/6.3.1": "59.789", "BM7/6.3.2": "42.260",
    "BM7/6.4": "62,50%", "BM7/6.4.1": "331.084", "BM7/6.4.2": "206.913",
}  # fmt: skip


@dataclass(frozen=True)
class Told:
    """The three tables of a period."""

    explained: list[Row]
    repairs: list[Row]
    suspects: list[Row]

    def first(self) -> list[tuple[str, str]]:
        """The figures that the likeliest explanation changes, with the slip."""
        return [(_place(r), r["slip"]) for r in self.repairs if r["rank"] == 1 and not r["follows"]]

    def suspect(self, place: str) -> Row:
        """The one suspect at a place."""
        (found,) = [s for s in self.suspects if _place(s) == place]
        return found

    def certain(self) -> list[str]:
        """Where every explanation changes the figure."""
        return [_place(s) for s in self.suspects if s["certain"]]


def _place(row: Row) -> str:
    level = f"@{row['level']}" if row["level"] else ""
    item = f"#{row['item']}" if row["item"] else ""
    return f"{row['form']}/{row['indicator']}{level}{item}"


def told(
    facts: Printed,
    when: str = "2024-H1",
    earlier: tuple[str, Printed] | None = None,
    formulas: Sequence[str] = (),
) -> Told:
    """Explain one unit's facts; ``earlier``: another period that it reported, with its facts."""
    return told_of({UNIT: facts}, when, earlier, formulas)


def told_of(
    units: Mapping[str, Printed],
    when: str = "2024-H1",
    earlier: tuple[str, Printed] | None = None,
    formulas: Sequence[str] = (),
) -> Told:
    """Explain the facts of several units."""
    of = period(when)
    with stored(when, units) as warehouse:
        if earlier:
            store(warehouse, earlier[0], UNIT, earlier[1])
        for place in formulas:
            warehouse.connection.execute(
                "UPDATE facts SET formula = true WHERE concat(form, '/', indicator, "
                "CASE WHEN level <> '' THEN '@' || level END, CASE WHEN item <> '' THEN '#' || item END) = ?",
                [place],
            )
        confront(warehouse, of, catalogue())
        write_findings(warehouse, of, catalogue())
        count = explain(warehouse, of, catalogue())
        seen = Told(
            warehouse.slice("explained", when, "unit, component"),
            warehouse.slice("repairs", when, "unit, component, rank, position"),
            warehouse.slice("suspects", when, "unit, component, position"),
        )
    assert count == len(seen.suspects)
    return seen


def test_nothing_is_said_of_a_clean_submission() -> None:
    assert told({**TRUE, **PARTS, **ONLINE, "BM3/1.4": "1877"}) == Told([], [], [])


def test_a_figure_that_rate_and_other_form_contradict_is_certain_and_its_value_known() -> None:
    seen = told({**TRUE, "BM3/3.2.2": "9.751"})
    (suspect,) = seen.suspects
    assert _place(suspect) == "BM3/3.2.2"
    assert suspect["certain"]
    assert suspect["determined"]
    assert (suspect["repair"], suspect["low"], suspect["high"], suspect["share"]) == (9955, 9955, 9955, 1)
    assert len(suspect["findings"].split(",")) == 2
    for words in (suspect["message_vi"], seen.explained[0]["message_vi"]):
        assert "9.955" in words
        assert "BM3.R02" in words
        assert "X.A02" in words


def test_without_the_other_form_nobody_knows_which_figure_of_a_rate_is_wrong() -> None:
    seen = told({k: v for k, v in TRUE.items() if not k.startswith("II.06")} | {"BM3/3.2.2": "9.751"})
    assert seen.certain() == []
    assert {_place(s) for s in seen.suspects} == {"BM3/3.2", "BM3/3.2.1", "BM3/3.2.2"}


@pytest.mark.parametrize(
    ("whole", "slip", "other"),
    [("1726", "left_out", "151"), ("1616", "left_out", "261"), ("2138", "counted_twice", "261")],
)
def test_a_sum_that_left_out_or_counted_twice_one_of_its_parts_is_named(
    whole: str, slip: str, other: str
) -> None:
    seen = told({**PARTS, "BM3/1.4": whole})
    assert seen.first() == [("BM3/1.4", slip)]
    assert seen.repairs[0]["repair"] == 1877
    assert other in seen.repairs[0]["slip_vi"]
    assert seen.certain() == []  # each of the parts may be the wrong one, too


def test_numerator_and_denominator_in_each_others_place_are_named_first() -> None:
    seen = told({**TRUE, "BM3/3.2.1": "9.955", "BM3/3.2.2": "10.099"})
    assert seen.first() == [("BM3/3.2.1", "exchanged"), ("BM3/3.2.2", "exchanged")]
    assert [r["repair"] for r in seen.repairs[:2]] == [10_099, 9_955]


def test_two_neighbouring_parts_in_each_others_place_are_named_first() -> None:
    rows = {"II.06/3": "16.414", "II.06/7": "10.394", "II.06/8+9": "10.061", "II.06/10": "333",
            "II.06/11": "6.020", "II.06/12": "5.923", "II.06/13": "97"}  # fmt: skip
    assert told(rows) == Told([], [], [])
    seen = told({**rows, "II.06/11": "5.923", "II.06/12": "6.020"})
    assert seen.first() == [("II.06/11", "exchanged"), ("II.06/12", "exchanged")]


def test_last_periods_figure_left_standing_is_named() -> None:
    printed = {**TRUE, "BM3/3.2.2": "8.804"}
    assert told(printed, earlier=("2024-Q1", {"BM3/3.2.2": "8.804"})).first() == [("BM3/3.2.2", "previous")]
    assert told(printed, earlier=("2024-Q1", {"BM3/3.2.2": "8.803"})).first() == [("BM3/3.2.2", "unknown")]
    assert told(printed, earlier=("2024-Y", {"BM3/3.2.2": "8.804"})).first() == [("BM3/3.2.2", "unknown")]


def test_a_rate_on_another_denominator_is_named() -> None:
    seen = told({**ONLINE, "BM7/6.3": "10,81%"})
    assert seen.first() == [("BM7/6.3", "other_denominator")]
    assert str(seen.repairs[0]["repair"]).startswith("70.68")


def test_a_cell_whose_formula_agrees_with_its_inputs_follows_them_and_is_no_suspect() -> None:
    printed = {**TRUE, "BM3/3.2.2": "9.751", "BM3/3.2": "96,55%"}
    seen = told(printed, formulas=["BM3/3.2"])
    assert [_place(s) for s in seen.suspects] == ["BM3/3.2.2"]
    (follows,) = [r for r in seen.repairs if r["follows"]]
    assert _place(follows) == "BM3/3.2"
    assert str(follows["repair"]).startswith("98.57")
    assert seen.certain() == ["BM3/3.2.2"]


def test_a_whole_that_a_formula_adds_up_follows_its_parts() -> None:
    rows = {"II.06/3": "16.414", "II.06/7": "10.394", "II.06/8+9": "10.061", "II.06/10": "333",
            "II.06/11": "6.020", "II.06/12": "5.923", "II.06/13": "97"}  # fmt: skip
    seen = told({**rows, "II.06/13": "92", "II.06/11": "6.015"}, formulas=["II.06/11"])
    assert "II.06/11" not in {_place(s) for s in seen.suspects}
    assert {"II.06/12", "II.06/13"} <= {_place(s) for s in seen.suspects}


def test_a_rate_that_was_cut_off_is_certain_and_gets_the_rounded_value() -> None:
    seen = told({"BM3/3.1": "66,66%", "BM3/3.1.1": "3", "BM3/3.1.2": "2"})
    (suspect,) = seen.suspects
    assert (_place(suspect), suspect["slip"], suspect["certain"]) == ("BM3/3.1", "truncated", True)
    assert str(suspect["repair"]).startswith("66.67")
    assert "66,67%" in suspect["proposal_vi"]


def test_a_rate_that_only_looks_rounded_up_is_not_certain_where_a_slip_explains_it_as_well() -> None:
    seen = told({"BM7/6.3": "70,68%", "BM7/6.3.1": "59.798", "BM7/6.3.2": "42.260"})
    slips = {_place(s): s["slip"] for s in seen.suspects}
    assert slips["BM7/6.3"] == "rounded_up"
    assert slips["BM7/6.3.1"] == "digits_swapped"
    assert seen.certain() == []


def test_two_lines_far_apart_in_each_others_place_are_recognised() -> None:
    seen = told({**TRUE, "BM3/3.1.1": "77.881", "BM3/3.3.1": "52.414"})
    assert seen.first() == [("BM3/3.1.1", "exchanged"), ("BM3/3.3.1", "exchanged")]


def test_a_rate_without_its_decimal_mark_gets_it_back() -> None:
    seen = told({"BM3/3.3": "9997%", "BM3/3.3.1": "77.881", "BM3/3.3.2": "77.857"})
    (suspect,) = seen.suspects
    assert (suspect["slip"], suspect["proposal_vi"]) == ("mark_dropped", "99,97%")


def test_a_rate_written_as_a_share_of_one_gets_its_per_cent() -> None:
    seen = told({"BM3/3.1": "0,9969", "BM3/3.1.1": "52.414", "BM3/3.1.2": "52.249"})
    assert seen.first() == [("BM3/3.1", "other_reading")]
    assert seen.suspect("BM3/3.1")["proposal_vi"] == "99,69%"


def test_equal_figures_of_one_rate_are_nobodys_copy() -> None:
    seen = told({"BM3/3.4": "90", "BM3/3.4.1": "77", "BM3/3.4.2": "77"})
    assert "copied_neighbour" not in {s["slip"] for s in seen.suspects}


def test_a_figure_is_exchanged_only_with_one_that_was_wrong_as_well() -> None:
    seen = told({**PARTS, "BM3/1.4": "1726", "BM3/2.3": "0"})
    assert "BM3/2.3" not in {_place(s) for s in seen.suspects}


def test_a_code_that_is_not_admitted_is_certain_but_has_no_value() -> None:
    seen = told({"BM1/6": "7"})
    (suspect,) = seen.suspects
    assert (_place(suspect), suspect["slip"], suspect["certain"]) == ("BM1/6", "not_admitted", True)
    assert suspect["repair"] is None


def test_a_missing_figure_gets_the_value_that_the_other_edits_determine() -> None:
    seen = told({**TRUE, "BM3/3.2.2": ""})
    (suspect,) = seen.suspects
    assert (_place(suspect), suspect["slip"], suspect["repair"]) == ("BM3/3.2.2", "missing", 9955)


def test_a_missing_figure_that_only_a_rate_bears_on_gets_a_range() -> None:
    seen = told({"BM3/3.1": "99,69%", "BM3/3.1.1": "52.414", "BM3/3.1.2": ""})
    (suspect,) = seen.suspects
    assert suspect["repair"] is None
    assert suspect["low"] <= 52_249 <= suspect["high"]
    for part in (suspect["low"], suspect["high"]):
        assert told({"BM3/3.1": "99,69%", "BM3/3.1.1": "52.414", "BM3/3.1.2": str(int(part))}).explained == []
    for part in (suspect["low"] - 1, suspect["high"] + 1):
        assert told({"BM3/3.1": "99,69%", "BM3/3.1.1": "52.414", "BM3/3.1.2": str(int(part))}).explained


def test_errors_that_have_nothing_to_do_with_each_other_are_told_apart() -> None:
    seen = told({**TRUE, **PARTS, "BM3/3.2.2": "9.751", "BM3/1.4": "1726"})
    assert len(seen.explained) == 2
    assert {r["component"] for r in seen.repairs} == {r["component"] for r in seen.explained}


def test_no_repair_breaks_what_held() -> None:
    printed = {**TRUE, "BM3/3.2.2": "9.751"}
    repairs = told(printed).repairs
    assert repairs
    for row in repairs:
        mended = {**printed, _place(row): str(int(row["repair"]))}
        assert told(mended) == Told([], [], [])


def test_the_order_of_units_and_facts_changes_nothing() -> None:
    units = {
        "quang-tri": {**TRUE, "BM3/3.2.2": "9.751"},
        "hue": {**PARTS, "BM3/1.4": "1726", "BM1/6": "7"},
        "vp-ubnd-tinh": {**TRUE, "BM3/3.2.1": "9.955", "BM3/3.2.2": "10.099"},
        "da-nang": {**TRUE, **ONLINE},
    }
    backwards = {u: dict(reversed(units[u].items())) for u in reversed(units)}
    straight = told_of(units)
    assert told_of(backwards) == straight
    assert {r["unit"] for r in straight.explained} == {"quang-tri", "hue", "vp-ubnd-tinh"}
    for unit, printed in units.items():
        alone = told_of({unit: printed})
        for table in ("explained", "repairs", "suspects"):
            assert getattr(alone, table) == [r for r in getattr(straight, table) if r["unit"] == unit]


def _totals(**changes: str) -> dict[str, str]:
    """Two items of the tỉnh level and their total, true but for the changes: ``{"9@": …, "3@#a": …}``."""
    a = dict(zip(COLUMNS, (110, 50, 50, 10, 100, 60, 35, 5, 10, 8, 2), strict=True))
    b = dict(zip(COLUMNS, (220, 100, 90, 30, 200, 120, 75, 5, 20, 16, 4), strict=True))
    found = {f"II.06/{c}@tinh#Đất đai": str(v) for c, v in a.items()}
    found |= {f"II.06/{c}@tinh#Hộ tịch": str(v) for c, v in b.items()}
    return found | {f"II.06/{c}@tinh": str(a[c] + b[c]) for c in COLUMNS} | changes


COLUMNS = ("3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13")


def test_formulas_that_rest_on_formulas_follow_the_one_figure_that_was_typed_wrong() -> None:
    at = "II.06/{}@tinh".format
    facts = _totals(**{at("9"): "75", at("7"): "265", at("3"): "295"})
    seen = told(facts, formulas=[at("7"), at("3")])
    assert seen.first() == [(at("9"), "left_out")]
    assert seen.certain() == [at("9")]
    follows = {_place(r): int(r["repair"]) for r in seen.repairs if r["follows"]}
    assert follows == {at("7"): 300, at("3"): 330}


def test_a_rate_formula_beyond_its_limits_leads_to_the_typed_figure() -> None:
    facts = {"BM3/3.1": "900", "BM3/3.1.1": "1.000", "BM3/3.1.2": "9.000"}
    seen = told(facts, formulas=["BM3/3.1"])
    assert seen.explained[0]["complete"]
    assert {_place(s) for s in seen.suspects} == {"BM3/3.1.1", "BM3/3.1.2"}


def test_a_figure_that_a_formula_computes_is_never_exchanged() -> None:
    wrong = "II.06/3@tinh#Đất đai"
    seen = told(_totals(**{wrong: "152"}), formulas=["II.06/3@tinh#Hộ tịch"])
    assert [_place(s) for s in seen.suspects] == [wrong]
    assert seen.certain() == [wrong]


def test_exchanged_lines_name_the_cell_that_each_figure_belongs_in() -> None:
    tinh, huyen = (60, 50, 10, 30, 20, 10), (90, 60, 30, 50, 20, 30)  # 60, 50 and 30 in several columns
    columns = ("7", "8+9", "10", "11", "12", "13")
    facts = {f"II.06/{c}@tinh": str(v) for c, v in zip(columns, huyen, strict=True)}
    facts |= {f"II.06/{c}@huyen": str(v) for c, v in zip(columns, tinh, strict=True)}
    facts |= {"BM3/3.1.1": "60", "BM3/3.1.2": "50", "BM3/3.2.1": "90", "BM3/3.2.2": "60"}
    seen = told(facts)
    rows = [r for r in seen.repairs if r["slip"] == "lines_exchanged" and r["form"] == "II.06"]
    exchanged = {_place(r): r["slip_vi"] for r in rows}
    assert exchanged
    for place, name in exchanged.items():
        form, _, rest = place.partition("/")
        code, _, level = rest.partition("@")
        partner = f"{form}/{code}@{'huyen' if level == 'tinh' else 'tinh'}"
        cell = next(r["cell"] for r in seen.repairs if _place(r) == partner)
        assert f"ô {cell} " in name


def test_a_rate_of_nothing_may_stay_undecided_when_another_figure_is_wrong() -> None:
    seen = told({"BM3/3.4": "0%", "BM3/3.4.1": "0", "BM3/3.4.2": "5"})
    assert ("BM3/3.4.2", 0) in {
        (_place(r), int(r["repair"])) for r in seen.repairs if r["repair"] is not None
    }
    assert seen.certain() == []
