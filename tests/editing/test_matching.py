"""One article, one brief: the same article in several captures, runs and wordings."""

import dataclasses
import itertools
from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from generator.compose import compose, fullest
from generator.editing.identity import Known, known_brief, make_id
from generator.editing.matching import Matched, match
from generator.model import Article, Brief, BriefId, CaptureId, DocPath, PartialDate
from tests.builders import an_article, found

# Invented prose: every sentence differs, so that texts share only what they are given.
SENTENCES = [
    " ".join(f"{word}{number}" for word in ("the", "train", "left", "town", "at", "hour", "with"))
    + f" passengers{number} aboard{number}."
    for number in range(400)
]


def text(first: int, end: int) -> tuple[str, ...]:
    """Return paragraphs that no other range has."""
    return tuple(SENTENCES[first:end])


def known_from(made: Sequence[Matched]) -> tuple[Known, ...]:
    """Return the briefs as a book knows them after a run."""
    return tuple(known_brief(one.id, [brief_of(one)]) for one in made)


def brief_of(one: Matched) -> Brief:
    """Return the brief of a match."""
    if one.part_of:
        return one.part_of
    return compose(fullest(one.articles), brief_id=one.id, path=DocPath("briefs/x.md"))


def seen(
    capture: str, paragraphs: tuple[str, ...], title: str = "Rail", **changes: object
) -> Article:
    """Return an article of a capture."""
    return an_article(*paragraphs, capture=CaptureId(capture), title=found(title), **changes)


def ids(made: Sequence[Matched]) -> list[BriefId]:
    """Return the ids of matches."""
    return [one.id for one in made]


def test_id_is_letters_then_sixty_bits() -> None:
    """An id begins with bk and never depends on the machine."""
    assert make_id("rail", "a") == make_id("rail", "a")
    assert len({make_id("rail", str(number)) for number in range(1000)}) == 1000


def test_second_run_finds_the_same_ids() -> None:
    """What a book knows keeps its id."""
    articles = [seen("a.txt", text(0, 5)), seen("b.txt", text(5, 10), "Road")]
    first = match(articles, ())

    assert ids(match(articles, known_from(first))) == ids(first)


def test_order_of_captures_does_not_matter() -> None:
    """Shuffled captures give the same briefs."""
    articles = [seen(f"{name}.txt", text(n * 4, n * 4 + 9), name) for n, name in enumerate("abcde")]

    assert len({match(order, ()) for order in itertools.permutations(articles)}) == 1


def test_same_article_in_two_captures_is_one_brief() -> None:
    """A related article that another capture holds in full is that brief."""
    made = match([seen("a.txt", text(0, 6)), seen("b.txt", text(0, 6), source=None)], ())

    assert len(made) == 1
    assert fullest(made[0].articles).seeds == ("a.txt", "b.txt")


def test_teaser_adds_only_its_capture() -> None:
    """A teaser in a listing is part of the full article, which gives the text."""
    teaser = seen("a.txt", text(0, 2), "Rail strike")
    full = seen("b.txt", text(0, 9))
    (made,) = match([teaser, full], ())

    assert made.articles == (full, teaser)


def test_two_full_articles_are_not_joined_by_a_teaser() -> None:
    """A text that two articles hold does not make them one."""
    made = match(
        [
            seen("a.txt", text(0, 2) + text(10, 20), "A"),
            seen("b.txt", text(0, 2) + text(30, 45), "B"),
            seen("c.txt", text(0, 2), "C"),
        ],
        (),
    )

    assert len(made) == 2


def test_one_text_of_two_publishers_is_two_briefs() -> None:
    """Reports of different publishers stay different, also with the same words and title."""
    articles = [
        seen("a.txt", text(0, 6), source=found("The Lund Courier")),
        seen("b.txt", text(0, 6), source=found("Malmo Post")),
    ]
    first = match(articles, ())

    assert len(set(ids(first))) == 2
    assert ids(match(articles, known_from(first))) == ids(first)


