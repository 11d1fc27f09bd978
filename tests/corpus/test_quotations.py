"""Who said what: invented sentences of the shapes that news uses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.corpus.quotations import Quotation, find_quotations, hear
from generator.data import load
from generator.text.phrases import languages
from tests.builders import a_brief

PEOPLE = ("Jo Berg", "Ana Lima", "Omar al-Tamimi")
WORDS = "The bridge will stay open all winter"


def said(*paragraphs: str, people: tuple[str, ...] = PEOPLE, language: str = "en") -> list[str]:
    """Return the speakers of a text with their words."""
    return [
        f"{each.speaker}: {each.words}"
        for each in heard(*paragraphs, people=people, language=language)
    ]


def heard(
    *paragraphs: str, people: tuple[str, ...] = PEOPLE, language: str = "en"
) -> tuple[Quotation, ...]:
    """Return the quotations of a text."""
    return find_quotations(paragraphs, people, language)


@pytest.mark.parametrize(
    "text",
    [
        f"“{WORDS},” Berg said.",
        f"“{WORDS},” said Berg.",
        f"“{WORDS},” said Transport Minister Jo Berg, who lives in Lund.",
        f"“{WORDS},” said the head of the council, Jo Berg.",
        f"“{WORDS},” Berg told reporters on Monday.",
        f"“{WORDS}”, the minister Jo Berg added.",
        f"“{WORDS}.” Berg said on Monday.",
        f"Berg said: “{WORDS}.”",
        f"Berg said, “{WORDS}.”",
        f"Mr. Berg told the newspaper in an interview, “{WORDS}.”",
        f"Lund's Transport Minister, Jo Berg, emphasised the plan: “{WORDS}.”",
        f"Jo Berg, minister for ships and trains, pointed out, “{WORDS}.”",
        f"Berg praised the workers, saying, “{WORDS}.”",
        f"According to Jo Berg, “{WORDS}.”",
        f"Harbour adviser Jo Berg said: “{WORDS}.”",
    ],
)
def test_a_quotation_has_the_speaker_beside_it(text: str) -> None:
    """Before, behind, with a title or an apposition: the subject of the verb is who speaks."""
    assert said(text) == [f"Jo Berg: {WORDS}{'.' if '.”' in text else ''}"]


@pytest.mark.parametrize(
    "text",
    [
        f"“{WORDS},” Berg's lawyer said.",
        f"“{WORDS},” said a lawyer for Berg.",
        f"“{WORDS},” a brother of Jo Berg said.",
        f"“{WORDS},” said the brother of Jo Berg.",
        f"“{WORDS},” Berg and Lima said.",
        f"“{WORDS},” said Berg and Lima.",
        f"“{WORDS},” the council said.",
        f"“{WORDS},” Eva Berg said.",
        f"“{WORDS},” the Berg Foundation said.",
        f"“{WORDS},” he said.",
        f"After meeting Berg, the mayor said: “{WORDS}.”",
        f"The story is told in “{WORDS}”, a film about Berg.",
        "His sons, Tom and Ken, said Berg opened the bridge on Monday in Lund.",
    ],
)
def test_a_quotation_without_a_sure_speaker_is_left_out(text: str) -> None:
    """A name beside a quotation that is not the subject of the verb speaks nothing."""
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (f'"{WORDS}," Berg said.', "en"),
        (f"‘{WORDS},’ Berg said.", "en"),
        (f"'{WORDS},' Berg said.", "en"),
        (f"„{WORDS}“, sagte Berg.", "de"),
        (f"»{WORDS}«, sagte Berg.", "de"),
        (f"« {WORDS} », a déclaré Jo Berg.", "fr"),
        (f"«{WORDS}», dijo Berg.", "es"),
        (f"”{WORDS}”, säger Jo Berg.", "sv"),
        (f"“{WORDS}” ha detto Jo Berg.", "it"),
        (f"Jo Berg, “{WORDS}” dedi.", "tr"),
    ],
)
def test_marks_of_many_customs_are_read(text: str, language: str) -> None:
    """Whatever marks a language uses, the words between them are the speaker's."""
    assert said(text, language=language) == [f"Jo Berg: {WORDS}"]


