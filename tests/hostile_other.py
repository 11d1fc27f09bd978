"""Captures and edited files at the seams between stages: what one stage passes and another reads.

A wrapping within a wrapping, a file of another kind that calls itself text, an encoding that is
two, marks that a paragraph ends and the next one begins, names of elements and files as titles,
days and languages that do not exist, captures that copy each other, and front matter, `names.yml`
and paths that a person pasted from elsewhere.
"""

from __future__ import annotations

import base64
import gzip
import io
import json
import zipfile
from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

from tests.hostile import story
from tests.hostile_kinds import article, data, mail, page, record, said, titled, told

Make = Callable[[int], bytes]

_EMPTY: Final = gzip.compress(b"", mtime=0)
_TEN: Final = b"WARC/1.0\r\nA: b\r\n\r\n" + bytes(25_000_000)


def _packed(content: bytes, *, flags: int = 0, extra: bytes = b"") -> bytes:
    """Return a member of gzip whose head says more than others do."""
    plain = gzip.compress(content, mtime=0)
    return plain[:3] + bytes([flags]) + plain[4:10] + extra + plain[10:]


def _far(number: int, behind: bytes) -> bytes:
    """Return records each of which claims to end where no other begins for megabytes."""
    head = b"WARC/1.0\r\nA: b\r\nContent-Length: %08d\r\n\r\n"
    size = len(head % 0)
    most = 9_000
    heads = b"".join(head % ((most - at - 1) * size + 10) for at in range(most))
    return record(number) + b"\r\n\r\n" + heads + behind


def _answer(number: int, status: bytes) -> bytes:
    """Return a record whose server answered with another first line."""
    body = page(number)
    answer = status + b"\r\nContent-Type: text/html\r\n\r\n" + body
    head = b"WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\n"
    return head + b"Content-Length: %d\r\n\r\n" % len(answer) + answer


def _frames(number: int, inside: bytes) -> bytes:
    """Return a mail whose first page frames the second, with much of something in it."""
    head = b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n"
    part = b"--x\nContent-Type: text/html\n\n"
    return head + part + b"<frameset>" + inside + b"\n" + part + page(number) + b"\n--x--\n"


def _zip(number: int) -> bytes:
    found = io.BytesIO()
    with zipfile.ZipFile(found, "w") as packed:
        packed.writestr("word/document.xml", page(number))
    return found.getvalue()


def _dated(day: str) -> Make:
    return lambda n: mail(n, more=f"Date: {day}\n")


