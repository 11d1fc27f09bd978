"""Quickened Markdown is Markdown: every text becomes what it becomes without."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement

import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.plugin.quickened import quicken

_EXTENSIONS = ("attr_list", "fenced_code", "footnotes", "md_in_html", "tables", "toc")
_MORE = (*_EXTENSIONS, "abbr", "admonition", "def_list", "nl2br", "sane_lists", "smarty")
_PIECES = (
    *("a", "Lund", " ", "  \n", "\n", "\n\n", "    ", "*", "**", "_", "`", "\\", "!", "[", "]"),
    *("](", ")", "](x.md)", "[a](b.md#c)", "![i](j.png)", "[r][d]", "[d]", "\n[d]: /e 'f'\n"),
    *("<b>", "</b>", "<http://x.example>", "<a@x.example>", "&amp;", "&", "#", "# ", "> ", "|"),
    *("\n|---|\n", "| a | b |\n|---|--:|\n| c | d |\n", "[^1]", "\n[^1]: note\n", "- ", "1. "),
    *(
        "<figure>",
        "</figure>",
        "\n<figure>\n",
        "\n</figure>\n\n",
        '<svg a="',
        '">',
        "<title>",
        "</title>",
    ),
    *("<!--", "-->", "<script>", "</script>", "<hr>", "<p>", "</p>", "\n\n<table>", "</table>\n\n"),
    *("[TOC]", "\n\n[TOC]\n\n", "[T\x02OC]", "\x02", "\x03", "---\n", "(", "'", '"'),
    *("<div markdown>\n\n", "\n\n</div>\n", "{#id}", "<small>", "</small>", "<br>", "<br />"),
    *(
        "```\n",
        "\n~~~\n",
        "\n  \n",
        "\n    ",
        "{: #p1 }",
        "\n{: .q }\n\n",
        "\\*",
        "&nbsp;",
        "![",
        "\t",
    ),
    *("“a”", "\n==\n", "* * *", "<div>", "</div>", "<details>\n<summary>", "</summary>"),
    *('<q lang="de">a</q>', "<time>b\n\nc</time>", "<a href='d'>e</a>", "<i f =g>h</i>"),
)


def converters(extensions: Sequence[str]) -> tuple[markdown.Markdown, markdown.Markdown]:
    """Return a plain Markdown object and a quickened one."""
    plain, quick = (markdown.Markdown(extensions=extensions) for _ in range(2))
    quicken(quick)
    return plain, quick


PLAIN, QUICK = converters(_EXTENSIONS)
BOTH = ((PLAIN, QUICK), converters(_MORE))


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(_PIECES), max_size=30).map("".join), st.sampled_from(BOTH))
def test_any_text_becomes_what_it_becomes_without(
    text: str, both: tuple[markdown.Markdown, markdown.Markdown]
) -> None:
    """Marks in any order, whole and broken: the same HTML, the same headings."""
    plain, quick = both
    assert quick.reset().convert(text) == plain.reset().convert(text)
    assert quick.toc_tokens == plain.toc_tokens  # type: ignore[attr-defined]  # of the extension


@pytest.mark.parametrize(
    "text",
    [
        '[a](b.md), [c](<d e.md> "f"), [g [h]](i(j).md) and ![k](l.png)',
        '[one][ref] and [ref] and ![ref]\n\n[ref]: /to "Title"',
        "a **b** _c_ `d` \\* <e@f.example> <i>g</i> &copy; h  \ni[^1]\n\n[^1]: j",
        "> quoted\n\n# head #\n\n| a |\n|---|\n| b |\n\n- c",
        "<div markdown>\n\n*x* [y](z.md)\n\n</div>",
        'a\n\n<figure><svg><title>c</title><a href="e.md"><rect/></a></svg></figure>\n\nf',
        '\n<figure>\n<svg a="<p>" </figure>> *b*',
        "<figure><!-- </figure> --> *a* </figure> *b*",
        '<figure title="</figure>">\n\n*a*\n\n</figure>\n\n*b*',
        '<figure><b title="</figure>">*a*</b></figure> *b*',
        "<div><div>*a*</div></div>\n*b*",
        "<figure>*a*\n\n*b*",
        "<table>a&#b</table>\n\n*c*",
        "<q>a</q> b <small>c\n\nd</small> <!-- e\n\nf --> <q>g <!-- h --></q>",
        "<small><!-- a --> <q>b</q></small>\n\n<q>c</q>\n<!-- d -->\n<q>e</q>",
        "<q>a\n</q>\n<div>b</div>\n<q>c</q>",
        "[TOC]\n\n# a\n\n## b",
        "<div markdown>\n\n[T\x02OC]\n\n# a\n\n</div>\n\n## b",
        "\\[TOC]\n\n# a\n\n`[TOC]`",
        '[](<title id="q">x_y ***![i](j.png)<title id="q">',
        "[a](b.md) [](<c [d](e.md)",
        "[a <i>b</i> _c_](d.md) <b title='[e](f.md)'>g</b> &lt; \\<h>",
        "a\n    ",
        "a\n \n\n  b\n",
        "```py\n[a](b.md)\n```\n\n~~~\nc\n~~~",
        "1. a\n2. [b](c.md)\n\n    - d\n\n        e\n\n* * *\n\nf\n---\ng\n==",
        "a {: #b }\n{: .c }\n\n# d {: #e }\n\n- f\n{: .g }",
        "<p>a</p>\n\n<div><p>b</p></div>\n\n<p><b>c</b></p>\n\nd <p>e</p>",
        "[a]: b.md\nc [a]\n\n[^1]: d\n\ne[^1]",
    ],
)
def test_each_kind_of_mark_is_found(text: str) -> None:
    """Links plain and odd, references, emphasis, blocks, Markdown in HTML."""
    assert QUICK.reset().convert(text) == PLAIN.reset().convert(text)


def test_parts_of_others_are_left_alone() -> None:
    """What an extension put in the place of a known part stays."""
    shared = markdown.Markdown(extensions=_EXTENSIONS)

    class Other(markdown.inlinepatterns.LinkInlineProcessor):
        """Somebody else's links."""

    other = Other(markdown.inlinepatterns.LINK_RE, shared)
    shared.inlinePatterns.register(other, "link", 160)
    quicken(shared)

    assert shared.inlinePatterns["link"] is other
    assert shared.convert("[a](b.md)") == '<p><a href="b.md">a</a></p>'


