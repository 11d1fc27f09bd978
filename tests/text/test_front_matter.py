"""Front matter: what is written is read back, by every reader; faults are told with their place."""

import dataclasses
import re

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from generator.errors import BriefError
from generator.model import Actor, Brief, BriefId, CaptureId, DocPath, PartialDate
from generator.text.front_matter import read_brief, write_brief
from generator.text.yaml_nodes import one_line
from tests.builders import a_brief

PATH = DocPath("briefs/1998/rail.md")

NASTY = [
    "1234e567", "yes", "No", "on", "1998", "12:30:00", "0x1f", "0o17", "0777", "~", "null", "",
    "---", "...", "- a", "a: b", "a #b", "# a", "'", '"', "it's", "[a", "{a}", "a, b", "*a", "&a",
    "!a", "%a", "@a", "`a", "|", ">", "?", "=", "<<", ".inf", "-.NaN", "1_000", "+1", "1,5", "y",
    "2025-05-21", "2025-05", "2001-12-14t21:59:43.10-05:00", "a\nb", "a\n\n---\nb", "\ta", "\\n",
    "x" * 300, "word " * 90, "\u2028", "\x85", "\xa0a\xa0", "\ufeffa", "🚆", "a\x00b", "é", "ا",
    "ends with colon:", "- ", "a  b", "'quoted'", '"quoted"', "1.", "1e3", "0b1", "190:20:30",
    "\ud800",
]  # fmt: skip
texts = st.sampled_from(NASTY) | st.text(max_size=40)
lines = texts.map(one_line).filter(bool)
dates = st.none() | (
    st.builds(PartialDate, st.integers(1, 9999), st.just(0), st.just(0))
    | st.builds(PartialDate, st.integers(1, 9999), st.integers(1, 12), st.just(0))
    | st.builds(PartialDate, st.integers(1, 9999), st.integers(1, 12), st.integers(1, 28))
)
rows = st.lists(lines, max_size=3).map(tuple)
optional = st.none() | lines
briefs = st.builds(
    Brief,
    path=st.just(PATH),
    id=st.from_regex("bk[a-z2-7]{12}", fullmatch=True).map(BriefId),
    title=lines,
    paragraphs=st.lists(lines.filter(str.strip), max_size=3).map(tuple),
    date=dates,
    updated=dates,
    source=optional,
    source_url=st.sampled_from([None, "https://example.org/a?b=c#d", "http://example.org/"]),
    agency=optional,
    byline=rows,
    actors=st.lists(st.builds(Actor, lines, optional), max_size=3).map(tuple),
    organisations=rows,
    language=st.sampled_from([None, "en", "pt-BR", "sr-Latn", "zh"]),
    description=optional,
    tags=rows,
    seeds=st.lists(lines.map(CaptureId), max_size=2).map(tuple),
    review=rows,
    corrections=rows,
    draft=st.booleans(),
)


def header(text: str) -> str:
    """Return the YAML of a brief."""
    return text.split("---\n")[1] if "\n---\n" not in text else text[4 : text.index("\n---\n") + 1]


@given(briefs)
def test_brief_read_back_is_the_brief_written(brief: Brief) -> None:
    """Writing a brief and reading it gives the same brief."""
    assert read_brief(write_brief(brief), brief.path) == brief


@given(briefs)
def test_all_readers_of_yaml_agree(brief: Brief) -> None:
    """YAML 1.1 (PyYAML, MkDocs) and YAML 1.2 (ruamel) read the same texts, and ours."""
    written = header(write_brief(brief))
    old = yaml.safe_load(written)
    new = YAML(typ="safe", pure=True).load(written)

    assert old == new
    assert old["title"] == brief.title
    assert tuple(old.get("organisations", ())) == brief.organisations
    assert tuple(actor["name"] for actor in old.get("actors", ())) == tuple(
        actor.name for actor in brief.actors
    )
    if brief.date and brief.date.day:
        assert old["date"] == brief.date.begins()


@given(lines)
def test_a_value_is_never_folded(title: str) -> None:
    """However long a value is, it stands on one line."""
    written = write_brief(a_brief(title=title, actors=()))

    assert written.split("\n")[2].startswith("title: ")
    assert written.split("\n")[3].startswith("date: ")


@given(st.text())
def test_no_text_ends_the_reader(text: str) -> None:
    """Whatever a file holds, it is read or refused with its path and line."""
    for whole in (text, f"---\n{text}\n---\n"):
        try:
            read_brief(whole, PATH)
        except BriefError as error:
            assert str(error).startswith("docs/briefs/1998/rail.md:")  # noqa: PT017 - or read


