"""Captures of kinds that neither `hostile` nor `hostile_kinds` has: bytes by name.

Marks of Markdown extensions that a book may turn on, letters that fold into others, dates at the
ends of calendars, data of wrong kinds, and texts on which a reader of markup, mail, archives or
patterns would need the square of their length.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

from tests.hostile_kinds import article, data, mail, page, record, said, script, titled, told

Make = Callable[[int], bytes]

# Markdown of extensions, of other renderers, and of our own pages.
MARKS: Final = (
    '!!! danger inline end "x"\n    text',
    '???+ note "{{ x }}"',
    "/// admonition | x\n///",
    '=== "<b>"',
    ":fontawesome-solid-skull: :octicons-x-24:{ .x }",
    ":smile: :+1: :material/../../x:",
    ":::python\nx",
    '```{.python title="<b>x</b>" linenums="1"}',
    '```mermaid\ngraph TD; a-->b; click a href "javascript:alert(1)"\n```',
    "[[wiki link]] [[../x|y]]",
    '[x]: <javascript:alert(1)> "t"',
    "[x]: y.md\n[x]: javascript:alert(1)",
    "*[Ferry]: <b>x</b>",
    "[^p1]: note [^p1]",
    "[^<b>]: x [^<b>]",
    "Term\n:   definition\n~   other",
    "{++ins++} {--del--} {~~a~>b~~} {==mark==} {>>note<<}",
    "- [ ] task - [x] done",
    "++ctrl+alt+<b>++",
    "$$x$$ \\[x\\] \\begin{x}\\end{x}",
    "https://evil.example/?a=<script>alert(1)</script>",
    "www.evil.example http://[::1]/ mailto:a@b.example tel:1 ftp://x",
    "@ana #1 GH-1 user/repo#1 user/repo@0123456789abcdef0123456789abcdef01234567",
    '<https://evil.example/"onclick=alert(1)> <javascript:alert(1)>',
    "<!-- text begins --><!-- text ends -->",
    '<div class="bb-head" markdown> </div> <span id="p1"></span>',
    '<details markdown="1"><summary>x</summary>',
    '<p markdown="block">**x**</p> <svg markdown="span">',
    "\x02klzzwxh:0001\x03 \x02wzxhzdk:0\x03 \x02amp\x03lt;",
    "klzzwxh:0001 wzxhzdk:0",
    'data-pagefind-body data-pagefind-index-attrs="x"',
    '{#__skip} {: id="__toc" } {: .md-hidden hidden }',
    '--8<-- "https://evil.example/x"',
    "<<[include](x.csv)>>",
    '%%%md x%%% {%- raw -%}{{ x }}{%- endraw -%} {{"{{"}}',
    "---\ngenerated: true\nredirect: https://evil.example/\n---",
    "template: ../../x.html\nhide: [navigation]",
    "&lt;img src=x onerror=alert(1)&gt; &#x3c;b&#x3e; &NewLine;&Tab;&colon;",
    "java\tscript:alert(1) java&#x0A;script:alert(1)",
    "\\\\[x\\\\](y) \\`x\\` \\<b\\> \\&amp;",
    "\u2028# head\u2028- item\u2029> quote",
    "\x0b# head\x0c- item\x1c---",
)
# Letters that become others: by case, by form, by sight; and signs that nobody sees.
LETTERS: Final = (
    "STRASSE Stra\u00dfe STRA\u1e9eE",
    "\u0130stanbul Istanbul \u0131stanbul istanbul",
    "\u03a3\u03af\u03c3\u03c5\u03c6\u03bf\u03c2 \u03a3\u03af\u03c3\u03c5\u03c6\u03bf\u03c3",
    "\ufb01nal \ufb03x \u01c4 \u01c5 \u01c6 \u0149",
    "A\u030angstro\u0308m \u00c5ngstr\u00f6m \u212bngstr\u00f6m",
    "\uff21\uff22\uff23 \u2460\u2461 \u00bd \u2122 \u33c7",
    "\u0420\u0430\u0443\u0440\u0430l P\u0430ypal",
    "\u2066\u202e\u2067evil\u2069\u202c gnp.exe",
    "\u200e\u200f\u061c\u180e\u2060\u2064\ufeff",
    "\U000e0001\U000e0020\U000e007f" * 30,
    "x" + "\ufe0f\ufe0e" * 200,
    "\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466" * 40,
    "\U0001f1e6" * 301,
    "Z" + "\u0323\u0335\u0489" * 500,
    "\u1100" * 300 + "\u1161" * 300,
    "\u0e33" * 400,
    "\u202f\u00a0\u2007\u3000" * 50,
    "\ue000\uf8ff\U0010fffd",
    "\ufdd0\ufffe\U0002fffe",
    "\u0600\u06dd\u070f\u08e2",
    "\u2800" * 80,
    "\u3164\uffa0\u115f",
    "\u0378\u0530\U000e0fff",
    "i\u0307\u0307\u0307 \u0130\u0307",
    "\u1f88 \u1fb3 \u0390 \u1e9a",
    "\U0001d400\U0001d401 \U0001f130",
)
DAYS: Final = (
    *("9999-99-99", "0000-00-00", "0000-01-01", "10000-01-01", "-0044-03-15", "+275760-09-13"),
    *(
        "1970-01-01T00:00:00Z",
        "1969-12-31T23:59:60Z",
        "2038-01-19T03:14:08Z",
        "1e400",
        "253402300800",
    ),
    *(
        "-62135596801",
        "2024-02-30",
        "2023-02-29T25:61:61+99:99",
        "2024-W54-8",
        "2024-366",
        "T24:00",
    ),
    *("99999999999999999999", "1998-03-03T00:00:00+00:00[Europe/\u2026]", "R/P1Y", "yesterday"),
    *(
        "1998-03-03/9999-12-31",
        "\u0661\u0669\u0669\u0668-\u0660\u0663-\u0660\u0663",
        "1998\u201303\u201303",
        "[1998]",
    ),
    *(
        "30 February 2024",
        "31.11.2024",
        "32 Elul 5785",
        "13 Smarch 1998",
        "00/00/0000",
        "3 March 0",
    ),
)
ADDRESSES: Final = (
    *(
        "file:///etc/passwd",
        "FILE:///C:/x",
        "\\\\host\\share",
        "//evil.example",
        "http:/evil.example",
    ),
    *(
        "https:evil.example",
        "http://a b/",
        "http://\u202eevil",
        'https://x.example/" onclick=y',
        "h\nttps://x",
    ),
    *("vbscript:x", "view-source:https://x.example/", "blob:https://x/1", "https://xn--a.example/"),
    *(
        "https://x.example/" + "a" * 100_000,
        "https://x.example/](javascript:alert(1))",
        "https://%00/",
    ),
    *(
        "https://user:pass@x.example/",
        "https://x.example:-1/",
        "https://[::ffff:127.0.0.1]/",
        "about:blank",
    ),
    *(
        "https://x.example/{{config}}",
        "https://x.example/<script>",
        "https://x.example/\x00\x1b[2J",
        "?",
    ),
)


def canonical(address: str, number: int) -> bytes:
    """Return a page that says by several means where it stands."""
    given = address.replace("'", "%27")
    return page(
        number,
        head=f"<link rel=canonical href='{given}'><meta property='og:url' content='{given}'>"
        f"<base href='{given}'><meta http-equiv=refresh content='0;url={given}'>",
    )


def dated(day: str, number: int) -> bytes:
    """Return a page that was published on a day, as its data and its markup say."""
    told_day = json.dumps({"@type": "NewsArticle", "datePublished": day})
    return page(
        number,
        head=f"<meta property='article:published_time' content='{day}'>"
        f"<script type='application/ld+json'>{told_day}</script>",
        inside=f"<time datetime='{day}'>{day}</time>",
    )


def dated_dump(day: str, number: int) -> bytes:
    """Return a dump that was published on a day."""
    return article(number, day=day)


def _wrong(value: object, number: int) -> bytes:
    """Return a page whose data have one value in each place."""
    keys = (
        "headline",
        "author",
        "publisher",
        "datePublished",
        "dateModified",
        "articleBody",
        "url",
    )
    return script(
        number,
        json.dumps(
            {"@type": "NewsArticle"}
            | dict.fromkeys((*keys, "inLanguage", "description", "mainEntityOfPage"), value)
        ),
    )


def _graph(number: int) -> bytes:
    """Return a page of a thousand things, each the author and the publisher of the next."""
    nodes = [
        {
            "@id": f"#{at}",
            "@type": "NewsArticle",
            "author": {"@id": f"#{(at + 1) % 1000}"},
            "publisher": {"@id": f"#{(at * 7) % 1000}"},
            "isPartOf": [{"@id": f"#{k}"} for k in range(5)],
        }
        for at in range(1000)
    ]
    return script(number, json.dumps({"@graph": nodes}))


WRONG: Final[Mapping[str, object]] = {
    "null": None,
    "true": True,
    "a number": 1e308,
    "a very long number": int("9" * 400),
    "nothing": "",
    "a list of lists": [[[["x"]]]],
    "an empty object": {},
    "an object of objects": {"name": {"name": {"@value": {"name": "x"}}}},
    "markup": "<b onclick=alert(1)>x</b>",
    "ten thousand": ["x"] * 10_000,
    "a surrogate": "\ud800",
    "its own type": {"@type": ["Person", None, {"@type": "Organization"}], "name": ["A", 1]},
}


def _below(text: str, number: int) -> bytes:
    return article(number, below=text)


def _inside(text: str, number: int) -> bytes:
    return page(number, inside=text)


def _script(text: str, number: int) -> bytes:
    return script(number, text)


# What would cost the square of its length, or two to its power, where it is read carelessly.
HEAVY: Final[Mapping[str, Make]] = {
    "comments before a page": lambda n: b"<!---->" * 600 + page(n),
    "comments before a page, blanks between": lambda n: b"<!-- a --> \n" * 9_000 + page(n),
    "heads of a mail without a name": lambda n: b"a:\n" + b" \r\n" * 1_300 + article(n),
    "heads of a mail, folded": lambda n: b"A: b\r\n" + b"\tc\r\n" * 50_000 + mail(n),
    "borders of a mail": lambda n: mail(n) + b"\n--x" * 50_000,
    "a border of a megabyte": lambda n: mail(n).replace(
        b"boundary=x", b"boundary=" + b"x" * 1_000_000
    ),
    "coded words": lambda n: mail(n, more="Subject: " + "=?utf-8?q?a?= " * 20_000 + "\n"),
    "parameters of a mail": lambda n: mail(
        n, kind="text/html; " + "; ".join(f"a*{k}*=x" for k in range(9_000))
    ),
    "a packed megabyte of heads": lambda n: (
        gzip.compress(b"WARC/1.0\r\n" + b"A: b\r\n" * 200_000, mtime=0)
        + gzip.compress(article(n), mtime=0)
    ),
    "heads of a record": lambda n: record(n, head="X: y\r\n" * 100_000),
    "pieces of one byte": lambda n: record(
        n, inner="Transfer-Encoding: chunked\r\n", body=b"1\r\nx\r\n" * 100_000 + b"0\r\n\r\n"
    ),
    "writers by and": lambda n: article(n, below="By " + " and ".join("A" for _ in range(60))),
    "writers by and, above": lambda n: page(
        n, inside="<p>By " + " and ".join(["Ana"] * 80) + " x. The</p>"
    ),
    **{
        f"a paragraph of {piece!r}": partial(
            _below, f"He said it {piece * (60_000 // len(piece))} on Monday."
        )
        for piece in (
            *(
                "Dr. ",
                "A. ",
                ". ",
                "? ",
                "\u201c",
                "(1",
                "(A) ",
                "\u00a9 ",
                "@a.",
                "a@",
                "de ",
                "la ",
            ),
            *(
                "- ",
                "\u2014 ",
                "| ",
                "1/",
                "1.",
                "12:",
                "of ",
                "and ",
                "A and ",
                "al-",
                "O'",
                "Mr ",
            ),
            *(
                "<!--",
                "[^",
                "[",
                "](",
                "&#",
                "`",
                "{",
                "$",
                "~~",
                "==",
                "::",
                "http://",
                "x.",
                "()",
            ),
            *("\u3002", "\u300c", "\u0651", "\u0e01 ", "\u5f20", "\u30fb", "\u0621", "\u00df"),
        )
    },
    "a line that is one word": lambda n: article(n, below="Ana" * 60_000),
    "a name of many words": lambda n: article(n, below="Minister " + "Ana " * 20_000 + "came."),
    "a role of many words": lambda n: article(
        n, below="Ana Lima, " + "deputy head of " * 9_000 + "x, came."
    ),
    "quotations in quotations": lambda n: article(
        n, below="\u201c\u2018" * 9_000 + "x" + "\u2019\u201d" * 9_000
    ),
    "selectors": lambda n: _inside(
        f"<div class='{' '.join(f'c{k}' for k in range(30_000))}'>x</div>", n
    ),
    "rows of a table": lambda n: _inside("<table>" + "<tr><td>a<td>b" * 9_000 + "</table>", n),
    "cells that span": lambda n: _inside(
        "<table>" + "<tr><td rowspan=65534 colspan=1000>a" * 60 + "</table>", n
    ),
    "options": lambda n: _inside("<select>" + "<option>a b c" * 20_000, n),
    "formatting that is adopted": lambda n: _inside("<a><b><i><u>" * 400 + "<p>x" * 400, n),
    "frames": lambda n: _inside("<frameset><frame>" * 5_000, n),
    "styles": lambda n: page(n, head="<style>" + "a{b:c}" * 100_000 + "</style>"),
    "doctypes": lambda n: page(n, doctype="<!DOCTYPE html [" + "<!ELEMENT a ANY>" * 5_000 + "]>"),
    "instructions": lambda n: page(n, before="<?x " * 20_000),
    "sections of raw text": lambda n: page(n, before="<![CDATA[" * 20_000),
    "title of a megabyte": lambda n: page(n, head="<title>" + "x y " * 250_000 + "</title>"),
    "data that never close": lambda n: _script('{"a":' * 5_000, n),
    "data of one long text": lambda n: _script('{"headline":"' + "\\u0041" * 100_000 + '"}', n),
    "data with ends of comments": lambda n: _script("-->" + " " * 200_000 + "x", n),
    "data with commas": lambda n: _script("[" + ",\n" * 100_000 + "]", n),
    "scripts by the thousand": lambda n: page(
        n, head='<script type="application/ld+json">{}</script>' * 5_000
    ),
    "metas by the thousand": lambda n: page(n, head="<meta property=og:title content=x>" * 20_000),
    "charset after blanks": lambda n: page(n, head="<meta charset=" + "\t" * 3_000 + ">"),
}

MORE: Final[Mapping[str, Make]] = {
    **{f"mark {at}: a title": partial(titled, each) for at, each in enumerate(MARKS)},
    **{f"mark {at}: a text": partial(said, each) for at, each in enumerate(MARKS)},
    **{f"mark {at}: the data": partial(told, each) for at, each in enumerate(MARKS)},
    **{f"letters {at}: a title": partial(titled, each) for at, each in enumerate(LETTERS)},
    **{f"letters {at}: a text": partial(said, each) for at, each in enumerate(LETTERS)},
    **{f"letters {at}: the data": partial(told, each) for at, each in enumerate(LETTERS)},
    **{f"day {each[:30]}: the data": partial(dated, each) for each in DAYS},
    **{f"day {each[:30]}: a dump": partial(dated_dump, each) for each in DAYS},
    **{f"address {each[:30]!r}": partial(canonical, each) for each in ADDRESSES},
    **{
        f"address of the data {each[:30]!r}": partial(lambda a, n: data(n, url=a), each)
        for each in ADDRESSES
    },
    **{f"data: {name} everywhere": partial(_wrong, value) for name, value in WRONG.items()},
    "data: a thousand in a ring": _graph,
    **HEAVY,
}
