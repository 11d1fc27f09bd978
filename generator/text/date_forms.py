"""How dates are written: their forms as patterns, and where in a text they may stand.

Takes a text of any language, returns matches whose groups are named `day`, `month` and `year`,
or `first` and `second` where the order of figures is open. What they mean is not told here:
`month` may be any word.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import Final


# Decimal digits of any script, one code point to one, so that offsets stay.
@cache
def _digits() -> dict[int, str]:
    table = {}
    for block in range(0x660, 0x1_0000, 0x10):
        for code in range(block, block + 0x10):
            value = unicodedata.digit(chr(code), None)
            if value is not None and unicodedata.category(chr(code)) == "Nd":
                table[code] = str(value)
    return table


_FOREIGN_DIGIT: Final = re.compile(r"(?![0-9])\d")

# A year of ours; behind a Thai or a Persian month, one of theirs.
_YEAR4: Final = r"(?P<year>(?:1[3-9]|20|2[4-6])\d{2})"
# A name of a month: letters of any script, with a stop behind an abbreviation. A capital
# straight behind a small letter begins a word too: pages glue a source and its date.
# Letters of any script with the marks that belong to them: accents, vowel signs.
_LETTER: Final = (
    r"(?:[^\W\d_]|[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0dff\u0e00-\u0eff"
    r"\u1000-\u109f\u1780-\u17d3])"
)
_WORD: Final = (
    r"(?:(?<=[a-zà-ÿ])(?=[A-ZÀ-Þ])|(?<![^\W\d_]))"
    rf"(?P<month>[\u0e01-\u0e4e]{{1,3}}\.\s?[\u0e01-\u0e4e]{{1,2}}|[^\W\d_]{_LETTER}+(?:\s(?:الثاني|الأول|الاول|الثانى))?)\.?"
)
_ORDINAL: Final = r"(?:st|nd|rd|th|ST|ND|RD|TH|er|ère|[ºª°.])?"
_OF: Final = r"(?:\s+(?:de|of|ga(?:\s+watan)?|d[’'])(?=\s|\w)|\s+يوم)?"
# Words behind a year that stands before its day: Latvian, Lithuanian, Uzbek, Kazakh, Georgian,
# Azerbaijani; and months that are numbers: Vietnamese and Mongolian.
_OF_YEAR: Final = r"(?:\.\s?gada|\s?m\.|-?\s?yil|\s?жылғы|\s?жылдын|\s?წლის|-c[iıuü]\s?il)"
_YEAR_THEN_DAY: Final = re.compile(rf"\d{{4}}{_OF_YEAR}")
_NUMBERED: Final = re.compile(r"\d\s(?:tháng|оны)\s\d")
_ETHIOPIAN: Final = re.compile("[\u1200-\u137f]")

_MARKED: Final = re.compile(r"\d\s?[-/.]\s?\d")
_NAMED_YEAR: Final = re.compile(r"[\d元]\s?[年년]")
_ERA: Final = re.compile(r"(?:令和|平成|昭和|民國|民国)\s?[\d元]")
_YEAR: Final = re.compile(_YEAR4)
_YEAR_FIRST: Final = re.compile(r"\d{4}\.?[\s\-,]+[^\W\d_]")

# Each form, with what a text must have for it: a cheap look goes before a dear one.
_FORMS: Final = tuple(
    (needed, re.compile(form))
    for needed, form in (
        # 2025-05-21, 2025/05/21, 2025.05.21, with or without a time glued to it
        (
            _MARKED,
            (
                r"(?<!\d)(?P<year>\d{4})(?P<sep>[-/.])\s?(?P<month>\d{1,2})(?P=sep)\s?"
                r"(?P<day>\d{1,2})(?!\d)"
            ),
        ),
        # 2025年5月21日, 2025년 5월 21일
        (
            _NAMED_YEAR,
            (
                r"(?<!\d)(?P<year>\d{4})\s?[年년]\s?(?P<month>\d{1,2})\s?[月월]"
                r"(?:\s?(?P<day>\d{1,2})\s?[日일])?"
            ),
        ),
        # 令和6年2月28日, 民國113年2月28日
        (
            _ERA,
            (
                r"(?P<era>令和|平成|昭和|民國|民国)\s?(?P<year>\d{1,3}|元)\s?年\s?(?P<month>\d{1,2})\s?月"
                r"(?:\s?(?P<day>\d{1,2})\s?日)?"
            ),
        ),
        # ngày 21 tháng 5 năm 2025, 21 tháng 5, 2025; 2025 оны 5-р сарын 21
        (
            _NUMBERED,
            (r"(?<!\d)(?P<day>\d{1,2}) tháng (?P<month>\d{1,2})(?:,| năm|, năm) (?P<year>\d{4})"),
        ),
        (
            _NUMBERED,
            r"(?<!\d)(?P<year>\d{4}) оны (?P<month>\d{1,2})(?:-?р)? сарын (?P<day>\d{1,2})(?!\d)",
        ),
        # መጋቢት 12 ቀን 2016 ዓ.ም, መጋቢት 12/2016
        (
            _ETHIOPIAN,
            (
                r"(?P<month>[\u1200-\u135a]{2,6})\s(?P<day>\d{1,2})(?:\s?ቀን)?[\s/,፣]{1,2}"
                r"(?P<year>\d{4})(?!\d)(?P<ethiopian>\s?ዓ[./]?\s?ም|\s?ዓመተ\sም)?"
            ),
        ),
        # 2025. gada 21. maijs, 2025 m. gegužės 21 d., 2025-yil 21-may, 2025 წლის 21 მაისი
        (
            _YEAR_THEN_DAY,
            rf"(?<!\d)(?P<year>\d{{4}}){_OF_YEAR}\s?(?P<day>\d{{1,2}})\.?[\s\-]+{_WORD}",
        ),
        (
            _YEAR_THEN_DAY,
            rf"(?<!\d)(?P<year>\d{{4}}){_OF_YEAR}\s?{_WORD}\s+(?P<day>\d{{1,2}})(?!\d)",
        ),
        # 21 May 2025, 21. Mai 2025, 21st of May, 2025, 21 de mayo de 2025, 21-May-2025
        (
            _YEAR,
            (
                rf"(?<!\d)(?<!\d[.,])(?P<day>\d{{1,2}}){_ORDINAL}{_OF}[\s\-/]*{_WORD}"
                rf"(?:/[^\W\d_]{{3,12}})?(?:[,،]|\s+de[l]?|\s+of|\s+г\.?)?[\s\-/]*{_YEAR4}"
            ),
        ),
        # May 21, 2025, May 21st 2025, Mayo 21 de 2025, May - 21 - 2025
        (
            _YEAR,
            (
                rf"{_WORD}(?:\s*|\s?[-/]\s?)(?P<day>\d{{1,2}})(?:st|nd|rd|th|ST|ND|RD|TH)?"
                rf"(?:\s*[,،]\s*|\s+de[l]?\s+|\s+at\s+|\s+|\s?[-/]\s?){_YEAR4}"
            ),
        ),
        # 2025 May 21, 2025. május 21.
        (
            _YEAR_FIRST,
            rf"(?<!\d)(?P<year>\d{{4}})\.?[\s\-,]+{_WORD}[\s\-]*(?P<day>\d{{1,2}})(?!\d)",
        ),
        # 21.05.2025, 21/05/2025, 05-21-2025, 21.05.25
        (
            _MARKED,
            (
                r"(?<!\d)(?<!\d[.,/-])(?P<first>\d{1,2})\s?(?P<sep>[-/.])\s?(?P<second>\d{1,2})\s?"
                r"(?P=sep)\s?(?P<year>(?:1[789]|20)\d{2}|\d{2}(?![\d.,/-]))"
            ),
        ),
        # May 2025
        (_YEAR, rf"{_WORD}(?:,|\s+de[l]?)?\s+{_YEAR4}"),
    )
)

# What every form has: a year in full, or figures parted by a mark.
_HAS_DATE: Final = re.compile(r"\d{4}|[\d元]\s?年|\d\s?[-/.]\s?\d{1,2}\s?[-/.]\s?\d")
_REACH: Final = 60  # characters of a date on either side of that


def plain_digits(text: str) -> str:
    """Return a text with the digits of every script as 0 to 9, one code point for one.

    >>> plain_digits("٢٠٢٥ m²")
    '2025 m²'
    """
    if text.isascii() or not _FOREIGN_DIGIT.search(text):
        return text
    return text.translate(_digits())


def _windows(text: str) -> list[tuple[int, int]]:
    """Return the ranges of a text that a date can stand in, apart from one another."""
    found: list[tuple[int, int]] = []
    for seen in _HAS_DATE.finditer(text):
        start, end = max(0, seen.start() - _REACH), min(len(text), seen.end() + _REACH)
        if found and start <= found[-1][1]:
            start = found.pop()[0]
        found.append((start, end))
    return found


def date_matches(text: str) -> Iterator[re.Match[str]]:
    """Find what is written like a date, the surest form first.

    Args:
        text: One line or paragraph, its digits 0 to 9.

    Yields:
        Matches; several may lie across one another.
    """
    windows = _windows(text)
    if not windows:
        return
    for needed, form in _FORMS:
        if needed.search(text) is None:
            continue
        for start, end in windows:
            at = start
            while (match := form.search(text, at, end)) is not None:
                yield match
                at = match.start() + 1