def test_brief_is_written_as_people_expect_it() -> None:
    """Keys stand in their order; only what needs quotes has them."""
    brief = a_brief(
        "One.",
        "Two.",
        title="Strike: over",
        updated=PartialDate(1998, 4),
        agency="NNA",
        actors=(Actor("Jo Berg", "Transport Minister"), Actor("Ida Holm")),
        review=("source", "date"),
        draft=True,
    )

    assert write_brief(brief) == (
        "---\n"
        "id: bkabcdef234567\n"
        "title: 'Strike: over'\n"
        "date: 1998-03-03\n"
        "updated: 1998-04\n"
        "source: The Lund Courier\n"
        "agency: NNA\n"
        "byline: [Ana Lima]\n"
        "actors:\n"
        "  - name: Jo Berg\n"
        "    role: Transport Minister\n"
        "  - name: Ida Holm\n"
        "organisations: [Northern Rail Company]\n"
        "language: en\n"
        "seeds: [rail.txt]\n"
        "review: [source, date]\n"
        "draft: true\n"
        "---\n"
        "\n"
        "One.\n"
        "\n"
        "Two.\n"
    )


def test_marks_of_other_systems_do_not_matter() -> None:
    """CRLF, a byte order mark and a missing last line break change nothing."""
    text = write_brief(a_brief())

    for variant in ("\ufeff" + text, text.replace("\n", "\r\n"), text.rstrip("\n")):
        assert read_brief(variant, a_brief().path) == a_brief()


def test_brief_without_front_matter_is_a_persons_own() -> None:
    """Its path stands for the id, its first heading for the title."""
    brief = read_brief("# Visit to Lund #\n\nWe met.\n", PATH)

    assert brief.id == BriefId(PATH)
    assert (brief.title, brief.paragraphs) == ("Visit to Lund", ("We met.",))


def test_brief_without_any_title_is_called_like_its_file() -> None:
    """The file's name is the last resort for a title."""
    assert read_brief("We met.", DocPath("briefs/1998/visit-to_lund.md")).title == "Visit to lund"


def test_own_brief_is_written_without_id() -> None:
    """A brief that is known by its path is written back without an id."""
    brief = a_brief(id=BriefId(PATH), path=PATH)

    assert "id:" not in write_brief(brief)
    assert read_brief(write_brief(brief), PATH) == brief


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("1998-03-03", PartialDate(1998, 3, 3)),
        ("1998-03", PartialDate(1998, 3)),
        ("'1998'", PartialDate(1998)),
        ("1998", PartialDate(1998)),
        ("1998-3-3", PartialDate(1998, 3, 3)),
        ("1998-03-03 12:30:00", PartialDate(1998, 3, 3)),
        ("1998-03-03T12:30:00Z", PartialDate(1998, 3, 3)),
        ("", None),
        ("~", None),
    ],
)
def test_date_is_taken_as_people_write_it(written: str, date: PartialDate | None) -> None:
    """A date, an int year, a text: each is read at its own precision."""
    assert read_brief(f"---\ndate: {written}\n---\n", PATH).date == date


def test_one_text_is_as_good_as_a_list() -> None:
    """A single name needs no list, an actor no mapping, and blank items are passed over."""
    text = "---\nbyline: Ana Lima\nactors:\n  - Jo Berg\n  -\n  - name: Ida Holm\n---\n"
    brief = read_brief(text, PATH)

    assert brief.byline == ("Ana Lima",)
    assert brief.actors == (Actor("Jo Berg"), Actor("Ida Holm"))


@pytest.mark.parametrize(
    ("written", "notes"),
    [
        ("The date was wrong.", ("The date was wrong.",)),
        ("{date: 1998-03-05, text: The date was wrong.}", ("1998-03-05: The date was wrong.",)),
        ("{text: The date was wrong.}", ("The date was wrong.",)),
        ("[One., {date: 1998, text: Two.}]", ("One.", "1998: Two.")),
    ],
)
def test_correction_is_text_mapping_or_list(written: str, notes: tuple[str, ...]) -> None:
    """A correction may be written in each of these ways."""
    assert read_brief(f"---\ncorrection: {written}\n---\n", PATH).corrections == notes


def test_other_peoples_keys_are_passed_over() -> None:
    """A key we do not know is never refused, whatever it holds."""
    text = "---\ntitle: A\nrating: {stars: 5}\naliases: &x [a]\nmore: *x\n2025: b\n---\n"

    assert read_brief(text, PATH).title == "A"


@pytest.mark.parametrize("locked", ["true", "[title, date]", "no", ""])
def test_locked_is_a_flag_or_fields(locked: str) -> None:
    """A person may lock the whole brief or some of its fields."""
    assert read_brief(f"---\ntitle: A\nlocked: {locked}\n---\n", PATH).title == "A"


