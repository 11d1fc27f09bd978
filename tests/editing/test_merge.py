"""The merge: what a person did not touch follows, what they touched is theirs, byte for byte."""

import dataclasses
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.editing.merge import ASK, Answer, Merged, merge
from generator.editing.parts import as_generated, differences
from generator.editing.values import Choice
from generator.errors import BriefError
from generator.model import Actor, Brief, PartialDate
from generator.text.front_matter import read_brief, write_brief
from tests.builders import a_brief

BASE = a_brief(
    "One stands here as it was first.",
    "Two stands below it, as long as the first.",
    "Three ends the text, and nothing follows it.",
    actors=(Actor("Jo Berg", "Transport Minister"), Actor("Ida Holm")),
    organisations=("Northern Rail Company", "Lund Works"),
    review=("language",),
)
TEXT = write_brief(BASE)
UNSURE = dataclasses.replace(BASE, review=("source",))
BETTER = "Three ends the text, and nothing at all follows it."


def merged(mine: str, answer: Answer = ASK, **new: Any) -> Merged:  # noqa: ANN401 - any field
    """Merge a person's text with what the generator says otherwise now."""
    return merge(BASE, mine, dataclasses.replace(BASE, **new), BASE.path, answer)


def lines(text: str) -> list[str]:
    """Return the lines of a text."""
    return text.splitlines()


def test_nothing_new_changes_nothing() -> None:
    """N = B: the text comes back as it is, however it is written."""
    mine = "\ufeff" + TEXT.replace("title: R", "title:  R").replace("\n", "\r\n").rstrip()

    assert merged(mine) == Merged(mine, BASE)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: Rail strike ends after nine days", 'title:   "Mine: really" # checked'),
        ("source: The Lund Courier\n", ""),
        ("source:", "# who printed it\nsource:"),
        ("language: en", "mood: calm\nlanguage: en"),
        ("Jo Berg\n", "Jo Berg # sic\n"),
        ("    role: Transport Minister", "    role: 'Minister of Trains'"),
        ("  - name: Ida Holm\n", "  - name: Ida Holm\n    party: Greens\n"),
        ("  - name: Ida Holm\n", "  - Karin Lund\n"),
        ("organisations: [N", "organisations: [ Theirs,  N"),
        ("One stands here", "Here stands one"),
        ("Two stands below it, as long as the first.\n\n", ""),
        ("\n\nThree", "\n\n\nA note.\n\n> A quote.\n\n\nThree"),
    ],
)
def test_only_the_lines_of_changed_keys_are_touched(old: str, new: str) -> None:
    """An improvement elsewhere arrives; every other line stays byte for byte, in its order."""
    assert old in TEXT
    mine = TEXT.replace(old, new, 1)
    found = merged(mine, agency="NNA", date=PartialDate(1998, 3, 4))
    expected = mine.replace("date: 1998-03-03", "date: 1998-03-04")
    line = "agency: NNA\n"
    there = [e for e in lines(found.text) if e not in lines(expected)]

    assert there == [line.strip()]
    assert found.text.replace(line, "") == expected
    assert (found.arrived, found.open) == (("date", "agency"), ())
    assert (found.base.agency, found.base.title) == ("NNA", BASE.title)


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_line_breaks_and_marks_stay(newline: str) -> None:
    """CRLF, byte order mark and a missing last line break: new lines get the same."""
    mine = "\ufeff" + TEXT.replace("The Lund Courier", "Mine").replace("\n", newline).rstrip()
    text = merged(mine, agency="NNA", paragraphs=(*BASE.paragraphs[:2], BETTER)).text

    assert text == (
        mine.replace(f"source: Mine{newline}", f"source: Mine{newline}agency: NNA{newline}")
        .replace(BASE.paragraphs[2], BETTER)
    )  # fmt: skip


def test_mixed_line_breaks_stay() -> None:
    """A file that two editors saved keeps the breaks of both."""
    mine = TEXT.replace("title: Rail", "title: Mine, Rail").replace(
        "language: en\n", "language: en\r\n"
    )
    text = merged(mine, agency="NNA").text

    assert text.replace("agency: NNA\n", "") == mine