@pytest.mark.parametrize(
    ("text", "name", "language"),
    [
        ("山本太郎氏は「橋は冬もずっと開いています」と述べた。", "山本太郎", "ja"),
        ("李小桥在会上表示：“这座桥整个冬天都会开放。”", "李小桥", "zh"),
        ("市长李小桥说：“这座桥整个冬天都会开放。”", "李小桥", "zh"),
        ("नगर अध्यक्ष रीता सेतुवाला ने कहा, “यह पुल पूरी सर्दी खुला रहेगा।”", "रीता सेतुवाला", "hi"),
        ('김다리는 "다리는 겨울에도 계속 열려 있다"라고 말했다.', "김다리", "ko"),
        ("وقال سمير الجسري: «يبقى الجسر مفتوحا طوال الشتاء».", "سمير الجسري", "ar"),
    ],
)
def test_scripts_without_capitals_are_read(text: str, name: str, language: str) -> None:
    """Scripts that part no words or write from right to left give their speakers too."""
    assert [
        (each.speaker, each.direct) for each in heard(text, people=(name,), language=language)
    ] == [(name, True)]


def test_who_is_spoken_to_in_chinese_is_no_speaker() -> None:
    """A name behind a preposition does not speak, though it stands before the verb."""
    text = "记者对市长李小桥说：“这座桥整个冬天都会开放。”"

    assert heard(text, people=("李小桥",), language="zh") == ()


def test_a_quotation_around_its_clause_is_one() -> None:
    """What stands before and behind the clause is joined by an ellipsis."""
    text = "“The bridge is old,” Berg said, “and it will stay open.” “Nobody closes it in winter.”"

    assert said(text) == [
        "Jo Berg: The bridge is old … and it will stay open. … Nobody closes it in winter."
    ]


def test_a_quotation_over_paragraphs_is_one() -> None:
    """Each paragraph opens with a mark, only the last closes with one."""
    found = heard(
        "Berg spoke in Lund.",
        "“The bridge is old.",
        "“It will stay open all winter,” Berg said.",
    )

    assert [(each.words, each.paragraph) for each in found] == [
        ("The bridge is old. It will stay open all winter", 1)
    ]


def test_a_paragraph_that_is_a_quotation_goes_on_with_the_speaker() -> None:
    """News gives a long statement in paragraphs of which only the first names its speaker."""
    assert said("“The bridge is old,” Berg said.", "“It will stay open all winter.”") == [
        "Jo Berg: The bridge is old",
        "Jo Berg: It will stay open all winter.",
    ]


def test_a_colon_leads_over_to_the_next_paragraph() -> None:
    """A paragraph that ends in a colon lets somebody speak in the next one."""
    assert said("Berg said in Lund:", f"“{WORDS}.”") == [f"Jo Berg: {WORDS}."]


def test_a_quotation_that_nobody_closes_is_left_out() -> None:
    """Where it ends is not known."""
    assert said(f"Berg said: “{WORDS}. The workers went home.", "It rained.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Berg said the bridge would stay open.",
        "Berg stressed that the bridge would stay open.",
        "Minister Jo Berg told reporters on Monday that the bridge would stay open.",
        "The bridge would stay open all winter, Berg added.",
        "The bridge would stay open all winter, said the minister, Jo Berg.",
        "According to Berg, the bridge would stay open.",
        "The bridge would stay open all winter, according to Jo Berg.",
        "Berg called the plan “a gift to the town”.",
    ],
)
def test_reported_speech_is_the_sentence(text: str) -> None:
    """Without marks the whole sentence stands, and is said not to be the speaker's own words."""
    assert heard(text) == (Quotation("Jo Berg", text, 0, direct=False),)


@pytest.mark.parametrize(
    "text",
    [
        "Berg added a second goal in the last minute.",
        "Berg said on Monday.",
        "The council said Berg would open the bridge.",
        "The council said that Berg said nothing.",
        "Berg's adviser said the bridge would stay open.",
        "Berg opened the bridge that the town had built.",
    ],
)
def test_what_is_no_report_is_none(text: str) -> None:
    """Deeds, and what others say of somebody, are not their words."""
    assert heard(text) == ()


