"""HTML around Markdown goes, its words stay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.outputs.flat import flat
from generator.text.markdown import escape

CHART = (
    "<figure><svg><a href='x.md'><title>2018</title></a></svg>"
    "<figcaption>Most in 2018.</figcaption></figure>\n\n<details markdown>\n"
    "<summary>Show as table</summary>\n\n| a |\n\n</details>"
)


@pytest.mark.parametrize(
    ("markdown", "plain"),
    [
        ("# A\n\n<div class='x' markdown>\n\nB\n\n</div>\n", "# A\n\nB\n"),
        ("- <time datetime='1998'>1998</time> a<br><q>**B** c</q>", "- 1998 a  \n    “**B** c”\n"),
        ("| a<br>b | c |", "| a; b | c |\n"),
        (
            CHART,
            "Most in 2018.\n\n| a |\n",
        ),
        ('x <a href="../a%20b.md?c=1&amp;d=2">y</a> <a id="z">here</a>', None),
        ("<div hidden><div>card</div><br></div>after<!-- note -->", "after\n"),
        ("<p>Text</p>\n<pre>a &lt;b&gt; *c*\n</pre>", "Text\n\n```\na <b> *c*\n```\n"),
        ("<pre>```\nx</pre>", "````\n```\nx\n````\n"),
        ("a <script>var b = '</div>';</script>c", "a c\n"),
        ("<form><input><button>Go</button></form>left", "left\n"),
        ("</a></svg>stray", "stray\n"),
        ("<svg/>kept", "kept\n"),
        ("<svg>never closed", "\n"),
    ],
)
def test_our_html_becomes_markdown(markdown: str, plain: str | None) -> None:
    """Boxes open, drawings and what is filled in go, tables stay, links are links."""
    expected = "x [y](../a%20b.md?c=1&d=2) here\n" if plain is None else plain

    assert flat(markdown) == expected


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=80))
def test_text_of_captures_stays(text: str) -> None:
    """What is escaped for a page is no HTML, whatever it holds."""
    written = escape(text)

    assert flat(f"<div markdown>\n\nA {written} z\n\n</div>") == f"A {written} z\n"