ARCHIVES: Final[Mapping[str, Make]] = {
    "gzip: members of nothing": lambda n: _EMPTY * 50_000 + gzip.compress(page(n), mtime=0),
    "gzip: a byte a member": lambda n: b"".join(
        gzip.compress(bytes([each]), mtime=0) for each in page(n)
    ),
    "gzip: two bytes, again and again": lambda _: gzip.compress(b"a ", mtime=0) * 50_000,
    "gzip: names in its head": lambda n: _packed(
        page(n), flags=0x18, extra=b"../../x\x1b[2J\0" + b"said\0"
    ),
    "gzip: a head of more": lambda n: _packed(page(n), flags=4, extra=b"\xff\xff" + bytes(65_535)),
    "gzip: flags of no meaning": lambda n: _packed(page(n), flags=0xE0),
    "gzip: a wrong sum": lambda n: gzip.compress(page(n), mtime=0)[:-8] + bytes(8),
    "gzip: noise behind": lambda n: gzip.compress(page(n), mtime=0) + b"\x1f\x8b\x08\xff noise",
    "gzip: of a mail": lambda n: gzip.compress(mail(n), mtime=0),
    "gzip: a mail in two members": lambda n: (
        gzip.compress(mail(n)[:200], mtime=0) + gzip.compress(mail(n)[200:], mtime=0)
    ),
    "gzip: nothing, then a record": lambda n: _EMPTY + gzip.compress(record(n), mtime=0),
    "records: members of nothing behind": lambda n: (
        gzip.compress(record(n), mtime=0) + _EMPTY * 50_000
    ),
    "records: marks of members": lambda n: (
        gzip.compress(record(n), mtime=0)[:-9] + b"\x1f\x8b\x08" * 1_000_000
    ),
    "records: no mark, then marks of members": lambda _: b"WARC/x" + b"\x1f\x8b\x08" * 1_000_000,
    "records: large ones in a row": lambda n: (
        gzip.compress(record(n), mtime=0) + gzip.compress(_TEN, mtime=0) * 200
    ),
    "records: members cut off": lambda n: (
        gzip.compress(record(n), mtime=0) + gzip.compress(record(n), mtime=0)[:60] * 9_000
    ),
    "records: lengths that reach far": lambda n: _far(n, b"x" * 4_000_000),
    "records: lengths that reach blanks": lambda n: _far(n, b" " * 4_000_000 + b"x"),
    "records: heads without an end": lambda n: record(n) + b"\r\n\r\nWARC/1.0\r\nA: b\r" * 90_000,
    "records: no length": lambda n: record(n) + b"\r\n\r\n" + b"WARC/1.0\r\nA: b\r\n\r\n" * 50_000,
    "records: two lengths": lambda n: record(n, head="Content-Length: 5\r\n"),
    "records: a length below nothing": lambda n: record(n, head="Content-Length: -5\r\n"),
    "records: a length with a sign": lambda n: record(n).replace(
        b"Content-Length: ", b"Content-Length: +"
    ),
    "records: of another kind": lambda n: record(n).replace(b"response", b"revisit"),
    "records: of no kind": lambda n: record(n).replace(b"WARC-Type: response\r\n", b""),
    "records: of two kinds": lambda n: record(n, head="WARC-Type: metadata\r\n"),
    "records: a kind and a sign": lambda n: record(n).replace(b"response", b"response\0\x1b[2J"),
    "records: a range": lambda n: _answer(n, b"HTTP/1.1 206 Partial\r\nContent-Range: bytes 5-9/9"),
    "records: not modified": lambda n: _answer(n, b"HTTP/1.1 304 Not Modified"),
    "records: no status": lambda n: _answer(n, b"HTTP/1.1"),
    "records: a status of words": lambda n: _answer(n, b"HTTP/1.1 OK OK"),
    "records: a long status": lambda n: _answer(n, b"HTTP/1.1 " + b"9" * 5_000),
    "records: a status below nothing": lambda n: _answer(n, b"HTTP/1.1 -200 OK"),
    "records: another protocol": lambda n: _answer(n, b"ICY 200 OK"),
    "records: a second of leap": lambda n: record(n, head="WARC-Date: 2016-12-31T23:59:60Z\r\n"),
    "records: the year 0": lambda n: record(n, head="WARC-Date: 0000-01-01T00:00:00Z\r\n"),
    "records: the last year": lambda n: record(n, head="WARC-Date: 9999-12-31T23:59:59-14:00\r\n"),
    "records: a zone of no place": lambda n: record(
        n, head="WARC-Date: 1998-03-03T00:00:00+99:99\r\n"
    ),
    "records: folded heads": lambda n: record(n, head="WARC-Date:\r\n 1998-03-03T00:00:00Z\r\n"),
    "records: heads without a colon": lambda n: record(n, head="nothing\r\n: x\r\n"),
    "records: an address of lines": lambda n: record(
        n,
        head="WARC-Target-URI: https://x.example/\x0b](javascript:alert(1))\x1b[2J\u2028id: y\r\n",
    ),
    "records: long addresses that fail": lambda _: b"\r\n\r\n".join(
        _answer(1, b"HTTP/1.1 404 x").replace(
            b"WARC-Type", b"WARC-Target-URI: https://x.example/" + b"a" * 30_000 + b"\r\nWARC-Type"
        )
        for _ in range(120)
    ),
    "records: long kinds that fail": lambda n: b"\r\n\r\n".join(
        record(n, kind="x/" + "y" * 30_000) for _ in range(120)
    ),
    "records: a record in a record": lambda n: record(n, body=record(n)),
    "records: a mail in a record": lambda n: record(n, body=mail(n)),
    "records: packed twice": lambda n: record(
        n,
        inner="Content-Encoding: gzip, gzip\r\n",
        body=gzip.compress(gzip.compress(page(n), mtime=0), mtime=0),
    ),
    "records: packed in name": lambda n: record(n, inner="Content-Encoding: gzip\r\n"),
    "records: packed as nobody can": lambda n: record(n, inner="Content-Encoding: br, zstd\r\n"),
    "records: pieces with names": lambda n: record(
        n,
        inner="Transfer-Encoding: chunked\r\n",
        body=b'%x;a="\r\n"\r\n' % len(page(n)) + page(n) + b"\r\n0\r\nX: y\r\n\r\n",
    ),
    "records: continued": lambda n: record(n, head="WARC-Segment-Number: 2\r\n"),
    "records: versions": lambda n: record(n).replace(b"WARC/1.0", b"WARC/9.9"),
    "mail: a year that no machine holds": _dated("Tue, 3 Mar 99999999999999999999 10:00:00 +0000"),
    "mail: a zone that no machine holds": _dated("Tue, 3 Mar 1998 10:00:00 +99999999999999999999"),
    "mail: an hour that no machine holds": _dated("Tue, 3 Mar 1998 99999999999999999999:00:00 +0"),
    "mail: a zone of no place": _dated("Tue, 3 Mar 1998 10:00:00 +9999"),
    "mail: a second of leap": _dated("Thu, 31 Dec 1998 23:59:60 +0000"),
    "mail: a day before all others": _dated("Mon, 1 Jan 0001 00:00:00 +2359"),
    "mail: a day after all others": _dated("Fri, 31 Dec 9999 23:59:59 -2359"),
    "mail: a day in code": _dated("=?utf-8?b?VHVlLCAzIE1hciAxOTk4?="),
    "mail: scripts that never end": lambda n: _frames(n, b"<script " * 40_000),
    "mail: styles that never end": lambda n: _frames(n, b"<style></style" * 30_000),
    "mail: lesser signs": lambda n: _frames(n, b"<" * 400_000),
    "mail: an empty border": lambda n: mail(n).replace(b"boundary=x", b'boundary=""'),
    "mail: a border of signs": lambda n: mail(n).replace(b"boundary=x", b'boundary=".*+(["'),
    "mail: a border within a border": lambda n: (
        b"Content-Type: multipart/mixed; boundary=x\n\n--x\n"
        b"Content-Type: multipart/related; boundary=x--\n\n--x--\nContent-Type: text/html\n\n"
        + page(n)
    ),
    "mail: a charset in parts": lambda n: mail(
        n, kind="text/html; charset*0*=utf-8'en'%75tf; charset*1=-8"
    ),
    "mail: a charset of bytes": lambda n: mail(n).replace(b'"utf-8"', b"\xff\xfe\xe9"),
    "mail: heads of bytes": lambda n: mail(n).replace(b"https://news", b"\xffhttps://\xe9news"),
    "mail: an address in code": lambda n: mail(n).replace(
        b"https://news.example/x", b"=?utf-8?q?javascript:alert=281=29?="
    ),
    "mail: signs that are no signs": lambda n: mail(
        n, kind="text/html\nContent-Transfer-Encoding: quoted-printable"
    ),
    "mail: base64 with other signs": lambda n: mail(
        n,
        kind="text/html\nContent-Transfer-Encoding: base64",
        below=b"\n" + base64.b64encode(page(n)) + b"*=*=",
    ),
    "mail: a letter in a letter": lambda n: (
        b"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=y\n\n--y\n"
        b"Content-Type: message/rfc822\n\n" + mail(n) + b"\n--y--\n"
    ),
    "mail: one text twice": lambda n: (
        b"MIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=y\n\n--y\n"
        b"Content-Type: text/plain\n\n"
        + article(n)
        + b"\n--y\nContent-Type: text/html\n\n"
        + page(n)
        + b"\n--y--\n"
    ),
    "mail: a letter as text": lambda n: (
        b"From ana@x.example Tue Mar  3 10:00:00 1998\nReturn-Path: <x>\nSubject: locked: true\n"
        b"From: =?utf-8?q?=1b[2J?= <a@b.example>\nDate: Tue, 3 Mar 1998 10:00:00 +0000\n\n"
        + article(n)
    ),
}


