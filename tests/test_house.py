"""What the code says of itself is so: the places that docstrings name are there."""

import ast
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from assets.law import Law
from assets.prose.citations.words import CitationWords
from assets.prose.figures import ProseWords
from checks.claims.thresholds import likely_from, near_within, telling_from
from checks.claims.words import ClaimWords
from checks.registers.words import RegisterWords
from checks.targets.words import TargetWords

ROOT = Path(__file__).parents[1]
#: Where Vietnamese words stand in the code, and why; elsewhere they are data.
SPELT = {
    "assets/documents/legacy.py": "the letters of old encodings, and which of them make a syllable",
    "assets/forms/outline_codes.py": "the alphabet in the order of enumerations",
    "assets/prose/citations/patterns.py": "the capitals that begin a name",
    "assets/prose/citations/words.py": "the capitals that begin a sentence",
    "assets/prose/figures.py": "names of nouns, as keys of figures.yaml",
    "assets/definitions.py": "bilingual descriptions of Dagster's assets",
    "checks/definitions.py": "bilingual descriptions of Dagster's assets",
    "pipelines/jobs.py": "bilingual descriptions of the job and the schedule",
    "pipelines/sensors.py": "the description of the sensor",
    "checks/claims/changes/change.py": "names of nouns, as keys of figures.yaml",
}
#: A word, or the beginning of one, with a letter that only Vietnamese has; "đ" by itself enumerates.
_VIETNAMESE = re.compile(
    r"(?i)(?=[^\W\d_]{2})[a-z]*[àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ]"
)
_CHARACTERS = re.compile(r"\[[^\]]*\]")
ROOMS = ("assets", "checks", "pipelines", "tests")
#: What the YAML by which sentences are read holds.
LAWS = (
    ProseWords, CitationWords, ClaimWords, RegisterWords, TargetWords,
    *(type(law()) for law in (near_within, likely_from, telling_from)),
)  # fmt: skip
#: "``checks/claims/weighed``", "``not_of.py``", "``slips.yaml``".
_NAMED = re.compile(r"``([\w./-]+\.(?:py|yaml|j2)|(?:assets|checks|pipelines|tests)/[\w./-]+)``")


def _modules() -> list[Path]:
    return sorted(p for room in ROOMS for p in (ROOT / room).rglob("*.py"))


def _docstrings(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef):
            yield ast.get_docstring(node) or ""


def _literals(path: Path) -> Iterator[str]:
    """The texts in a module's code, without its docstrings and the sets of characters in its patterns."""
    tree = ast.parse(path.read_text("utf-8"))
    documented = ast.Module | ast.ClassDef | ast.FunctionDef
    told = {id(n.body[0].value) for n in ast.walk(tree)
            if isinstance(n, documented) and n.body and isinstance(n.body[0], ast.Expr)}  # fmt: skip
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield _CHARACTERS.sub("", node.value)


@pytest.mark.parametrize("room", ROOMS[:-1])
def test_vietnamese_words_stand_in_the_yaml_and_not_in_the_code(room: str) -> None:
    found = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / room).rglob("*.py")
        if any(_VIETNAMESE.search(unicodedata.normalize("NFC", text)) for text in _literals(path))
    }
    assert found == {name for name in SPELT if name.startswith(room)}


@pytest.mark.parametrize("path", _modules(), ids=lambda p: str(p.relative_to(ROOT)))
def test_what_a_docstring_names_lies_beside_it_or_where_it_says(path: Path) -> None:
    named = {name for text in _docstrings(path) for name in _NAMED.findall(text)}
    lost = [n for n in named if not ((ROOT / n).exists() or (path.parent / n).exists())]
    assert lost == []


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.__name__)
def test_what_the_law_of_reading_holds_is_asked_for(law: type[Law]) -> None:
    code = "\n".join(p.read_text("utf-8") for room in ROOMS[:-1] for p in (ROOT / room).rglob("*.py"))
    assert [name for name in law.model_fields if not re.search(rf"\.{name}\b", code)] == []
