"""Every figure that was read is confronted with something, or it is said that nothing does."""

from pathlib import Path

from assets.messages import say
from assets.periods import period
from checks.coverage import Covered, Reach, coverage
from checks.rules.load import Catalogue, catalogue, load_catalogue
from tests.facts import UNIT, run, store, stored
from tests.points_form import points_form, points_rules, rule, write_rules

H1 = "2024-H1"


def _covered(facts: dict[str, str], rules: Catalogue | None = None) -> list[Covered]:
    with stored(H1, {UNIT: facts}, rules) as warehouse:
        run(warehouse, H1, rules)
        return coverage(warehouse, period(H1), rules or catalogue())


def _reaches(covered: list[Covered]) -> dict[str, Reach]:
    return {
        c.fact["indicator"] + (f"@{c.fact['level']}" if c.fact["level"] else ""): c.reach for c in covered
    }


SUM = rule("DC.B01", kind="balance", whole='"1"', parts='["1.1", "1.2"]')
ABOVE_NOUGHT = rule("DC.G01", kind="range", of='["2.3"]', least="0")


def test_a_figure_that_no_rule_names_is_uncovered(tmp_path: Path) -> None:
    covered = _covered(
        {"DC/1": "3", "DC/1.1": "1", "DC/1.2": "2", "DC/1.3": "7"}, points_rules(tmp_path, SUM)
    )
    assert _reaches(covered) == {
        "1": Reach.COMPARED, "1.1": Reach.COMPARED, "1.2": Reach.COMPARED, "1.3": Reach.UNCOVERED,
    }  # fmt: skip
    assert [(c.rules, c.label) for c in covered if c.reach is Reach.UNCOVERED] == [((), "Điểm thưởng")]


def test_a_figure_that_does_not_agree_is_covered_all_the_same(tmp_path: Path) -> None:
    covered = _covered({"DC/1": "9", "DC/1.1": "1", "DC/1.2": "2"}, points_rules(tmp_path, SUM))
    assert set(_reaches(covered).values()) == {Reach.COMPARED}


def test_a_figure_whose_edits_lack_others_is_told_apart(tmp_path: Path) -> None:
    covered = _covered({"DC/1": "3", "DC/1.1": "1", "DC/1.2": "", "DC/1.3": "7"}, points_rules(tmp_path, SUM))
    assert _reaches(covered) == {"1": Reach.ONLY_LACKING, "1.1": Reach.ONLY_LACKING, "1.3": Reach.UNCOVERED}
    assert {c.lacking for c in covered} == {("DC.B01",), ()}


def test_limits_of_its_own_are_no_comparison(tmp_path: Path) -> None:
    share = rule("DC.B02", kind="balance", whole='"2.2"', parts='["2.1", "2.3"]')
    covered = _covered({"DC/2.3": "4"}, points_rules(tmp_path, ABOVE_NOUGHT, share))
    (only,) = covered
    assert (only.reach, only.rules, only.lacking) == (Reach.ONLY_LIMITS, ("DC.G01",), ("DC.B02",))


def test_that_other_figures_are_there_is_no_comparison(tmp_path: Path) -> None:
    there = rule("DC.P01", kind="presence", when='["2"]', of='["2.1", "2.2"]')
    covered = _covered({"DC/2": "50%", "DC/2.1": "1", "DC/2.2": "2"}, points_rules(tmp_path, there))
    assert set(_reaches(covered).values()) == {Reach.ONLY_LIMITS}


def test_a_rule_that_cannot_be_run_covers_nothing(tmp_path: Path) -> None:
    rules = points_rules(tmp_path, SUM)
    with stored(H1, {UNIT: {"DC/1": "3", "DC/1.1": "1", "DC/1.2": "2"}}, rules) as warehouse:
        run(warehouse, H1, rules)
        warehouse.connection.execute("UPDATE outcomes SET letters = 'b'")
        covered = coverage(warehouse, period(H1), rules)
    assert set(_reaches(covered).values()) == {Reach.ONLY_LACKING}


def test_the_members_of_a_joined_column_are_covered_by_the_edits_on_it() -> None:
    covered = _covered({"II.06/7": "10", "II.06/8": "4", "II.06/9": "5", "II.06/10": "1"})
    assert set(_reaches(covered).values()) == {Reach.COMPARED}


def test_rows_of_levels_and_items_are_covered_by_the_sums_over_them() -> None:
    facts = {
        "II.06/4": "3",
        "II.06/4@tinh": "1",
        "II.06/4@xa": "2",
        "II.06/4@xa#Hộ tịch": "2",
        "II.06/13@tinh": "0",
    }
    found = _covered(facts)
    reaches = {(c.fact["indicator"], c.fact["level"], c.fact["item"]): c.reach for c in found}
    assert reaches.pop(("13", "tinh", "")) is Reach.ONLY_LIMITS
    assert set(reaches.values()) == {Reach.COMPARED}