def _text(number: int) -> str:
    return article(number).decode()


# What calls itself text, or lies in `seeds/` under such a name.
FILES: Final[Mapping[str, Make]] = {
    "a pdf": lambda n: (
        b"%PDF-1.4\n1 0 obj<</Length 9>>stream\nBT (" + article(n) + b") Tj ET\nendstream\n%%EOF\n"
    ),
    "a zip": _zip,
    "a picture": lambda n: b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + article(n),
    "a program": lambda n: b"\x7fELF\x02\x01\x01" + bytes(9) + article(n),
    "a script of a shell": lambda n: b"#!/bin/sh\nrm -rf ~\n: <<'X'\n" + article(n) + b"X\n",
    "a database": lambda n: b"SQLite format 3\0" + article(n),
    "rich text": lambda n: (
        rb"{\rtf1\ansi{\fonttbl\f0 Times;}\f0\plain " + article(n) + rb"\cell {\*\objdata 01}}"
    ),
    "tex": lambda n: rb"\documentclass{x}\begin{document}\input{/etc/passwd}" + article(n),
    "json": lambda n: json.dumps({"title": story(n)[0], "text": _text(n), "id": "x"}).encode(),
    "a notebook": lambda n: json.dumps({"cells": [{"source": [_text(n)]}]}, indent=1).encode(),
    "a feed": lambda n: (
        b'<?xml version="1.0"?><rss><channel><title>x</title><item><title>y</title><description>'
        b"<![CDATA[" + page(n) + b"]]></description></item></channel></rss>"
    ),
    "an svg": lambda n: (
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script><foreignObject>"
        + page(n)
        + b"</foreignObject></svg>"
    ),
    "a table": lambda n: (
        "title,text\n" + ",".join(f'"{each}"' for each in story(n)[1]) + "\n=cmd|'x'!A1,x\n"
    ).encode(),
    "yaml": lambda n: b"--- !!python/object:os.system\nx: &a [*a]\n...\n" + article(n),
    "a card": lambda n: b"BEGIN:VCARD\nFN:Ana Lima\nURL:javascript:x\nEND:VCARD\n" + article(n),
    "a calendar": lambda n: b"BEGIN:VCALENDAR\nDTSTART:99999999T999999Z\n" + article(n),
    "subtitles": lambda n: "".join(
        f"{at}\n00:00:{at:02},000 --> 99:99:99,999\n{each}\n\n"
        for at, each in enumerate(story(n)[1])
    ).encode(),
    "a difference": lambda n: (
        b"diff --git a/x b/../../x\n--- a/x\n+++ b/x\n@@ -1 +1 @@\n+" + article(n)
    ),
    "lines that are taken in": lambda n: "".join(
        f">> {x}\n" for x in _text(n).split("\n")
    ).encode(),
    "letters in base64": lambda n: base64.encodebytes(article(n)),
    "letters in uucode": lambda n: b"begin 644 ../../x\n#86%A\n`\nend\n" + article(n),
    "a key": lambda n: (
        b"-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----\n" + article(n)
    ),
    "wiki": lambda n: (
        f"{{{{Infobox|x={{{{y}}}}}}}}\n== {story(n)[0]} ==\n"
        "'''b''' [[File:x.png|thumb]]\n<ref>y</ref>\n" + _text(n)
    ).encode(),
    "structured text": lambda n: (
        ".. raw:: html\n\n   <script>alert(1)</script>\n\n.. include:: /etc/passwd\n\n" + _text(n)
    ).encode(),
    "a page of a manual": lambda n: b".TH X 1\n.so /etc/passwd\n.SH NAME\n" + article(n),
    "marks of a board": lambda n: article(
        n, below="[url=javascript:alert(1)]x[/url] [img]https://evil.example/x[/img] [/b][red]"
    ),
    "a style sheet": lambda n: b"@import 'https://evil.example/x';\n/*" + article(n) + b"*/",
    "a brief of ours": lambda n: (
        "---\nid: bkaaaaaaaaaaaa\ntitle: Theirs\ndate: 1998-03-03\nactors:\n  - name: Ana Lima\n"
        "    role: x\nseeds: [../../mkdocs.yml]\nlocked: true\nreview: [source]\n---\n\n"
        + "\n\n".join(story(n)[1])
    ).encode(),
    "a page of ours": lambda n: (
        f"---\ntitle: x\ngenerated: true\n---\n\n# {story(n)[0]}\n\n<!-- text begins -->\n\n"
        + "\n\n".join(story(n)[1])
        + "\n\n<!-- text ends -->\n"
    ).encode(),
    "a proposal of ours": lambda n: article(
        n, below="<!-- taken out by people -->\n\n<!-- settled by people -->\n\ntitle: x\n\nreview:"
    ),
}


