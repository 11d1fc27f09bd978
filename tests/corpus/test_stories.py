"""Facts about stories: which reports are one, and which only look alike."""

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.corpus.stories import find_stories
from generator.corpus.stories_signs import pairs_of, sample_of, shared_part
from generator.model import Actor, Brief, BriefId, DocPath, PartialDate, Story
from tests.builders import a_brief

STRIKE = (
    "Drivers of the northern railway return to their cabins tonight after nine days of strike.",
    "Transport Minister Jo Berg told reporters in Lund that both sides had given way over pay.",
    "Passengers will find the first trains at the platform before sunrise on Wednesday morning.",
    "Freight companies counted losses of several million crowns while wagons stood in sidings.",
    "Union members will vote about the compromise in every depot during the coming fortnight.",
    "Timetable talks for next winter begin again in autumn, with a mediator from abroad present.",
)
# Written apart: the same day, the same people, the same event.
OTHER = (
    "Nine days without a train ended in Lund with handshakes, coffee and a very short statement.",
    "Minister Jo Berg looked tired; the night session had lasted until the cleaners arrived.",
    "Commuters who had shared cars all week said they would miss the conversations on the road.",
    "Economists at the harbour institute expect that exports recover before the month is over.",
    "Local mayors demand that small stations are served first once enough engines are warm.",
)
WORDS = [
    "lantern",
    "orchard",
    "velvet",
    "copper",
    "saddle",
    "marble",
    "thunder",
    "ribbon",
    "cellar",
    "magnet",
]


def report(number: int, *paragraphs: str, day: int = 3, **changes: object) -> Brief:
    """Return a brief of a day in March 1998."""
    values: dict[str, object] = {
        "id": BriefId(f"bkaaaaaaaaa{number:03}"),
        "path": DocPath(f"briefs/1998/{number:03}.md"),
        "date": PartialDate(1998, 3, day),
        "organisations": (),
    }
    return a_brief(*paragraphs, **(values | changes))


def grouped(*briefs: Brief) -> list[list[int]]:
    """Return the numbers of the reports of each story."""
    return [[int(each.brief[-3:]) for each in story.reports] for story in find_stories(briefs, {})]


def reworded(paragraphs: tuple[str, ...]) -> tuple[str, ...]:
    """Return paragraphs with three of ten words in place of others."""
    draw = random.Random(1)  # noqa: S311 - the same words in every run
    return tuple(
        " ".join(draw.choice(WORDS) if draw.random() < 0.3 else word for word in text.split())
        for text in paragraphs
    )


@pytest.mark.parametrize(
    "copy",
    [
        STRIKE,
        STRIKE[:3],
        STRIKE[::-1],
        reworded(STRIKE),
        ("LUND (NNA) - " + STRIKE[0], *STRIKE[1:], "Our harbour desk adds that ferries ran."),
        (" ".join(STRIKE),),
        tuple(f"*{text}*" for text in STRIKE),
    ],
    ids=["copied", "cut", "reordered", "reworded", "sent by a wire", "in one paragraph", "marked"],
)
def test_a_copy_under_another_title_is_the_same_story(copy: tuple[str, ...]) -> None:
    """What a desk does to a wire text hides it from nobody."""
    assert grouped(report(1, *STRIKE), report(2, *copy, day=4, title="Trains run")) == [[1, 2]]


def test_two_reports_by_the_same_people_on_one_day_are_no_story() -> None:
    """An event is not a text."""
    assert grouped(report(1, *STRIKE), report(2, *OTHER)) == []


def test_a_shared_paragraph_makes_no_story() -> None:
    """Background that a desk puts under all it writes says nothing about the report."""
    background = (STRIKE[-1], STRIKE[-2])

    assert grouped(report(1, *STRIKE), report(2, *OTHER, *background)) == []


def test_a_digest_joins_one_story_only() -> None:
    """A text that holds two reports does not make them one."""
    digest = report(3, *STRIKE, *OTHER)

    stories = grouped(report(1, *STRIKE), report(2, *OTHER), digest)

    assert len(stories) == 1
    assert stories[0] in ([1, 3], [2, 3])


def test_three_copies_are_one_story_oldest_first() -> None:
    """The first report leads, and one without a date stands last."""
    briefs = report(1, *STRIKE, date=None), report(2, *STRIKE, day=5), report(3, *STRIKE)

    assert grouped(*briefs) == [[3, 2, 1]]


@given(st.permutations([1, 2, 3, 4, 5]))
def test_the_order_of_briefs_changes_nothing(order: list[int]) -> None:
    """Stories are of the book, not of a folder's listing."""
    texts = {1: STRIKE, 2: STRIKE[:4], 3: OTHER, 4: OTHER[::-1], 5: STRIKE[::-1]}

    assert grouped(*(report(number, *texts[number]) for number in order)) == [[1, 2, 5], [3, 4]]


