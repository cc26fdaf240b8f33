"""Sentences by what makes them hard, one file each: slips with the figures that must be told, and what is harmless.

They are held to it in ``tests/checks/claims/test_in_sentences.py``; whole reports are in ``passages/``.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

FILES = {f.stem: yaml.safe_load(f.read_text("utf-8")) for f in sorted(Path(__file__).parent.glob("*.yaml"))}


def sentence(file: str, kind: str, what: str) -> Mapping[str, Any]:
    """One sentence by its file, its kind ("slips" or "harmless") and what it is about."""
    return next(one for one in FILES[file][kind] if one["what"] == what)
