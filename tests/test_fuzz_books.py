"""Books that a stranger wrote into: files merged, bodies rendered, names decided.

A value or an error of ours in words; what a person wrote is there afterwards.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Final

import markdown
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.corpus import build_corpus
from generator.corpus.register import read_register
from generator.editing.merge import merge
from generator.errors import BriefError, RegisterError
from generator.model import Actor, BriefId, DocPath
from generator.pages import emit
from generator.pages.brief import TEXT_BEGINS, describe, render_brief
from generator.pages.catalogue import open_catalogue
from generator.pages.naming import link_names
from generator.plugin.quickened import quicken
from generator.text.front_matter import read_brief, write_brief
from generator.text.markdown import escape
from tests.builders import a_brief
from tests.hostile_html import EXTENSIONS, foreign_in, rendered, words
from tests.test_fuzz import fuzzed, pieces, values

PATH: Final = DocPath("briefs/1998/x.md")
_CONFIGS: Final = {"tables": {"use_align_attribute": True}}


def quick() -> markdown.Markdown:
    """Return a Markdown object as pages are rendered with."""
    found = markdown.Markdown(extensions=EXTENSIONS, extension_configs=_CONFIGS)
    quicken(found)
    return found


QUICK: Final = quick()
paragraphs = st.lists(values.map(escape).filter(bool), min_size=1, max_size=4)
generated = st.builds(
    lambda title, one, two, body, actors: a_brief(
        *body,
        path=PATH,
        title=title,
        source=one,
        agency=two,
        byline=(one,),
        actors=tuple(Actor(name, role) for name, role in actors),
        organisations=(two, title),
    ),
    values,
    values,
    values,
    paragraphs,
    st.lists(st.tuples(values, st.none() | values), max_size=3, unique_by=lambda each: each[0]),
)
edits = st.lists(
    st.tuples(st.integers(0, 6), st.integers(0, 99), pieces | st.text(max_size=8)), max_size=5
)


def edited(text: str, steps: Sequence[tuple[int, int, str]]) -> tuple[str, set[str]]:
    """Return a file as somebody leaves it, and the words that they wrote."""
    wrote = set()
    for number, (how, place, piece) in enumerate(steps):
        lines = text.split("\n")
        at = place % len(lines)
        word = f"zq{number}qz"
        if how < 4:
            wrote.add(word)
        match how:
            case 0:
                lines.insert(at, f"{piece} {word}")
            case 1:
                lines[at] += f" {piece} {word}"
            case 2:
                lines[at] += f"  # {word} {piece}"
            case 3:
                lines.insert(at, f"# {word}")
            case 4:
                del lines[at]
            case 5:
                lines.insert(at, lines[at])
            case _:
                lines = "\ufeff".join(["", "\n".join(lines)]).replace("\n", "\r\n").split("\n")
        text = "\n".join(lines)
    return text, {word for word in wrote if word in text}


@fuzzed
@given(generated, generated, edits)
def test_a_file_is_merged_or_left_alone(
    base: Any,  # noqa: ANN401 - a brief, drawn
    new: Any,  # noqa: ANN401 - as above
    steps: list[tuple[int, int, str]],
) -> None:
    """What somebody wrote is in the merged file; it is read again, and merged again it stays."""
    mine, wrote = edited(write_brief(base), steps)
    try:
        found = merge(base, mine, new, PATH)
        same = merge(base, mine, base, PATH)
    except BriefError:
        return
    assert same.text == mine
    assert {word for word in wrote if word not in found.text} == set()
    read_brief(found.text, PATH)
    again = merge(found.base, found.text, new, PATH)
    assert (again.text, again.base) == (found.text, found.base)


bodies = st.lists(
    st.sampled_from(
        [
            *(
                "a",
                "Ana Lima",
                "Lima",
                " ",
                "  \n",
                "\n",
                "\n\n",
                "    ",
                "*",
                "**",
                "_",
                "`",
                "```",
            ),
            *("\\", "!", "[", "]", "](", ")", "](x.md)", "[a](b.md#c)", "![i](j.png)", "[r][d]"),
            *(
                "\n[d]: /e 'f'\n",
                "<b>",
                "</b>",
                "<http://x.example>",
                "&amp;",
                "&",
                "# ",
                "> ",
                "|",
            ),
            *(
                "\n|---|\n",
                "[^1]",
                "\n[^1]: note\n",
                "- ",
                "1. ",
                "<div markdown>",
                "</div>",
                "~~~",
            ),
            *(
                "{: #p1 }",
                "{#x .y z=1}",
                "{",
                "}",
                "<!--",
                "-->",
                "<script>",
                "</script>",
                "<a ",
                ">",
            ),
            *(
                "\n: text\n",
                "*[Ana]: x\n",
                "<![CDATA[",
                "]]>",
                "<?",
                "?>",
                "<!",
                "\x02",
                "\x03",
                "\r",
            ),
            *(
                "&#0;",
                "&#x110000;",
                "&nosuch;",
                "\u2028",
                "</p>",
                "<p>",
                "--8<--",
                "!!! note\n    x",
            ),
            *(
                "<table>",
                "</td>",
                '<details markdown="1">',
                "<svg/onload=x>",
                "<img src=x",
                '"',
                "'",
            ),
        ]
    )
    | st.text(st.characters(exclude_categories=["Cs"]), max_size=6),
    min_size=1,
    max_size=25,
).map("".join)


@fuzzed
@given(bodies)
def test_a_body_is_rendered_whatever_it_is(body: str) -> None:
    """Its page comes of it, the same as without what quickens; our own marks are all in place."""
    text = f"---\nid: bkabcdef234567\ntitle: X\nactors: [Ana Lima]\n---\n\n{body}\n"
    try:
        brief = read_brief(text, PATH)
    except BriefError:
        return
    known = open_catalogue(build_corpus([brief], read_register("", "names.yml")))
    describe(brief)
    page = render_brief(brief, known)
    html = QUICK.reset().convert(page)
    assert html == rendered(page)
    assert html.count(TEXT_BEGINS) >= 1 or "<" in body or "`" in body or "~~~" in body


# Prose with marks: text in which a name may be linked.
prose = st.lists(
    st.sampled_from(
        [
            *(
                "Ana Lima",
                "Lima",
                "Ana",
                "Ana\u00a0Lima",
                "Bo",
                " ",
                " ",
                ". ",
                "said ",
                " *Lima* ",
            ),
            *("\\*", "\\[", "`", "![", "[", "](x.md)", "&amp;", "&lt;", "(", ")", "!", "'s", ", "),
            *("https://x.example/", "<https://x.example>", "{", "\\{", " **Ana Lima**, ", "a"),
            *(" _Bo_ ", " **Mr.** ", "[Bo](y.md)", "`Bo`", " * ", "_x_", "<b>", "</b>", '<i x="'),
        ]
    ),
    min_size=1,
    max_size=14,
).map(lambda parts: "".join(parts).strip())


@fuzzed
@given(prose.filter(bool))
def test_a_linked_name_changes_no_word(text: str) -> None:
    """With a link around a name a paragraph shows what it showed before, and nothing else."""
    targets = [("Ana Lima", "../people/ana-lima.md"), ("Bo", "../people/bo.md")]
    (linked,) = link_names([text], targets)
    before, after = rendered(text), rendered(linked)
    assert list(words(after)) == list(words(before)), linked
    shown = re.sub(r'<a href="\.\./people/[a-z-]+\.md">(.*?)</a>', r"\1", after)
    assert shown == before, linked


entry = st.fixed_dictionaries(
    {"name": values},
    optional={
        "aliases": st.lists(values, max_size=3),
        "same": st.lists(values, max_size=2),
        "different": st.lists(values, max_size=2),
        "hidden": st.booleans(),
        "briefs": st.lists(st.sampled_from(["bkabcdef234567", "bkabcdef234568", "x"]), max_size=2),
    },
)
body_entry = entry.map(lambda each: {k: v for k, v in each.items() if k != "briefs"})
registers = st.fixed_dictionaries(
    {},
    optional={
        "people": st.lists(entry, max_size=4),
        "organisations": st.lists(body_entry, max_size=3),
        "sources": st.lists(body_entry, max_size=3),
        "posts": st.lists(
            body_entry.map(
                lambda each: {k: v for k, v in each.items() if k not in {"hidden", "same"}}
            ),
            max_size=3,
        ),
    },
)


@fuzzed
@given(registers, st.lists(generated, min_size=1, max_size=2))
def test_names_decide_whatever_they_are(register: dict[str, Any], briefs: list[Any]) -> None:
    """A register of any names makes a book whose pages are text, or is refused in words."""
    text = yaml.safe_dump(register, allow_unicode=True)
    # Names of the briefs, so that what is decided meets somebody.
    for at, brief in enumerate(briefs):
        for actor in brief.actors:
            text = text.replace("Ana Lima", actor.name, at + 1)
    try:
        names = read_register(text, "names.yml")
        corpus = build_corpus(
            [
                a_brief(
                    id=BriefId(f"bkabcdef23456{7 + at}"),
                    path=DocPath(f"briefs/1998/x{at}.md"),
                    title=each.title,
                    source=each.source,
                    actors=each.actors,
                    organisations=each.organisations,
                )
                for at, each in enumerate(briefs)
            ],
            names,
        )
    except RegisterError:
        return
    for page in emit(corpus):
        assert foreign_in(page) == [], page.path
        assert re.fullmatch(r"[a-z0-9/-]+\.md", page.path)
