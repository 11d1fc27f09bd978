"""Captures of other kinds than `hostile` has, by somebody who read our code: bytes by name.

Each holds an article of its own (`hostile.story` of its number), with something hostile where a
reader looks for a value: in the page's data, in its headers, in names, dates, charsets, in what
becomes a cell, a record, a path or a line on a terminal.
"""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Final

from tests.hostile import MARKUP, gzip_bomb, story

Make = Callable[[int], bytes]

# Signs with a meaning to a spreadsheet, BibTeX, XML, a search index, a terminal, a shell.
SIGNS: Final = (
    "=cmd|' /C calc'!A1",
    "+SUM(1,1)*cmd|'/C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    '\uff1dHYPERLINK("https://evil.example")',
    "{{{{{{ }} @misc{x, title={y}} \\input{/etc/passwd} \\write18{id} %",
    "]]></title><script>alert(1)</script><![CDATA[",
    '" OR 1=1 --; DROP TABLE briefs; NEAR(a b) * ^title:x {briefs_fts}',
    "date[data-date], source[data-source]:evil, title",
    'x" data-pagefind-meta="title:taken" data-pagefind-filter="year:1',
    "$(touch /tmp/taken) `id` ; rm -rf ~ && true | tee",
    "::set-output name=x::y ::error file=a::b ##vso[task.setvariable]x",
    "\x1b]0;taken\x07\x1b[2J\x1b[31mred \x9b31m",
    "\U000e0041\U000e0042 \ufffe\uffff \ufdd0 \U0001ffff",
    "[TOC]",
    "{: #p1 .x onclick=alert(1) }",
)


# Names of encodings in which no page is written; some are Python's own.
NO_CHARSETS: Final = (
    *("idna", "punycode", "unicode_escape", "zlib_codec", "hex", "undefined", "utf-7", "rot13"),
    *("\0", "x" * 999, "utf-8*0*=x''y"),
)


def article(number: int, *, title: str | None = None, below: str = "", day: str = "") -> bytes:
    """Return an article as a dump."""
    own, body = story(number)
    day = day or f"{1 + number % 28} March {1990 + number % 30}"
    text = "\n\n".join(body)
    return f"{title or own}\n\n{day}\n\n{text}\n\n{below}\n".encode("utf-8", "surrogatepass")


def page(  # noqa: PLR0913 - one parameter a place where something may stand
    number: int,
    *,
    html: str = "<html>",
    head: str = "",
    before: str = "",
    inside: str = "",
    after: str = "",
    title: str | None = None,
    doctype: str = "<!DOCTYPE html>",
) -> bytes:
    """Return an article as a page of HTML, with something hostile at one place."""
    own, body = story(number)
    head_line = own if title is None else title
    day = f"{1990 + number % 30}-03-{1 + number % 28:02}"
    sentences = "".join(f"<p>{each}</p>" for each in body)
    return (
        f"{doctype}{html}<head><title>{head_line}</title>{head}</head><body>{before}<article>"
        f"<h1>{head_line}</h1><time datetime={day}>{day}</time>{inside}{sentences}</article>{after}"
        "</body></html>"
    ).encode("utf-8", "surrogatepass")


def data(number: int, **values: Any) -> bytes:  # noqa: ANN401 - JSON of any shape
    """Return a page whose JSON-LD says something."""
    own, body = story(number)
    node = {"@type": "NewsArticle", "headline": own, "articleBody": " ".join(body)} | values
    return script(number, json.dumps(node))


def script(number: int, text: str) -> bytes:
    """Return a page with this text as its JSON-LD."""
    return page(number, head=f'<script type="application/ld+json">{text}</script>')


def charset(name: str, number: int) -> bytes:
    """Return a page that names an encoding."""
    return page(number, head=f'<meta charset="{name}">') + "\u00e9".encode("cp1252")


def charset_of_a_mail(name: str, number: int) -> bytes:
    """Return a page as MHTML that names an encoding."""
    return mail(number, kind=f'text/html; charset="{name}"')


def titled(sign: str, number: int) -> bytes:
    """Return a dump with a sign as its title."""
    return article(number, title=sign)


def said(sign: str, number: int) -> bytes:
    """Return a dump that says a sign."""
    return article(number, below=f"{sign}\n\nHe said: {sign}.")


def told(sign: str, number: int) -> bytes:
    """Return a page whose data name a sign."""
    return data(number, headline=sign, author={"name": sign}, publisher={"name": sign})


