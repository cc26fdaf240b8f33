"""What a sentence tells plainly is told once (``sentences/told_plainly.yaml``)."""

from tests.checks.claims.said import Said, accused, said_in_each
from tests.checks.claims.sentences import sentence


def test_one_slip_in_what_is_left_is_told_once() -> None:
    what = "what is left of what was to be settled, and not of what was settled"
    one = sentence("told_plainly", "slips", what)
    assert [s.figures for s in accused(one["text"])] == [tuple(one["figures"])]


def test_what_was_received_is_confronted_with_what_became_of_it() -> None:
    (found,) = said_in_each(
        ["Sở có 1.276 hồ sơ phải giải quyết. Sở đã trả 1.195 hồ sơ, bao gồm 1.164 hồ sơ đúng và trước hạn, 31 "
         "hồ sơ quá hạn. "
         "Số chưa giải quyết là 81 hồ sơ."]
    )  # fmt: skip
    assert any(
        s.outcome == "satisfied" and sorted(s.figures) == sorted(("1.276", "1.195", "81")) for s in found
        if isinstance(s, Said)
    )  # fmt: skip
