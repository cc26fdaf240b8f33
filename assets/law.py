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

from assets.messages import Complaint

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


class _StrictLoader(_BaseLoader):
    """Text only, and a key that stands twice in one mapping is an error."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        seen: set[str] = set()
        for key_node, _ in node.value:
            if key_node.value in seen:
                raise yaml.MarkedYAMLError(
                    problem=f"duplicate:{key_node.value}", problem_mark=key_node.start_mark
                )
            seen.add(key_node.value)
        return super().construct_mapping(node, deep)


def read_yaml(path: Path) -> Any:
    """Read one YAML file as nested dicts, lists and strings.

    Raises:
        LawError: the file is not YAML, or a mapping in it repeats a key.
    """
    text = path.read_text(encoding="utf-8")
    try:
        return yaml.load(text, Loader=_StrictLoader)  # noqa: S506 - a BaseLoader: text only
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        problem = str(error.problem)
        if problem.startswith("duplicate:"):
            raise LawError(
                "law_duplicate_key", file=path.name, line=line, key=problem.partition(":")[2]
            ) from None
        raise LawError("law_not_yaml", file=path.name, line=line, problem=problem) from None


def load(path: Path, model: type[M]) -> M:
    """Read one YAML file into ``model``.

    Raises:
        LawError: as :func:`read_yaml`, or the content does not fit the model.
    """
    return fit(read_yaml(path), model, path)


def fit(data: Any, model: type[M], path: Path) -> M:
    """Fit what was read from ``path`` into ``model``; the first misfit becomes the error."""
    try:
        return model.model_validate(data)
    except ValidationError as error:
        first = error.errors()[0]
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
            problem=first["msg"].removeprefix("Value error, "),
        ) from None


def _place(data: Any, loc: tuple[str | int, ...]) -> str:
    """Name the way to a misfit; a list item that has an id, a code or a version is named by it."""
    words: list[str] = []
    for step in loc:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            data = None
        name = None
        if isinstance(step, int) and isinstance(data, dict):
            name = data.get("id") or data.get("code") or data.get("version")
        words.append(str(name if name else step))
    return " › ".join(words)


def _line(path: Path, loc: tuple[str | int, ...]) -> int:
    """Find the line of a misfit by walking the parsed nodes; only ever done on the way to an error."""
    node = yaml.compose(path.read_text(encoding="utf-8"), Loader=_BaseLoader)
    line = 1
    for step in loc:
        if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
        elif isinstance(node, yaml.MappingNode):
            found = [(k, v) for k, v in node.value if k.value == step]
            if not found:
                break
            line, node = found[0][0].start_mark.line + 1, found[0][1]
            continue
        else:
            break
        line = node.start_mark.line + 1
    return line


def _short(value: Any) -> str:
    text = str(value)
    return text if len(text) <= 60 else text[:57] + "…"
