"""A catalogue that is at odds with itself, says things twice or says nothing is told so, rule by rule."""

from dataclasses import replace
from pathlib import Path

import pytest

from assets.forms.load import forms, load_forms
from assets.law import LawError
from assets.messages import LANGS
from assets.periods import period
from checks.lint.fault import Fault
from checks.lint.find import faults_in
from checks.rules.load import FOLDER, Catalogue, catalogue, load_catalogue
from tests.points_form import FORM, points_rules, rule, write_rules

UNTIL_2025 = "{from: 2021-01-01, to: 2025-06-30}"
FROM_2025 = "{from: 2025-07-01}"
OLD = {"in_force": UNTIL_2025}


def _faults(folder: Path, form: str, *rules: str) -> list[Fault]:
    errors: list[LawError] = []
    write_rules(folder, f"form: {form}\nrules:\n" + "".join(rules), "them.yaml")
    return faults_in(load_catalogue(folder, forms(), errors), errors)


def _told(faults: list[Fault]) -> list[tuple[str, str]]:
    return [(f.kind, " ".join(f.rules)) for f in faults]


def balance(ident: str, whole: str, parts: str, **keys: object) -> str:
    return rule(
        ident,
        kind="balance",
        whole=f'"{whole}"',
        parts=_list(parts),
        **{"in_force": "{from: 2021-01-01}", **keys},
    )


def bound(ident: str, lesser: str, greater: str, **keys: object) -> str:
    return rule(
        ident,
        kind="bound",
        lesser=_list(lesser),
        greater=_list(greater),
        **{"in_force": "{from: 2021-01-01}", **keys},
    )


def agreement(ident: str, left: str, right: str, **keys: object) -> str:
    return rule(
        ident,
        kind="agreement",
        left=_list(left),
        right=_list(right),
        **{"in_force": "{from: 2021-01-01}", **keys},
    )


def ratio(ident: str, rate: str, numerator: str, denominator: str, **keys: object) -> str:
    return rule(ident, kind="ratio", rate=f'"{rate}"', numerator=_list(numerator), denominator=_list(denominator),
                **{"in_force": "{from: 2021-01-01}", **keys})  # fmt: skip


def presence(ident: str, when: str, of: str) -> str:
    return rule(ident, kind="presence", when=_list(when), of=_list(of), in_force="{from: 2021-01-01}")


def limits(ident: str, **keys: object) -> str:
    return rule(ident, kind="range", **{"in_force": "{from: 2021-01-01}", **keys})


def _list(codes: str) -> str:
    return "[" + ", ".join(f'"{code}"' for code in codes.split()) + "]"


THREE_LEVELS = balance("BM3.B01", "1.4", "1.4.1 1.4.2 1.4.3", **OLD)
TWO_LEVELS = balance("BM3.B02", "1.4", "1.4.1 1.4.3", **OLD)
TOTALS = rule("II.06.T01", kind="totals", over="levels", in_force="{from: 2021-01-01}")


def test_the_catalogue_in_use_is_sound() -> None:
    errors: list[LawError] = []
    assert [f.say("en") for f in faults_in(load_catalogue(FOLDER, forms(), errors), errors)] == []


def test_what_the_catalogue_keeps_on_purpose_would_be_told_otherwise() -> None:
    rules = {i: r.model_copy(update={"also": None}) for i, r in catalogue().rules.items()}
    kept = {r.id for r in catalogue().rules.values() if r.also}
    assert kept
    assert {f.rules[0] for f in faults_in(replace(catalogue(), rules=rules))} == kept


def test_every_rule_of_the_catalogue_is_told_when_it_stands_there_twice() -> None:
    """So every kind of rule is understood, and a kind that is added is too."""
    doubled: dict[str, str] = {}
    rules = {}
    for ident, found in catalogue().rules.items():
        copy = f"{ident[:-2]}{int(ident[-2:]) + 50}"
        doubled[copy] = ident
        rules[ident] = found.model_copy(update={"also": None})
        rules[copy] = found.model_copy(update={"id": copy, "also": None})
    told = {f.rules[0] for f in faults_in(replace(catalogue(), rules=rules)) if f.kind == "implied"}
    assert {doubled.get(i, i) for i in told} == set(catalogue().rules)


