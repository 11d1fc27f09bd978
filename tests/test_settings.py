"""What mkdocs.yml may say to the generator, and what is said of a slip."""

from __future__ import annotations

import pytest

from generator.errors import SettingsError
from generator.settings import Settings, read_settings

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
    assert read_settings({"text": "full", "captures": True}) == Settings(
        full_text=True, captures=True
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
            {"texts": "full"},
            "mkdocs.yml: briefbook: there is no setting 'texts'; did you mean 'text'?",
        ),
        (
            {"colour": 1},
            "mkdocs.yml: briefbook: there is no setting 'colour'; known are text and captures",
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