def test_person_wins_and_the_rest_waits() -> None:
    """Both changed one key: the person's stays, its base too; everything else arrives."""
    mine = TEXT.replace("title: Rail strike ends", "title: The end of")
    found = merged(mine, title="Rail strike over", agency="NNA")

    assert "title: The end of after nine days\n" in found.text
    assert (found.arrived, found.open) == (("agency",), ("title",))
    assert (found.base.title, found.base.agency) == (BASE.title, "NNA")


def test_accepted_offer_replaces_the_edit() -> None:
    """To accept is to let the generator have the part again."""
    mine = TEXT.replace("title: Rail strike ends", "title: The end of")
    found = merged(mine, Answer(Choice.ACCEPT, ("title",)), title="Rail strike over")

    assert "title: Rail strike over\n" in found.text
    assert (found.base.title, found.open) == ("Rail strike over", ())


def test_declined_offer_is_not_made_again() -> None:
    """To decline moves the base of the part: the same is not offered, another one is."""
    mine = TEXT.replace("title: Rail strike ends", "title: The end of")
    found = merged(mine, Answer(Choice.DECLINE), title="Rail strike over")
    again = dataclasses.replace(BASE, title="Rail strike over")
    other = dataclasses.replace(BASE, title="The strike is over")

    assert found.text == mine
    assert merge(found.base, mine, again, BASE.path).open == ()
    assert merge(found.base, mine, other, BASE.path).open == ("title",)


def test_removed_actor_stays_away_under_a_fuller_spelling() -> None:
    """A person took somebody out: no later form of the name brings them back."""
    mine = TEXT.replace("  - name: Jo Berg\n    role: Transport Minister\n", "")
    fuller = (Actor("Jo Anna Berg", "Minister"), Actor("Ida Holm"), Actor("Tor Vik"))
    found = merged(mine, actors=fuller)

    assert [a.name for a in read_brief(found.text, BASE.path).actors] == ["Ida Holm", "Tor Vik"]
    later = dataclasses.replace(BASE, actors=(Actor("J. Berg"), Actor("Jo Anna Maria Berg")))
    again = merge(found.base, found.text, later, BASE.path)
    assert "Berg" not in again.text.partition("---\n\n")[0]


def test_corrected_role_survives_a_new_actor() -> None:
    """Actors merge one by one: a role that a person corrected stays beside somebody new."""
    mine = TEXT.replace("role: Transport Minister", "role: Minister of Trains")
    found = merged(mine, actors=(*BASE.actors, Actor("Tor Vik", "Mayor")))

    assert read_brief(found.text, BASE.path).actors == (
        Actor("Jo Berg", "Minister of Trains"),
        Actor("Ida Holm"),
        Actor("Tor Vik", "Mayor"),
    )
    assert found.open == ()


def test_role_under_a_fuller_name_is_the_same_persons() -> None:
    """The generator finds a fuller name: it arrives, the corrected role stays."""
    mine = TEXT.replace("role: Transport Minister", "role: Minister of Trains")
    found = merged(mine, actors=(Actor("Jo Anna Berg", "Transport Minister"), Actor("Ida Holm")))

    assert read_brief(found.text, BASE.path).actors[0] == Actor(
        "Jo Anna Berg", "Minister of Trains"
    )


def test_actors_in_every_form_are_improved() -> None:
    """Plain strings and mappings in braces take a role as well as mappings do."""
    new = (Actor("Jo Berg", "Minister"), Actor("Ida Holm", "Mayor, Lund"))
    block = TEXT.partition("actors:\n")[2].partition("organisations:")[0]
    for written, expected in (
        (
            "  - Jo Berg\n  - Ida Holm\n",
            "  - name: Jo Berg\n    role: Minister\n  - name: Ida Holm\n",
        ),
        ("  [{name: Jo Berg}, Ida Holm]\n", "  [{name: Jo Berg, role: Minister}, {name: Ida Holm"),
        ("- {name: Jo Berg, role: x}\n- name: Ida Holm\n", "- {name: Jo Berg, role: Minister}\n"),
    ):
        base = dataclasses.replace(
            BASE, actors=read_brief(TEXT.replace(block, written), BASE.path).actors
        )
        mine = TEXT.replace(block, written).replace("Lund Courier", "Courier")
        found = merge(base, mine, dataclasses.replace(base, actors=new), BASE.path)
        assert expected in found.text
        assert read_brief(found.text, BASE.path).actors == new


