"""What holds for people in all scripts without capitals."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.actors import find_mentions, find_people
from generator.actors.named import named_in
from generator.actors.scripts import has_uncased, language_of

LANGUAGES = {
    "ar": "قال وزير الخارجية أحمد السالم يوم الثلاثاء إن الطريق سيفتح.",
    "fa": "حسین رضایی، وزیر امور خارجه، روز سه‌شنبه گفت که جاده باز خواهد شد.",
    "ur": "وزیر خارجہ احمد رضا نے کہا کہ سڑک جلد کھول دی جائے گی۔",
    "ckb": "وەزیری ناوخۆ ڕێبوار عەلی گوتی بارودۆخەکە ئارامە.",
    "he": "שר החוץ דוד לוי אמר ביום שלישי כי הכביש ייפתח.",
    "hi": "विदेश मंत्री राजेश शर्मा ने मंगलवार को कहा कि सड़क खुलेगी।",
    "mr": "मुख्यमंत्री विजय देशमुख यांनी मदत जाहीर केली आहे.",
    "ne": "प्रधानमन्त्री राम बहादुर थापाले नयाँ नीति प्रस्तुत गरे पनि।",
    "bn": "পররাষ্ট্রমন্ত্রী আবদুল করিম বলেছেন, সড়ক খুলে দেওয়া হবে।",
    "ta": "உள்துறை அமைச்சர் லட்சுமி நாராயணன் கூறியதாவது.",
    "th": "นายสมชาย ใจดี รัฐมนตรีว่าการกระทรวงการต่างประเทศ กล่าวว่า",
    "zh": "外交部长王建国星期二表示，道路将重新开放。",
    "ja": "田中太郎外務大臣は火曜日、道路が再開されると述べた。",
    "ko": "김철수 외교부 장관은 화요일 도로가 열릴 것이라고 말했다.",
}


@pytest.mark.parametrize(("code", "text"), LANGUAGES.items())
def test_language_of_a_text(code: str, text: str) -> None:
    """Letters and frequent words tell the languages of one script apart."""
    assert language_of([text]) == code


@pytest.mark.parametrize(
    "text",
    ["The mayor spoke.", "Мэр города говорил.", "The word 中国 stands in this long sentence.", ""],
)
def test_texts_of_other_scripts(text: str) -> None:
    """A text in a script with capitals has none of these languages, a stray word or not."""
    assert language_of([text]) is None


def test_one_look_tells_an_english_text() -> None:
    """Typographic marks are no letters of another script."""
    assert not has_uncased(["Plain.", "“Curly” – and a dash…"])


@pytest.mark.parametrize("text", LANGUAGES.values(), ids=LANGUAGES.keys())
def test_a_mention_is_where_the_name_stands(text: str) -> None:
    """Every mention's range holds the name, and the name stands in the text."""
    mentions = find_mentions([text])

    assert len(mentions) == 1
    assert text[mentions[0].start : mentions[0].end] == mentions[0].name


def test_family_name_alone_belongs_to_the_full_name() -> None:
    """Later short mentions are places of the same person, and not a person of their own."""
    text = "विदेश मंत्री राजेश शर्मा ने कहा।\nशर्मा ने बताया कि ठीक है।"

    found = named_in(text)

    assert [person["name"] for person in found["persons"]] == ["राजेश शर्मा"]
    assert [text[a:b] for a, b, _ in found["mentions"]] == ["राजेश शर्मा", "शर्मा"]


def test_writers_are_no_actors() -> None:
    """Who wrote the text is left out."""
    assert find_people(["市长李丽说，援助即将到来。"], writers=["李丽"]) == ()


def test_names_in_latin_letters_are_found_beside_others() -> None:
    """A text without capitals can name somebody with capitals."""
    text = "外交部长王建国会见了 Mayor Jane Roe，并举行会谈，双方表示欢迎。"

    assert [actor.name for actor in find_people([text])] == ["王建国", "Jane Roe"]


@given(
    st.lists(
        st.text(
            alphabet=sorted(set("".join(LANGUAGES.values())) | set("·・、\"'().")), max_size=80
        ),
        max_size=3,
    )
)
def test_any_text_is_read(paragraphs: Sequence[str]) -> None:
    """Whatever letters come, each mention lies within its paragraph."""
    for mention in find_mentions(paragraphs):
        assert 0 <= mention.start < mention.end <= len(paragraphs[mention.block])
