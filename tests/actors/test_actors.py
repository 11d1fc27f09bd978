"""Facts about who is named in a text, and as what."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.actors import find_mentions, find_organisations, find_people
from generator.model import Actor


def people(*paragraphs: str, writers: tuple[str, ...] = ()) -> list[tuple[str, str | None]]:
    """Return names and roles."""
    return [(actor.name, actor.role) for actor in find_people(paragraphs, writers=writers)]


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Transport Minister Jo Berg opened it.", "Jo Berg", "Transport Minister"),
        ("UNX Secretary General Ivo Marek came.", "Ivo Marek", "UNX Secretary General"),
        ("He met Prime Minister Omar Shia' Al-Haddad.", "Omar Shia' Al-Haddad", "Prime Minister"),
        ("It was U.S. Army General Peter G. Kowalik.", "Peter G. Kowalik", "U.S. Army General"),
        ("They met President Dr. Abdul Karim Nasser.", "Abdul Karim Nasser", "President"),
        ("They met the President, Dr. Abdul Karim Nasser.", "Abdul Karim Nasser", "President"),
        (
            "The side was led by Assistant Secretary General for Operations Nils Gran.",
            "Nils Gran",
            "Assistant Secretary General for Operations",
        ),
        (
            "He met Deputy Minister of Foreign Affairs of the Republic of Chad Mr. Luis Soto.",
            "Luis Soto",
            "Deputy Minister of Foreign Affairs of the Republic of Chad",
        ),
        (
            "Chile’s Minister of Labour and Social Affairs, Luis Abril, met them.",
            "Luis Abril",
            "Chile’s Minister of Labour and Social Affairs",
        ),
        (
            "Tom Graf, UNX Assistant Secretary General for Operations, praised it.",
            "Tom Graf",
            "UNX Assistant Secretary General for Operations",
        ),
        (
            "The head of UNX's Mission in Chad, Ole Anker Holm, left.",
            "Ole Anker Holm",
            "head of UNX's Mission in Chad",
        ),
        ("They saw chief executive Zanele Dube there.", "Zanele Dube", "chief executive"),
        ("The club's striker Ivo Marek scored.", "Ivo Marek", "striker"),
        ("New Chilean Prime Minister Luis Abril spoke.", "Luis Abril", "Chilean Prime Minister"),
        ("It hit Chadian commander Qadir Soleh at night.", "Qadir Soleh", "Chadian commander"),
        (
            "The mission is led by Major General Dany Roux of the Royal Force.",
            "Dany Roux",
            "Major General",
        ),
        (
            "It saw Supreme Northern Commander, General Tod Waal.",
            "Tod Waal",
            "Supreme Northern Commander",
        ),
        (
            "They met LMI Commander Lieutenant General Luc Schor.",
            "Luc Schor",
            "LMI Commander",
        ),
        (
            "Zanele Dube, a historian at the museum, agreed.",
            "Zanele Dube",
            "historian at the museum",
        ),
        ("Zanele Dube is the director of the museum.", "Zanele Dube", "director of the museum"),
        ("Zanele Dube (coach) was there.", "Zanele Dube", "coach"),
        ("Zanele Dube, 45, a nurse, left.", "Zanele Dube", "nurse"),
    ],
)
def test_role_beside_a_name_is_found(text: str, name: str, role: str) -> None:
    """A post before, after or in apposition makes a person, and is kept as the text gives it."""
    assert people(text) == [(name, role)]


@pytest.mark.parametrize(
    "text",
    [
        "The bridge is old, said Thandor Mbeleke.",
        "Thandor Mbeleke told reporters that the bridge is old.",
        "According to Thandor Mbeleke the bridge is old.",
        "Thandor Mbeleke, 45, crossed the bridge.",
        "The bridge was crossed by Mr Thandor Mbeleke.",
        "She came with her brother Thandor Mbeleke.",
        "She came with her brother, Thandor Mbeleke.",
    ],
)
def test_speech_age_address_and_kin_make_a_person(text: str) -> None:
    """What only people do or have makes a person of a name that no list holds."""
    assert people(text) == [("Thandor Mbeleke", None)]


@pytest.mark.parametrize(
    "text",
    [
        "Human Rights Observatory said that the Ministry of Trade was wrong.",
        "The Northern Rail Company reported in New Delhi on Tuesday.",
        "Climate Change, World Cup, Supreme Court and Black Friday were named.",
        "They live in San Fernando near Lake Victoria, South Sudan.",
        "The United Arab Emirates and Saudi Arabia met in Abu Dhabi.",
        "A spokesperson said that talks go on. The Minister reiterated it.",
        "La Prensa wrote about it, and El Salvador followed.",
        "",
    ],
)
def test_bodies_places_and_things_are_nobody(text: str) -> None:
    """Capital letters alone make no person."""
    assert people(text) == []


def test_two_ministers_each_keep_their_post() -> None:
    """Appositions in a list belong to the name before them."""
    text = "Jo Berg, minister of trade, and Luis Abril, minister of labour, met."

    assert people(text) == [("Jo Berg", "minister of trade"), ("Luis Abril", "minister of labour")]


def test_next_title_is_not_an_apposition() -> None:
    """A title after a comma belongs to the name behind it."""
    text = "Minister Jo Berg, President Luis Abril and others met."

    assert people(text) == [("Jo Berg", "Minister"), ("Luis Abril", "President")]


def test_bare_family_name_is_the_person_named_before() -> None:
    """A later lone family name is no second actor."""
    assert people("Minister Jo Berg came.", "Mr Berg said no. Berg left.") == [
        ("Jo Berg", "Minister")
    ]


def test_lone_family_name_is_dropped() -> None:
    """A family name that never gets a given name is no actor."""
    assert people("President Berg said no. Berg left.") == []


def test_fullest_form_of_the_text_names_the_actor() -> None:
    """Several forms of one name in a text are one actor under the fullest."""
    text = ("Minister Jo Berg came.", "Jo Anna Berg said no.")

    assert people(*text) == [("Jo Anna Berg", "Minister")]


def test_first_post_wins_over_rank_and_counterpart() -> None:
    """A later post replaces a rank or a word that only compares."""
    text = ("He met his counterpart, Luis Abril.", "Luis Abril, minister of labour, spoke.")

    assert people(*text) == [("Luis Abril", "minister of labour")]


def test_father_and_son_of_one_text_are_two() -> None:
    """A suffix keeps two people of one name apart."""
    text = "Senator Sam Poe came with Sam Poe Jr., who said no."

    assert [name for name, _ in people(text)] == ["Sam Poe", "Sam Poe Jr."]


def test_writers_are_no_actors() -> None:
    """Who wrote a text is not in it."""
    assert people("Minister Jo Berg said no.", writers=("JO BERG",)) == []


def test_known_list_members_vouch_for_one_between() -> None:
    """An unknown name between people in a list is a person's."""
    text = "It was signed by Anna Berg, Thandor Mbeleke and Maria Solis."

    assert [name for name, _ in people(text)] == ["Anna Berg", "Thandor Mbeleke", "Maria Solis"]