def test_lone_name_becomes_a_list() -> None:
    """One name where a list could stand takes a second."""
    mine = TEXT.replace("byline: [Ana Lima]", "byline: Ana Lima # hers")
    assert "byline: [Ana Lima, Bo Ek] # hers\n" in merged(mine, byline=("Ana Lima", "Bo Ek")).text
    empty = TEXT.replace("tags", "").replace("language: en", "tags:\nlanguage: en")
    assert "tags: [rail]\n" in merged(empty, tags=("rail",)).text


def test_list_with_dashes_takes_and_loses_items() -> None:
    """Items are put in and taken out line by line, comments between them stay."""
    written = "organisations:\n- 'Northern Rail Company'\n# works\n- Lund Works\n"
    mine = TEXT.replace("organisations: [Northern Rail Company, Lund Works]\n", written)
    found = merged(mine, organisations=("Northern Rail Company", "City of Lund"))

    assert (
        "organisations:\n- 'Northern Rail Company'\n- City of Lund\n# works\nlanguage" in found.text
    )


def test_comment_is_never_removed() -> None:
    """What would take a person's comment away is offered instead."""
    mine = TEXT.replace("source: The Lund Courier", "source: The Lund Courier # see mail")
    found = merged(mine, source=None)
    assert (found.text, found.open) == (mine, ("source",))
    mine = TEXT.replace("name: Ida Holm", "name: Ida Holm # the mayor")
    found = merged(mine, actors=BASE.actors[:1])
    assert (found.text, found.open) == (mine, ("actors",))
    declined = merged(mine, Answer(Choice.DECLINE), actors=BASE.actors[:1])
    assert (declined.text, declined.base.actors) == (mine, BASE.actors[:1])


def test_changed_value_leaves_review() -> None:
    """What a person changed is confirmed; a later doubt about it is none."""
    mine = write_brief(UNSURE).replace("source: The Lund Courier", "source: Lund Post")
    found = merge(UNSURE, mine, dataclasses.replace(UNSURE, agency="NNA"), BASE.path)
    assert "review" not in found.text
    later = dataclasses.replace(UNSURE, review=("source", "date"))
    assert "review: [date]" in merge(found.base, found.text, later, BASE.path).text


def test_confirmed_value_is_a_persons() -> None:
    """A deleted entry of review stays so, and its value is not replaced without a question."""
    mine = write_brief(UNSURE).replace("review: [source]\n", "")
    new = dataclasses.replace(UNSURE, source="Lund Post", agency="NNA")
    found = merge(UNSURE, mine, new, BASE.path)

    assert "source: The Lund Courier\n" in found.text
    assert "review" not in found.text
    assert found.open == ("source",)


def test_confirmed_list_is_a_persons() -> None:
    """The same holds for a list that the generator was unsure of."""
    base = dataclasses.replace(BASE, review=("byline",))
    mine = write_brief(dataclasses.replace(BASE, review=()))
    new = dataclasses.replace(base, byline=("Bo Ek",))

    assert merge(base, mine, new, BASE.path).open == ("byline",)
    taken = merge(base, mine, new, BASE.path, Answer(Choice.ACCEPT))
    assert "byline: [Bo Ek]\n" in taken.text


def test_locked_brief_is_left_alone() -> None:
    """`locked: true`: nothing arrives, nothing is asked, the base stays."""
    mine = TEXT.replace("title: ", "locked: true\ntitle: ")

    found = merged(mine, agency="NNA", paragraphs=("New.",))
    assert (found.text, found.base, found.open) == (mine, BASE, ())


def test_locked_keys_are_left_alone() -> None:
    """`locked: [title, body]`: these stay, the rest arrives; unlocked, they arrive too."""
    mine = TEXT.replace("title: ", "locked: [title, body]\ntitle: ")
    new = dataclasses.replace(BASE, title="New", agency="NNA", paragraphs=("New.",))
    found = merge(BASE, mine, new, BASE.path)

    assert (found.arrived, found.open) == (("agency",), ())
    unlocked = found.text.replace("locked: [title, body]\n", "")
    assert merge(found.base, unlocked, new, BASE.path).arrived == ("title", "body")