def mail(
    number: int, *, kind: str = 'text/html; charset="utf-8"', more: str = "", below: bytes = b""
) -> bytes:
    """Return a page as MHTML."""
    head = (
        "From: <Saved by Blink>\nSnapshot-Content-Location: https://news.example/x\n"
        f"{more}MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n"
    )
    return f"{head}--x\nContent-Type: {kind}\n\n".encode() + page(number) + below + b"\n--x--\n"


def record(
    number: int,
    *,
    head: str = "",
    inner: str = "",
    kind: str = "text/html",
    body: bytes | None = None,
) -> bytes:
    """Return a page as a web archive of one record."""
    content = page(number) if body is None else body
    answer = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n{inner}\r\n".encode() + content
    return (
        f"WARC/1.0\r\nWARC-Type: response\r\n{head}Content-Type: application/http\r\n"
        f"Content-Length: {len(answer)}\r\n\r\n"
    ).encode() + answer


def nested(depth: int, key: str) -> str:
    """Return an object in an object in an object."""
    return f'{{"@type":"NewsArticle","{key}":' * depth + "{}" + "}" * depth


DIGITS: Final = "9" * 5_000
_BOMB: Final = zlib.compress(bytes(200_000_000), 9)

KINDS: Final[Mapping[str, Make]] = {
    # Numbers that are longer than Python turns into one, or are none though they look so.
    "digits: columns of a table": lambda n: page(
        n, inside=f"<table><tr><td colspan={DIGITS}>x</td></tr></table>"
    ),
    "digits: a day in the data": lambda n: data(n, datePublished=DIGITS),
    "digits: a number in the data": lambda n: script(
        n, f'{{"@type":"NewsArticle","position":{DIGITS}}}'
    ),
    "digits: a day": lambda n: article(n, day=f"3 March {DIGITS}"),
    "digits: a day of figures": lambda n: article(n, below=f"{DIGITS}/{DIGITS}/{DIGITS}"),
    "digits: an age": lambda n: article(n, below=f"{DIGITS} hours ago\n{DIGITS} years ago"),
    "digits: a note": lambda n: article(n, below=f"[{DIGITS}] Note\n" * 9),
    "digits: length of a record": lambda n: record(n).replace(
        b"Content-Length: ", b"Content-Length: " + b"0" * 5_000
    ),
    "digits: other scripts": lambda n: article(
        n,
        day="\u00b3 March \u2460\u2468\u2468\u2468",
        below="Ana Lima, \u00b2, met Bo Berg, \u2462, on \u00b2 May.",
    ),
    "digits: of the East": lambda n: article(n, day="\u0663 March \u0661\u0669\u0669\u0668"),
    "an age that is no number": lambda n: article(
        n,
        below="Minister Ana Lima, \u00b2\u00b3, met Bo Berg (\u2075\u2070), aged \u00b9.",
    ),
    # Days at the ends of the calendar.
    "day: before all others": lambda n: data(n, datePublished="0001-01-01T00:00:00+14:00"),
    "day: after all others": lambda n: data(n, datePublished="9999-12-31T23:59:59-14:00"),
    "day: year 0": lambda n: data(n, datePublished="0000-00-00"),
    "day: no number": lambda n: data(n, datePublished="NaN", dateModified="Infinity"),
    "day: a list": lambda n: data(n, datePublished=[["2001-01-01"], {"@value": "2001"}]),
    "day: a million of them": lambda n: page(n, head="<meta name=date content=2001-01-01>" * 9_000),
    "day: of another calendar": lambda n: article(n, day="30 Esfand 9999", below="29 Elul 99999"),
    # Values of other kinds, and objects in objects.
    "data: true, null, 1e999": lambda n: script(
        n, '{"@type":["NewsArticle",null,1],"headline":true,"author":1e999,"publisher":[null]}'
    ),
    "data: names that are no names": lambda n: data(
        n, author=[{"name": [{"name": {"name": "x"}}]}, {"@id": {"@id": 1}}, 5, None, [[["y"]]]]
    ),
    "data: an object that is itself": lambda n: script(
        n, '{"@graph":[{"@id":"a","name":"N","author":{"@id":"a"},"publisher":{"@id":"a"}}]}'
    ),
    "data: 300 deep": lambda n: script(n, nested(300, "author")),
    "data: 900 deep": lambda n: script(n, nested(900, "publisher")),
    "data: 900 lists": lambda n: script(
        n, '{"@type":"NewsArticle","author":' + "[" * 900 + "]" * 900 + "}"
    ),
    "data: 100,000 objects": lambda n: script(
        n, "[" + ",".join(['{"@type":"NewsArticle"}'] * 100_000) + "]"
    ),
    "data: ends its script": lambda n: data(n, headline="</script><script>alert(1)</script>"),
    "data: markup": lambda n: data(
        n, headline=MARKUP[1], author=MARKUP[0], publisher={"name": MARKUP[4]}
    ),
    "data: a description of a megabyte": lambda n: data(n, description="x y " * 250_000),
    # Addresses that are none, or lead elsewhere.
    "address: script": lambda n: data(n, url="javascript:alert(1)", publisher={"url": "data:x"}),
    "address: canonical": lambda n: page(n, head="<link rel=canonical href='javascript:alert(1)'>"),
    "address: breaks out": lambda n: page(
        n, head="<link rel=canonical href='https://e.example/\"onclick=alert(1)&gt;](x)&#10;id: y'>"
    ),
    "address: user and password": lambda n: page(
        n, head="<meta property=og:url content='https://a:b@[::1]:99999999/%00'>"
    ),
    "address: half a host": lambda n: page(n, head="<link rel=canonical href='https://[/x'>"),
    "address: of a record": lambda n: record(n, head="WARC-Target-URI: file:///etc/passwd\r\n"),
    "address: of a mail": lambda n: mail(n).replace(
        b"https://news.example/x", b"javascript:alert(1)"
    ),
    "address: base": lambda n: page(
        n, head="<base href='//evil.example/'>", after="<a href=x>y</a>"
    ),
    # Encodings that are none, or cost much.
    **{f"charset: {name}": partial(charset, name) for name in NO_CHARSETS},
    **{f"charset of a mail: {name}": partial(charset_of_a_mail, name) for name in NO_CHARSETS},
    "charset of an answer": lambda n: record(
        n, kind="text/html; charset=punycode", body=page(n) + b"\xe9-" + b"b" * 2_000_000
    ),
    "charset of a long mail": lambda n: mail(
        n, kind="text/html; charset=punycode", below=b"-" + b"b" * 2_000_000
    ),
    "charset: two at odds": lambda n: page(n, head="<meta charset=utf-16>", html='<html lang="x">'),
    "mail: coded twice": lambda n: mail(n, kind="text/html\nContent-Transfer-Encoding: x-uuencode"),
    "mail: coded wrongly": lambda n: mail(n, kind="text/html\nContent-Transfer-Encoding: base64"),
    "mail: a day on no calendar": lambda n: mail(
        n, more=f"Date: Tue, 99 Foo {DIGITS} 99:99:99 +9999\n"
    ),
    "mail: parts in parts, 300 deep": lambda n: (
        b"".join(
            f"Content-Type: multipart/related; boundary=b{k}\n\n--b{k}\n".encode()
            for k in range(300)
        )
        + b"Content-Type: text/html\n\n"
        + page(n)
    ),
    "mail: heads without end": lambda n: mail(
        n, more="".join(f"X-{k}: {'y' * 900}\n" for k in range(2_000))
    ),
    # Archives.
    "record: packed bomb": lambda n: record(n, inner="Content-Encoding: deflate\r\n", body=_BOMB),
    "record: pieces that lie": lambda n: record(
        n,
        inner="Transfer-Encoding: chunked\r\n",
        body=b"FFFFFFFFFFFFFFFF\r\n" + page(n) + b"\r\n-1\r\n",
    ),
    "record: a day on no calendar": lambda n: record(
        n, head="WARC-Date: 99999-99-99T99:99:99Z\r\n"
    ),
    "record: 20,000 empty ones": lambda _: (
        b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 0\r\n\r\n\r\n\r\n" * 20_000
    ),
    "gzip: bombs in a row": lambda _: gzip_bomb(50_000_000) * 4,
    "gzip: a text between": lambda n: (
        gzip.compress(article(n), mtime=0) + b"PK\x03\x04" + article(n)
    ),
    # Markup of rare kinds.
    "html: entities that grow": lambda n: page(
        n,
        doctype='<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a "aaaaaaaaaa">'
        + "".join(f'<!ENTITY {chr(98 + k)} "{f"&{chr(97 + k)};" * 10}">' for k in range(20))
        + '<!ENTITY z SYSTEM "file:///etc/passwd">]>',
        html='<html xmlns="http://www.w3.org/1999/xhtml">',
        inside="<p>&u; &z;</p>",
    ),
    "html: a picture that is a page": lambda n: page(
        n,
        inside="<svg><foreignObject><p>&lt;script&gt;</p><script>alert(1)</script></foreignObject></svg>",
    ),
    "html: raw text": lambda n: page(
        n,
        after="<xmp><script>alert(1)</script></xmp><listing><b></listing><plaintext><script>alert(1)",
    ),
    "html: templates": lambda n: page(
        n,
        before="<template shadowrootmode=open><p>Taken.</p></template>"
        "<noscript><img src=x onerror=alert(1)>",
    ),
    "html: language": lambda n: page(
        n, html="<html lang='en\" onload=alert(1)><script>alert(1)</script>'>"
    ),
    "html: language as a path": lambda n: page(n, html="<html lang='../../../etc/passwd'>"),
    "html: refresh": lambda n: page(
        n, before="<meta http-equiv=refresh content='0;url=//evil.example'>"
    ),
    "html: headings": lambda n: page(
        n,
        inside="".join(
            f"<h2>{each}</h2>"
            for each in ("&lt;img src=x onerror=alert(1)&gt;", "[TOC]", "{: #p1 }")
        ),
    ),
    "html: 400 deep": lambda n: page(n, before="<div>" * 400, after="</div>" * 400),
    "html: 900 spans": lambda n: page(n, inside="<span>" * 900 + "x" + "</span>" * 900),
    "html: names of classes": lambda n: page(
        n, before=f"<div class='{'a-b_c ' * 50_000}'>x</div>" * 5
    ),
    "html: index of a search": lambda n: page(
        n,
        inside="<p data-pagefind-meta='title:x' data-pagefind-ignore=all>A line that hides.</p>",
    ),
    # Names and publishers.
    "names: devices and pages": lambda n: article(
        n,
        below="Minister Con Aux met Mayor Nul Prn. President Index Page saw General Assets Data. "
        "Professor Search Sitemap spoke with Minister Feed Xml and Mayor Robots Txt.",
    ),
    "names: of a register": lambda n: article(
        n, below="Minister Ana Lima: same: [Bo Berg] said. Mayor Bo Berg # hidden: true came."
    ),
    "names: letters that look alike": lambda n: article(
        n,
        below="Minister \u0410na Lim\u0430 said it. Minister Ana Lima said it again, "
        "Minister A\u0301na L\u0131ma too.",
    ),
    "publisher: letters that look alike": lambda n: data(
        n, publisher={"name": "Th\u0435 Nordhavn P\u043est"}
    ),
    "publisher: a path": lambda n: data(
        n, publisher={"name": "../../index"}, author={"name": "/etc/passwd"}
    ),
    "publisher: nothing that can be said": lambda n: data(
        n, publisher={"name": "\u2605\u2605\u2605"}
    ),
    "byline: a script": lambda n: page(n, head="<meta name=author content='javascript:alert(1)'>"),
    "byline: 5,000 writers": lambda n: data(
        n, author=[{"name": f"Ana Lim{k}a"} for k in range(5_000)]
    ),
    # A brief's own front matter, said by a capture.
    "front matter: keys": lambda n: article(
        n, below="locked: true\n\ndraft: true\n\nid: bkaaaaaaaaaaaa\n\n---"
    ),
    "front matter: as a title": lambda n: article(n, title="draft: true # \u2028locked: true"),
    "front matter: marks of ours": lambda n: article(
        n,
        below="<!-- text begins -->\n\n<!-- text ends -->\n\n<!-- settled by people -->\n\n"
        "generated: true",
    ),
    "merge: marks": lambda n: article(
        n, below="<<<<<<< mine\n=======\n>>>>>>> theirs\n||||||| base"
    ),
    # Whatever has a meaning to somebody, as a title, in a text, as a writer and a publisher.
    **{f"sign {at}: a title": partial(titled, each) for at, each in enumerate(SIGNS)},
    **{f"sign {at}: a text": partial(said, each) for at, each in enumerate(SIGNS)},
    **{f"sign {at}: the data": partial(told, each) for at, each in enumerate(SIGNS)},
}