def test_sentence_in_another_language_gives_no_junk() -> None:
    """A foreign quotation inside an English text names nobody."""
    text = (
        "The ministers met in Lund on Tuesday and agreed on the plan for the bridge. "
        "Uluslararası Çalışma Konferansı kapsamında Bakanı Sayın Yüce Karasu ile ikili görüşmede."
    )

    assert people(text) == []


def test_text_in_another_language_is_read_by_its_titles() -> None:
    """A text that is not English as a whole is read, with titles of its language."""
    text = (
        "El presidente Luis Abril dijo que no. La ministra Ana Solís de la Vega lo confirmó ayer."
    )

    assert people(text) == [("Luis Abril", "presidente"), ("Ana Solís de la Vega", "ministra")]


def test_nouns_with_capitals_are_no_names() -> None:
    """Where every noun has a capital, a name begins with a given name and "von" may be a word."""
    text = (
        "Die Nachfolge von Anna Berg ist offen, sagte der Sprecher der Stadt am Abend. Der Bau "
        "der Brücke über den Fluss ist für die Region und die Wirtschaft wichtig, und die Kosten "
        "der Arbeiten trägt das Land. Die Reihe Häuser Strasse bleibt."
    )

    assert [name for name, _ in people(text)] == ["Anna Berg"]


def test_name_belongs_to_the_post_beside_it() -> None:
    """The adviser of a senator is not the senator."""
    assert people("He is an adviser to Senator Ann Lee.") == [("Ann Lee", "Senator")]


@pytest.mark.parametrize("name", ["Theresa May", "Luis Abril", "Ann Hunter", "Stephen King"])
def test_family_name_that_is_also_a_word_is_kept(name: str) -> None:
    """Months and professions are family names behind a given name and a title."""
    assert people(f"They met Prime Minister {name} there.") == [(name, "Prime Minister")]


def test_day_after_a_name_is_cut_off() -> None:
    """A date behind a name is not a part of it."""
    assert people("They met Minister Jo Ann Berg Tuesday.") == [("Jo Ann Berg", "Minister")]


def test_eastern_names_are_names() -> None:
    """A family name that stands first is known by the shape of the given name."""
    assert people("Premier Han Mei met Yoon Ji-woo, who agreed. Vice Premier Han He left.") == [
        ("Han Mei", "Premier"),
        ("Yoon Ji-woo", None),
        ("Han He", "Vice Premier"),
    ]


def test_mentions_tell_every_place() -> None:
    """Full names and the bare family name are mentions, each at its own place."""
    texts = ("Minister Jo Berg came.", "Berg left.")

    found = find_mentions(texts)

    assert [(m.block, texts[m.block][m.start : m.end], m.role) for m in found] == [
        (0, "Jo Berg", "Minister"),
        (1, "Berg", None),
    ]


@given(st.lists(st.text(max_size=80), max_size=4))
def test_any_text_is_read(paragraphs: list[str]) -> None:
    """No text breaks the finders, and every mention lies inside its paragraph."""
    for mention in find_mentions(paragraphs):
        assert 0 <= mention.start < mention.end <= len(paragraphs[mention.block])
    assert isinstance(find_organisations(paragraphs), tuple)


def test_actor_is_a_value() -> None:
    """What comes out is the type that briefs hold."""
    assert find_people(["Minister Jo Berg came."]) == (Actor("Jo Berg", "Minister"),)
