"""Facts about which lines are the text, and why the others are not."""

import pytest

from generator.model import BlockKind, LineRange
from generator.reading.clean import blocks_of, choose_body, reason_for
from tests.reading.parts import PROSE, a_part

YES, NEARLY, NO = 2.0, -0.5, -4.0


def body_of(*lines: tuple[str, float], sole: bool = False) -> tuple[int, ...]:
    """Return the body of lines that have these odds."""
    seen = a_part(*(text for text, _ in lines)).seen
    return choose_body(seen, [odds for _, odds in lines], sole=sole)


def test_likely_lines_are_the_body() -> None:
    """Lines that are more likely than not are taken, the others left."""
    assert body_of(("Home", NO), (PROSE[0], YES), (PROSE[1], YES), ("Share", NO)) == (1, 2)


def test_whole_sentences_beside_the_body_are_taken() -> None:
    """Nearly likely prose is taken where it touches the body, on both sides, and not elsewhere."""
    assert body_of(
        (PROSE[3], NEARLY), ("Menu", NO), (PROSE[0], NEARLY), (PROSE[1], YES), (PROSE[2], NEARLY)
    ) == (2, 3, 4)


def test_short_sentence_straight_below_the_text_is_its_last() -> None:
    """A few words that end as a sentence may close a text; a question or a call may not."""
    text = ((PROSE[0], YES), (PROSE[1], YES))

    assert body_of(*text, ("The wells are full again.", -3.0)) == (0, 1, 2)
    assert body_of(*text, ("The wells are full again.", NO)) == (0, 1)
    assert body_of(*text, ("Are the wells full again?", -3.0)) == (0, 1)
    assert body_of(*text, ("Share", NO), ("The wells are full again.", -3.0)) == (0, 1)


def test_heading_between_two_paragraphs_is_taken() -> None:
    """A short line that parts two paragraphs is theirs, where nothing else is known of it."""
    around = ((PROSE[0], YES), (PROSE[1], YES))

    for line, taken in (("The wells", True), ("Related articles", False), ("They ran dry.", False)):
        body = body_of(around[0], (line, NEARLY), around[1])
        assert (1 in body) is taken


def test_notices_above_a_menu_and_the_title_are_left_out() -> None:
    """Sentences above a site's menu are its own, where the title stands below the menu."""
    title = ("Rain ends the long drought", NO)
    menu = [(f"Section {number}", NO) for number in range(25)]
    text = ((PROSE[1], YES), (PROSE[2], YES))

    assert body_of(title, (PROSE[0], YES), *menu, title, *text) == (28, 29)
    assert body_of(title, (PROSE[0], YES), *menu, *text) == (1, 27, 28)
    assert body_of(title, (PROSE[0], YES), *menu[:9], title, *text) == (1, 12, 13)


def test_paragraph_said_again_is_left_out() -> None:
    """A pull quote that repeats a paragraph is no second one."""
    assert body_of((PROSE[0], YES), (PROSE[1], YES), (PROSE[0], YES)) == (0, 1)


def test_heading_at_the_end_is_left_out() -> None:
    """A heading needs a text behind it."""
    assert body_of((PROSE[0], YES), ("What comes next", YES)) == (0,)


@pytest.mark.parametrize(("sole", "body"), [(True, (1, 3)), (False, ())])
def test_section_known_to_hold_an_article_gives_its_prose(
    *, sole: bool, body: tuple[int, ...]
) -> None:
    """Where no line is likely, an entry of a list still gives its run of prose."""
    lines = (("Rain", NO), (PROSE[0], NO), ("Photo", NO), (PROSE[1], NO))

    assert body_of(*lines, sole=sole) == body


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Rain Ends Drought", "the title, said again"),
        ("Read our long report on the wells of the south and their…", "teaser, cut off"),
        ("Related Articles", "heading of other articles"),
        ("ALSO READ: Five dry rivers", "points to another article"),
        ("Photo: Ann Roe", "caption or credit of a picture"),
        ("No comments yet", "readers' comments"),
        ("About the author", "about the writer"),
        ("4 min read", "length or count"),
        ("Subscribe to our newsletter", "asks the reader to do something, or page furniture"),
        ("Kvoxa", "menu or label below the text"),
        ("One more sentence stands below the text", "below the text"),
    ],
)
def test_reasons_below_the_text(line: str, reason: str) -> None:
    """Each dropped line has the reason that its words or its place give."""
    seen = a_part(PROSE[0], line).seen

    assert reason_for(1, seen, body=(0,), title="Rain ends drought") == reason


