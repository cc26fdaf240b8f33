"""All form definitions, loaded once. Which of them a sheet holds belongs in ``recognise.py``."""

from functools import cache
from pathlib import Path

from assets.forms.model import Form
from assets.law import LawError, load

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
