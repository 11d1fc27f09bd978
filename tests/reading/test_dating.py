"""Facts about when an article was published, and how far that is believed."""

from datetime import date

import pytest

from generator.model import BELIEVABLE, SURE, PartialDate
from generator.reading.dating import Dating, find_published, gives_only_age, opening_date
from tests.reading.parts import LATEST, PROSE, a_part, a_place

TITLE = "Rain ends the long drought"


def dating_of(
    *lines: str, title: int | None = 0, opens_page: bool = False, language: str | None = "en"
) -> Dating:
    """Return the dates of an article whose text is the prose among the lines."""
    part = a_part(*lines)
    part = part.cut(0, len(part.lines), opens_page=opens_page)
    return find_published(part, a_place(part, title=title), language=language)


def published(*lines: str, **options: int | bool | str | None) -> str | None:
    """Return the date of publication as it is written in a brief, None where it stays open."""
    found = dating_of(*lines, **options).published  # type: ignore[arg-type] # its own options
    return str(found.value) if found else None


def test_date_between_title_and_text_is_sure() -> None:
    """A day straight below the title is the day of publication."""
    found = dating_of(TITLE, "3 March 1998", *PROSE).published

    assert found
    assert found.value == PartialDate(1998, 3, 3)
    assert found.confidence >= SURE
    assert found.lines.first == 2
    assert found.rule == "between title and text"


def test_page_without_a_date_leaves_it_open() -> None:
    """No date on the page is no date in the brief."""
    assert dating_of(TITLE, *PROSE) == Dating(None, None)


def test_month_stays_a_month_and_unsure() -> None:
    """A month without a day is kept as it is, for a person to look at."""
    found = dating_of(TITLE, "March 1998", *PROSE).published

    assert found
    assert found.value == PartialDate(1998, 3)
    assert BELIEVABLE <= found.confidence < SURE


def test_nearest_the_title_beats_first_on_the_page() -> None:
    """A menu's day far above loses against the one beside the title."""
    page = ("7 May 2024", *["Home"] * 15, TITLE, "3 March 1998", *PROSE)

    assert published(*page, title=16, opens_page=True) == "1998-03-03"


@pytest.mark.parametrize(
    ("label", "rule"),
    [("Published: 3 March 1998", "labelled"), ("Veröffentlicht am 3. März 1998", "labelled")],
)
def test_label_is_part_of_the_evidence(label: str, rule: str) -> None:
    """A label beside a date ("Published") speaks for it, in any language."""
    found = dating_of(TITLE, label, *PROSE).published

    assert found
    assert found.rule.startswith(rule)


def test_label_may_stand_above_its_date() -> None:
    """A label in a line of its own belongs to the date below."""
    found = dating_of(TITLE, "Published", "3 March 1998", *PROSE).published

    assert found
    assert found.rule.startswith("labelled")


def test_update_is_told_apart() -> None:
    """The day of the last change is no day of publication, on one line or two."""
    apart = dating_of(TITLE, "Published: 3 March 1998", "Updated: 5 March 1998", *PROSE)
    together = dating_of(TITLE, "Published 3 March 1998 | Updated 5 March 1998", *PROSE)

    for dating in (apart, together):
        assert dating.published
        assert dating.updated
        assert dating.published.value == PartialDate(1998, 3, 3)
        assert dating.updated.value == PartialDate(1998, 3, 5)


def test_update_before_publication_is_none() -> None:
    """No text is changed before it is out."""
    dating = dating_of(TITLE, "Published: 3 March 1998", "Updated: 1 March 1998", *PROSE)

    assert dating.updated is None


def test_only_an_update_is_an_unsure_date() -> None:
    """A page that gives its last change alone was published then or before."""
    dating = dating_of(TITLE, "Last updated: 5 March 1998", *PROSE)

    assert dating.updated is None
    assert dating.published
    assert dating.published.rule == "only the last change is dated"
    assert dating.published.confidence < SURE


def test_copyright_line_gives_no_date() -> None:
    """The years and days of a copyright line say nothing of an article."""
    assert published(TITLE, *PROSE, "© 3 March 1998 Lund Post") is None


def test_date_inside_the_text_is_the_reports_own() -> None:
    """What the text tells of is no day of publication."""
    assert published(TITLE, f"On 3 March 1998 the rain began. {PROSE[0]}", *PROSE[1:]) is None