def _as(codec: str, *, before: bytes = b"", head: str = "") -> Make:
    return lambda n: before + page(n, head=head).decode().encode(codec, "replace")


_SAYS: Final = '<meta charset="{}"><meta http-equiv=content-type content="text/html; charset={}">'

# Encodings at odds with what is said of them, and bytes that stand for signs in one reading only.
ENCODINGS: Final[Mapping[str, Make]] = {
    "says utf-16, is utf-8": _as("utf-8", head=_SAYS.format("utf-16", "utf-16be")),
    "says two others": _as("utf-8", head=_SAYS.format("shift_jis", "koi8-r")),
    "says utf-8, is utf-16": _as("utf-16", head=_SAYS.format("utf-8", "x-user-defined")),
    "a mark of one, bytes of another": _as("utf-8", before=b"\xff\xfe"),
    "a mark of utf-32, bytes of utf-16": _as("utf-16-le", before=b"\xff\xfe\0\0"),
    "an instruction and a head": _as(
        "cp1251",
        before=b'<?xml version="1.0" encoding="ebcdic-us"?>',
        head=_SAYS.format("gb18030", "x"),
    ),
    "utf-32 without a mark": _as("utf-32-le"),
    "letters of mainframes": _as("cp500"),
    "two bytes a sign, cut off": lambda n: _as("big5")(n) + b"\xa4",
    "escapes that never end": lambda n: b"\x1b$B" + page(n, head=_SAYS.format("iso-2022-jp", "x")),
    "signs of hz": lambda n: page(n, head=_SAYS.format("hz-gb-2312", "x"), inside="~{<p>~}"),
    "longer than need be": lambda n: (
        page(n) + b"\xc0\xbcscript\xc0\xbe\xe0\x80\xbc\xf8\x88\x80\x80\xbc"
    ),
    "halves of a sign": lambda n: article(n) + b"\xed\xa0\xbd\xed\xb8\x80",
    "a nul of two bytes": lambda n: article(n) + b"a\xc0\x80b",
    "a backslash that is half a letter": lambda n: page(
        n, head=_SAYS.format("shift_jis", "x"), inside="<p>"
    ).replace(b"<p>", b"<p>\x83\x5c\x95\x5c", 1),
    "utf-7 with a mark": lambda n: b"+/v8-+ADw-script+AD4-alert(1)+ADw-/script+AD4-" + article(n),
    "another in each paragraph": lambda n: b"\n\n".join(
        (each + " \u00e9\u00e8").encode(codec)
        for each, codec in zip(
            (story(n)[0], *story(n)[1]),
            ("utf-8", "cp1252", "utf-16-le", "cp437", "utf-8", "mac-roman"),
            strict=True,
        )
    ),
    "marks within a text": lambda n: (
        article(n).replace(b" ", b"\xef\xbb\xbf ").replace(b"\n", b"\xfe\xff\n")
    ),
    "signs that join another": lambda n: article(
        n, below="<\u0338script>\u0338 alert(1) \u226escript\u226f"
    ),
    "signs as wide as others": lambda n: article(
        n,
        below="\uff1cscript\uff1ealert(1)\uff1c/script\uff1e "
        "\ufe64b\ufe65 \u02c2i\u02c3 \uff3bx\uff3d\uff08y\uff09",
    ),
    "marks with something unseen": lambda n: article(
        n,
        below="<\u00adscript>alert(1)</\u200bscript> "
        "[x\u2060](java\u00adscript:alert(1)) \u200b# Head\n\n\u200b- x\n\n\ufeff---",
    ),
}