@pytest.mark.parametrize(
    ("yaml_text", "told"),
    [
        ("title: a: b", ":2:9: a value that holds ': ' must stand in quotes"),
        ("id: bkabcdef234567\ntitle: A\ntitle: B", ":4:1: 'title' is given twice, first on line 3"),
        ("date: 1998-02-30", ":2:7: date: '1998-02-30' is on no calendar"),
        ("date: 3 March", ":2:7: date: '3 March' is no date; write 2025-05-21, or 2025-05"),
        ("date: 98", ":2:7: date: '98' is no date"),
        ("date: [1998]", ":2:7: date: a list cannot stand here"),
        ("event: 1998-02-30", ":2:8: '1998-02-30' is on no calendar"),
        ("id: abc", ":2:5: id: 'abc' is no id; put back the one from .briefbook/base"),
        ("draft: maybe", ":2:8: draft: 'maybe' is neither true nor false"),
        ("source_url: javascript:alert(1)", ":2:13: source_url: 'javascript:alert(1)' is no addr"),
        ("actors:\n  - A\n  - role: x", ":4:5: actors: a mapping ('key: value') has no name"),
        ("byline: [[a]]", ":2:10: byline: a list cannot stand here"),
        ("title: {a: b}", ":2:8: title: a mapping ('key: value') cannot stand here"),
        ("correction: {date: 1998}", ":2:13: correction: a mapping ('key: value') has no text"),
        ('title: "a', ":2:8: a quotation mark is opened and never closed"),
        ("tags: [a\ntitle: b", "a list opened with '[' is not closed"),
        ("title: @a", ":2:8: a value cannot begin with this character"),
        ("title: *a", ":2:8: a value that begins with '*' must stand in quotes"),
        ("title: a\nsource b\n", ":3:1: a key needs ': '"),
        ("- a", ":2:1: expected lines of the form 'key: value'"),
        ("a: &a [*a]", ":2:4: this value contains itself"),
        ("a: !b c", ":2:4: the tag '!b' has no meaning here"),
        ("? [a]\n: b", ":2:3: a key must be a word"),
        ("title: a\x07b", ":2:9: the invisible character U+0007 stands here; remove it"),
        ("title: {{a}}b", ":2:"),
    ],
)
def test_fault_is_told_with_its_place(yaml_text: str, told: str) -> None:
    """The message says file, line, column, what was found and what to do."""
    with pytest.raises(BriefError, match=re.escape(told)) as raised:
        read_brief(f"---\n{yaml_text}\n---\n", PATH)

    assert str(raised.value).startswith("docs/briefs/1998/rail.md:")


def test_several_faults_are_told_together() -> None:
    """Nobody needs three runs to find three faults."""
    with pytest.raises(BriefError) as raised:
        read_brief("---\ndate: x\ndraft: y\nid: z\n---\n", PATH)

    assert [line[:31] for line in str(raised.value).split("\n")] == [
        "docs/briefs/1998/rail.md:2:7: d",
        "docs/briefs/1998/rail.md:3:8: d",
        "docs/briefs/1998/rail.md:4:5: i",
    ]
    assert (raised.value.line, raised.value.column) == (2, 7)


def test_lists_without_end_are_refused() -> None:
    """A file made to break readers is refused like any other."""
    with pytest.raises(BriefError):
        read_brief("---\na: " + "[" * 20_000 + "\n---\n", PATH)


def test_a_bomb_of_aliases_costs_nothing() -> None:
    """Values that repeat one another a billion times are refused, at once and by their place."""
    rows = ["a0: &a0 [x, x]"]
    rows += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30)]
    text = "---\n" + "\n".join([*rows, "tags: *a29"]) + "\n---\n"

    with pytest.raises(BriefError, match=r":8:5: anchors repeat a value without end"):
        read_brief(text, PATH)


def test_front_matter_that_never_ends_is_told() -> None:
    """An opening line without a closing one is a fault, not an empty brief."""
    with pytest.raises(BriefError, match=r":1:1: front matter begins here and never ends"):
        read_brief("---\ntitle: A\n", PATH)


def test_front_matter_below_the_first_line_is_told() -> None:
    """MkDocs would print it as text, so it is a fault here."""
    with pytest.raises(BriefError, match=r":2:1: front matter must begin on the first line"):
        read_brief("# mine\n---\ntitle: A\n---\n", PATH)


def test_a_line_below_text_is_no_front_matter() -> None:
    """A rule drawn under a paragraph stays what it is."""
    assert read_brief("Text.\n\n---\n\nMore.\n", PATH).paragraphs == ("Text.", "---", "More.")


def test_own_paragraph_breaks_are_kept() -> None:
    """A paragraph ends at blank lines only; a list stays one paragraph of several lines."""
    brief = read_brief("---\ntitle: A\n---\n\n- a\n- b\n \n\nText.\n", PATH)

    assert brief.paragraphs == ("- a\n- b", "Text.")


def test_empty_body_is_no_paragraph() -> None:
    """A brief may have front matter alone."""
    brief = dataclasses.replace(a_brief(), paragraphs=())

    assert read_brief(write_brief(brief), brief.path) == brief