@pytest.mark.parametrize(
    ("line", "more", "language", "expected"),
    [
        ("07-02-2025", (), "en", None),
        ("07-02-2025", (), None, None),
        ("07-02-2025", (), "fr", "2025-02-07"),
        ("07.02.2025", (), "en", "2025-02-07"),
        ("07-07-2025", (), "en", "2025-07-07"),
        ("25-02-2025", (), "en", "2025-02-25"),
        ("02-25-2025", (), "en", "2025-02-25"),
        ("Friday, 07-02-2025", (), "en", "2025-02-07"),
        ("Wednesday, 07-02-2025", (), "en", "2025-07-02"),
        ("07-02-2025", ("28-01-2025",), "en", "2025-02-07"),
        ("07-02-2025", ("06-28-2025",), "en", "2025-07-02"),
        ("07-02-2025", ("28-01-2025", "06-28-2025"), "en", None),
    ],
)
def test_order_of_day_and_month(
    line: str, more: tuple[str, ...], language: str | None, expected: str | None
) -> None:
    """The order is told by the figures, a weekday, other dates or the language; else it is open."""
    found = dating_of(TITLE, line, *PROSE, *["Home"] * 14, *more, language=language).published
    sure = found is not None and found.confidence >= 0.7

    assert (str(found.value) if sure and found else None) == expected


def test_order_is_told_by_a_day_in_the_text() -> None:
    """A report and the events that it dates lie close."""
    text = (*PROSE, "The company will meet the town on 15 February 2025 in the old school house.")
    found = dating_of(TITLE, "07-02-2025", *text).published

    assert found
    assert found.value == PartialDate(2025, 2, 7)
    assert found.rule.endswith("order told by dates in the text")


def test_wrong_weekday_is_not_believed() -> None:
    """A weekday that is not the day's own speaks against the date."""
    assert published(TITLE, "Monday, 3 March 1998", *PROSE) is None


def test_a_date_said_again_is_believed_more() -> None:
    """Two lines that give one day support each other."""
    once = dating_of(TITLE, "3 March 1998", *PROSE).published
    twice = dating_of(TITLE, "3 March 1998", *PROSE, "3 March 1998").published

    assert once
    assert twice
    assert twice.confidence > once.confidence


def test_time_of_day_speaks_for_a_date() -> None:
    """A page's own date has a time, mostly."""
    bare = dating_of(TITLE, "3 March 1998", *PROSE).published
    timed = dating_of(TITLE, "3 March 1998, 10:15", *PROSE).published

    assert bare
    assert timed
    assert timed.confidence > bare.confidence


def test_standings_above_and_below() -> None:
    """The nearer a date to the title, the more it is believed, and above more than behind."""
    near_above = dating_of("3 March 1998", TITLE, *PROSE, title=1, opens_page=True).published
    behind = dating_of(TITLE, *PROSE, "3 March 1998", opens_page=True).published
    far = (TITLE, *PROSE, *["Home"] * 20, "3 March 1998")
    far_behind = dating_of(*far, opens_page=True).published
    into = dating_of(TITLE, *PROSE[:2], "3 March 1998", *PROSE[2:], opens_page=True).published

    assert near_above
    assert behind
    assert into
    assert near_above.confidence > behind.confidence >= BELIEVABLE
    assert into.confidence >= BELIEVABLE
    assert far_behind is None


def test_date_far_above_the_title_is_hardly_believed() -> None:
    """A masthead's day may be that of the newest issue."""
    page = ("Home", "3 March 1998", *["Home"] * 14, TITLE, *PROSE)
    found = dating_of(*page, title=16, opens_page=True).published

    assert found is None or found.confidence < SURE


def test_date_in_a_caption_is_no_date_of_the_page() -> None:
    """A day in the middle of a sentence belongs to what it tells."""
    caption = "The old harbour of Lund as it was seen on 3 March 1998 from the bridge"

    assert published(TITLE, caption, *PROSE) in {None, "1998-03-03"}
    found = dating_of(TITLE, caption, *PROSE).published
    assert found is None or found.confidence < SURE