def test_weeks_apart_a_text_must_be_nearly_whole() -> None:
    """A report that quotes an old one is a new one; the same text under a wrong date is not."""
    half = (*STRIKE[:3], OTHER[0])

    assert grouped(report(1, *half), report(2, *STRIKE)) == [[1, 2]]
    assert grouped(report(1, *half), report(2, *STRIKE, date=PartialDate(1998, 7, 3))) == []
    assert grouped(report(1, *STRIKE), report(2, *STRIKE, date=PartialDate(1998, 7, 3))) == [[1, 2]]


def test_other_people_make_a_story_less_likely() -> None:
    """Nobody in common though both name people: it takes more of one text."""
    half = (*STRIKE[:3], OTHER[0])
    other = report(2, *half, actors=(Actor("Ana Lima"),))

    assert grouped(report(1, *STRIKE), report(2, *half)) == [[1, 2]]
    assert grouped(report(1, *STRIKE), other) == []


def test_a_line_is_no_report() -> None:
    """A few words can stand in anything."""
    assert grouped(report(1, "Rain fell in Lund."), report(2, "Rain fell in Lund.")) == []
    assert grouped(report(1), replace(report(2), paragraphs=())) == []


@pytest.mark.parametrize(
    "text",
    [
        "東京の北部鉄道の運転士は九日間のストライキを終えて水曜日の朝から再び列車を走らせると発表した",
        (
            "उत्तरी रेलवे के चालक नौ दिनों की हड़ताल के बाद आज रात अपने काम पर लौट रहे हैं और "
            "परिवहन मंत्री ने पत्रकारों को बताया कि दोनों पक्षों ने वेतन पर समझौता किया"
        ),
        (
            "يعود سائقو السكك الحديدية الشمالية إلى العمل الليلة بعد تسعة أيام من الإضراب وقال "
            "وزير "
            "النقل للصحفيين إن الطرفين تنازلا بشأن الأجور وسيجد الركاب القطارات الأولى قبل الشروق"
        ),
    ],
    ids=["Japanese", "Hindi", "Arabic"],
)
def test_other_scripts_have_words_too(text: str) -> None:
    """Neither a script without spaces nor one whose vowels are signs goes unread."""
    assert grouped(report(1, text), report(2, text, title="Another")) == [[1, 2]]


def test_each_report_says_what_it_alone_names() -> None:
    """A name that another text has under other accents, or by its last word, is not alone."""
    one = report(
        1,
        *STRIKE,
        "Zoë Núñez of the Harbour League was there, and so was Rui Costa.",
        actors=(Actor("Zoë Núñez"), Actor("Rui Costa"), Actor("Jo Berg")),
        organisations=("Harbour League",),
    )
    other = report(2, *STRIKE, "Ms Nunez agreed.", actors=(Actor("Jo Berg"),))

    stories = find_stories((one, other), {})

    assert stories == (
        Story(
            (
                replace(stories[0].reports[0], brief=one.id, only=("Rui Costa", "Harbour League")),
                replace(stories[0].reports[1], brief=other.id, only=()),
            )
        ),
    )


def test_many_copies_stay_one_story() -> None:
    """A wire text that every paper printed is one story, not several small ones."""
    copies = [report(number, *STRIKE, day=1 + number // 5) for number in range(1, 41)]

    assert grouped(*copies) == [list(range(1, 41))]


def test_signs_are_the_same_on_any_day() -> None:
    """The numbers come from the text alone: no seed of a process is in them."""
    text = ("Drivers return tonight after nine days",)

    assert list(pairs_of(text))[:2] == [2907399884, 2205242418]
    assert sample_of(text) == tuple(sorted({pair for pair in pairs_of(text) if pair < 1 << 29}))


def test_a_long_text_is_looked_for_by_few_signs() -> None:
    """The smallest of its pairs are enough, however long a text is."""
    text = tuple(
        f"{word} {other} {number}" for number in range(20) for word in WORDS for other in WORDS
    )
    chosen = sample_of(text)

    assert len(chosen) == 64
    assert chosen == tuple(sorted(set(pairs_of(text)))[:64])


@given(st.permutations(range(len(STRIKE))), st.integers(1, len(STRIKE)))
def test_a_part_in_any_order_stands_in_the_whole(order: list[int], count: int) -> None:
    """Cutting and reordering take nothing from what both share."""
    part = tuple(STRIKE[at] for at in order[:count])

    assert shared_part(pairs_of(part), pairs_of(STRIKE)) == 1
    assert shared_part(pairs_of(STRIKE), pairs_of(part)) == 1
