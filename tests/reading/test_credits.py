"""Facts about what a text says of its own origin at its edges."""

import pytest

from generator.reading.credits import (
    agency_reported,
    credit_in_line,
    cut_credits,
    cut_embed,
)
from generator.text.language import function_words

RAIN = "Rain has ended the drought."


def cut(text: str) -> tuple[str, list[tuple[str, str]]]:
    """Return what is left of a text that is the whole article, and what it credits."""
    left, credits_found = cut_credits(text, first=True, last=True)
    return left, [(credit.field, credit.value) for credit in credits_found]


@pytest.mark.parametrize(
    ("text", "credited"),
    [
        (f"By Ann Roe. {RAIN}", [("byline", "Ann Roe")]),
        (f"By Ann Roe and Lee Doe | {RAIN}", [("byline", "Ann Roe and Lee Doe")]),
        (f"Von Anna Köhler. {RAIN}", [("byline", "Anna Köhler")]),
        (f"Lund Post/ {RAIN}", [("source", "Lund Post")]),
        (f"Associated Press/ {RAIN}", [("agency", "Associated Press")]),
        (f"LUND (AP) — {RAIN}", [("agency", "AP")]),
        (f"LUND, May 3 (Reuters) - {RAIN}", [("agency", "Reuters")]),
        (f"(AFP) - {RAIN}", [("agency", "AFP")]),
        (f"{RAIN} (Source: City of Lund)", [("agency", "City of Lund")]),
        (f"{RAIN} [Quelle: Stadt Lund].", [("agency", "Stadt Lund")]),
        (f"{RAIN} (AP)", [("agency", "AP")]),
        (f"By Ann Roe. LUND (AP) — {RAIN}", [("byline", "Ann Roe"), ("agency", "AP")]),
    ],
)
def test_credits_are_cut_from_the_edges(text: str, credited: list[tuple[str, str]]) -> None:
    """What names a writer, a publisher or an agency is cut; the sentence stays as it is."""
    assert cut(text) == (RAIN, credited)


def test_publisher_behind_reports_is_cut() -> None:
    """A publisher stands in "…reports Lund Post" behind a sentence."""
    assert cut("Rain has ended the drought…reports Lund Post") == (
        "Rain has ended the drought…",
        [("source", "Lund Post")],
    )


@pytest.mark.parametrize(
    "text",
    [
        RAIN,
        "By noon the rain had stopped. The sun shone.",
        "and/or by rail, the company said.",
        "Lund/Malmö: the bridge is closed.",
        "Rain has ended the drought (see below).",
        "The council (members and guests) met.",
    ],
)
def test_sentences_lose_nothing(text: str) -> None:
    """Sentences that only look like a credit are left whole."""
    assert cut(text) == (text, [])


def test_inner_paragraphs_keep_their_brackets() -> None:
    """Only the first paragraph opens with a credit, and only the last one closes with one."""
    text = f"LUND (AP) — {RAIN} (Source: City of Lund)"

    assert cut_credits(text, first=False, last=False) == (text, ())


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("Lund-AFP", "AFP"),
        ("MEXICO CITY (AP)", "AP"),
        ("Lund/dpa", "dpa"),
        ("Source: City of Lund", "City of Lund"),
        ("(Quelle: Stadt Lund)", "Stadt Lund"),
        ("Reuters", "Reuters"),
        ("Lund-Malmö", None),
        ("Rain ends drought", None),
    ],
)
def test_lines_that_credit_an_agency(text: str, agency: str | None) -> None:
    """A line of its own credits an agency by dateline, by "Source:" or by its name alone."""
    credit = credit_in_line(text)

    assert (credit and credit.value) == agency


def test_agency_that_reported_is_named() -> None:
    """A sentence credits an agency in passing: "…, Xyz news agency reported"."""
    assert agency_reported("It rained, Nordlys News Agency said on Monday.") == "Nordlys"
    assert agency_reported("The agency reported rain.") is None


EMBED = "— Ann Roe (@annroe) June 3, 2025"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (f"{RAIN} Der Regen ist da. Wir tanzen. {EMBED}", RAIN),
        (f"{RAIN} It was the first of the year. {EMBED}", RAIN),
        (f"Der Regen ist da. {EMBED}", ""),
        (f"{RAIN} It was late.", f"{RAIN} It was late."),
    ],
)
def test_embedded_post_is_cut(text: str, left: str) -> None:
    """A signed post goes with its sentences of another language, or with its last sentence."""
    assert cut_embed(text, function_words("en")) == left