def _apart(*paragraphs: str) -> Make:
    """Return an article with these paragraphs below: none is a mark, two together may be."""
    return lambda n: article(n, below="\n\n".join(f"{each}" for each in paragraphs))


def _lines(*lines: str) -> Make:
    """Return an article within which these lines stand among the sentences."""

    def made(number: int) -> bytes:
        title, body = story(number)
        within = "\n".join(lines)
        head = f"{title}\n\n3 March 1998\n\n{body[0]}\n{within}\n{body[1]}\n\n"
        return f"{head}{body[2]}\n\n{body[3]}\n".encode()

    return made


def _items(*items: str) -> Make:
    """Return a page with these as paragraphs between its sentences, escaped by nobody."""
    return lambda n: page(
        n, inside="".join(f"<p>{each} Thus it was said by all of them.</p>" for each in items)
    )


_ACROSS: Final = (
    ("[Read]:", "javascript:alert(1)"),
    ("[Read]: <", "javascript:alert(1)>"),
    ("[^1]", "[^1]: note", "    more"),
    ("*[Ferry]: Boat", "Ferry Ferry"),
    ("A head", "====="),
    ("A head", "-----"),
    ("<div", "onclick=alert(1)>x</div>"),
    ("<script>", "alert(1)", "</script>"),
    ("<!--", "--><script>alert(1)</script>"),
    ("<?php", "echo 1 ?>"),
    ("<![CDATA[", "]]><b>"),
    ("| a | b |", "|---|---|", "| <b> | x |"),
    ("Term", ":   A definition"),
    ("!!! note", "    text", "    <b>x</b>"),
    ("```", "<b>x</b>", "```"),
    ("~~~ {.x onclick=y}", "code", "~~~"),
    ("$$", "\\href{javascript:x}{y}", "$$"),
    ("A text", "{: onclick=alert(1) #p1 .bb-head }"),
    ("[TOC]", "[[_TOC_]]", "{{TOC}}"),
    ("&", "lt;script&", "gt;alert(1)"),
    ("A line\\", "<b>x</b>  ", "y"),
    ("<details markdown><summary>", "x", "</summary></details>"),
    ("--8<--", "/etc/passwd", "--8<--"),
    ("/// html | script", "alert(1)", "///"),
    ("- a", "    - b", "        - <b>c</b>"),
    ("1. a", "   2. b", "> 3. c"),
    ("\tcode <b>x</b>", "\t\tcode"),
    ("<div markdown=1>", "**x**", "</div>"),
    ("+++", "title = 'x'", "+++"),
    ("%YAML 1.2", "---", "locked: true", "..."),
    ("<<<<<<< mine", "=======", ">>>>>>> theirs"),
    ("<span id=p1>", "<a name=p2>", "<h1 data-pagefind-body>"),
)
ACROSS: Final[Mapping[str, Make]] = {
    **{f"paragraphs {at}": _apart(*each) for at, each in enumerate(_ACROSS)},
    **{f"lines {at}": _lines(*each) for at, each in enumerate(_ACROSS)},
    **{f"items {at}": _items(*each) for at, each in enumerate(_ACROSS[::4])},
    "depth: quotations": _lines(*(">" * at + " x" for at in range(1, 400))),
    "depth: lists": _lines(*("  " * at + "- x" for at in range(400))),
    "depth: items in one line": _apart("- " * 900 + "x", "1. " * 900 + "x", "> " * 900 + "x"),
    "depth: tables": _apart("| " * 900, "|-" * 900),
}

