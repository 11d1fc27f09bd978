"""What a text says of itself at its edges: agency, publisher and writers in passing.

"Lund-AFP", "MEXICO CITY (AP) — ", "Example News/", "By John Lee.", "(Source: City of Lund)" and
"…reports Example News" are no sentences of the article. Each is found here with what it
says, and cut from the text, which otherwise stays word for word.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from generator.reading.byline_names import names_in
from generator.text.agencies import agency_named
from generator.text.dates import month_number
from generator.text.phrases import words_of

_NAME_WORD: Final = r"[A-ZÀ-ÞĀ-Ž][\w.&’'\-]*"
_NAME: Final = rf"{_NAME_WORD}(?:\s(?:(?:of|the|for|and|de|du|der|&)\s)?{_NAME_WORD}){{0,5}}"
# "And" stands between writers: what could be read in two ways at each takes no end.
_WRITER: Final = rf"{_NAME_WORD}(?:\s(?:(?:of|the|for|de|du|der|&)\s)?{_NAME_WORD}){{0,5}}"
# A capital, or a letter of a script without them.
_LARGE: Final = r"[^\W\d_a-zß-öø-ÿ]"
_PLACE: Final = rf"{_LARGE}[\w.’'\-]*(?:,?\s{_LARGE}[\w.’'\-]*){{0,3}}"
_DASH: Final = r"[-–—―]"


@dataclass(frozen=True, slots=True)
class Credit:
    """Something a text says of itself: `field` is agency, source or byline."""

    field: str
    value: str
    rule: str


def _any_of(kind: str) -> str:
    return "|".join(re.escape(word) for word in words_of(kind))


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    byline = _any_of("byline")
    source = _any_of("source")
    reports = _any_of("reports")
    return {
        # By Jane Roe. / By Jane Roe and John Doe |
        "byline": re.compile(
            rf"^(?i:{byline})[:\s]\s*(?P<value>{_WRITER}(?:(?:,\s|\s(?:and|und|y|et|e|en|i|og|och)\s)"
            rf"{_WRITER})*)"
            rf"(?:\.|\s[|/])\s+(?=[A-ZÀ-ÞĀ-Ž\"“„«])",
        ),
        # Example News/ The …
        "slash": re.compile(rf"^(?P<value>{_NAME})\s?/\s+(?=[\w\"“„«'‘])"),
        # PLACE, May 3 (AGENCY) — The …, PLACE – AGENCY – …, (AGENCY) - …
        "dateline": re.compile(
            rf"^(?:{_PLACE}(?:,\s[^()\[\]/]{{3,40}})?\s?)?[(/\[](?P<value>[^()/\[\]\d]{{2,40}})[)/\]]"
            rf"(?P<mark>\s*{_DASH}+\s*|\s*[:.]\s+|\s+(?=[A-ZÀ-ÞĀ-Ž\"“„«]))"
        ),
        # Place – AGENCY – The …
        "dashes": re.compile(
            rf"^{_PLACE}\s{_DASH}\s(?P<value>{_NAME}|{_LARGE}\w{{1,12}})\s?(?:{_DASH}|:)\s"
        ),
        # (Source: Example) at the end
        "source": re.compile(
            rf"\s*[(\[]\s*(?:{source})\s*[:：]\s*(?P<value>[^()\[\]]{{2,120}}?)\s*[)\]]\.?$",
            re.IGNORECASE,
        ),
        # … reports Example News
        "reports": re.compile(rf"(?<=…|\.)\s*(?:{reports})\s+(?P<value>{_NAME})\.?$"),
        # (AP), (Reuters/dpa) at the end
        "sign_off": re.compile(r"\s*[(\[](?P<value>[^()\[\]\d]{2,40})[)\]]\.?$"),
    }


def cut_credits(text: str, *, first: bool, last: bool) -> tuple[str, tuple[Credit, ...]]:
    """Cut what a paragraph says of its own origin.

    Args:
        text: A paragraph of a body.
        first: It opens the article: a byline, a publisher or a dateline may stand before it.
        last: It closes the article: a source or an agency may stand behind it.

    Returns:
        The paragraph without that, and what was cut.

    >>> cut_credits("By Ann Roe. Rain fell. (Source: City of Lund)", first=True, last=True)[0]
    'Rain fell.'
    """
    found: list[Credit] = []
    if first:
        text = _cut_opening(text, found)
    reports = _patterns()["reports"].search(text, max(0, len(text) - _LONGEST_CREDIT))
    if reports is not None:
        found.append(Credit("source", reports["value"], "“reports …” behind the text"))
        text = text[: reports.start()].rstrip()
    if last:
        text = _cut_closing(text, found)
    return text, tuple(found)


def _cut_opening(text: str, found: list[Credit]) -> str:
    byline = _patterns()["byline"].match(text)
    if byline is not None and any(names_in(byline["value"])):
        found.append(Credit("byline", byline["value"], "“By …” before the text"))
        text = text[byline.end() :]
    slash = _patterns()["slash"].match(text)
    if slash is not None and " " in slash["value"].strip():
        field = "agency" if agency_named(slash["value"]) else "source"
        found.append(Credit(field, slash["value"], "named before the text"))
        return text[slash.end() :]
    dashes = _patterns()["dashes"].match(text)
    if dashes is not None and (known := agency_named(dashes["value"])):
        found.append(Credit("agency", known, "named in the dateline"))
        return text[dashes.end() :]
    dateline = _patterns()["dateline"].match(text)
    if dateline is not None and (agency := _in_dateline(dateline)):
        found.append(Credit("agency", agency, "named in the dateline"))
        return text[dateline.end() :]
    return text


def _in_dateline(dateline: re.Match[str]) -> str | None:
    """Return the agency of a dateline: a known one, or any name between a day and a dash."""
    known = agency_named(dateline["value"])
    if known is not None:
        return known
    before = dateline[0][: dateline.start("value") - dateline.start()]
    value = dateline["value"].strip()
    parted = any(mark in dateline["mark"] for mark in "-–—―:")
    dated = parted and _DAY.search(before) is not None and _ANY_NAME.match(value) is not None
    return value if dated and month_number(value) is None else None


_DAY: Final = re.compile(
    r",\s(?:[^\W\d_]+\.?\s\d{1,2}|\d{1,2}\s[^\W\d_]+\.?)(?:,?\s\d{4})?\s?[(/\[]$"
)
_ANY_NAME: Final = re.compile(rf"^{_NAME_WORD}(?:\s{_NAME_WORD}){{0,3}}$")


def _cut_closing(text: str, found: list[Credit]) -> str:
    rights = _RIGHTS.search(text)
    if rights is not None:
        found.append(Credit("source", rights["value"], "in the copyright behind the text"))
        text = text[: rights.start()].rstrip()
    source = _patterns()["source"].search(text)
    if source is not None:
        found.append(Credit("agency", source["value"], "named as the source behind the text"))
        return text[: source.start()].rstrip()
    sign_off = _patterns()["sign_off"].search(text)
    # (abc/ef): an agency, and the initials or the desk of who wrote there.
    if sign_off is not None and (agency := agency_named(sign_off["value"].split("/")[0])):
        found.append(Credit("agency", agency, "signs the text"))
        return text[: sign_off.start()].rstrip()
    return text


@cache
def _source_line() -> re.Pattern[str]:
    return re.compile(
        rf"^[(\[]?\s*(?:{_any_of('source')})\s*[:：]\s*(?P<value>[^()\[\]]{{2,120}}?)\s*[)\]]?\.?$",
        re.IGNORECASE,
    )


_LONGEST_CREDIT: Final = 240  # characters
_PARTED: Final = re.compile(r"[-–—―/(:]")
_PLACE_AGENCY: Final = re.compile(
    rf"^{_PLACE}\s?(?:{_DASH}|/|\(|:)\s?(?P<value>[^\d()/]{{2,40}})\)?$"
)
_SHORT_WORD: Final = r"[A-ZÀ-ÞĀ-Ž][\w.&’'\-]{0,40}"
_AGENCY_REPORTED: Final = re.compile(
    rf"(?P<value>{_SHORT_WORD}(?:\s{_SHORT_WORD}){{0,2}})\s(?:[Nn]ews\s[Aa]gency|[Nn]ewswire)\s(?:reported|said|reports)\b"
)


def credit_in_line(text: str) -> Credit | None:
    """Read a line of its own that credits an agency or a source ("Baghdad-INA", "(Source: UN)").

    Args:
        text: A short line beside a body.

    Returns:
        What it credits, or None where it is no such line.

    >>> credit_in_line("Lund-AFP").value, credit_in_line("Source: City of Lund").value
    ('AFP', 'City of Lund')
    """
    if len(text) > _LONGEST_CREDIT:
        return None
    # A cheap look for the marks that each form has goes before the forms themselves.
    source = _source_line().match(text) if ":" in text or "：" in text else None
    if source is not None:
        return Credit("agency", source["value"], "named as the source behind the text")
    dateline = _PLACE_AGENCY.match(text) if _PARTED.search(text) else None
    if dateline is not None and (agency := agency_named(dateline["value"])):
        return Credit("agency", agency, "named in the dateline")
    alone = agency_named(text)
    if alone is not None:
        return Credit("agency", alone, "stands beside the text")
    return None


def agency_reported(text: str) -> str | None:
    """Return the agency that a sentence credits with the report ("…, Xyz news agency reported").

    >>> agency_reported("It rained, Xyz news agency reported."), agency_reported("It rained.")
    ('Xyz', None)
    """
    if "gency" not in text and "wire" not in text:
        return None
    named = _AGENCY_REPORTED.search(text)
    return named["value"] if named is not None else None


# © 2021 Example Press behind the last sentence
_RIGHTS: Final = re.compile(
    r"(?<=[.!?\"”’»)])\s*©\s*(?:\d{4}\s*)?(?P<value>[^.©\d][^.©]{1,60}?)\.?$"
)

# An embedded post signs itself: — Name (@handle) June 3, 2025
_EMBED_SIGNATURE: Final = re.compile(
    r"\s*[—–-]\s[^—–()]{2,60}\(@\w{2,30}\)\s+[^\W\d]\w*\.?\s\d{1,2},?\s\d{4}\.?$"
)


def cut_embed(text: str, function_words: frozenset[str]) -> str:
    """Cut an embedded post from the end of a paragraph.

    The post is known by its signature; it reaches back over the sentences that are not in the
    paragraph's language, and where all are in one language, the last sentence alone is cut.

    Args:
        text: A paragraph of a body.
        function_words: Frequent short words of the article's language, folded.

    Returns:
        The paragraph without the post, unchanged where there is none.
    """
    from generator.text.sentences import sentences

    signature = _EMBED_SIGNATURE.search(text) if "(@" in text else None
    if signature is None:
        return text
    ranges = sentences(text[: signature.start()])
    keep = len(ranges)
    while keep and not (_words(text[slice(*ranges[keep - 1])]) & function_words):
        keep -= 1
    if keep == len(ranges):
        keep -= 1
    return text[: ranges[keep - 1][1]] if keep > 0 else ""


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", text.casefold()))
