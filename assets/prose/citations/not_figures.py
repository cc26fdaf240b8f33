"""The spans of a paragraph whose digits are no figures: citations, dates, numbers of tables, telephones.

What is left over are figures: ``assets/prose/figures.py``.
"""

import re
from collections.abc import Iterable
from functools import cache

from assets.prose.citations.dates import dates
from assets.prose.citations.find import citations_in
from assets.prose.citations.words import END, LETTER, UPPER, CitationWords, any_of, citation_words


class _NotFigures:
    """The spans, beside citations and dates, whose digits are no figures."""

    def __init__(self, law: CitationWords) -> None:
        words = law.not_figures
        month, year = any_of(law.month), any_of(law.year)
        listed = rf"\s*(?:,|[-–]|{any_of(words.list)})\s*"
        a_year = r"(?:19|20)\d\d(?![\w%]|[.,]\d)"
        years = rf"{a_year}(?:\s*(?:[-–,/]|{any_of(words.list)})\s*{a_year})*"
        number = rf"(?:(?i:{any_of(law.number)})\s*:?\s*)?"
        grouped = r"\d{1,3}(?:\.\d{3})+(?![\d.])"  # "trên máy tính bảng 1.905 lượt": no number of a table
        ordinal = (
            rf"(?!{grouped})"
            r"(?:[IVX]+\.)?\d{1,4}[a-zđ]?(?:\.\d+[a-z]?)*(?:/[A-ZĐ][\w/&-]*)?(?![\w%]|[.,/]\d)"
        )
        few = r"\d{1,2}(?![\w%]|[.,/]\d)"
        level = r"\d(?![\w%]|[.,/]\d)"
        then = rf"(?:{END}|(?=\s+{any_of((*law.after_number_alone, *words.after_names))}(?!\w)))"
        not_after = "".join(rf"(?<!{re.escape(w)} )" for w in words.acts)
        not_alike = "".join(rf"(?<!{re.escape(w)} )" for w in words.not_named_at_end)
        not_named = "".join(rf"(?<!{re.escape(w)} )" for w in words.not_named)
        not_numbered = "".join(rf"(?<!{re.escape(w)} )" for w in words.not_numbered)
        not_called = "".join(rf"(?<!{re.escape(w)} )" for w in words.not_telephones)
        not_each = "".join(rf"(?<!{re.escape(w)} )" for w in words.each_day)
        hour, minute = any_of(words.hour), any_of(words.minute)
        words_first = [
            rf"{any_of(words.tiered)}\s+\d{{1,2}}(?=\s+{any_of(words.tiers)})",
            rf"{not_named}{any_of(words.named)}\s+{number}(?:{years}|{ordinal}(?:{listed}{few}{then})*)",
            rf"{not_named}{any_of(words.named_below_ten)}\s+{number}{level}(?:{listed}(?:{few}{then}|{level}(?=\s*\()))*",
            rf"{any_of(words.numbered_offices)}(?:\s+{LETTER}+){{0,4}}?\s+{not_numbered}{any_of(law.number)}\s+\d{{1,2}}(?![\w%]|[.,/]\d)"
            rf"(?:{END}|(?=\s+{any_of((*words.after_names, *words.there_is))}(?!\w)))",
            rf"{not_after}{not_alike}{any_of(words.named_at_end)}\s+{number}{few}{END}",
            rf"{any_of(words.quarter)}\s+(?:\d(?![\d%]|[.,]\d)|[IV]+\s*/\s*{a_year})",
            rf"{month}\s*(?:0?[1-9]|1[0-2])(?!\d|\s\d{{3}}(?!\d))(?:{listed}\d{{1,2}}(?=[\s/.,;)]))*"
            r"(?:\s*/\s*\d{4}(?!\d))?(?![\w%]|[.,]\d)",
            rf"{year}\s*(?:{any_of(law.number)}\s*)?{years}",
            rf"{any_of(words.before_months)}[\s,]+{any_of(words.months_named)}\s+{month}(?!\w)",
            rf"{not_each}{any_of(law.day)}\s+\d{{1,2}}(?:{END}|(?=\s*(?:,|[-–]|{any_of(words.after_day)}(?!\w))))",
            rf"{any_of(law.day)}\s+(?:0?[1-9]|[12]\d|3[01])\.(?:0?[1-9]|1[0-2])(?![\d%]|[.,]\d)",
            rf"{any_of(law.from_day)}\s+(?:{any_of(law.day)}\s*)?\d{{1,2}}/\d{{1,2}}(?=\s*(?:[-–]|{any_of(law.to_day)})\s*(?:{any_of(law.day)}\s*)?\d{{1,2}}/)",
            rf"{any_of(words.at)}\s+\d{{1,2}}\s*{hour}(?!\w)",
            # Long enough for a telephone, or right behind its name: "điện thoại thông minh (82,2%)" is none.
            rf"{not_called}{any_of(words.telephones)}(?:\s+{LETTER}+){{0,3}}\s*[:.]?\s*[+(]?\d(?:[.\s)xX-]*[\dxX]){{5,}}",
            rf"{not_called}{any_of(words.telephones)}(?:(?:\s+{LETTER}+){{0,3}}\s*[:.]?\s*1|\s*[:.]?\s*\d)\d{{2,3}}(?![\w%]|[.,]\d|\s{any_of(words.counted_by_telephone)}(?!\w))",
            rf"{any_of(words.standards)}(?:[\s/-]+{any_of(words.standards)})*[\s:-]*\d+(?:\s?[:\-–]\s?\d{{4}}(?!\d))?",
        ]
        addresses = [
            r"[“\"'][1-9]\s[^\W\d_][^“”\"'\n]{0,40}[”\"']",  # "thực hiện “5 tại chỗ”": a name
            r"(?:https?://|www\.)[^\s<>()]*[^\s<>().,;:]",
            r"[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64})+",
            rf"(?:[\w-]{{1,64}}\.){{1,6}}{any_of(words.domains)}(?!\w)(?:/[^\s<>()]*[^\s<>().,;:])?",
        ]
        digits_first = [
            rf"\d{{1,2}}\s+{month}\s+(?:{any_of(words.part_of_year)}(?!\w)(?:\s*{a_year})?|(?:{year}\s+)?{a_year})",
            rf"{any_of(words.months_named)}\s+{month}(?=\s*(?:[/,]\s*(?:{year}|\d{{4}})|{year}(?!\w)))",
            rf"(?<![.,])\d{{1,2}}\s*{hour}\s*\d{{2}}(?!\d)(?:\s*{minute}(?!\w))?",
            rf"(?<!/){any_of(words.always)}(?![\w/]|\s*%)",
            rf"\d{{1,4}}[a-z]?,?\s+{any_of(words.streets)}\s+(?-i:[{UPPER}])",
            r"(?<!/)\d{1,2}\s?/\s?\d{1,2}\s?/\s?\d{4}(?!\d)",
            r"(?<![./-])\d{1,2}[-.]\d{1,2}[-.](?:19|20)\d\d(?!\d)",
            r"(?<![/.,])(?:0?[1-9]|1[0-2])\s?/\s?(?:19|20)\d\d(?![\w%/]|[.,]\d)",
            rf"(?<![/.,]){a_year}\s*[-–]\s*{a_year}",
            r"(?<![.,])0\d{2,3}[.\s-]\d{3,4}[.\s-](?:\d{3,4}|[xX]{3})(?!\d)",
            r"(?<![.,])0\d{9,10}(?!\w)",
            r"(?<![.,])(?:1800|1900)[.\s]\d{3,4}(?!\w)",
        ]
        self.folded = re.compile(
            rf"(?<!\w)(?:(?=\d)(?:{'|'.join(digits_first)})|(?=\w[^\d\n]{{0,48}}\d)(?:{'|'.join(words_first)}))",
            re.IGNORECASE,
        )
        self.exact = re.compile(
            rf"(?<!\w)(?:{dates().said.pattern}|[{UPPER}][A-Za-zĐđ]*[-–]?\d{{1,4}}(?![\w%]|[.,/]\d)"
            rf"|\(0\d{{2,3}}\)[\d.\s-]{{6,}}\d|{'|'.join(addresses)})"
        )
        self.head = re.compile(
            rf"^\W*(?i:{any_of(words.named_at_head)})\s+{number}{few}(?=\s*[:.])"
            rf"|^[\s*+•–-]*(?:\d{{1,2}}(?:\.\d{{1,2}})*(?:[.)/](?=\s|\*|$)|-(?=\s+[{UPPER}]))|\d{{1,2}}(?:\.\d{{1,2}})+(?=\s+[{UPPER}]))"
        )


@cache
def _not_figures() -> _NotFigures:
    return _NotFigures(citation_words())


def spans_not_figures(text: str) -> list[tuple[int, int]]:
    """The spans of one paragraph whose digits are no figures, in order and apart from each other.

    Args:
        text: the paragraph, NFC.
    """
    if not any(c.isdecimal() for c in text):
        return []
    patterns = _not_figures()
    found = [(c.start, c.stop) for c in citations_in(text)]
    found += [m.span() for m in patterns.folded.finditer(text)]
    found += [m.span() for m in patterns.exact.finditer(text)]
    found += [m.span() for m in [patterns.head.match(text)] if m]
    return _merged(found)


def _merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    apart: list[tuple[int, int]] = []
    for start, stop in sorted(spans):
        if apart and start <= apart[-1][1]:
            apart[-1] = (apart[-1][0], max(stop, apart[-1][1]))
        elif start < stop:
            apart.append((start, stop))
    return apart
