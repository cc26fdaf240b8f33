"""What is wrong with the catalogue, as an analyst is told: which rules, in which file, why, what to do."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from assets.law import LawError
from assets.messages import Complaint, Lang, say
from checks.rules.load import Catalogue

#: ``refused``: a rule that does not even load with the forms as they are.
Kind = Literal["contradiction", "implied", "never_fails", "never_applies", "idle_also", "refused"]


@dataclass(frozen=True)
class Fault:
    """One fault: the rules to be mended, their files, the reason, and what to do about it."""

    kind: Kind
    rules: tuple[str, ...]
    files: tuple[str, ...]
    reason: Complaint
    remedy: Complaint | None = None

    def say(self, lang: Lang) -> str:
        """The whole fault in one line."""
        if self.remedy is None:
            return self.reason.say(lang)
        return say(
            "lint_line",
            lang,
            file=", ".join(self.files),
            rule=", ".join(self.rules),
            reason=self.reason.say(lang),
            remedy=self.remedy.say(lang),
        )


def fault(catalogue: Catalogue, kind: Kind, rules: Iterable[str], reason: str, /, **args: object) -> Fault:
    """A fault of some rules of the catalogue; ``reason`` is the key of its sentence."""
    ids = tuple(sorted(rules))
    files = tuple(dict.fromkeys(catalogue.files.get(i, "") for i in ids))
    return Fault(kind, ids, files, Complaint(reason, **args), Complaint(f"lint_mend_{kind}"))


def refused(error: LawError) -> Fault:
    """The fault of a rule that was not loaded; its error says everything already."""
    told = error.args_by_name
    return Fault("refused", (str(told.get("id", "")),), (str(told.get("file", "")),), error)