def test_figures_of_sentences_are_covered_by_what_their_sentences_claim() -> None:
    covered = _covered(
        {"TEXT/": "Có 333 hồ sơ (đúng hạn 300 hồ sơ, quá hạn 33 hồ sơ).\nĐã tổ chức 17 hội nghị."}
    )
    assert _reaches(covered) == {
        "1.1": Reach.COMPARED, "1.2": Reach.COMPARED, "1.3": Reach.COMPARED, "2.1": Reach.UNCOVERED,
    }  # fmt: skip


def test_a_figure_in_a_register_that_was_compared_as_text_is_covered() -> None:
    said = "Đã tổ chức 17 hội nghị.\nĐã in 250 tờ rơi."
    with stored(H1, {UNIT: {"TEXT/": said}}) as warehouse:
        run(warehouse, H1)
        before = _reaches(coverage(warehouse, period(H1), catalogue()))
        cell = warehouse.slice("facts", H1, "indicator")[0]
        warehouse.connection.execute(
            "UPDATE paragraphs SET in_table = 1, in_row = 2, in_column = 3 WHERE number = ?", [cell["cell"]]
        )
        warehouse.connection.execute(
            "INSERT INTO compared_places VALUES (?, ?, 'TEXT.U02', '', '17', 0, '', '', '', ?, ?, 'C2', '17')",
            [H1, cell["unit"], cell["file"], say("table_of_document", number=1)],
        )
        after = _reaches(coverage(warehouse, period(H1), catalogue()))
    assert before == {"1.1": Reach.UNCOVERED, "2.1": Reach.UNCOVERED}
    assert after == {"1.1": Reach.COMPARED, "2.1": Reach.UNCOVERED}


def test_figures_of_a_register_are_covered_by_what_its_rows_are_compared_in() -> None:
    row = "1 | 100% hồ sơ được số hóa | Đã hoàn thành | {}"
    agreeing, lower, other = (_covered({"MUC-TIEU/table": row.format(said)}) for said in (
        "Đạt 100%", "Đạt 90%", "Đã tổ chức 17 hội nghị",
    ))  # fmt: skip
    assert [(c.fact["printed"], c.reach, c.rules) for c in agreeing] == [
        ("100%", Reach.COMPARED, ("MUC-TIEU.U03",))
    ]
    assert [(c.fact["printed"], c.reach) for c in lower] == [("90%", Reach.COMPARED)]
    assert [(c.fact["printed"], c.reach) for c in other] == [("17", Reach.UNCOVERED)]


def test_blanks_are_no_figures(tmp_path: Path) -> None:
    assert _covered({"DC/1": "", "DC/1.1": "x"}, points_rules(tmp_path, SUM)) == []


def test_what_a_report_repeats_of_a_workbook_is_compared_with_it(tmp_path: Path) -> None:
    rules = points_rules(tmp_path, ABOVE_NOUGHT)
    with stored(H1, {UNIT: {"DC/1.3": "7"}}, rules) as warehouse:
        store(warehouse, H1, UNIT, {"DC/1.3": "7", "DC/1.4": "8"}, rules, file="bao cao.docx", repeated=True)
        store(warehouse, H1, UNIT, {"DC/1.3": "9"}, rules, repeated=True)  # a line given twice
        run(warehouse, H1, rules)
        covered = coverage(warehouse, period(H1), rules)
    found = {(c.fact["file"], c.fact["indicator"], c.fact["printed"]): c.reach for c in covered}
    assert found == {
        ("DC.xlsx", "1.3", "7"): Reach.UNCOVERED,
        ("DC.xlsx", "1.3", "9"): Reach.UNCOVERED,
        ("bao cao.docx", "1.3", "7"): Reach.COMPARED,
        ("bao cao.docx", "1.4", "8"): Reach.UNCOVERED,
    }


def test_each_unit_is_covered_by_its_own_figures(tmp_path: Path) -> None:
    known = points_form(tmp_path / "forms")
    write_rules(tmp_path / "rules", "form: DC\nrules:\n" + SUM)
    rules = load_catalogue(tmp_path / "rules", known)
    with stored(
        H1, {"a": {"DC/1": "3"}, "b": {"DC/1": "3", "DC/1.1": "1", "DC/1.2": "2"}}, rules
    ) as warehouse:
        run(warehouse, H1, rules)
        covered = coverage(warehouse, period(H1), rules)
    assert {(c.fact["unit"], c.reach) for c in covered} == {
        ("a", Reach.ONLY_LACKING), ("b", Reach.COMPARED),
    }  # fmt: skip
