"""Characters set in a symbol font, as the letters and signs a reader sees."""

_SYMBOL = {
    0x22: "∀", 0x2A: "∗", 0x2D: "−", 0xA3: "≤", 0xA5: "∞", 0xAB: "↔", 0xAC: "←", 0xAE: "→", 0xB0: "°",
    0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xBC: "…", 0xD7: "⋅",
    0xDE: "⇒", 0xE5: "∑",
}  # fmt: skip
_WINGDINGS = {
    0x6F: "☐", 0x71: "☐", 0xA8: "☐", 0x72: "☐", 0x78: "☒", 0xFD: "☒", 0xFE: "☑", 0xFC: "✓", 0xFB: "✗", 0xE0: "→",
    0xF0: "⇨", 0xD8: "➢", 0x76: "❖", 0xA7: "▪", 0x6E: "■", 0x6C: "●",
}  # fmt: skip
_BULLET = "•"


def symbol(font: str, code: str) -> str:
    """The character that ``w:sym`` shows; a bullet where a font of pictures shows another picture.

    >>> symbol("Symbol", "F0B3"), symbol("Wingdings", "F0FE"), symbol("Times New Roman", "1EC7")
    ('≥', '☑', 'ệ')
    """
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    if not 0xF000 <= number <= 0xF0FF:
        return chr(number) if 0x20 <= number < 0xD800 or 0xE000 <= number <= 0x10FFFF else ""
    number -= 0xF000
    if font.casefold() == "symbol":
        return _SYMBOL.get(number) or (chr(number) if 0x20 <= number < 0x40 else _BULLET)
    if "dings" in font.casefold():
        return _WINGDINGS.get(number, _BULLET)
    return chr(number) if 0x20 <= number < 0x7F or number >= 0xA0 else _BULLET