def test_same_words_weeks_apart_are_two_briefs() -> None:
    """A notice that comes again in the same words is a brief each time."""
    made = match(
        [
            seen("a.txt", text(0, 6), date=found(PartialDate(1998, 3, 3))),
            seen("b.txt", text(0, 6), date=found(PartialDate(1998, 4, 7))),
        ],
        (),
    )

    assert len(made) == 2


def test_short_texts_need_the_same_title() -> None:
    """A sentence as short as this says too little to know an article by."""
    one, other = seen("a.txt", ("It is over.",), "A"), seen("b.txt", ("It is over.",), "B")

    assert len(match([one, other], ())) == 2
    assert len(match([one, dataclasses.replace(other, title=one.title)], ())) == 1


def test_fuller_text_arrives_under_the_old_id() -> None:
    """When the full article comes later, the teaser's brief becomes it."""
    first = match([seen("a.txt", text(0, 3))], ())
    full = seen("b.txt", text(0, 9))
    (second,) = match([seen("a.txt", text(0, 3)), full], known_from(first))

    assert second.id == first[0].id
    assert second.articles[0] == full


def test_better_reading_keeps_the_id() -> None:
    """A page that is cleaned better, under a better title, is the same brief."""
    first = match([seen("a.txt", text(0, 9), "Menu Rail")], ())
    second = match([seen("a.txt", text(1, 8), "Rail")], known_from(first))

    assert ids(second) == ids(first)
    assert second[0].part_of is None


def test_same_title_in_the_same_capture_keeps_the_id() -> None:
    """A text that changed altogether is known by its title."""
    first = match([seen("a.txt", text(0, 9))], ())

    assert ids(match([seen("a.txt", text(20, 29))], known_from(first))) == ids(first)


def test_same_title_elsewhere_is_another_brief() -> None:
    """A title alone says nothing across captures."""
    first = match([seen("a.txt", text(0, 9))], ())

    assert ids(match([seen("b.txt", text(20, 29))], known_from(first))) != ids(first)


def test_teaser_never_replaces_a_kept_text() -> None:
    """Where the full capture is gone, a teaser elsewhere leaves the text as it is."""
    known = known_from(match([seen("a.txt", text(0, 9))], ()))
    (made,) = match([seen("b.txt", text(0, 3))], known)

    assert made.id == known[0].id
    assert made.part_of == known[0].versions[0]


def test_two_pieces_of_one_kept_text_are_one_brief() -> None:
    """Teasers that share nothing may both be parts of one brief."""
    known = known_from(match([seen("a.txt", text(0, 9))], ()))
    (made,) = match([seen("b.txt", text(0, 3)), seen("c.txt", text(5, 8))], known)

    assert [article.capture for article in made.articles] == ["b.txt", "c.txt"]


def test_brief_that_was_two_articles_gives_its_id_once() -> None:
    """When a page is split better, the larger part keeps the id and the other is new."""
    known = known_from(match([seen("a.txt", text(0, 12), "Both")], ()))
    made = match([seen("a.txt", text(0, 8), "One"), seen("a.txt", text(8, 12), "Two")], known)

    assert made[0].id == known[0].id
    assert made[1].id != known[0].id


def test_a_persons_corrections_do_not_hide_a_brief() -> None:
    """A brief is known by what was generated and by what people made of it."""
    (first,) = match([seen("a.txt", text(0, 9))], ())
    generated = brief_of(first)
    mine = dataclasses.replace(generated, title="Mine", source="Mine", paragraphs=("Short.",))
    known = [known_brief(first.id, [generated, mine])]

    assert ids(match([seen("c.txt", text(0, 9), source=None)], known)) == [first.id]


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 20), st.integers(1, 9)), max_size=12))
def test_every_article_is_in_exactly_one_brief(drawn: list[tuple[int, int, int]]) -> None:
    """No article is lost or told twice, whatever they share; a second run gives the same ids."""
    articles = [
        seen(f"{capture}.txt", text(start, start + length), f"T{start}")
        for capture, start, length in drawn
    ]
    made = match(articles, ())
    told = [article for one in made for article in one.articles]

    assert sorted(map(repr, told)) == sorted(map(repr, articles))
    assert len(set(ids(made))) == len(made)
    assert set(ids(match(articles, known_from(made)))) == set(ids(made))
