"""Sentences that name a person, and links at first mentions."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.pages.naming import link_names, naming_sentence
from generator.text.markdown import plain


@pytest.mark.parametrize(
    ("paragraphs", "sentence"),
    [
        (("It rained. Then Ana Lima came. She left.",), "Then **Ana Lima** came."),
        (("No one.", "[Ana *Lima*](x) &amp; co."), "**Ana Lima** & co."),
        (("Here Lima spoke.",), "Here **Lima** spoke."),
        (('He said: "It is so. Ana Lima knows."',), "**Ana Lima** knows."),
        (("# A *b* _c_ Ana Lima.",), "A b c **Ana Lima**."),
        (("Ana Lima",), "**Ana Lima**"),
        (("Nobody.",), None),
        ((), None),
    ],
)
def test_the_sentence_that_names(paragraphs: tuple[str, ...], sentence: str | None) -> None:
    """The first sentence with the full name, else with the family name, in plain words."""
    assert naming_sentence(paragraphs, "Ana Lima") == sentence


def test_a_very_long_sentence_is_cut_around_the_name() -> None:
    """A listing without full stops does not fill the page."""
    found = naming_sentence(["word " * 200 + "Ana Lima " + "word " * 200], "Ana Lima")

    assert found is not None
    assert found.startswith("… word")
    assert found.endswith("word …")
    assert "word **Ana Lima** word" in found
    assert len(found) < 500


def test_a_long_end_is_cut_alone() -> None:
    """What fits before the name stays whole."""
    found = naming_sentence(["Then Ana Lima " + "word " * 200], "Ana Lima")

    assert found is not None
    assert found.startswith("Then **Ana Lima** word")
    assert found.endswith(" …")


def test_escapes_survive_in_the_sentence() -> None:
    """A mark that was escaped in the brief is escaped in the quotation."""
    assert naming_sentence([r"\*Ana Lima\* \<b>"], "Ana Lima") == r"\***Ana Lima**\* &lt;b>"


@pytest.mark.parametrize(
    ("paragraph", "linked"),
    [
        ("Ana Lima and Ana Lima.", "[Ana Lima](a) and Ana Lima."),
        ("Ms Lima came.", "Ms [Lima](a) came."),
        ("[Ana Lima](x) met Ana Lima.", "[Ana Lima](x) met [Ana Lima](a)."),
        ("`Ana Lima` met Ana Lima.", "`Ana Lima` met [Ana Lima](a)."),
        ("![Ana Lima](x)", "![Ana Lima](x)"),
        ("**Ana** Lima, **Ana Lima**", "**Ana** Lima, **[Ana Lima](a)**"),
        ("Hello!Ana Lima, Ana Lima", "Hello!Ana Lima, [Ana Lima](a)"),
        ("# Ana Lima", "# Ana Lima"),
        ("    Ana Lima", "    Ana Lima"),
        ("<p>Ana Lima</p>", "<p>Ana Lima</p>"),
        ('See <a href="x">Ana Lima</a>', 'See <a href="x">Ana Lima</a>'),
        ("[Ana Lima]: x", "[Ana Lima]: x"),
        ("| Ana Lima |", "| Ana Lima |"),
        ("- Ana Lima", "- [Ana Lima](a)"),
        ("> Ana\nLima", "> [Ana\nLima](a)"),
        ("Ana O&#39;Lima", "Ana O&#39;Lima"),
        ("Nobody", "Nobody"),
    ],
)
def test_a_name_is_linked_only_in_plain_text(paragraph: str, linked: str) -> None:
    """Links, code, headings and markup that a person wrote stay as they are."""
    assert link_names([paragraph], [("Ana Lima", "a")]) == (linked,)


def test_nothing_is_linked_in_a_code_block() -> None:
    """A fence closes over blank lines between paragraphs."""
    paragraphs = ["```", "Ana Lima", "~~~", "```", "Ana Lima"]

    assert link_names(paragraphs, [("Ana Lima", "a")]) == (*paragraphs[:4], "[Ana Lima](a)")


def test_longer_names_go_first() -> None:
    """A name within a longer name is not its mention."""
    found = link_names(["Ana Lima Berg met Ana Lima."], [("Ana Lima", "a"), ("Ana Lima Berg", "b")])

    assert found == ("[Ana Lima Berg](b) met [Ana Lima](a).",)


@given(st.lists(st.sampled_from([*"Ana Lima[]()*_`!\\<>&#~ \n", "Ana Lima", "Lima"]), max_size=20))
def test_links_change_no_word(parts: list[str]) -> None:
    """What a reader sees is the same with links as without."""
    paragraph = "".join(parts)

    (linked,) = link_names([paragraph], [("Ana Lima", "a")])

    assert plain(linked) == plain(paragraph)
