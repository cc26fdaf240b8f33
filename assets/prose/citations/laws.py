"""The register of the laws that the domain cites: ``laws.yaml``.

Whether a text cites them rightly does not belong here: ``checks/cited``.
"""

from datetime import date
from functools import cache
from pathlib import Path

from pydantic import Field

from assets.law import Law, load
from assets.prose.citations.citation import DocumentKey
from assets.prose.citations.find import citations_in

REGISTER = Path(__file__).with_name("laws.yaml")
#: The type, where a field has its name.
Day = date


class InForce(Law):
    """From when to when a document is in force, as far as that is known for sure."""

    since: date | None = Field(None, alias="from")
    until: date | None = Field(None, alias="to")


class KnownDocument(Law):
    """One document of the register; ``known_by`` are words of which a text about it has at least one."""

    number: str
    type: str
    issuer: str
    date: Day
    title: str
    known_by: tuple[str, ...] = ()
    in_force: InForce | None = None
    source: str


class Register(Law):
    """``laws.yaml``."""

    reference: str
    documents: tuple[KnownDocument, ...]


@cache
def register() -> dict[DocumentKey, tuple[KnownDocument, ...]]:
    """The register of laws; numbers without a year may stand for several documents."""
    found: dict[DocumentKey, tuple[KnownDocument, ...]] = {}
    for known in load(REGISTER, Register).documents:
        (cited,) = citations_in(f"{known.type} {known.number}")
        found[cited.key] = (*found.get(cited.key, ()), known)
    return found
