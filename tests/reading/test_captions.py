"""Facts about lines between paragraphs that are none."""

import pytest

from generator.reading.captions import is_credited, is_inserted
from generator.reading.decode import lines_of
from generator.reading.lines import Seen, see


def line(text: str) -> Seen:
    """Return what is seen of one line."""
    return see(lines_of(text))[0]


@pytest.mark.parametrize(
    "text",
    [
        "The lake at dawn on Sunday. (Ann Roe/Example Agency)",
        "The lake at dawn on Sunday. (AFP/Ann Roe)",
        "The lake at dawn on Sunday. [File, Example]",
        "The lake at dawn on Sunday. (Photo: Ann Roe)",
        "READ MORE: The lake at dawn",
    ],
)
def test_captions_and_teasers_are_inserted(text: str) -> None:
    """A bracket with an owner, before or behind an agency, is a caption's."""
    assert is_inserted(line(text))


@pytest.mark.parametrize(
    "text",
    [
        "The lake rose by a metre on Sunday, the office said. (AFP/dpa)",
        "The office will send another boat before the year ends. (RTL/LDO-2)",
        "The lake rose by a metre on Sunday, the office said.",
    ],
)
def test_signatures_are_not(text: str) -> None:
    """A bracket with an agency's or a writer's initials signs a text."""
    assert not is_inserted(line(text))


def test_owner_behind_a_sentence_is_a_credit() -> None:
    """A sentence with "© Ann Roe" behind it is a caption."""
    assert is_credited(line("The lake at dawn. © Ann Roe"))
    assert not is_credited(line("The lake rose at dawn."))
