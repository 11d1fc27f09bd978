"""Facts about one line read as a byline."""

import pytest

from generator.reading.byline_lines import is_label, is_role, label_of, read_name_line


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("By Ann Roe", ("Ann Roe",)),
        ("Kommentar von Ann Roe", ("Ann Roe",)),
        ("Ann Roe, Sports Desk", ("Ann Roe",)),
        ("Anna Roe follow us", ("Anna Roe",)),
        ("Ann Roe (Lund)", ("Ann Roe",)),
        ("Ann Roe ann@example.org", ("Ann Roe",)),
    ],
)
def test_names_of_a_line(line: str, people: tuple[str, ...]) -> None:
    """The names are found with what pages put before and behind them left out."""
    said = read_name_line(line, None)

    assert said is not None
    assert said.people == people


@pytest.mark.parametrize(
    "line",
    [
        *("Rain fell on the hills and in the town", "rain in Lund", "Sport", "", "12:30"),
        *("— Ann Roe (@annroe) March 3", "Ann Roe in front of the house: Photo Peter Doe"),
        "By the way, Ann Roe said so",
    ],
)
def test_other_lines_name_nobody(line: str) -> None:
    """Sentences, menus, a post's signature and captions are no bylines."""
    assert read_name_line(line, None) is None


def test_what_stands_beside_a_name_is_told() -> None:
    """A label, an office, a known given name, a time of day and a list that goes on are seen."""
    plain = read_name_line("Velasqo Ndimba", None)
    rich = read_name_line("By Anna Roe – Senior Correspondent 17:46", None)
    listed = read_name_line("Anna Roe,", None)

    assert plain
    assert not any((plain.labelled, plain.given, plain.role, plain.clock, plain.goes_on))
    assert rich
    assert rich.labelled
    assert rich.given
    assert rich.role
    assert rich.clock
    assert listed
    assert listed.goes_on


def test_labels_and_roles() -> None:
    """Lines that only introduce or follow names are told from names."""
    assert is_label("Written by")
    assert not is_label("Written by Ann Roe")
    assert not is_label("a" * 50)
    assert is_role("Correspondent in Lund")
    assert not is_role("Rain in Lund")
    assert label_of("Text: Ann Roe") is not None


@pytest.mark.parametrize(
    ("text", "dated", "people"),
    [
        ("5 September 2021 von Wiebke Harms", (0, 16), ("Wiebke Harms",)),
        ("MAY 12 2020By EKAI LOKWANG", (0, 11), ("Ekai Lokwang",)),
        ("Lund Post | Rain ends drought | By Ann Roe", None, ("Ann Roe",)),
        ("2020年10月08日 07:55 来源：湾区晚报 记者：李晓岚", (0, 11), ("李晓岚",)),
        ("By health reporter Ann Roe", None, ("Ann Roe",)),
    ],
)
def test_bylines_behind_something_else(
    text: str, dated: tuple[int, int] | None, people: tuple[str, ...]
) -> None:
    """A labelled name may stand behind the day, a bar, another label, or the writer's office."""
    line = read_name_line(text, dated)

    assert line is not None
    assert line.labelled
    assert line.people == people
