"""Keys are changed in whatever way people wrote them, or left alone where a comment would go."""

import dataclasses
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.editing.merge import merge
from generator.editing.proof import Wish, proof, trial
from generator.model import Actor
from generator.text.front_matter import read_brief, read_keys, write_brief
from generator.text.sheet import Edit, Sheet, apply, cut, cut_body, put_body
from generator.text.yaml_places import locate
from tests.builders import a_brief

JO, IDA, TOR = Actor("Jo Berg", "Minister"), Actor("Ida Holm"), Actor("Tor Vik", "Mayor")
START = a_brief("Text.", actors=(), byline=(), organisations=())
HEAD = "---\nid: bkabcdef234567\ntitle: A\n"


def improved(written: str, **new: Any) -> tuple[str, tuple[str, ...]]:  # noqa: ANN401 - any field
    """Let an improvement into a file that says the base in a person's own way."""
    mine = f"{HEAD}mood: calm\n{written}---\n\nText.\n"
    base = read_brief(mine, START.path)
    found = merge(base, mine, dataclasses.replace(base, **new), START.path)
    if not found.open:
        after = read_brief(found.text, START.path)
        assert all(getattr(after, name) == value for name, value in new.items())
    return found.text, found.open


@pytest.mark.parametrize(
    ("written", "new", "expected"),
    [
        ("byline:\n", {"byline": ("Al Ek",)}, "byline: [Al Ek]\n"),
        ("byline: ~\n", {"byline": ("Al Ek",)}, "byline: [Al Ek]\n"),
        ("byline: []\n", {"byline": ("Al Ek",)}, "byline: [Al Ek]\n"),
        ("byline: Al Ek\n", {"byline": ("Bo Sy",)}, "byline: [Bo Sy]\n"),
        ("byline: Al Ek\n", {"byline": ()}, "calm\n---"),
        ("byline: >\n  Al Ek\n", {"byline": ("Al Ek", "Bo Sy")}, "byline: [Al Ek, Bo Sy]\n"),
        ("byline: [ Al Ek ,Bo Sy ]\n", {"byline": ("Bo Sy",)}, "byline: [ Bo Sy ]\n"),
        ("byline: [Al Ek, ~]\n", {"byline": ("Al Ek", "Bo Sy")}, "byline: [Al Ek, Bo Sy]\n"),
        ("byline:\n  - Al Ek\n  -\n", {"byline": ("Bo Sy",)}, "byline: [Bo Sy]\n"),
        ("byline:\n  - Al Ek\n", {"byline": ("Al F. Ek",)}, "  - Al F. Ek\n"),
        ("byline:\n  - >\n    Al Ek\n", {"byline": ("Al F. Ek",)}, "byline: [Al F. Ek]\n"),
        (
            "byline: [\n  Al Ek,\n  Bo Sy\n]\n",
            {"byline": ("Al Ek", "Bo Sy", "Cy Du")},
            ", Cy Du\n]",
        ),
        ("source: >-\n  Long\n", {"source": "New"}, "source: New\n"),
        ("source:\n", {"source": "New"}, "source: New\n"),
        ("source:   # open\n", {"source": "New"}, "source: New   # open\n"),
        ("draft: no\n", {"draft": True}, "draft: true\n"),
        ("actors: Jo Berg\n", {"actors": (JO,)}, "role: Minister\n"),
        ("actors: [Jo Berg]\n", {"actors": (JO,)}, "actors: [{name: Jo Berg, role: Minister}]\n"),
        ("actors: [Jo Berg]\n", {"actors": (IDA, TOR)}, "[{name: Ida Holm}, {name: Tor Vik, role"),
        ("actors:\n- Jo Berg\n", {"actors": (JO,)}, "- name: Jo Berg\n  role: Minister\n"),
        ("actors:\n- Jo Berg\n", {"actors": (Actor("Jo A. Berg"),)}, "- Jo A. Berg\n"),
        ("actors:\n- name: Jo Berg\n  role:\n", {"actors": (JO,)}, "  role: Minister\n"),
        (
            "actors:\n- role: X\n  name: Jo Berg\n",
            {"actors": (Actor("Jo A. Berg", "Envoy"),)},
            "- role: Envoy\n  name: Jo A. Berg\n",
        ),
        (
            "actors:\n- name: Jo Berg\n  role: X\n- Ida Holm\n",
            {"actors": (Actor("Jo Berg"), IDA)},
            "- name: Jo Berg\n- Ida Holm\n",
        ),
        (
            "actors: [{name: Jo Berg, role: X}]\n",
            {"actors": (Actor("Jo Berg"),)},
            "name: Jo Berg\n",
        ),
        ("actors: [{name: Jo Berg, age: 4}]\n", {"actors": (JO,)}, "role: Minister, age: 4}]"),
        ("actors:\n- name: Jo Berg\n  role: |\n    X\n", {"actors": (JO,)}, "role: Minister\n"),
        ("tags: [a]\n", {"tags": ("a", "b: c")}, "tags: [a, 'b: c']\n"),
    ],
)
def test_every_way_of_writing_takes_an_improvement(
    written: str, new: dict[str, Any], expected: str
) -> None:
    """The value is what the generator says; the rest of the file stays."""
    text, still_open = improved(written, **new)

    assert still_open == ()
    assert expected in text
    assert text.startswith(f"{HEAD}mood: calm\n")


