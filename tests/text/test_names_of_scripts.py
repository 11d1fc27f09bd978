"""Names in scripts without capitals: folded, compared, found in a text, made into addresses."""

import pytest

from generator.corpus.people import who_is_who
from generator.model import Register
from generator.text.likeness import Likeness, compare
from generator.text.name_places import find_name
from generator.text.names import fold
from generator.text.paths import slugify


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("أحمد محمود السالم", "احمد محمود السالم"),
        ("أَحْمَد السالم", "أحمد السالم"),
        ("محـــمد سعيد", "محمد سعيد"),
        ("علي كريمي", "علی کریمی"),
        ("فاطمة حسن", "فاطمه حسن"),
        ("محمد ہاشمی", "محمد هاشمی"),
        ("נַעֲמָה גולדברג", "נעמה גולדברג"),
        ("מיכל בן-ארי", "מיכל בן ארי"),
    ],
)
def test_spellings_of_one_name_fold_to_one_key(one: str, other: str) -> None:
    """Signs for vowels, letters of other keyboards and a stretched line make no difference."""
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    "name", ["राजेश शर्मा", "আবদুল করিম", "லட்சுமி நாராயணன்", "สมชาย ใจดี", "김철수", "田中太郎"]
)
def test_folding_keeps_the_words_of_a_name(name: str) -> None:
    """Vowel signs part no words, and folding again changes nothing."""
    assert len(fold(name).split()) == len(name.split())
    assert fold(fold(name)) == fold(name)


@pytest.mark.parametrize(
    ("one", "other", "likeness"),
    [
        ("خالد عبد الرحمن", "خالد عبدالرحمن", Likeness.SAME),
        ("عبد الله حسن", "عبدالله حسن", Likeness.SAME),
        ("أحمد بن علي السالم", "أحمد علي السالم", Likeness.SAME),
        ("田中太郎", "田中 太郎", Likeness.SAME),
        ("أحمد السالم", "أحمد سالم", Likeness.DOUBTFUL),
        ("王建国", "王建國", Likeness.DOUBTFUL),
        ("斎藤恵", "齋藤恵", Likeness.DOUBTFUL),
        ("علي حسن", "علي حسين", Likeness.DIFFERENT),
        ("राजेश शर्मा", "राज शर्मा", Likeness.DIFFERENT),
        ("राम शर्मा", "रमा शर्मा", Likeness.DIFFERENT),
        ("অমিত সেন", "অমিতা সেন", Likeness.DIFFERENT),
        ("王毅", "王宁", Likeness.DIFFERENT),
        ("김철수", "김철호", Likeness.DIFFERENT),
        ("حسن أبو بكر", "حسن بكر", Likeness.DIFFERENT),
    ],
)
def test_likeness(one: str, other: str, likeness: Likeness) -> None:
    """Habits of writing are one person's; another vowel, syllable or father is not."""
    assert compare(one, other) is likeness


def test_a_book_joins_what_is_sure_and_asks_about_the_rest() -> None:
    """Spellings of one Arabic name are one person; two ways to write Chinese are a question."""
    counts = dict.fromkeys(["أحمد عبد الرحمن", "احمد عبدالرحمن", "王建国", "王建國"], 1)

    groups, questions = who_is_who(counts, Register())

    assert sorted(len(group.spellings) for group in groups) == [1, 1, 2]
    assert [{each.one, each.other} for each in questions] == [{"王建国", "王建國"}]


@pytest.mark.parametrize(
    ("name", "text", "place"),
    [
        ("王建国", "外交部长王建国星期二表示", (4, 7)),
        ("김철수", "김철수는 말했다", (0, 3)),
        ("สมชาย ใจดี", "นายสมชาย ใจดี กล่าว", (3, 13)),
        ("राम बहादुर थापा", "मन्त्री राम बहादुर थापाले भने", (8, 23)),
        ("أحمد السالم", "وأحمد السالم قال", (1, 12)),
        ("אריה שפירא", "אמר ואריה שפירא", (5, 15)),
        ("علی کریمی", "قال علي كريمي", (4, 13)),
        ("أحمد السالم", "خأحمد السالم قال", None),
        ("राम थापा", "बलराम थापा", None),
    ],
)
def test_find_name(name: str, text: str, place: tuple[int, int] | None) -> None:
    """A name may touch what is written together with it, and is no part of another word."""
    assert find_name(name, text) == place


@pytest.mark.parametrize(
    ("name", "slug"),
    [("王建国", "wangjianguo"), ("김철수", "gimcheolsu"), ("राजेश शर्मा", "rajes-srma")],
)
def test_address_of_a_person(name: str, slug: str) -> None:
    """A page of a person has an address in plain letters."""
    assert slugify(name) == slug
