"""Facts about the language of a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text.language import common_words, function_words, language_of
from generator.text.phrases import languages

TEXTS = {
    "en": "The council said on Monday that it was to be the last of the talks with the town.",
    "de": "Der Rat sagte am Montag, dass es die letzten Gespräche mit der Stadt und dem Land sind.",
    "fr": "Le conseil a dit lundi que ce sont les dernières réunions avec la ville et les pays.",
    "es": "El consejo dijo el lunes que son las últimas reuniones con la ciudad y para el país.",
    "it": "Il consiglio ha detto che sono le ultime riunioni con la città e per la regione.",
    "nl": "De raad zei op maandag dat het de laatste gesprekken met de stad en het land zijn.",
    "sv": "Rådet sade på måndagen att det är de sista samtalen med staden och som är för alla.",
    "pl": "Rada powiedziała w poniedziałek, że to są ostatnie rozmowy z miastem i nie na długo.",
    "tr": "Meclis pazartesi günü bu son görüşmelerin şehir ile olduğunu söyledi ve bir daha.",
    "ru": "Совет сказал в понедельник, что это последние переговоры с городом и не на год.",
    "ar": "وقال المجلس في بيان إن هذه المحادثات هي الأخيرة مع المدينة من أجل السلام على كل حال.",
    "ja": "市議会は月曜日に、これが最後の話し合いになると発表した。",
    "ko": "시의회는 월요일에 이것이 마지막 회담이 될 것이라고 밝혔다.",
    "he": "המועצה הודיעה כי אלה יהיו השיחות האחרונות של העיר, אבל לא על הגשר, אמר ראש העירייה.",
    "th": "สภาเมืองกล่าวเมื่อวันจันทร์ว่านี่จะเป็นการเจรจาครั้งสุดท้าย",
    "tl": "Sinabi ng konseho noong Lunes na ito ang huling pag-uusap ng mga taga-lungsod.",
    "vi": "Hội đồng cho biết đây là cuộc họp cuối cùng của thành phố với người dân và các xã.",
    "zh": "市议会星期一表示,这将是最后一次会谈,以后不再举行。",
}


@pytest.mark.parametrize("code", TEXTS)
def test_languages_are_told(code: str) -> None:
    """A sentence tells its language by its script and its short words."""
    assert language_of(TEXTS[code]) == code


@pytest.mark.parametrize("text", ["", "Rain", "123 456", "Lund Malmö Oslo Paris Rome"])
def test_too_short_a_text_has_no_language(text: str) -> None:
    """Names and figures tell no language."""
    assert language_of(text) is None


def test_mixed_text_has_no_language() -> None:
    """Where two languages are as frequent, neither is the text's."""
    assert language_of("the of and to und der nicht mit " * 2) is None


def test_unknown_language_has_no_words() -> None:
    """A language without a list has no short words."""
    assert function_words("xx") == frozenset()


def test_common_words_are_those_of_all_languages() -> None:
    """The short words of every known language are common words."""
    assert {"the", "und", "les"} <= common_words()
    assert all(function_words(code) <= common_words() for code in languages())


@given(st.text(max_size=200))
def test_any_text_has_a_known_language_or_none(text: str) -> None:
    """Whatever a text holds, it has a language of the lists or none."""
    assert language_of(text) in {None, *languages()}
