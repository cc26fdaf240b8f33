"""The one message catalogue: every sentence a user reads, in Vietnamese and in English.

A sentence lives in ``messages.yaml`` (the wording of a *rule* lives with the rule, in
``checks/rules``). Code names a sentence and gives its arguments; it never writes one. Formatting of
figures belongs in ``numbers.py``.
"""

from functools import cache
from pathlib import Path
from typing import Any, Literal

import yaml

Lang = Literal["vi", "en"]
LANGS: tuple[Lang, ...] = ("vi", "en")
CATALOGUE = Path(__file__).with_name("messages.yaml")


@cache
def _catalogue() -> dict[str, dict[str, str]]:
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    data: dict[str, dict[str, str]] = yaml.load(CATALOGUE.read_text("utf-8"), Loader=loader)  # noqa: S506
    return data


def say(key: str, /, lang: Lang = "vi", **args: Any) -> str:
    """Render the sentence ``key`` in ``lang`` with its arguments.

    Raises:
        KeyError: the catalogue has no such sentence, or an argument it needs is missing.
    """
    return _catalogue()[key][lang].strip().format_map(args)


def has(key: str) -> bool:
    """Whether the catalogue has the sentence ``key``."""
    return key in _catalogue()


class Complaint(Exception):
    """Something a user must mend, said in one line: what, where, and what to do.

    Carries a key of the catalogue and its arguments, so that it can be said in either language.
    """

    def __init__(self, key: str, /, **args: Any) -> None:
        super().__init__(key, args)
        self.key = key
        self.args_by_name = args

    def say(self, lang: Lang = "vi") -> str:
        """The whole line in ``lang``."""
        args = {k: v.say(lang) if isinstance(v, Complaint) else v for k, v in self.args_by_name.items()}
        return say(self.key, lang, **args)

    def __str__(self) -> str:
        return self.say()
