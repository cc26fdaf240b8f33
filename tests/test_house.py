"""What the code says of itself is so: the places that docstrings name are there."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ROOMS = ("assets", "checks", "pipelines", "tests")
#: "``checks/claims/weighed``", "``not_of.py``", "``slips.yaml``".
_NAMED = re.compile(r"``([\w./-]+\.(?:py|yaml|j2)|(?:assets|checks|pipelines|tests)/[\w./-]+)``")


def _modules() -> list[Path]:
    return sorted(p for room in ROOMS for p in (ROOT / room).rglob("*.py"))


def _docstrings(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef):
            yield ast.get_docstring(node) or ""


@pytest.mark.parametrize("path", _modules(), ids=lambda p: str(p.relative_to(ROOT)))
def test_what_a_docstring_names_lies_beside_it_or_where_it_says(path: Path) -> None:
    named = {name for text in _docstrings(path) for name in _NAMED.findall(text)}
    lost = [n for n in named if not ((ROOT / n).exists() or (path.parent / n).exists())]
    assert lost == []
