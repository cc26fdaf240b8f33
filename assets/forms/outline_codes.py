"""Where a row of an outline stands, from its code as printed: ``1``, ``1.3``, ``1.3.2``, ``II``, ``A``, ``a``.

Pure: rows come one after the other, each gets a place below the one that it belongs to, at any depth. A place
is told by the codes from the top, ``II.1.a``; who is part of whom is read from it (:func:`above`). What
stands in a row belongs in ``read_outline.py``, what must hold between rows in ``checks``.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assets.forms.match_lines import clean_code

#: Begins the last part of a place that no code tells: the row may belong there or further up.
UNPLACED = "["
#: The manner of a row without a code that heads a numbering.
_SECTION = "§"
#: Vietnamese enumerates with đ, or without; never with f, j, w or z.
_ALPHABET = "abcdđeghiklmnopqrstuvxy"
_ROMAN = re.compile(r"(?=.)(?:XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_CODE = re.compile(r"(?:\d{1,2}|[IVXL]{1,7}|[A-ZĐ]|[ivxl]{1,5}|[a-zđ])(?:\.(?:\d{1,3}|[a-zđ]))*")
_BEFORE_LABEL = re.compile(rf"\s*\(?(?:({_CODE.pattern})\s*[.):]|(\d{{1,2}}(?:\.\d{{1,3}})+))\s+(?=\S)")
#: Manners in which a number left out is one that is missing: offices differ in the letters they use.
_WITHOUT_GAPS = ("number", "roman", "small roman")


def above(place: str) -> str:
    """The place that a place is part of; empty for the whole.

    >>> above("1.3.2"), above("II")
    ('1.3', '')
    """
    return place.rpartition(".")[0]


def is_code(text: str) -> bool:
    """Whether a cleaned text is the code of a row."""
    return bool(_CODE.fullmatch(text))


def code_before(label: str) -> str:
    """The code that a label begins with, where codes have no column of their own.

    >>> code_before("1.2. Chế độ báo cáo"), code_before("Chế độ báo cáo")
    ('1.2', '')
    """
    match = _BEFORE_LABEL.match(label)
    return clean_code(match[1] or match[2]) if match else ""


@dataclass(frozen=True, slots=True)
class Oddity:
    """What is odd about the numbering at a row: its kind, and the codes that are meant."""

    kind: str
    row: int
    codes: str


@dataclass(slots=True)
class _Node:
    """A row in its place. ``numbers``: what each part of its printed code may stand for."""

    place: str
    parent: str
    numbers: tuple[frozenset[int], ...]
    manner: str
    number: int
    row: int = 0
    label: str = ""


class Outline:
    """The rows placed so far, in reading order."""

    def __init__(self) -> None:
        self._nodes: dict[str, _Node] = {}
        self._open: list[_Node] = []  # from the top down to the row placed last
        self._sections = 0
        self.oddities: list[Oddity] = []

    def place(self, row: int, codes: Sequence[str], label: str) -> str:
        """Place a row with a code; a row printed twice gets the place of the first.

        Args:
            row: its number.
            codes: its code; several where a spreadsheet may have changed it (1.10 into 1.1).
            label: its wording, folded: a code that stands over two wordings is two rows.
        """
        node = min((self._node(code) for code in codes), key=self._unlikely)
        first = self._nodes.get(node.place)
        if first is not None:
            if first.label == label:
                return node.place
            self.oddities.append(Oddity("repeated", row, node.place))
            node.place = self._second(node.place)
        elif node.number < max(self._numbers(node), default=0):
            self.oddities.append(Oddity("out_of_order", row, node.place))
        node.row, node.label = row, label
        self._add(node)
        return node.place

    def section(self, row: int, label: str) -> str:
        """Place a row without a code that heads a numbering of its own."""
        self._sections += 1
        self._add(_Node(f"{_SECTION}{self._sections}", "", (), _SECTION, self._sections, row, label))
        return self._open[0].place

    def starts_anew(self, codes: Sequence[str]) -> bool:
        """Whether a code begins a numbering by itself: the first, where it is already there or nothing is."""
        node = self._node(codes[0])
        return len(node.numbers) == 1 and node.number == 1 and (not self._nodes or node.place in self._nodes)

    def unplaced(self, row: int) -> str:
        """A place for a row without a code: below the last row, or below any that this is part of."""
        last = self._open[-1].place + "." if self._open else ""
        return f"{last}{UNPLACED}{row + 1}]"

    def missing(self) -> Iterator[Oddity]:
        """The codes left out, each at the row that comes after the gap."""
        groups: dict[tuple[str, str], dict[int, _Node]] = {}
        for node in self._nodes.values():
            if node.parent and node.parent not in self._nodes:
                yield Oddity("missing", node.row, node.parent)
            groups.setdefault((node.parent, node.manner), {})[node.number] = node
        for (parent, manner), nodes in groups.items():
            goes_on = parent and not parent.rpartition(".")[2].isdigit()  # below I, II … the numbers may
            last = min(nodes) - 1 if goes_on else 0
            for number in sorted(nodes) if manner in _WITHOUT_GAPS else ():
                if number > last + 1:
                    names = (_name(n, manner) for n in dict.fromkeys((last + 1, number - 1)))
                    codes = " – ".join(f"{parent}.{name}" if parent else name for name in names)
                    yield Oddity("missing", nodes[number].row, codes)
                last = number

    def _add(self, node: _Node) -> None:
        self._nodes[node.place] = node
        path = [node]
        while (parent := self._nodes.get(path[0].parent)) is not None:
            path.insert(0, parent)
        self._open = path

    def _second(self, place: str) -> str:
        n = 2
        while f"{place}({n})" in self._nodes:
            n += 1
        return f"{place}({n})"

    def _numbers(self, node: _Node) -> list[int]:
        return [n.number for n in self._nodes.values() if (n.parent, n.manner) == (node.parent, node.manner)]

    def _unlikely(self, node: _Node) -> tuple[bool, bool]:
        """Whether a place is taken already, and whether it is not the next."""
        return node.place in self._nodes, node.number != max(self._numbers(node), default=0) + 1

    def _node(self, code: str) -> _Node:
        parts = code.split(".")
        return self._after(code) if len(parts) == 1 else self._below(parts)

    def _after(self, code: str) -> _Node:
        """A code of one part: after the last one of its manner, or the first below the row above it."""
        meanings = _meanings(code)
        alone = [(depth, n) for depth, n in enumerate(self._open) if len(n.numbers) == 1]
        if self._open and self._open[0].parent:  # the row that all these are part of is left out
            alone = [(0, n) for n in self._nodes.values() if not n.parent and n.numbers][-1:]
        below, manners = len(self._open), {n.manner for _, n in alone}
        follows = [(d, n.manner) for d, n in alone if meanings.get(n.manner) == n.number + 1]
        begins = [(below, m) for m, number in meanings.items() if number == 1 and m not in manners]
        alike = [(d, n.manner) for d, n in alone if n.manner in meanings]
        depth, manner = max(follows or begins[:1] or alike or [(below, next(iter(meanings)))])
        parent = self._open[depth - 1].place if depth else ""
        place = f"{parent}.{code}" if parent else code
        return _Node(place, parent, (frozenset(meanings.values()),), manner, meanings[manner])

    def _below(self, parts: Sequence[str]) -> _Node:
        """A code of several parts: below the row whose code is all but its last part, as far as there is one."""
        numbers = tuple(frozenset(_meanings(part).values()) for part in parts)
        manner, number = next(iter(_meanings(parts[-1]).items()))
        for length in range(len(parts) - 1, 0, -1):
            for node in (*reversed(self._open), *reversed(self._nodes.values())):
                if _same(node.numbers, numbers[:length]):
                    place = ".".join([node.place, *parts[length:]])
                    return _Node(place, above(place), numbers, manner, number)
        return _Node(".".join(parts), ".".join(parts[:-1]), numbers, manner, number)


def _same(a: Sequence[frozenset[int]], b: Sequence[frozenset[int]]) -> bool:
    return len(a) == len(b) and all(x & y for x, y in zip(a, b, strict=True))


def _meanings(part: str) -> dict[str, int]:
    """The numbers that a part of a code may stand for, by manner of numbering."""
    if part.isdigit():
        return {"number": int(part)}
    found = {}
    if _ROMAN.fullmatch(part.upper()):
        found["roman" if part.isupper() else "small roman"] = _value(part.upper())
    if len(part) == 1 or not found:
        found["capital" if part.isupper() else "letter"] = _ALPHABET.find(part.lower()) + 1
    return found


def _value(roman: str) -> int:
    digits = [{"I": 1, "V": 5, "X": 10, "L": 50}[c] for c in roman]
    return sum(-a if a < b else a for a, b in zip(digits, [*digits[1:], 0], strict=True))


def _name(number: int, manner: str) -> str:
    """How a number is printed in its manner."""
    if manner == "number":
        return str(number)
    text = ""
    for value, sign in ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        times, number = divmod(number, value)
        text += sign * times
    return text if manner == "roman" else text.lower()