# Names that elements, files and pages have already.
_TAKEN: Final = (
    *("p1", "p1 p2", "__search", "__drawer", "__toc", "__palette_0", "bb-text", "chart-title"),
    *("fnref:1", "fn:1", "feed", "feed.xml", "assets", "404", "sitemap.xml", "made", "undated"),
    *("0000", "-", "\u2026", "\\", "a\\", "`", "]", "![", "](x)", "a]b[c", "a](b", "%00", "#", "?"),
    *("constructor", "__proto__", "toString", "forms", "body", "null", "NaN", "-0", "1e5", "true"),
    *("\u2605", "\u2606", "\u0640\u0640", "\u0301\u0301", "\u115f", "\U0001f600", "''", '"', "&"),
    *(
        "javascript:alert(1)",
        "data:text/html,<script>",
        "https://evil.example/",
        "mailto:a@b.example",
    ),
    *("index-page", "con-page", "untitled", "page", "a/b", "a\\b", "\u2044etc\u2044passwd"),
)
TAKEN: Final[Mapping[str, Make]] = {
    **{f"taken {each!r}: a title": partial(titled, each) for each in _TAKEN},
    **{f"taken {each!r}: the data": partial(told, each) for each in _TAKEN},
    **{f"taken {each!r}: a text": partial(said, each) for each in _TAKEN[::3]},
    "taken: people": _apart(
        *(
            f"Minister {name} Lima met Mayor Ana {name}."
            for name in ("Constructor", "Proto", "Index", "Feed", "Undated", "Null")
        )
    ),
}

