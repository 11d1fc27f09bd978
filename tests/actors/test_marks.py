"""Facts about names where a language model has marked the text: one witness among the others."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.actors import (
    Body,
    Entity,
    find_bodies,
    find_mentions,
    find_organisations,
    find_people,
)
from generator.actors.body_signs import beside_signs, word_signs
from generator.actors.named import named_in
from generator.actors.tokens import tokenise


def marks(text: str, **kinds: str) -> tuple[tuple[Entity, ...], ...]:
    """Mark phrases of a text: `PERSON="Jo Berg|Ann Lee"`."""
    found = [
        Entity(text.index(phrase), text.index(phrase) + len(phrase), kind)
        for kind, phrases in kinds.items()
        for phrase in phrases.split("|")
    ]
    return (tuple(sorted(found)),)


def people(text: str, **kinds: str) -> list[str]:
    """Return the names of the people of a marked text."""
    return [actor.name for actor in find_people([text], entities=marks(text, **kinds))]


def bodies(text: str, **kinds: str) -> list[str]:
    """Return the names of the bodies of a marked text."""
    return list(find_organisations([text], entities=marks(text, **kinds)))


def test_a_mark_finds_whom_no_trigger_shows() -> None:
    """A name without title, role or known given name is found where the model marks it."""
    text = "The prize went to Qorbanu Tsvetlik for a novel."

    assert people(text, ORG="prize") == []
    assert people(text, PERSON="Qorbanu Tsvetlik") == ["Qorbanu Tsvetlik"]


@pytest.mark.parametrize(
    "text",
    [
        "The ship Vasko Tromelin left the port.",
        "Sales of brands such as Vasko Tromelin rose.",
        "They crossed the Vasko Tromelin area at night.",
        "They read “Vasko Tromelin” aloud.",
        "In the town of Vasko Tromelin it rained.",
        "It shone longest in Vasko Tromelin (1462 hours) this week.",
    ],
)
def test_a_mark_does_not_outweigh_what_the_text_says(text: str) -> None:
    """Ships, brands, places and titles named like people are nobody."""
    assert people(text, PERSON="Vasko Tromelin") == []


def test_a_list_of_things_is_one() -> None:
    """What is said before the first name of a list holds for the others."""
    text = "Brands such as Vasko Tromelin, Ulmo Brandis and Otto Falk opened shops."

    assert people(text, PERSON="Vasko Tromelin|Ulmo Brandis|Otto Falk") == []


def test_a_mark_cuts_off_what_is_no_name() -> None:
    """A post that no list holds, a people's name or a body before the name."""
    assert people("Swordbearer Ulmo Brandis came.", PERSON="Ulmo Brandis") == ["Ulmo Brandis"]
    assert people("Envoy of LNA Ulmo Brandis came.", PERSON="Ulmo Brandis") == ["Ulmo Brandis"]
    assert people("They met Anna Marie Falk.", PERSON="Falk") == ["Anna Marie Falk"]


def test_a_mark_makes_a_name_of_words_with_small_ones_between() -> None:
    """A particle that is an English word too joins where the model says so."""
    text = "President Bingo wa Tharimba died, and his wife wept."

    assert people(text, PERSON="Bingo wa Tharimba") == ["Bingo wa Tharimba"]


def test_a_mark_across_two_names_is_passed_over() -> None:
    """A verb, a comma or a genitive inside shows that it is no one name."""
    assert people("Uli’s Ann Lee said so.", PERSON="Uli’s Ann Lee") == ["Ann Lee"]
    assert people("So said Tromelin and Brandis there.", PERSON="Tromelin and Brandis") == []


def test_bodies_that_the_model_marks() -> None:
    """Article, genitive and bracket are no part of a name; an acronym joins its name."""
    text = "The Falk Mining Group’s plant and the Lund News Agency (LNA) signed. LNA said so."

    assert bodies(text, ORG="The Falk Mining Group’s|the Lund News Agency (LNA") == [
        "Falk Mining Group",
        "Lund News Agency",
    ]
    found = find_bodies([text], marks(text, ORG="Lund News Agency"))
    assert [body for body in found if body.name == "Lund News Agency"] == [
        Body("Lund News Agency", ("LNA",), ((0, 38, 54), (0, 56, 59), (0, 69, 72)))
    ]


def test_what_stands_before_a_body_is_cut_off() -> None:
    """Words such as "Lund-based", the verb of the sentence, and another body before "and the"."""
    assert bodies("The Lund-based Falk News Agency said so.", ORG="Falk News Agency") == [
        "Falk News Agency"
    ]
    assert bodies("Consider the Falk Central Bank of Lund.", ORG="Falk Central Bank") == [
        "Falk Central Bank of Lund"
    ]
    text = "They asked the Mayor and the Falk Labour Union to come."
    assert bodies(text, ORG="the Falk Labour Union") == ["Falk Labour Union"]