def test_draft_is_a_persons() -> None:
    """A brief that a person made a draft stays one."""
    mine = TEXT.replace("---\n\nOne", "draft: true\n---\n\nOne")

    assert "draft: true\n" in merged(mine, agency="NNA").text


@pytest.mark.parametrize("front", ["a: &x 1\nb: *x\n", "? [a, b]\n: c\n"])
def test_front_matter_that_cannot_be_told_apart_is_refused(front: str) -> None:
    """Anchors and keys that are no words: the file is left alone, in words."""
    mine = TEXT.replace("---\nid", f"---\n{front}id", 1)

    with pytest.raises(BriefError, match=r"^docs/briefs/1998/rail"):
        merged(mine, agency="NNA")


def test_front_matter_in_braces_is_refused() -> None:
    """A mapping in braces has no lines to change."""
    with pytest.raises(BriefError, match="written with anchors, tags or braces"):
        merge(BASE, "---\n{id: bkabcdef234567}\n---\n", a_brief(agency="x"), BASE.path)
    with pytest.raises(BriefError, match="left alone"):
        merge(BASE, "No front matter.", a_brief(agency="x"), BASE.path)


def test_block_texts_and_quotes_are_replaced_whole() -> None:
    """A value in the style of `>` or in quotes over two lines is a value like any other."""
    base = dataclasses.replace(BASE, description="A long text.")
    for written in ("description: >\n  A long\n  text.\n", 'description: "A long\n  text."\n'):
        mine = TEXT.replace("language: en\n", f"language: en\n{written}")
        new = dataclasses.replace(base, description="Another text.")
        assert "description: Another text.\n" in merge(base, mine, new, BASE.path).text


def test_differences_are_named() -> None:
    """Two briefs differ in keys, and in the body."""
    other = dataclasses.replace(BASE, title="x", paragraphs=())

    assert differences(BASE, other) == ("title", "body")
    assert differences(BASE, BASE) == ()


def test_base_and_text_are_stable() -> None:
    """A merge merged again changes nothing."""
    mine = TEXT.replace("One stands", "Now one stands").replace("  - name: Ida Holm\n", "")
    new: Brief = dataclasses.replace(
        BASE, actors=(Actor("Ida M. Holm"), *BASE.actors), paragraphs=("One is here.", BETTER)
    )
    first = merge(BASE, mine, new, BASE.path)
    second = merge(first.base, first.text, new, BASE.path)

    assert (second.text, second.base) == (first.text, first.base)


POOL = (
    *("The mayor opened the bridge.", "Snow fell in the hills.", "A school has a new roof."),
    *("Trains run again.", "Trains run again. Snow fell in the hills.", "The old mill is sold."),
)
BODIES = st.lists(st.sampled_from(POOL), unique=True, max_size=5)


@given(BODIES, BODIES, BODIES)
@example([*POOL[:3]], [POOL[1]], [POOL[2], POOL[0]])
def test_merge_stands_whatever_was_moved(base: list[str], mine: list[str], new: list[str]) -> None:
    """What arrives may let paragraphs be told apart otherwise: the next run has nothing to do."""
    before, after = (dataclasses.replace(BASE, paragraphs=tuple(body)) for body in (base, new))
    text = write_brief(dataclasses.replace(BASE, paragraphs=tuple(mine)))
    first = merge(before, text, after, BASE.path)
    second = merge(first.base, first.text, after, BASE.path)

    assert (second.text, second.base, second.open) == (first.text, first.base, first.open)
    assert not second.arrived


JO = Actor("Jo Berg", "Transport Minister")
IDA = Actor("Ida Holm")


def run_of(mine: str, *steps: tuple[Brief, Choice]) -> Merged:
    """Merge one generator version after the other."""
    found = Merged(mine, BASE)
    for new, choice in steps:
        found = merge(found.base, found.text, new, BASE.path, Answer(choice))
    return found


