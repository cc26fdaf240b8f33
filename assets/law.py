"""Strict loading of the YAML files that hold the law: forms, rules, periods, units, messages.

Every scalar is read as text and turned into its type by the model that owns it, so that YAML never
guesses: a code ``3.10`` stays ``3.10`` and ``no`` stays ``no``. An unknown key, a missing key, a
repeated key or a value of the wrong type ends in one :class:`LawError` that names file, line, place
and remedy. What the files *mean* does not belong here: see ``forms/model.py``, ``checks/rules``.
"""

from collections.abc import Hashable
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic_core import ErrorDetails

from assets.messages import Complaint, has

try:
    from yaml import CBaseLoader as _BaseLoader
except ImportError:  # PyYAML built without libyaml: slower, same result
    from yaml import BaseLoader as _BaseLoader  # type: ignore[assignment]

M = TypeVar("M", bound="Law")


class Law(BaseModel):
    """A record of the law: immutable, and with no key that the model does not know."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class LawError(Complaint):
    """A YAML file of the catalogue is wrong: says which file, where in it, and the remedy."""


class _RepeatedKey(yaml.MarkedYAMLError):
    """A key stands twice in one mapping; the problem is the key."""


class _StrictLoader(_BaseLoader):
    """Text only, and a key that stands twice in one mapping is an error."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        seen: set[str] = set()
        for key, _ in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise yaml.MarkedYAMLError(problem="a key is no text", problem_mark=key.start_mark)
            if key.value in seen:
                raise _RepeatedKey(problem=key.value, problem_mark=key.start_mark)
            seen.add(key.value)
        return super().construct_mapping(node, deep)


def read_yaml(path: Path) -> Any:
    """Read one YAML file as nested dicts, lists and strings.

    Raises:
        LawError: the file is not YAML, or a mapping in it repeats a key.
    """
    try:
        return yaml.load(path.read_text(encoding="utf-8-sig"), Loader=_StrictLoader)  # noqa: S506 - text only
    except UnicodeDecodeError:
        raise LawError("law_not_yaml", file=path.name, line=1, problem="≠ UTF-8") from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        problem = str(getattr(error, "problem", None) or getattr(error, "reason", None) or error)
        if isinstance(error, _RepeatedKey):
            raise LawError("law_duplicate_key", file=path.name, line=line, key=problem) from None
        problem = " ".join(problem.split())
        raise LawError("law_not_yaml", file=path.name, line=line, problem=problem) from None


def load(path: Path, model: type[M]) -> M:
    """Read one YAML file into ``model``.

    Raises:
        LawError: as :func:`read_yaml`, or the content does not fit the model.
    """
    return fit(read_yaml(path), model, path)


def fit(data: Any, model: type[M], path: Path) -> M:
    """Fit what was read from ``path`` into ``model``; the first misfit becomes the error.

    An unknown key comes before all others: where it is a slip, the key it was meant for is missing too.
    """
    try:
        return model.model_validate(data)
    except ValidationError as error:
        first = min(error.errors(), key=lambda e: e["type"] != "extra_forbidden")
        place = _place(data, first["loc"])
        key = str(first["loc"][-1]) if first["loc"] else ""
        names = {"extra_forbidden": "law_unknown_key", "missing": "law_missing_key"}
        raise LawError(
            names.get(first["type"], "law_wrong_value"),
            file=path.name,
            line=_line(path, first["loc"]),
            place=place,
            key=key,
            given=_short(first["input"]),
            problem=_problem(first),
        ) from None


def _problem(misfit: ErrorDetails) -> Complaint | str:
    """What was expected, in words of the catalogue where it has them for this kind of misfit."""
    key = f"law_expected_{misfit['type']}"
    if not has(key):
        return misfit["msg"].removeprefix("Value error, ")
    details = {k: str(v).replace("'", "").replace(" or ", ", ") for k, v in misfit.get("ctx", {}).items()}
    return Complaint(key, **details)


def _place(data: Any, loc: tuple[str | int, ...]) -> str:
    """Name the way to a misfit; a list item that has an id, a code or a version is named by it."""
    words: list[str] = []
    for step in loc:
        before = data
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            data = None
        name = None
        if isinstance(step, int) and isinstance(data, dict):
            name = data.get("id") or data.get("code") or data.get("version")
        if data is not None or step == loc[-1]:
            words.append(str(name if name else step))
        else:
            data = before  # the model's own step, such as the kind of a rule
    return " › ".join(words)


def _line(path: Path, loc: tuple[str | int, ...]) -> int:
    """Find the line of a misfit by walking the parsed nodes; only ever done on the way to an error."""
    node = yaml.compose(path.read_text(encoding="utf-8-sig"), Loader=_BaseLoader)
    line = 1
    for step in loc:
        if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
        elif isinstance(node, yaml.MappingNode):
            found = [(k, v) for k, v in node.value if k.value == step]
            if not found:
                continue  # the model's own step, such as the kind of a rule
            line, node = found[0][0].start_mark.line + 1, found[0][1]
            continue
        else:
            break
        line = node.start_mark.line + 1
    return line


def _short(value: Any) -> str:
    text = str(value)
    return text if len(text) <= 60 else text[:57] + "…"