def test_text_without_title_has_its_date_above() -> None:
    """Where there is no title, what stands above the text dates it."""
    assert published("3 March 1998", *PROSE, title=None, opens_page=True) == "1998-03-03"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("date 2024-08-28 Rain fell.", ("2024-08-28", "Rain fell.")),
        ("2024-08-28 Rain fell.", ("2024-08-28", "Rain fell.")),
        ("Published 3 March 1998 – Rain fell.", ("1998-03-03", "Rain fell.")),
        ("On 3 March 1998 rain fell.", None),
        ("3 March 1998 was a rainy day.", None),
        ("March 1998 Rain fell.", None),
        ("07-02-2025 Rain fell.", None),
        ("Rain fell.", None),
    ],
)
def test_date_before_the_first_sentence(text: str, expected: tuple[str, str] | None) -> None:
    """A labelled day, or one of figures, before the first sentence is no part of it."""
    found = opening_date(text, latest=LATEST)

    assert (found and (str(found[0].value), found[1])) == expected


def test_date_that_opens_the_text_is_the_articles() -> None:
    """A day glued to the first sentence dates the article."""
    assert published(TITLE, f"2024-08-28 {PROSE[0]}", *PROSE[1:]) == "2024-08-28"


def test_nothing_is_later_than_latest() -> None:
    """A day after the newest believable one is left out; the one before it is taken."""
    part = a_part(TITLE, "3 March 1998", "9 May 2024", *PROSE, latest=date(2000, 1, 1))
    found = find_published(part, a_place(part), language="en").published

    assert found
    assert found.value == PartialDate(1998, 3, 3)


def test_first_age_above_the_text_is_found() -> None:
    """An age above the text ("3 hours ago") is told with its line; one below is not."""
    part = a_part(TITLE, "3 hours ago", *PROSE, "5 hours ago")
    found = gives_only_age(part, before=2)

    assert found
    assert (found[0].first, found[1]) == (2, "3 hours ago")
    assert gives_only_age(part, before=1) is None


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("The rain began on August 2 and went on for days.", "2023-08-10"),
        ("The rain began on the 2nd of October and went on for days.", "2023-10-08"),
        ("The rain began on July 30 and went on for days.", "2023-08-10"),
        ("The rain began on March 30 and went on for days.", None),
        ("The rain began in some 30 Towns and went on for days.", None),
    ],
)
def test_order_is_told_by_a_month_in_the_text(told: str, expected: str | None) -> None:
    """A report names days of its own month or the one before, with or without a year."""
    page = (TITLE, "10-08-2023", f"{told} {PROSE[0]}", *PROSE[1:])

    assert published(*page, opens_page=True) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("LUND - 6 January 2023: The rain began.", "2023-01-06"),
        ("NEW LUND, 6 January 2023 (ABC) - The rain began.", "2023-01-06"),
        ("Lund on 6 January 2023 saw the rain begin.", None),
        ("LUND, 06/01/2023 - The rain began.", None),
    ],
)
def test_dateline_with_its_year_dates_the_report(line: str, expected: str | None) -> None:
    """A place and a full day before the first sentence are the report's; a day in it is not."""
    page = (TITLE, f"{line} {PROSE[0]}", *PROSE)

    assert published(*page, opens_page=True) == expected


def test_date_of_a_teaser_in_the_text_is_none() -> None:
    """What stands below "Also read" inside the text is another article's."""
    page = (TITLE, PROSE[0], "Also read", "Silo opens", "2 January 2023", *PROSE[1:])

    assert published(*page, opens_page=True) is None


def test_dates_of_captions_do_not_support_each_other() -> None:
    """Several pictures of one day do not make it the day of publication."""
    caption = "The mayor waves to children who came to the bridge on Friday, 3 March 1998"
    page = (TITLE, f"{caption}, in Lund.", f"{caption}, in Ystad.", f"{caption}, in Kivik.")

    found = dating_of(*page, *PROSE, opens_page=True)

    assert found.published is None


def test_short_word_before_a_date_labels_no_sentence() -> None:
    """A short word ("On") labels a date that is all its line gives, not one in a sentence."""
    page = (TITLE, *PROSE)
    sentence = "On 18 September 2025 the race through the old town will begin again at noon."

    assert published(*page, "Share", sentence, opens_page=True) is None
    assert published(TITLE, "On 18 September 2025", *PROSE, opens_page=True) == "2025-09-18"


def test_date_below_a_writers_name_inside_the_text_counts() -> None:
    """A page may put name and date between the paragraphs."""
    page = (TITLE, *PROSE, "Peter Brandt", "3 March 1998", *PROSE)

    assert published(*page, opens_page=True) == "1998-03-03"