#: Rules at odds: their file's form, the rules, those named, and words of the reason.
AT_ODDS = {
    "a whole divided with and without one part": (
        "BM3", [THREE_LEVELS, TWO_LEVELS], "BM3.B01 BM3.B02", ["BM3/1.4.2", "2021-Q1"],
    ),
    "a whole that is a part of itself": (
        "BM3", [balance("BM3.B01", "1.4", "1.4 2.1")], "BM3.B01", ["BM3/2.1"],
    ),
    "a bound with something left over on the wrong side": (
        "BM3", [bound("BM3.L01", "1.4 2.1", "1.4")], "BM3.L01", ["BM3/2.1"],
    ),
    "by way of several rules": (
        "BM1",
        [bound("BM1.L01", "5.1", "5.2"), balance("BM1.B01", "5.2", "5.3"),
         balance("BM1.B02", "5.1", "5.3 5.4")],
        "BM1.B01 BM1.B02 BM1.L01", ["BM1/5.4"],
    ),
    "a unit that is one of its levels alone": (
        "II.06", [TOTALS, agreement("II.06.A01", "7", "7@tinh")], "II.06.A01 II.06.T01", ["II.06/7@xa"],
    ),
    "limits that no figure is within": (
        "BM3",
        [limits("BM3.G01", of='["3.1"]', least=60), limits("BM3.G02", all_of="rate", most=50)],
        "BM3.G01 BM3.G02", [],
    ),
    "limits that shut each other in": (
        "BM3", [bound("BM3.L01", "2.1", "1.4"), bound("BM3.L02", "1.4", "2.1")], "BM3.L01 BM3.L02", [],
    ),
    "two quotients for one rate": (
        "BM3", [ratio("BM3.R01", "3.1", "3.1.2", "3.1.1"), ratio("BM3.R02", "3.1", "3.1.2", "3.3.1")],
        "BM3.R01 BM3.R02", ["BM3/3.1"],
    ),
    "a rate of a figure in itself": (
        "BM3", [ratio("BM3.R01", "3.1", "3.1.2", "3.1.2")], "BM3.R01", ["BM3/3.1"],
    ),
    "a rate of a figure in one that always equals it": (
        "BM3", [ratio("BM3.R01", "3.1", "3.1.2", "3.1.1"), balance("BM3.B01", "3.1.1", "3.1.2")],
        "BM3.B01 BM3.R01", ["BM3/3.1"],
    ),
    "a span that limits of the rates leave no room for": (
        "BM7",
        [rule("BM7.W01", kind="between", whole='"5.2"', parts='["5.2.1", "5.2.3"]', in_force="{from: 2021-01-01}"),
         limits("BM7.G01", of='["5.2"]', least=60), limits("BM7.G02", of='["5.2.1", "5.2.3"]', most=50)],
        "BM7.G01 BM7.G02 BM7.W01", [],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("form", "rules", "named", "words"), AT_ODDS.values(), ids=AT_ODDS)
def test_rules_at_odds_are_told(
    tmp_path: Path, form: str, rules: list[str], named: str, words: list[str]
) -> None:
    faults = _faults(tmp_path, form, *rules)
    assert ("contradiction", named) in _told(faults)
    (found,) = [f for f in faults if f.kind == "contradiction"]
    for lang in LANGS:
        said = found.say(lang)
        assert [w for w in ["them.yaml", "in_force", *named.split(), *words] if w not in said] == [], said


def test_rules_that_are_not_in_force_together_are_not_at_odds(tmp_path: Path) -> None:
    later = balance("BM3.B02", "1.4", "1.4.1 1.4.3", in_force=FROM_2025)
    assert _faults(tmp_path, "BM3", THREE_LEVELS, later) == []


def test_a_whole_divided_in_two_ways_is_no_contradiction(tmp_path: Path) -> None:
    rules = [balance("II.06.B01", "3", "4 5 6"), balance("II.06.B02", "3", "7 11")]
    assert _faults(tmp_path, "II.06", *rules) == []


def test_what_follows_from_a_contradiction_is_not_told_as_well(tmp_path: Path) -> None:
    faults = _faults(tmp_path, "BM3", THREE_LEVELS, TWO_LEVELS, bound("BM3.L01", "1.4.2", "2.1", **OLD))
    assert _told(faults) == [("contradiction", "BM3.B01 BM3.B02")]


#: Rules of which one follows from the others: the form, the rules, the one told, from which it follows.
IMPLIED = {
    "a sum with its parts in another order": (
        "BM3", [THREE_LEVELS, balance("BM3.B03", "1.4", "1.4.3 1.4.2 1.4.1", **OLD)], "BM3.B03", "BM3.B01",
    ),
    "a sum told by subtraction": (
        "BM3", [THREE_LEVELS, balance("BM3.B03", "1.4.1", "1.4 -1.4.2 -1.4.3", **OLD)], "BM3.B03", "BM3.B01",
    ),
    "an agreement that is a balance": (
        "BM3", [balance("BM3.B01", "2.1", "2.2"), agreement("BM3.A01", "2.2", "2.1")], "BM3.B01", "BM3.A01",
    ),
    "a sum of sums": (
        "BM1",
        [balance("BM1.B01", "5.1", "5.2 5.3"), balance("BM1.B02", "5.3", "5.4 3.3.1"),
         balance("BM1.B03", "5.1", "5.2 5.4 3.3.1")],
        "BM1.B03", "BM1.B01, BM1.B02",
    ),
    "a sum over levels": (
        "II.06",
        [TOTALS, agreement("II.06.A01", "3@tinh", "7@tinh"), agreement("II.06.A02", "3@xa", "7@xa"),
         agreement("II.06.A03", "3@huyen", "7@huyen", **OLD),
         agreement("II.06.A04", "3", "7@tinh 7@huyen 7@xa", **OLD)],
        "II.06.A04", "II.06.A01, II.06.A02, II.06.A03, II.06.T01",
    ),
    "a joined column and its members": (
        "II.06", [balance("II.06.B01", "7", "8+9 10"), balance("II.06.B02", "7", "8 9 10")],
        "II.06.B02", "II.06.B01",
    ),
    "a bound told twice": (
        "BM3", [bound("BM3.L01", "2.1", "1.4"), bound("BM3.L02", "2.1", "1.4")], "BM3.L02", "BM3.L01",
    ),
    "a bound of figures that are the same anyway": (
        "BM3", [agreement("BM3.A01", "2.1", "2.2"), bound("BM3.L01", "2.1", "2.2")], "BM3.L01", "BM3.A01",
    ),
    "a bound within one that counts what is missing as nought": (
        "BM1", [bound("BM1.L01", "5.2 5.3", "5.1", missing="zero"), bound("BM1.L02", "5.2", "5.1")],
        "BM1.L02", "BM1.L01",
    ),
    "wider limits": (
        "BM3", [limits("BM3.G01", all_of="rate", least=0, most=100), limits("BM3.G02", of='["3.1"]', most=150)],
        "BM3.G02", "BM3.G01",
    ),
    "that some counts are not negative": (
        "BM3", [limits("BM3.G01", all_of="count", least=0), limits("BM3.G02", of='["1.4"]', least=0)],
        "BM3.G02", "BM3.G01",
    ),
    "a wider span": (
        "BM7",
        [rule("BM7.W01", kind="between", whole='"5.2"', parts='["5.2.1", "5.2.3"]', in_force="{from: 2021-01-01}"),
         rule("BM7.W02", kind="between", whole='"5.2"', parts='["5.2.3", "5.2.1"]', in_force="{from: 2021-01-01}")],
        "BM7.W02", "BM7.W01",
    ),
    "a rate with sides that are the same": (
        "BM3",
        [agreement("BM3.A01", "3.1.1", "3.3.1"), ratio("BM3.R01", "3.1", "3.1.2", "3.1.1"),
         ratio("BM3.R02", "3.1", "3.1.2", "3.3.1")],
        "BM3.R02", "BM3.A01, BM3.R01",
    ),
    "what is called for step by step": (
        "BM3", [presence("BM3.P01", "3.1", "3.1.1"), presence("BM3.P02", "3.1.1", "3.1.2"),
                presence("BM3.P03", "3.1", "3.1.2")],
        "BM3.P03", "BM3.P01, BM3.P02",
    ),
    "codes of some answers": (
        "BM1", [rule("BM1.C01", kind="codes", in_force="{from: 2021-01-01}"),
                rule("BM1.C02", kind="codes", of='["6"]', in_force="{from: 2021-01-01}")],
        "BM1.C02", "BM1.C01",
    ),
    "a claim that two rules hold documents to": (
        "TEXT", [rule("TEXT.B01", kind="balance", claim="parts"), rule("TEXT.B02", kind="balance", claim="parts")],
        "TEXT.B02", "TEXT.B01",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("form", "rules", "told", "by"), IMPLIED.values(), ids=IMPLIED)
def test_a_rule_that_follows_from_others_is_told(
    tmp_path: Path, form: str, rules: list[str], told: str, by: str
) -> None:
    (found,) = _faults(tmp_path, form, *rules)
    assert (found.kind, found.rules) == ("implied", (told,))
    for lang in LANGS:
        said = found.say(lang)
        assert [word for word in ("them.yaml", told, f" {by} ", "also") if word not in said] == [], said


#: Rules that look alike and of which none is to spare.
WANTED = {
    "a part is at most its whole, though their sum says so": (
        "BM3", [THREE_LEVELS, bound("BM3.L01", "1.4.1", "1.4", **OLD)],
    ),
    "a bound by way of another figure": (
        "BM1",
        [bound("BM1.L01", "5.2", "5.3"), bound("BM1.L02", "5.3", "5.4"), bound("BM1.L03", "5.2", "5.4")],
    ),
    "an error beside a warning that says the same": (
        "BM1", [bound("BM1.L01", "5.3", "5.4", severity="error", missing="lacking"),
                bound("BM1.L02", "5.2 5.3", "5.4", severity="warning", missing="zero")],
    ),
    "the same at other times": (
        "BM1", [bound("BM1.L01", "5.2", "5.1", **OLD), bound("BM1.L02", "5.2", "5.1", in_force=FROM_2025)],
    ),
    "narrower limits": (
        "BM3", [limits("BM3.G01", all_of="rate", most=100), limits("BM3.G02", of='["3.1"]', most=99)],
    ),
    "limits of counts": ("BM3", [limits("BM3.G01", all_of="count", least=0)]),
    "a rate and the limits that its sides have": (
        "BM3",
        [ratio("BM3.R01", "3.1", "3.1.2", "3.1.1"), bound("BM3.L01", "3.1.2", "3.1.1"),
         limits("BM3.G01", all_of="rate", least=0, most=100)],
    ),
    "what is called for in other cases": (
        "BM3", [presence("BM3.P01", "3.1", "3.1.1"), presence("BM3.P02", "3.1 3.3", "3.1.1 3.1.2")],
    ),
    "two kinds of claims": (
        "TEXT", [rule("TEXT.B01", kind="balance", claim="parts"),
                 rule("TEXT.B02", kind="balance", claim="parts_nearly")],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("form", "rules"), WANTED.values(), ids=WANTED)
def test_a_rule_that_finds_something_of_its_own_is_left_alone(
    tmp_path: Path, form: str, rules: list[str]
) -> None:
    assert [f.say("en") for f in _faults(tmp_path, form, *rules)] == []


def test_a_warning_beside_an_error_that_says_the_same_is_the_one_to_spare(tmp_path: Path) -> None:
    rules = [bound("BM1.L01", "5.2", "5.1", severity="warning"), bound("BM1.L02", "5.2", "5.1")]
    assert _told(_faults(tmp_path, "BM1", *rules)) == [("implied", "BM1.L01")]


def test_a_sum_of_rounded_sums_says_more_than_they_do(tmp_path: Path) -> None:
    """Half a unit of each figure may add up in the sums, and not in their sum."""
    both = [balance("DC.B01", "1", "1.1 1.2", in_force="{from: 2022-01-01}"),
            balance("DC.B02", "1.2", "1.3 1.4", in_force="{from: 2022-01-01}")]  # fmt: skip
    third = balance("DC.B03", "1", "1.1 1.3 1.4", in_force="{from: 2022-01-01}")
    assert faults_in(points_rules(tmp_path, *both, third)) == []


def test_an_equation_that_needs_further_figures_says_which(tmp_path: Path) -> None:
    (found,) = _faults(tmp_path, *([IMPLIED["a sum of sums"][0], *IMPLIED["a sum of sums"][1]]))
    assert "BM1/5.3" in found.say("vi")
    assert found.reason.key == "lint_implied_where_given"


ALSO = '{vi: "Giữ vì dễ đọc.", en: "Kept because it reads well."}'


def test_a_rule_may_say_why_it_is_kept_nevertheless(tmp_path: Path) -> None:
    twice = balance("BM3.B03", "1.4", "1.4.3 1.4.2 1.4.1", also=ALSO, **OLD)
    assert _faults(tmp_path, "BM3", THREE_LEVELS, twice) == []


def test_a_reason_for_keeping_a_rule_that_follows_from_nothing_is_told(tmp_path: Path) -> None:
    alone = balance("BM3.B01", "1.4", "1.4.1 1.4.2 1.4.3", also=ALSO, **OLD)
    (found,) = _faults(tmp_path, "BM3", alone)
    assert (found.kind, found.rules) == ("idle_also", ("BM3.B01",))


def test_two_copies_are_not_kept_for_each_others_sake(tmp_path: Path) -> None:
    both = [balance(i, "1.4", "1.4.1 1.4.2 1.4.3", also=ALSO, **OLD) for i in ("BM3.B01", "BM3.B02")]
    assert {f.kind for f in _faults(tmp_path, "BM3", *both)} == {"idle_also"}


def test_the_reason_is_worded_in_every_language(tmp_path: Path) -> None:
    with pytest.raises(LawError, match=r"also.*\+ en"):
        _faults(tmp_path, "BM3", balance("BM3.B01", "1.4", "1.4.1", also='{vi: "Giữ."}'))


#: Rules that can never fail.
NEVER_FAILING = {
    "a figure that is its own sum": ("BM3", balance("BM3.B01", "1.4", "1.4")),
    "a figure that is at most itself": ("BM3", bound("BM3.L01", "1.4", "1.4")),
    "a figure that is at most itself and another": ("BM3", bound("BM3.L01", "1.4", "1.4 2.1")),
    "a column that is its members": ("II.06", agreement("II.06.A01", "8+9", "8 9")),
    "counts that may be negative": ("BM3", limits("BM3.G01", all_of="count", least=-1)),
    "a span of which the figure is an end": (
        "BM7", rule("BM7.W01", kind="between", whole='"5.2"', parts='["5.2", "5.2.1"]', in_force="{from: 2021-01-01}"),
    ),
    "figures called for where they are given": ("BM3", presence("BM3.P01", "3.1 3.1.1", "3.1.1")),
    "a column called for where its members are given": ("II.06", presence("II.06.P01", "8 9", "8+9")),
}  # fmt: skip


@pytest.mark.parametrize(("form", "text"), NEVER_FAILING.values(), ids=NEVER_FAILING)
def test_a_rule_that_can_never_fail_is_told(tmp_path: Path, form: str, text: str) -> None:
    (found,) = _faults(tmp_path, form, text)
    assert found.kind == "never_fails"
    assert all(found.rules[0] in found.say(lang) for lang in LANGS)


#: Rules that never apply: those in force at no cut-off, and those that do not load with their form.
NEVER_APPLYING = {
    "in force on no day that a period is cut off": (
        balance("BM3.B01", "1.4", "1.4.1", in_force="{from: 2024-06-15, to: 2024-08-31}"),
        "never_applies", ["15/06/2024", "31/08/2024"],
    ),
    "in force where the form has no version": (
        balance("BM3.B01", "1.4", "1.4.1", in_force="{from: 2010-01-01, to: 2015-12-31}"),
        "refused", ["in_force"],
    ),
    "over a line that is gone from the version in force": (
        balance("BM3.B01", "1.4.2", "1.4.1", in_force=FROM_2025), "refused", ["1.4.2", "2025"],
    ),
    "over a line that no version has": (balance("BM3.B01", "1.4", "1.4.9"), "refused", ["1.4.9"]),
}  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "words"), NEVER_APPLYING.values(), ids=NEVER_APPLYING)
def test_a_rule_that_can_never_apply_is_told(tmp_path: Path, text: str, kind: str, words: list[str]) -> None:
    (found,) = _faults(tmp_path, "BM3", text)
    assert (found.kind, found.rules, found.files) == (kind, ("BM3.B01",), ("them.yaml",))
    for lang in LANGS:
        said = found.say(lang)
        assert [word for word in ["them.yaml", "BM3.B01", *words] if word not in said] == [], said


def test_every_rule_that_does_not_fit_its_form_is_told_at_once(tmp_path: Path) -> None:
    rules = [
        balance("BM3.B01", "1.4", "1.4.9"),
        balance("BM3.B02", "1.4", "1.4.8"),
        THREE_LEVELS.replace("B01", "B03"),
    ]
    assert _told(_faults(tmp_path, "BM3", *rules)) == [("refused", "BM3.B01"), ("refused", "BM3.B02")]


def test_a_sum_over_levels_of_a_form_without_levels_never_applies(tmp_path: Path) -> None:
    layout = FORM[: FORM.index("    layout")] + (
        "    layout: columns\n    rows: {label: [Đơn vị], whole: [Tổng], levels: {}}\n"
        "    columns: [{code: '1', label: Số, leaf: [Số]}]\n"
    )
    (tmp_path / "forms").mkdir()
    (tmp_path / "forms" / "dc.yaml").write_text(layout, "utf-8")
    write_rules(tmp_path / "rules", "form: DC\nrules:\n" + rule("DC.T01", kind="totals", over="levels"))
    known = load_catalogue(tmp_path / "rules", load_forms(tmp_path / "forms"))
    (found,) = faults_in(known)
    assert (found.kind, found.reason.key) == ("never_applies", "lint_no_levels")


@pytest.mark.parametrize(("over", "told"), [("levels", True), ("items", False)])
def test_the_columns_of_a_grid_are_levels_that_a_sum_is_over(tmp_path: Path, over: str, told: bool) -> None:
    thc = {"in_force": "{from: 2021-01-01}"}
    implied = agreement("THC.A01", "2", "2@tinh 2@huyen 2@xa", **OLD)
    found = _faults(tmp_path, "THC", rule("THC.T01", kind="totals", over=over, **thc), implied)
    assert _told(found) == ([("implied", "THC.A01")] if told else [])


def test_sums_over_the_rows_of_an_outline_are_only_compared_with_their_like(tmp_path: Path) -> None:
    rules = [
        rule(f"PAR.O0{n}", kind="outline_total", of="[standard]", in_force="{from: 2021-01-01}")
        for n in (1, 2)
    ]
    assert _told(_faults(tmp_path, "PAR", rules[0])) == []
    assert _told(_faults(tmp_path, "PAR", *rules)) == [("implied", "PAR.O02")]


def test_one_period_can_be_looked_at_by_itself(tmp_path: Path) -> None:
    write_rules(tmp_path, "form: BM3\nrules:\n" + THREE_LEVELS + TWO_LEVELS, "them.yaml")
    known: Catalogue = load_catalogue(tmp_path, forms())
    assert faults_in(known, periods=[period("2024-H1")])
    assert faults_in(known, periods=[period("2025-Q3")]) == []
