"""All form definitions, loaded once. Which of them a sheet holds belongs in ``recognise.py``."""

from functools import cache
from pathlib import Path

from assets.forms.model import Form
from assets.law import LawError, load
from assets.messages import Lang, has, say

FOLDER = Path(__file__).parent


def load_forms(folder: Path) -> dict[str, Form]:
    """Load every form definition of a folder, by form code.

    Raises:
        LawError: a definition is malformed, or two have one code.
    """
    found: dict[str, Form] = {}
    for path in sorted(folder.glob("*.yaml")):
        form = load(path, Form)
        if form.form in found:
            raise LawError("law_duplicate_id", file=path.name, id=form.form)
        found[form.form] = form
    return found


@cache
def forms() -> dict[str, Form]:
    """The forms in use."""
    return load_forms(FOLDER)


@cache
def level_name(level: str, lang: Lang) -> str:
    """What a level is called: the catalogue says it, else the form that has it; groups may be numbered."""
    kind = level.rstrip("0123456789")
    if has(f"level_{kind}"):
        return f"{say(f'level_{kind}', lang)} {level[len(kind) :]}".strip()
    for form in forms().values():
        for version in form.versions:
            known = version.by_level
            if known and kind in known.codes:
                return {**known.levels, **known.beside}[kind][0]
    return level