def test_actor_kept_against_the_generator_can_still_be_taken_out() -> None:
    """A role is corrected, the actor dropped, that declined, the actor found again, removed."""
    mine = TEXT.replace("role: Transport Minister", "role: Minister of Trains")
    dropped = dataclasses.replace(BASE, actors=(IDA,))
    kept = run_of(mine, (dropped, Choice.ASK), (dropped, Choice.DECLINE), (BASE, Choice.ASK))
    assert (kept.text, kept.open) == (mine, ())
    without = mine.replace("  - name: Jo Berg\n    role: Minister of Trains\n", "")
    fuller = dataclasses.replace(BASE, actors=(Actor("Jo Karl Berg", "Minister"), IDA))

    for new in (BASE, fuller, BASE):
        found = merge(kept.base, without, new, BASE.path)
        assert (found.text, found.open) == (without, ())
        kept = found


@pytest.mark.parametrize(
    ("part", "written", "value"),
    [
        ("byline", "Bo Ek, ", ("Bo Ek", "Ana Lima")),
        ("actors", "  - name: Eva Ek\n", (Actor("Eva Ek"), JO, IDA)),
        ("organisations", "City of Lund, ", ("City of Lund", *BASE.organisations)),
        ("tags", "tags: [rail]\n", ("rail",)),
        ("seeds", "mine.txt, ", ("mine.txt", *BASE.seeds)),
        ("review", "date, ", ("date", *BASE.review)),
        ("agency", "agency: NNA\n", "NNA"),
        ("description", "description: A strike ends.\n", "A strike ends."),
        ("paragraphs", "A line of theirs.\n\n", ("A line of theirs.", *BASE.paragraphs)),
    ],
)
def test_what_the_generator_came_to_say_too_can_still_be_taken_out(
    part: str,
    written: str,
    value: Any,  # noqa: ANN401 - each part has its own type
) -> None:
    """A person writes something, the generator finds it later, they remove it: it stays away."""
    before = {
        "byline": "Ana Lima", "tags": "language:", "agency": "language:",
        "description": "language:", "actors": "  - name: Jo", "paragraphs": "One stands",
        "organisations": "Northern", "seeds": "rail.txt", "review": "language]",
    }[part]  # fmt: skip
    assert TEXT.count(before) == 1
    mine = TEXT.replace(before, written + before)
    same = dataclasses.replace(BASE, **{part: value})
    agreed = merge(BASE, mine, same, BASE.path)
    assert (agreed.text, agreed.open) == (mine, ())
    again = merge(agreed.base, agreed.text, same, BASE.path)
    assert again == agreed

    removed = merge(again.base, TEXT, same, BASE.path)
    assert removed.text == TEXT
    assert merge(removed.base, removed.text, same, BASE.path).text == TEXT
    assert read_brief(write_brief(removed.base), BASE.path) == removed.base


def test_value_kept_against_the_generator_can_still_be_taken_out() -> None:
    """An agency is corrected, dropped, that declined, found again, removed: it is asked."""
    base = dataclasses.replace(BASE, agency="NNA")
    mine = write_brief(base).replace("agency: NNA", "agency: Nordic News")
    kept = merge(base, mine, BASE, BASE.path, Answer(Choice.DECLINE))
    assert (kept.text, kept.open) == (mine, ())
    without = mine.replace("agency: Nordic News\n", "")
    found = merge(kept.base, without, base, BASE.path)

    assert (found.text, found.open) == (without, ("agency",))
    taken = merge(found.base, found.text, base, BASE.path, Answer(Choice.ACCEPT))
    assert "agency: NNA\n" in taken.text
    later = merge(taken.base, taken.text, dataclasses.replace(base, agency="ANN"), BASE.path)
    assert "agency: ANN\n" in later.text


def test_base_without_its_memory_is_what_was_generated() -> None:
    """What a base remembers of people is no part of the brief."""
    mine = TEXT.replace("Two stands below it, as long as the first.\n\n", "").replace(
        "  - name: Jo Berg\n", "  - name: Eva Ek\n  - name: Jo Berg\n"
    )
    new = dataclasses.replace(BASE, actors=(Actor("Eva Ek"), JO, IDA), paragraphs=(BETTER,))
    base = merge(BASE, mine, new, BASE.path).base

    assert base != as_generated(base)
    assert as_generated(base).actors == (JO, IDA)
    assert "<!--" not in write_brief(as_generated(base))
