"""Why a file is refused as a workbook. How that is said to the user is decided in ``open.py``."""

import zipfile
import zlib
from decimal import DecimalException
from xml.etree import ElementTree

#: What the standard library raises over an archive of XML that is cut short, altered or not one at all.
BAD_ARCHIVE = (
    zipfile.BadZipFile, zlib.error, ElementTree.ParseError, DecimalException, EOFError, KeyError,
    NotImplementedError, OSError, RuntimeError, ValueError,
)  # fmt: skip


class NoWorkbook(Exception):
    """The file is something else, whatever its name says."""


class Damaged(Exception):
    """The file is cut short or its parts do not fit together."""


class Encrypted(Exception):
    """The file is protected by a password."""