_DAYS: Final = (
    *("2016-12-31T23:59:60Z", "1998-03-03T24:00:00", "1998-03-03T00:00:00.123456789012345678901Z"),
    *("1998-03-03t00:00:00z", "1998-03-03T00:00:00,5+01", "1998-03-03T00:00:00-00:00"),
    *("1998-03-03T00:00+25:00", "1998-03-03 00:00 Europe/Nowhere", "1998-03-29T02:30:00 CET"),
    *(
        "Tue, 03 Mar 1998 00:00:00 XYZ",
        "Tue Mar 3 00:00:00 QQ 1998",
        "3 March 1998 J",
        "889000000000",
    ),
    *(
        "1582-10-10",
        "0001-01-01",
        "9999-12-31",
        "March 3, 0098",
        "3 March MCMXCVIII",
        "3 March '98",
    ),
    *(
        "44 BC",
        "Reiwa 99-13-40",
        "\u6c11\u570b113\u5e7413\u670899\u65e5",
        "2567-03-03",
        "30 Ramadan 1446",
    ),
    *("3\u20443\u20441998", "1998\u22123\u22123", "\U0001d7cf\U0001d7d7\U0001d7d7\U0001d7d6-03-03"),
    *("31 June 1998", "1998-W60", "1998-000", "Q5 1998", "3rd of the 13th month, 1998", "tomorrow"),
)
_LANGUAGES: Final = (
    *("x-klingon", "i-default", "und", "mul", "zxx", "*", "en_US.UTF-8@euro", "root", "C", "POSIX"),
    *(
        "iw",
        "sr-Latn",
        "ar",
        "de-DE-1996-u-co-phonebk",
        "en-" + "a-" * 200,
        "\u0435n",
        "en\0",
        "EN-us",
    ),
)


def _day_of(day: str, number: int) -> bytes:
    return data(number, datePublished=day, dateModified=day, dateCreated=[day, {"@value": day}])


def _dump_of(day: str, number: int) -> bytes:
    return article(number, day=day)


def _language_of(tag: str, number: int) -> bytes:
    return page(
        number,
        html=f"<html lang='{tag}' dir=rtl>",
        head=f"<meta http-equiv=content-language content='{tag}'>"
        f"<meta property=og:locale content='{tag}'>",
    )


VALUES: Final[Mapping[str, Make]] = {
    **{f"day {each}": partial(_day_of, each) for each in _DAYS},
    **{f"day {each}: a dump": partial(_dump_of, each) for each in _DAYS},
    **{f"language {each[:20]!r}": partial(_language_of, each) for each in _LANGUAGES},
}


OTHER: Final[Mapping[str, Make]] = {**ARCHIVES, **FILES, **ENCODINGS, **ACROSS, **TAKEN, **VALUES}