def test_reasons_by_place() -> None:
    """A line that says nothing of itself is named by where it stands."""
    seen = a_part("Kvoxa", PROSE[0], "Kvoxo", PROSE[1], "Kvoxi ba", "Kvoxi ba").seen

    assert [reason_for(index, seen, body=(1, 3), title=None) for index in (0, 2, 4)] == [
        "menu or label above the text",
        "between the paragraphs, no part of the text",
        "said twice",
    ]
    assert reason_for(0, seen, body=(), title=None) == "no part of an article"


def test_lines_become_blocks_of_their_kind() -> None:
    """Bullets make list items, short lines between paragraphs headings, the rest paragraphs."""
    part = a_part("", PROSE[0], "What the farmers say", "• Rain fell.", "- Corn grows.", PROSE[1])
    blocks = blocks_of(part, range(5))

    assert [(block.kind, block.text) for block in blocks] == [
        (BlockKind.PARAGRAPH, PROSE[0]),
        (BlockKind.HEADING, "What the farmers say"),
        (BlockKind.LIST_ITEM, "Rain fell."),
        (BlockKind.LIST_ITEM, "Corn grows."),
        (BlockKind.PARAGRAPH, PROSE[1]),
    ]
    assert blocks[0].lines == LineRange(2, 3)


@pytest.mark.parametrize(
    "line",
    [
        "What the farmers say…",
        "The farmers say:",
        "“We are glad of the rain”",
        "a long line with no stop that has more than the fourteen words which a heading may have",
    ],
)
def test_lines_that_are_no_headings(line: str) -> None:
    """Cut-off lines, introductions, quotations and long lines are paragraphs."""
    blocks = blocks_of(a_part(PROSE[0], line, PROSE[1]), range(3))

    assert [block.kind for block in blocks] == [BlockKind.PARAGRAPH] * 3


def test_first_and_last_lines_are_no_headings() -> None:
    """A text opens and closes with paragraphs."""
    blocks = blocks_of(a_part("Rain at last", PROSE[0], "More rain"), range(3))

    assert {block.kind for block in blocks} == {BlockKind.PARAGRAPH}


def body_begun_by_two(*lines: str) -> list[int]:
    """Return the body of lines of which the first two are surely an article's."""
    seen = a_part(*lines).seen
    return list(choose_body(seen, [3.0, 3.0, *[-1.0] * (len(lines) - 2)], sole=False))


@pytest.mark.parametrize(
    "between", [("Advertisement",), ("ALSO READ", "Teachers camp at the county offices")]
)
def test_text_goes_on_behind_what_was_inserted(between: tuple[str, ...]) -> None:
    """An advertisement's label, or a pointer with its title, does not end an article."""
    assert body_begun_by_two(*PROSE[:2], *between, PROSE[2]) == [0, 1, 2 + len(between)]


def test_a_line_with_the_owner_of_a_picture_is_a_caption() -> None:
    """A sentence that ends in © and a name is no text; behind the last sentence it is a credit."""
    seen = a_part("The lake at dawn in May. © Ann Roe", *PROSE[:2]).seen

    assert choose_body(seen, [3.0, 3.0, 3.0], sole=False) == (1, 2)


def test_an_agency_with_initials_signs_a_text() -> None:
    """(dpa/ef) behind a sentence signs it; (Ann Roe/AFP) is a caption's."""
    signed = a_part(*PROSE[:2], f"{PROSE[2]} (dpa/ef)").seen
    caption = a_part(*PROSE[:2], f"{PROSE[2]} (Ann Roe/AFP)").seen

    assert choose_body(signed, [3.0] * 3, sole=False) == (0, 1, 2)
    assert choose_body(caption, [3.0] * 3, sole=False) == (0, 1)


def test_what_stands_below_the_last_paragraph_is_left_out() -> None:
    """A disclaimer and a word about the writer are no text, however likely they look."""
    assert body_of(
        (PROSE[0], YES),
        (PROSE[1], YES),
        ("About the author: Ann Roe has written of wells for twenty years in Lund.", YES),
        ("The views expressed here are not those of the paper and its owner.", YES),
    ) == (0, 1)


def test_post_below_a_handle_is_left_out() -> None:
    """A line straight below "@name" is what was posted there."""
    assert body_of((PROSE[0], YES), ("@lundpost", NO), (PROSE[1], YES), (PROSE[2], YES)) == (0, 3)


def test_interview_keeps_questions_and_short_answers() -> None:
    """Questions straight above an answer belong to an interview, and so do its doubtful answers."""
    asked = [
        line
        for number in range(3)
        for line in ((f"And what came of well number {number}?", NEARLY), (PROSE[number], YES))
    ]
    end = (("Advertisement", NO), ("And now, are you glad?", -2.5), ("I am tired of it.", -2.5))

    assert body_of(("Home", NO), *asked, *end) == (1, 2, 3, 4, 5, 6, 8, 9)