def test_kinds_of_block_that_come_later_are_tried() -> None:
    """A paragraph is taken for one only where every kind of block is known."""
    shared = markdown.Markdown(extensions=_EXTENSIONS)
    quicken(shared)
    assert shared.convert("shout hello") == "<p>shout hello</p>"

    class Shout(markdown.blockprocessors.BlockProcessor):
        """A block that begins with a word."""

        def test(self, parent: Element, block: str) -> bool:  # noqa: ARG002 - as there
            """Tell whether this is one."""
            return block.startswith("shout ")

        def run(self, parent: Element, blocks: list[str]) -> None:
            """Take it."""
            SubElement(parent, "h2").text = blocks.pop(0).removeprefix("shout ").upper()

    shared.parser.blockprocessors.register(Shout(shared.parser), "shout", 200)

    assert shared.reset().convert("shout hello") == '<h2 id="hello">HELLO</h2>'

    shared.parser.blockprocessors.deregister("shout")
    assert shared.reset().convert("shout hello") == "<p>shout hello</p>"


def test_a_table_of_contents_is_made_where_it_is_asked_for() -> None:
    """And on the next page, which asks for none, there is none."""
    plain, quick = converters(_EXTENSIONS)
    for text in ("[TOC]\n\n# a", "# b", "# c\n\n[TOC]"):
        assert quick.reset().convert(text) == plain.reset().convert(text)
