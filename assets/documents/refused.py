"""Why a file is refused as a document: a sentence of the catalogue without the file's name.

Only ``open.py`` knows how the file is called, and turns this into a complaint.
"""

import zipfile
import zlib


class Refused(Exception):
    """The document cannot be read; ``key`` names the sentence that says why and what to do."""

    def __init__(self, key: str, /, **args: object) -> None:
        super().__init__(key, args)
        self.key = key
        self.args_by_name = args


#: What the standard library raises over an archive that is cut short, altered or locked.
BAD_ARCHIVE = (
    zipfile.BadZipFile, zlib.error, EOFError, KeyError, NotImplementedError, OSError, RuntimeError, ValueError,
)  # fmt: skip


def damaged(error: BaseException) -> Refused:
    """The refusal of a file whose parts do not fit together, with what the library said on one line."""
    return Refused("document_damaged", problem=" ".join(str(error).split()) or type(error).__name__)
