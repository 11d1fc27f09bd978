"""What mkdocs.yml may say to the generator, and what is said of a slip."""

from __future__ import annotations

import re

import pytest

from generator.errors import SettingsError
from generator.settings import Settings, read_settings, settings_in

FILE = """site_name: !ENV [NAME, Book]
plugins:
  - search
  - briefbook:
      text: ful
      captures: true
"""


def test_nothing_set_publishes_the_least() -> None:
    """Captured text belongs to its publishers: an excerpt, and no captures."""
    assert read_settings({}) == Settings(full_text=False, captures=False)
    assert read_settings({"text": None, "captures": None}) == Settings()


def test_a_book_can_publish_all() -> None:
    """Both settings on."""
    assert read_settings({"text": "full", "captures": True, "review": True}) == Settings(
        full_text=True, captures=True, review=True
    )


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"text": "ful"}, "mkdocs.yml:5: briefbook: 'text' is 'ful'; write 'full' or 'excerpt'"),
        ({"text": True}, "mkdocs.yml:5: briefbook: 'text' is True; write 'full' or 'excerpt'"),
        (
            {"captures": "yes"},
            "mkdocs.yml:6: briefbook: 'captures' is 'yes'; write true or false",
        ),
        (
            {"review": 1},
            "mkdocs.yml: briefbook: 'review' is 1; write true or false",
        ),
        (
            {"texts": "full"},
            "mkdocs.yml: briefbook: there is no setting 'texts'; did you mean 'text'?",
        ),
        (
            {"colour": 1},
            (
                "mkdocs.yml: briefbook: there is no setting 'colour'; "
                "known are text, captures, review, pipelines"
            ),
        ),
    ],
)
def test_a_slip_is_told_with_its_line(values: dict[str, object], message: str) -> None:
    """The message says what was found, where, and what to write."""
    with pytest.raises(SettingsError) as caught:
        read_settings(values, FILE)
    assert str(caught.value) == message


def test_captures_need_the_full_text() -> None:
    """A page of every captured line beside an excerpt is a contradiction."""
    with pytest.raises(SettingsError, match="write 'text: full', or 'captures: false'"):
        read_settings({"captures": True}, FILE)


def test_each_language_has_its_pipeline() -> None:
    """English has the medium pipeline; a book may name another, one more, or none."""
    assert read_settings({}).pipelines == {"en": "en_core_web_md"}
    assert read_settings({"pipelines": {"fr": "fr_core"}}).pipelines == {
        "en": "en_core_web_md",
        "fr": "fr_core",
    }
    assert read_settings({"pipelines": {"en": False}}).pipelines == {}


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("en_core_web_md", "'pipelines' is 'en_core_web_md'; write a language and a pipeline"),
        ({False: "nb_core"}, "'pipelines' has the language False; write a code of two letters"),
        ({"en": "../weights"}, "'pipelines' has '../weights' for 'en'; write the name of an"),
        ({"en": 3}, "'pipelines' has 3 for 'en'"),
    ],
)
def test_a_slip_in_the_pipelines_is_told(value: object, message: str) -> None:
    """What is no mapping of languages to names is refused."""
    with pytest.raises(SettingsError, match=re.escape(message)):
        read_settings({"pipelines": value})


def test_settings_are_read_without_mkdocs() -> None:
    """The text of the file gives what MkDocs would hand over, whatever else stands in it."""
    assert settings_in(FILE.replace("ful\n", "full\n")) == Settings(full_text=True, captures=True)
    assert settings_in("plugins: [briefbook]\n") == Settings()
    assert settings_in("a: [") == Settings()
    with pytest.raises(SettingsError, match=r"mkdocs\.yml:5"):
        settings_in(FILE)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("plugins:\n  briefbook:\n    text: x\n", 3),
        ("plugins: [briefbook]\n", None),
        ("plugins: [search: {lang: en}, briefbook: x]\n", None),
        ("INHERIT: base.yml\n", None),
        ("a: [", None),
        ("", None),
    ],
)
def test_the_line_is_told_where_it_is_known(text: str, line: int | None) -> None:
    """Plugins may be a list or a mapping, here or in another file."""
    with pytest.raises(SettingsError) as caught:
        read_settings({"text": "x"}, text)
    assert caught.value.line == line
