"""What a paragraph or run inherits from its style: outline level, numbering, hidden, font.

Looks that do not change what is read are not looked up.
"""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from assets.documents.docx_names import VALUE, W

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    Ask = Callable[[Element], Any]

_HEADING = re.compile(r"heading ([1-9])", re.IGNORECASE)
_BODY_TEXT = 10  # the outline level, counted from 1, that says: no heading
_OFF = ("0", "false", "off")


class Styles:
    """The styles of one document."""

    def __init__(self, root: "Element | None") -> None:
        self._styles: dict[str, Element] = {}
        self._said: dict[tuple[str, Ask], Any] = {}
        self._default = ""
        self._font = ""
        if root is None:
            return
        for style in root.iterfind(W + "style"):
            name = style.get(W + "styleId") or ""
            self._styles[name] = style
            if style.get(W + "type") == "paragraph" and style.get(W + "default") in ("1", "true", "on"):
                self._default = name
        defaults = root.find(f"{W}docDefaults/{W}rPrDefault")
        self._font = "" if defaults is None else _font(defaults) or ""

    def heading(self, paragraph: "Element") -> int:
        """The level of a heading, from 1; 0 for what is none."""
        level: int = self._of_paragraph(paragraph, _outline) or 0
        return 0 if level >= _BODY_TEXT else level

    def list_level(self, paragraph: "Element") -> int:
        """The level of a paragraph that the program numbers or sets a bullet before, from 1; 0 for others."""
        level: int = self._of_paragraph(paragraph, _numbering) or 0
        return level

    def hidden(self, run: "Element", paragraph: "Element") -> bool:
        """Whether the run is text that the program does not show."""
        return bool(self._of_run(run, paragraph, _vanish))

    def font(self, run: "Element", paragraph: "Element") -> str:
        """The font that the run names for Latin letters; empty where a theme decides."""
        name: str | None = self._of_run(run, paragraph, _font)
        return self._font if name is None else name

    def _of_paragraph(self, paragraph: "Element", ask: "Ask") -> Any:
        said = ask(paragraph)
        return self._of_style(self._paragraph_style(paragraph), ask) if said is None else said

    def _of_run(self, run: "Element", paragraph: "Element", ask: "Ask") -> Any:
        properties = run.find(W + "rPr")
        if properties is not None:
            said = ask(run)
            if said is None and (style := properties.find(W + "rStyle")) is not None:
                said = self._of_style(style.get(VALUE) or "", ask)
            if said is not None:
                return said
        return self._of_style(self._paragraph_style(paragraph), ask)

    def _paragraph_style(self, paragraph: "Element") -> str:
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        return self._default if style is None else style.get(VALUE) or ""

    def _of_style(self, name: str, ask: "Ask") -> Any:
        """What the style says, or else the one it is based on, and so on."""
        if (name, ask) not in self._said:
            self._said[name, ask] = None  # a style that is based on itself says nothing
            style = self._styles.get(name)
            if style is not None:
                said = ask(style)
                base = style.find(W + "basedOn")
                if said is None and base is not None:
                    said = self._of_style(base.get(VALUE) or "", ask)
                self._said[name, ask] = said
        return self._said[name, ask]


def _outline(holder: "Element") -> int | None:
    level = holder.find(f"{W}pPr/{W}outlineLvl")
    if level is not None:
        return _number(level) + 1
    name = holder.find(W + "name")
    named = None if name is None else _HEADING.fullmatch(name.get(VALUE) or "")
    return int(named[1]) if named else None


def _numbering(holder: "Element") -> int | None:
    properties = holder.find(f"{W}pPr/{W}numPr")
    if properties is None:
        return None
    number, level = properties.find(W + "numId"), properties.find(W + "ilvl")
    if number is not None and _number(number) == 0:
        return 0  # numbering taken off
    return 1 if level is None else _number(level) + 1


def _vanish(holder: "Element") -> bool | None:
    vanish = holder.find(f"{W}rPr/{W}vanish")
    return None if vanish is None else vanish.get(VALUE) not in _OFF


def _font(holder: "Element") -> str | None:
    fonts = holder.find(f"{W}rPr/{W}rFonts")
    return None if fonts is None else fonts.get(W + "ascii") or fonts.get(W + "hAnsi")


def _number(element: "Element") -> int:
    value = element.get(VALUE) or ""
    return int(value) if value.isascii() and value.isdigit() and len(value) < 10 else 0