def test_a_pronoun_is_who_spoke_last() -> None:
    """A sentence of "he added" goes on with the speaker of the one before."""
    assert said("“The bridge is old,” Berg said.", f"“{WORDS},” he added.") == [
        "Jo Berg: The bridge is old",
        f"Jo Berg: {WORDS}",
    ]


def test_a_pronoun_is_the_subject_before_it() -> None:
    """Of whom the sentence before tells alone, the pronoun speaks."""
    assert said(f"Berg opened the bridge on Monday. “{WORDS},” he said.") == [f"Jo Berg: {WORDS}"]


@pytest.mark.parametrize(
    "between",
    [
        "The council's spokesman said nothing.",
        "Berg met Lima in the harbour.",
        "The mayor opened the bridge.",
        "It rained. It snowed.",
    ],
)
def test_a_pronoun_that_may_be_somebody_else_is_left_out(between: str) -> None:
    """Another person, or too much text, stands between the pronoun and the last speaker."""
    far = ["It rained."] * 3 if between.startswith("It") else []

    assert said("“The bridge is old,” Berg said.", between, *far, f"“{WORDS},” he added.") == [
        "Jo Berg: The bridge is old"
    ]


def test_he_is_not_mrs() -> None:
    """A form of address tells that a pronoun is somebody else's."""
    assert said("“The bridge is old,” Mrs Berg said.", f"“{WORDS},” he added.") == [
        "Jo Berg: The bridge is old"
    ]


def test_a_family_name_of_two_people_names_neither() -> None:
    """Which Berg speaks is not known."""
    assert said(f"“{WORDS},” Berg said.", people=("Jo Berg", "Eva Berg")) == []


def test_spellings_of_a_name_are_one() -> None:
    """Hyphens, apostrophes, particles and accents make no difference."""
    text = f"“{WORDS},” Al-Tamimi said. “{WORDS},” Tamimi added."

    assert said(text) == [f"Omar al-Tamimi: {WORDS} … {WORDS}"]
    assert said(f"“{WORDS},” O’Dálaigh said.", people=("Zoë O'Dalaigh",)) == [
        f"Zoë O'Dalaigh: {WORDS}"
    ]


def test_a_short_quotation_is_no_quotation() -> None:
    """A word or two between marks is a title or a doubt."""
    assert said("“So,” Berg said.") == []


def test_a_brief_is_heard_as_people_edited_it() -> None:
    """Markdown is taken away, and only the front matter's people speak."""
    brief = a_brief("It rained.", f"“{WORDS},” **Jo Berg** said, and [Eva Roe](x.md) said so too.")

    found = hear(brief)

    assert [(each.speaker, each.words, each.paragraph) for each in found.quotations] == [
        ("Jo Berg", WORDS, 1)
    ]
    assert [(each.name, each.paragraph) for each in found.named] == [("Jo Berg", 1)]


def test_a_language_without_words_of_speech_gives_nothing() -> None:
    """Better no speaker than a guess."""
    assert said(f"“{WORDS},” Berg said.", language="xx") == []
    assert said(f"“{WORDS},” Berg said.", people=()) == []


@pytest.mark.parametrize("language", languages())
def test_every_language_has_words_of_speech(language: str) -> None:
    """Verbs at least; in small letters with straight apostrophes, each once in its list."""
    words = load(f"speech/{language}")

    assert words["says"]
    for name, listed in words.items():
        if isinstance(listed, list):
            assert len(set(listed)) == len(listed), name
            assert all(word == word.lower() and "’" not in word for word in listed), name


@given(st.lists(st.text(alphabet="“”\"'‘’«»„「」Berg said,.:ab \ue000\n", max_size=60), max_size=4))
def test_no_text_breaks_the_reading(paragraphs: list[str]) -> None:
    """Whatever marks stand where, each quotation's words are in the paragraphs."""
    whole = " ".join(paragraphs)
    for each in find_quotations(paragraphs, ("Jo Berg",), "en"):
        for part in each.words.split(" … "):
            assert all(word in whole for word in part.split())
