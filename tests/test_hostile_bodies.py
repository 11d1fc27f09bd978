"""Briefs whose Markdown is made to stop whoever renders it: each is rendered, or left out by name.

A book of a thousand briefs is built although one of them is a stranger's.
"""

from __future__ import annotations

import logging
import time
from pathlib import Path

import pytest
from mkdocs.commands.build import build

from generator.corpus import build_corpus
from generator.model import DocPath, Register
from generator.pages.brief import describe, render_brief
from generator.pages.catalogue import open_catalogue
from generator.text.front_matter import read_brief
from tests.plugin.test_events import a_config
from tests.sites import STRIKE, make_book
from tests.test_fuzz_books import quick

pytestmark = pytest.mark.site  # too slow for the inner loop
N = 3_000
# Of computing; this machine needs a fifth. What nests deeper than Markdown goes is left out.
SECONDS = 30.0
RENDERED = {
    "brackets": "[" * N,
    "brackets, closed": "[" * N + "]" * N,
    "links in links": "[a" * N + "](x)" * N,
    "pictures": "![" * N,
    "links without an end": "[a](" * N,
    "links in angles": "[a](<" * N,
    "links of titles": '[a](x "' * N,
    "parentheses": "[a](" + "(" * N + ")" * N + ")",
    "references": "".join(f"[r{n}]: /x{n}\n" for n in range(2_000)) + "\n" + "[r1] " * N,
    "a reference twice": "[x]: javascript:alert(1)\n\n[x]: y.md\n\n[x] [x][x]",
    "quotations in quotations": "> " * N + "x",
    "ticks": "".join("`" * n + "a" for n in range(300)),
    "stars": "*a **b " * 3_000,
    "stars and lines": "*_a" * N,
    "stars, three": "***a" * N,
    "angles": "<http://" * N,
    "comments": "<!--" * N,
    "comments, closed": "<!-- -->" * N,
    "declarations": "<!DOCTYPE " * N,
    "attributes": "<a " + "b=c " * N + ">",
    "attributes of Markdown": "x\n{: " + "a=b " * N + "}",
    "handlers of Markdown": "x\n{: onclick=alert(1) style=x id=p1 }",
    "blocks without an end": "<div>\n" * N,
    "ends without a block": "</div>" * N,
    "entities": "&#" + "9" * N + "; &#x110000; &amp;" * N,
    "footnotes": "".join(f"[^{n}]\n\n[^{n}]: n{n}\n\n" for n in range(500)),
    "footnotes in themselves": "[^1]\n\n[^1]: a [^1] b [^2]\n\n[^2]: [^1][^2]",
    "tables": "|" * N + "\n" + "|-" * N + "\n" + "|a" * N,
    "headings": "## x\n\n" * 2_000,
    "hard breaks": "a  \n" * N,
    "blank signs": "a" + " " * 100_000 + "b\n\n" + "\t" * 100_000 + "x",
    "backslashes": "\\" * N + "\\*" * N,
    "places of others": "\x02klzzwxh:0001\x03\x02wzxhzdk:0\x03\x02amp\x03lt;script>" * 100,
    "fences": "```\n" * N,
    "a long word": "a" * 1_000_000,
    "a name again and again": "Ana Lima " * N,
    "paragraphs": "a\n\n" * N,
    "marks on a letter": "e" + "\u0301" * 100_000 + "\u202e" * N,
}
# Deeper than Markdown goes, each in another part of it.
LEFT_OUT = {
    "lists.md": "- " * N + "x",
    "numbers.md": "1. " * N + "x",
    "mixed.md": "> " * 200 + "- " * 200 + "x",
    "blocks.md": "<div markdown>\n\n" * 1_000 + "x" + "\n\n</div>" * 1_000,
}


@pytest.mark.parametrize("name", RENDERED)
def test_a_body_is_rendered_in_bounded_time(name: str) -> None:
    """Its page is made and rendered, whatever stands in it thousands of times."""
    path = DocPath("briefs/1998/x.md")
    head = "---\nid: bkabcdef234567\ntitle: X\nactors: [Ana Lima]\n---\n\n"
    began = time.process_time()
    brief = read_brief(f"{head}{RENDERED[name]}\n", path)
    known = open_catalogue(build_corpus([brief], Register()))
    describe(brief)
    html = quick().convert(render_brief(brief, known))

    assert time.process_time() - began < SECONDS
    assert "<h1>X</h1>" in html or '<h1 id="x">X</h1>' in html


def test_a_text_without_end_is_left_out_by_name(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Lists in lists, quotations in lists, and what takes too long: the others are built."""
    # Of any text this would be too little; the theme is loaded before.
    monkeypatch.setattr("generator.plugin.rendering.MOST_SECONDS", 2.0)
    slow = {"slow.md": "[^1]" * N + "\n\n[^1]: x"}
    bodies = LEFT_OUT | slow
    briefs = {
        f"1998/{name}": f"---\ntitle: About {name} & <b>\n---\n\n{body}\n"
        for name, body in bodies.items()
    }
    make_book(tmp_path, briefs | {"1998/strike.md": STRIKE})
    for _ in range(2):  # nothing of it is kept: the second build says so again
        caplog.clear()
        with caplog.at_level(logging.WARNING, logger="mkdocs.plugins.briefbook"):
            build(a_config(tmp_path))
        for name in bodies:
            assert f"docs/briefs/1998/{name}: its Markdown goes deeper" in caplog.text
    site = tmp_path / "site" / "briefs" / "1998"
    for name in bodies:
        page = (site / name.removesuffix(".md") / "index.html").read_text(encoding="utf-8")
        assert f"<h1>About {name} &amp; &lt;b&gt;</h1>" in page
        assert f"until <code>docs/briefs/1998/{name}</code> is corrected" in page
    assert "The strike ended" in (site / "strike" / "index.html").read_text(encoding="utf-8")