@pytest.mark.parametrize(
    ("written", "new"),
    [
        ("byline: [Al Ek, # her\n  Bo Sy]\n", {"byline": ("Bo Sy",)}),
        ("source: > # long\n  Long\n", {"source": "New"}),
        ("actors:\n- name: Jo Berg\n  age: 4\n- Ida Holm\n", {"actors": (IDA,)}),
        ("actors:\n- name: Jo Berg\n  role: X # sic\n", {"actors": (Actor("Jo Berg"),)}),
        ("actors: [Jo Berg, # her\n  Ida Holm]\n", {"actors": (JO, IDA)}),
    ],
)
def test_what_a_person_put_beside_a_value_stays(written: str, new: dict[str, Any]) -> None:
    """A comment, a key of their own: what would take it away is offered instead."""
    text, still_open = improved(written, **new)

    assert still_open == tuple(new)
    assert written in text


def test_places_are_told_apart_only_in_plain_mappings() -> None:
    """Two keys on a line, tags, aliases, lists: left to those who wrote them."""
    for text in (
        "{a: 1}",
        "- a",
        "a: !x 1\n",
        "a: &x 1\nb: *x\n",
        "  a: 1\n",
        "a: [",
        "? {a: 1}\n: 2\n",
    ):
        assert locate(text) is None
    assert locate("# nothing\n") == {}
    assert locate("a: 1")["a"].end == 4  # type: ignore[index] # it is plain


WISH = Wish("title", "A", "A")
SHEET = cut("---\ntitle: A\n# c\nmood: x\n---\n\nOne.\n")


def test_proof_finds_what_a_merge_must_not_do() -> None:
    """A lost comment, a changed key or paragraph, a value not decided: each is told."""
    assert SHEET
    done: list[int | str] = [0]
    assert proof(SHEET, SHEET, [WISH], done) is None
    changed = {
        "a key or a comment": [
            SHEET.yaml.replace("# c\n", ""),
            SHEET.yaml.replace("mood: x", "mood:  x"),
        ],
        "a key would not say": [],
    }
    for said, texts in changed.items():
        for yaml in texts:
            assert said in str(proof(SHEET, dataclasses.replace(SHEET, yaml=yaml), [WISH], done))
    other = dataclasses.replace(WISH, value="B")
    assert "a key would not say what was decided" in str(proof(SHEET, SHEET, [other], done))
    odd = Wish("date", None, None, edits=(Edit(0, 0, ""),))
    bad = dataclasses.replace(SHEET, yaml=SHEET.yaml + "date: soon\n")
    assert "would not say" in str(proof(SHEET, bad, [odd], done))
    body = dataclasses.replace(SHEET, body="\nTwo.\n")
    assert "a paragraph beside it" in str(proof(SHEET, body, [WISH], done))
    assert "fences" in str(proof(SHEET, dataclasses.replace(SHEET, opening=""), [WISH], done))


def test_trial_refuses_edits_that_reach_too_far() -> None:
    """Edits that break the YAML, or change another key, are not made."""
    text = "title: A\nmood: x\n"
    written = read_keys(f"---\n{text}---\n", START.path).written

    assert trial(text, written, dataclasses.replace(WISH, value="B"), [Edit(7, 8, "B")])
    assert not trial(text, written, dataclasses.replace(WISH, value="B"), [Edit(7, 15, "B")])
    assert not trial(text, written, dataclasses.replace(WISH, value="["), [Edit(7, 8, "[")])
    date = Wish("date", "x", None)
    assert not trial(text, written, date, [Edit(9, 9, "date: soon\n")])


def test_file_without_front_matter_is_no_sheet() -> None:
    """What has no fences, or only one, is not cut."""
    assert cut("Text.") is None
    assert cut("---\ntitle: A\n") is None
    assert cut("") is None


pieces = st.lists(st.sampled_from(["a", "b c", "\n", "\r\n", "\r", " \n", "\t", "---", "x: 1\n"]))


@given(pieces)
def test_sheet_put_together_is_the_file(parts: list[str]) -> None:
    """Cut and put together again, not one character is another."""
    text = "---\n" + "".join(parts) + "\n---\n" + "".join(parts)
    sheet = cut(text)
    assert isinstance(sheet, Sheet)
    assert sheet.text == text
    body = cut_body("".join(parts))
    assert put_body(body, range(len(body.paragraphs)), newline="\n") == "".join(parts)
    assert apply(text, [], newline="\r\n") == text


@given(pieces, st.integers(0, 9), st.integers(0, 9))
def test_edit_changes_its_place_alone(parts: list[str], start: int, length: int) -> None:
    """Before and behind an edit every character stays, whatever the line breaks."""
    text = "".join(parts)
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    start, end = min(start, len(plain)), min(start + length, len(plain))
    after = apply(text, [Edit(start, end, "\x00")])
    before, _, behind = after.partition("\x00")

    assert text.startswith(before)
    assert text.endswith(behind)
    assert plain.startswith(before.replace("\r\n", "\n").replace("\r", "\n"))


def test_written_brief_is_its_own_places() -> None:
    """Every key that the generator writes is found where it stands."""
    sheet = cut(write_brief(a_brief()))
    assert sheet
    keys = locate(sheet.yaml)
    assert keys
    assert "".join(sheet.yaml[p.start : p.end] for p in keys.values()) == sheet.yaml