@pytest.mark.parametrize(
    "text",
    [
        "Illegal and unreported fishing (IUF) grew. The IUF fell.",
        "He came to Paraguay on Monday, to Paraguay alone.",
        "They spoke of Operations in the north.",
    ],
)
def test_what_is_no_body(text: str) -> None:
    """Acronyms of small words, states and general words, whatever the model says."""
    marked = "IUF" if "IUF" in text else text.split()[3]
    assert bodies(text, ORG=marked.rstrip(",.")) == []


def test_last_words_of_a_body_are_the_body() -> None:
    """Where it says "the Control Agency", it is the one that the text names in full."""
    text = "The Falk Drug Control Agency came. The Control Agency left."

    assert bodies(text, ORG="Falk Drug Control Agency|The Control Agency") == [
        "Falk Drug Control Agency"
    ]


def test_all_of_a_text_as_data() -> None:
    """Names with other forms, roles and places in the text, with the model and without."""
    text = (
        "General Jane Roe met the Lund News Agency (LNA).\r\n\r\nRoe and Jane B. Roe’s aide left."
    )
    plain = named_in(text)

    assert plain["persons"] == [{"name": "Jane B. Roe", "also": ["Jane Roe"], "role": "General"}]
    assert plain["organisations"] == [{"name": "Lund News Agency", "also": []}]
    assert [text[start:end] for start, end, _ in plain["mentions"]] == [
        "Jane Roe",
        "Roe",
        "Jane B. Roe",
    ]
    marked = named_in(text, lambda paragraphs, _: [[] for _ in paragraphs])
    assert marked["persons"] == plain["persons"]
    assert [text[start:end] for start, end, kind in marked["mentions"] if kind == "ORG"] == [
        "Lund News Agency",
        "LNA",
    ]


PARTS = "Jane Roe the Bank of (LNA) and , ’s General wa - “ ” 12 LNA said"


@pytest.mark.parametrize(
    ("text", "marked", "signs"),
    [
        ("In the WeFalk shop", "WeFalk", {"camel", "the"}),
        ("They left for Boeing today", "Boeing", {"known"}),
        ("They ate falk at Falk today", "Falk", {"small letters too", "place before"}),
        ("They saw Brandis there", "Brandis", {"word of a person"}),
        ("They saw Ulmo Brandis there", "Ulmo Brandis", {"person"}),
        ("They like Garcia Falk Works", "Garcia Falk Works", {"begins with a family name"}),
        ("They sold Falk 747 jets", "Falk", {"figure behind"}),
        ("A company Otto Tro spokesman", "Otto Tro", {"kind before", "post behind"}),
        ("Near Falk Tro area they met", "Falk Tro", {"kind behind"}),
        ("They asked Political Affairs", "Political Affairs", {"general words"}),
        ("Falk Bank of West Lund grew", "Falk Bank of West Lund", {"long", "opens"}),
    ],
)
def test_signs_of_bodies(text: str, marked: str, signs: set[str]) -> None:
    """What the words of a run and those beside it say."""
    tokens = tokenise(text)
    start = text.index(marked)
    inside = [
        at
        for at, token in enumerate(tokens)
        if start <= token.start and token.end <= start + len(marked)
    ]
    small = {token.key for token in tokens if token.word and not token.capital}
    words = [tokens[at] for at in inside]
    found = word_signs(words, small, ["ulmo brandis"])

    assert signs <= found | beside_signs(tokens, inside[0], inside[-1] + 1)


def test_a_mark_of_a_titles_words_is_no_name() -> None:
    """What ends with a post, and what two candidates share, stays as the word lists cut it."""
    assert people("The Nobel Laureates met.", PERSON="Nobel Laureates") == []
    assert people("President Ann Lee Berg met.", PERSON="President Ann Lee Berg") == [
        "Ann Lee Berg"
    ]
    assert people("Ulmo  Brandis Tro met Xi.", PERSON="Brandis") == []


def test_a_model_that_is_not_of_one_mind_counts_less() -> None:
    """At times a person, at times a place: the name needs more than that."""
    text = "Vasko Tromelin rose. They saw Vasko Tromelin. They left Vasko Tromelin."
    places = [text.index("Vasko"), text.index("Vasko", 9), text.rindex("Vasko")]
    kinds = ("PERSON", "GPE", "GPE")
    marked = (tuple(Entity(at, at + 14, k) for at, k in zip(places, kinds, strict=True)),)

    assert find_people([text], entities=marked) == ()


WORDS = st.lists(st.sampled_from(PARTS.split()), max_size=14).map(" ".join)


@given(WORDS, st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20)), max_size=4))
def test_any_marks_are_taken(text: str, ranges: list[tuple[int, int]]) -> None:
    """Whatever a model marks, names are words of the text and stand where it is said."""
    kinds = ("PERSON", "ORG", "GPE", "DATE")
    entities, end = [], 0
    for at, (wanted, length) in enumerate(sorted(ranges)):
        start = max(wanted, end)
        end = start + length
        if end <= len(text):
            entities.append(Entity(start, end, kinds[at]))
    for mention in find_mentions([text], entities=(tuple(entities),)):
        assert " ".join(text[mention.start : mention.end].split()) == mention.name
    for body in find_bodies([text], (tuple(entities),)):
        assert all(0 <= start < end <= len(text) for _, start, end in body.places)
