"""Captures that are made to break a program, by name: bytes, written by rules, never kept as files.

From `WHOLE` the article must come out as it is, from `ANY` an article or a refusal in words;
`LARGE` are heavy by their size alone. Each is a file that somebody could have saved.

`python -m tests.hostile SECONDS MEGABYTES` reads the large ones, each in a process of its own that
may use so much, and says what became of them.
"""

from __future__ import annotations

import gzip
import multiprocessing
import resource
import sys
import time
import zlib
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from hashlib import blake2b
from html import escape
from typing import Final

from generator.first_half import first_half
from generator.model import Capture, CaptureId

Make = Callable[[], bytes]

# An article that must come through whatever stands around it.
TITLE: Final = "Ferry crews of Nordhavn return to work"
BODY: Final = (
    "The ferry crews of Nordhavn returned to work on Tuesday after nine days of strike.",
    "Harbour Master Ida Holmberg said that all nine lines would sail again by the evening.",
    "The crews will get four more days of rest a year, and the company will hire sixty people.",
    "Passengers had waited for news since the beginning of the month, said the town council.",
)
ARTICLE: Final = f"{TITLE}\n\n3 March 1998\n\n" + "\n\n".join(BODY) + "\n"
_PAGE: Final = (
    "<!DOCTYPE html><html><head><title>{title}</title>{head}</head><body>{before}<article>"
    "<h1>{title}</h1><time datetime=1998-03-03>3 March 1998</time>{body}</article>{after}"
    "</body></html>"
)
_SENTENCES: Final = "".join(f"<p>{each}</p>" for each in BODY)


def page(
    *, title: str = TITLE, head: str = "", before: str = "", body: str = "", after: str = ""
) -> bytes:
    """Return the article as a page of HTML, with something hostile at one place."""
    return _PAGE.format(
        title=title, head=head, before=before, body=body + _SENTENCES, after=after
    ).encode("utf-8", "surrogatepass")


def text(before: str = "", after: str = "", *, title: str = TITLE) -> bytes:
    """Return the article as a dump, with something hostile above or below it."""
    return f"{before}{ARTICLE.replace(TITLE, title)}{after}".encode("utf-8", "surrogatepass")


SCRIPT: Final = "<script>document.title = 'taken'; fetch('https://evil.example/')</script>"
# What must be text, and nothing else, wherever it stands.
MARKUP: Final = (
    SCRIPT,
    "<img src=x onerror=\"document.title='taken'\">",
    "<a href=\"javascript:document.title='taken'\">Read</a>",
    "<a href='data:text/html,<script>alert(1)</script>'>Read</a>",
    "<svg onload=\"document.title='taken'\"><a xlink:href='javascript:alert(1)'>x</a></svg>",
    "<iframe src=https://evil.example/></iframe>",
    "<style>body { background: url(https://evil.example/x) }</style>",
    "<link rel=stylesheet href=https://evil.example/x.css><base href=https://evil.example/>",
    "<meta http-equiv=refresh content='0;url=https://evil.example/'>",
    "<form action=https://evil.example/><input autofocus onfocus=alert(1)></form>",
    "[Read](javascript:alert(1)) ![x](https://evil.example/x.png) <https://evil.example/>",
    "[Read](y.md) ![x](y.png) [![x](y)](y) [Read][y] [y]: y.md",
    "[Read]: javascript:alert(1) 'x'\n[Read] [x][Read]",
    "{{ config.plugins }} {% include 'main.html' %} {# x #} ${7*7} #{7*7} <%= 7*7 %>",
    "--8<-- '/etc/passwd'\n!!! note\n    text\n??? tip\n=== \"Tab\"\n    text",
    ":material-home: { .x onclick=alert(1) } ++ctrl+c++ ==mark== ^^ins^^ ~~del~~",
    "text{: onclick=alert(1) } [^1]\n[^1]: note\n*[HTML]: Hyper\n",
    "<!-- taken out by people -->\n<!-- settled by people -->\n<!-- more -->",
    "```\ncode\n~~~\n    indented\n\ttab\n> quote\n# Head\n- item\n1. item\n| a | b |\n|---|---|",
    "&lt;script&gt;alert(1)&lt;/script&gt; &#60;script&#62; &amp;lt;script&amp;gt;",
    "\\<script\\>alert(1)\\</script\\> \\[x\\](javascript:alert(1))",
    "]]> <![CDATA[ <script>alert(1)</script> ]]> <?php echo 1 ?> <!DOCTYPE x [<!ENTITY y 'z'>]>",
    "<scr<script>ipt>alert(1)</scr</script>ipt> <SCRIPT/SRC=//evil.example>",
    "</textarea></title></style></script><script>alert(1)</script>",
    "$$\\href{javascript:alert(1)}{x}$$ \\(x\\) <math><mtext></mtext></math>",
)
# What YAML or a file system could take for something else; each stands as a title.
TITLES: Final = (
    "---",
    "...",
    "- item",
    "key: value: more",
    "&anchor *alias !!python/object/apply:os.system ['true']",
    "!tag {a: b} [c] # comment",
    "'quoted\" \\ \\n \\x00",
    "? complex",
    "| block",
    "> folded",
    "%YAML 1.1",
    "@at `tick`",
    "null",
    "yes",
    "1234e567",
    "0x1F",
    "1998-03-03",
    "12:30:45",
    "=",
    "<<",
    "../../../../etc/passwd",
    "..\\..\\windows\\system32",
    "/absolute/path.md",
    "C:\\AUX",
    "CON",
    "nul.txt",
    "COM1",
    "LPT9.md",
    "index",
    "index.md",
    "README",
    "made",
    ".",
    "..",
    ".git",
    "name.",
    "name ",
    "a\tb",
    "a\u2028b",
    "a\x85b",
    "nul\0byte",
    "\u202eevil\u202c",
    "\u200b\u200d\ufeff",
    "\ud800",
    "\U0001f600" * 200,
    "\u0627\u0644\u0639\u0631\u0628\u064a\u0629",
    "\u65e5\u672c\u8a9e",
    "e\u0301" * 100,
    "e" + "\u0301" * 2000,
    "\ufdfa" * 300,
    "x" * 10_000,
    "word " * 2_000,
    "%2e%2e%2f%00",
    "title: x\nid: bkaaaaaaaaaaaa\ndraft: true",
    *MARKUP,
)
FRONT: Final = "---\nid: bkaaaaaaaaaaaa\ntitle: Theirs\ndraft: true\nlocked: true\n---\n\n"


def gzip_bomb(size: int = 1_000_000_000) -> bytes:
    """Return a small file of gzip that holds a very large one."""
    packer = zlib.compressobj(9, wbits=31)
    block = bytes(10_000_000)
    packed = b"".join(packer.compress(block) for _ in range(size // len(block)))
    return packed + packer.flush()


def web_archive(pages: int, *, cut: int = 0, length: int | None = None) -> bytes:
    """Return a web archive; `cut` takes bytes from its end, `length` is what each record claims."""
    found = b""
    for number in range(pages):
        body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page(
            title=f"{TITLE}, part {number}"
        )
        found += (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://news.example/{number}\r\n"
            f"WARC-Date: 1998-03-04T00:00:00Z\r\nContent-Type: application/http\r\n"
            f"Content-Length: {len(body) if length is None else length}\r\n\r\n"
        ).encode()
        found += body + b"\r\n\r\n"
    return found[: len(found) - cut]


def _nested(tag: str, depth: int) -> bytes:
    return page(body=f"<{tag}>" * depth + BODY[0] + f"</{tag}>" * depth)


# Where the article must come out whole: its title, its day and its four sentences.
WHOLE: Final[Mapping[str, Make]] = {
    "byte order mark": lambda: b"\xef\xbb\xbf" + text(),
    "two byte order marks": lambda: b"\xef\xbb\xbf\xef\xbb\xbf" + text(),
    "utf-16, little": lambda: ARTICLE.encode("utf-16-le"),
    "utf-16, big": lambda: ARTICLE.encode("utf-16-be"),
    "utf-16 with a mark": lambda: ARTICLE.encode("utf-16"),
    "utf-32 with a mark": lambda: ARTICLE.encode("utf-32"),
    "line breaks of three kinds": lambda: ARTICLE.replace("\n\n", "\r\n\r").encode(),
    "gzip": lambda: gzip.compress(text(), mtime=0),
    "gzip, cut off behind its text": lambda: gzip.compress(text(), mtime=0)[:-8],
    "script above the text": lambda: page(before=SCRIPT),
    "script below the text": lambda: page(after=SCRIPT),
    "comment that never ends": lambda: page(after="<!-- "),
    "script that never ends": lambda: page(after="<script>"),
    "attribute that never ends": lambda: page(after="<a href='"),
    "attributes by the thousand": lambda: page(
        before="<div " + " ".join(f"a{n}=1" for n in range(20_000)) + "></div>"
    ),
    "an attribute of a megabyte": lambda: page(before=f"<div title='{'x' * 1_000_000}'></div>"),
    "entities by the thousand": lambda: page(after="&amp;" * 100_000 + "&notanentity;" * 10_000),
    "json-ld that is broken": lambda: page(
        head='<script type="application/ld+json">{"@type": "NewsArticle", </script>'
    ),
    "json-ld nested deep": lambda: page(
        head=f'<script type="application/ld+json">{"[" * 100_000}{"]" * 100_000}</script>'
    ),
    "nul bytes between": lambda: text().replace(b"Tuesday", b"Tues\0day"),
}
# Where an article may come out or a refusal; nothing else may happen.
ANY: Final[Mapping[str, Make]] = {
    "empty": lambda: b"",
    "blank": lambda: b" \r\n\t" * 1000,
    "one byte": lambda: b"\xff",
    "nul bytes": lambda: bytes(100_000),
    "lone surrogates": lambda: text("\ud800\udfff"),
    "bytes of no encoding": lambda: bytes(range(256)) * 400,
    "mixed encodings": lambda: (
        text() + "\u00e9t\u00e9 \u2019 na\u00efve\n".encode("cp1252") * 30 + text()
    ),
    "utf-16 of an odd length": lambda: ARTICLE.encode("utf-16") + b"\x41",
    "utf-7 and escapes": lambda: b"+ADw-script+AD4-\x1b$B" + text(),
    "front matter above": lambda: text(FRONT),
    "front matter inside": lambda: text(after=FRONT + ARTICLE),
    "html nested 100,000 deep": lambda: _nested("div", 100_000),
    "quotes nested 100,000 deep": lambda: _nested("blockquote", 100_000),
    "lists nested 20,000 deep": lambda: page(body="<ul><li>" * 20_000),
    "bold never closed": lambda: page(body="<b><i>" * 50_000),
    "tables in tables": lambda: page(body="<table><tr><td>" * 5_000),
    "tags closed that were never open": lambda: page(body="</div>" * 100_000),
    "lesser signs": lambda: page(body="<" * 200_000),
    "greater text of brackets": lambda: text(after="[" * 100_000 + "\n" + "(" * 100_000),
    "spaces and a letter": lambda: text(after=(" " * 150_000 + "x\n")),
    "digits": lambda: text(after="1" * 150_000 + "\n" + "1/" * 70_000 + "\n" + "1." * 70_000),
    "capitals": lambda: text(after="A" * 150_000 + "\n" + "A." * 70_000 + "\n" + "Al-" * 50_000),
    "hyphens and apostrophes": lambda: text(after="-'" * 90_000 + "\n" + "a-" * 90_000),
    "dates by the thousand": lambda: text(after="3 March 1998 " * 10_000),
    "dates, a line each": lambda: text(after="3 March 1998\n\n" * 20_000),
    "names by the thousand": lambda: text(
        after=" ".join(
            f"Minister Ana{chr(97 + n % 26)} Lim{chr(97 + n // 26 % 26)}." for n in range(9000)
        )
    ),
    "capitalised words": lambda: (" ".join(["Ana Lima Berg Holm"] * 25_000)).encode(),
    "capitalised words, all others": lambda: text(
        after=" ".join(
            "".join(chr(97 + n // 26**k % 26) for k in range(4)).capitalize() for n in range(30_000)
        )
    ),
    "quotation marks": lambda: text(after='"' * 100_000 + "\n" + "\u201c" * 100_000),
    "one accent on another": lambda: text(after="e" + "\u0301" * 150_000),
    "emoji joined": lambda: text(after="\U0001f469\u200d" * 60_000),
    "short lines": lambda: b"a b\n" * 100_000,
    "lines that say the same": lambda: (BODY[0] + "\n").encode() * 10_000,
    "lines that nearly say the same": lambda: "".join(
        f"{BODY[0][:-1]} and {n}.\n" for n in range(10_000)
    ).encode(),
    "articles by the hundred": lambda: "".join(
        ARTICLE.replace("Nordhavn", f"Nord{n}havn") for n in range(400)
    ).encode(),
    "gzip bomb": gzip_bomb,
    "gzip of gzip": lambda: gzip.compress(gzip.compress(text(), mtime=0), mtime=0),
    "gzip cut off": lambda: gzip.compress(text(), mtime=0)[:40],
    "mhtml without an end": lambda: (
        b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\n"
        b"Content-Type: text/html\nContent-Transfer-Encoding: base64\n\nPGh0bWw+"
    ),
    "mhtml of many parts": lambda: (
        b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n"
        + b"--x\nContent-Type: image/png\n\nx\n" * 50_000
    ),
    "mhtml in mhtml": lambda: b"".join(
        f"Content-Type: multipart/related; boundary=b{n}\n\n--b{n}\n".encode() for n in range(2_000)
    ),
    **{f"markup {n} in a text": partial(text, after=m) for n, m in enumerate(MARKUP)},
    **{f"markup {n} in a page": partial(page, body=m) for n, m in enumerate(MARKUP)},
    **{f"title {n} of a text": partial(text, title=t) for n, t in enumerate(TITLES)},
    **{f"title {n} of a page": partial(page, title=t) for n, t in enumerate(TITLES)},
}
# Heavy by their size alone.
LARGE: Final[Mapping[str, Make]] = {
    "100 MB of text": lambda: ARTICLE.encode() * (100_000_000 // len(ARTICLE)),
    "one line of 50 MB": lambda: b"word " * 10_000_000,
    "20 MB of text": lambda: ARTICLE.encode() * (20_000_000 // len(ARTICLE)),
    "one line of 15 MB": lambda: b"word " * 3_000_000,
    "200,000 short lines": lambda: b"a b\n" * 199_000,
    "200,000 lines of their own": lambda: "".join(f"Line {n}\n" for n in range(199_000)).encode(),
    "100,000 capitalised words": lambda: (" ".join(["Ana Lima Berg Holm. Then"] * 20_000)).encode(),
    "100,000 capitalised words in paragraphs": lambda: (
        "\n\n".join(
            ["Ana Lima met Bo Berg and Eva Holm, said Minister Karin Ek on Tuesday."] * 7_000
        )
    ).encode(),
    "20 MB of html": lambda: page(body=_SENTENCES * (19_000_000 // len(_SENTENCES))),
    "20 MB of tags": lambda: page(body="<p>a</p>" * 2_400_000),
}


_NAMES: Final = (
    *(
        "CON.txt",
        "aux",
        "-rf.txt",
        "a b.txt",
        "\u00e9t\u00e9.txt",
        "{{ x }}.txt",
        "<b>.html",
        "'.txt",
    ),
    *(
        '".txt',
        "%2e%2e.txt",
        "a#b.txt",
        "a?b.txt",
        "a&b.html",
        "[x](y).txt",
        "\u65e5\u672c.txt",
        "e\u0301.txt",
    ),
)


def word(number: int) -> str:
    """Return a word that no other number gives."""
    digest = blake2b(str(number).encode(), digest_size=6).digest()
    return "".join("bdfgklmnprst"[b % 12] + "aeiou"[b // 12 % 5] for b in digest)


def story(number: int) -> tuple[str, tuple[str, ...]]:
    """Return the title and the sentences of an article that is like no other."""
    words = [word(number * 40 + at) for at in range(40)]
    body = tuple(
        f"The {words[at]} of {words[at + 1].title()} {words[at + 2]} the {words[at + 3]} when "
        f"{words[at + 4]} {words[at + 5]} in {words[at + 6].title()}, said the {words[at + 7]}."
        for at in range(0, 40, 8)
    )
    return f"{words[0].title()} {words[1]} brings {words[2]} to {words[3]}", body


def story_file(number: int, *, below: str = "", title: str | None = None) -> bytes:
    """Return such an article as a dump, with something hostile below it or as its title."""
    own, body = story(number)
    day = f"{1 + number % 28} March {1990 + number % 30}"
    said = "\n\n".join(body)
    head = own if title is None else title
    return f"{head}\n\n{day}\n\n{said}\n\n{below}\n".encode("utf-8", "surrogatepass")


def story_page(number: int, *, inside: str = "", title: str | None = None) -> bytes:
    """Return such an article as a page of HTML, escaped or not as the hostile thing is."""
    own, body = story(number)
    sentences = "".join(f"<p>{each}</p>" for each in body)
    head = own if title is None else title
    whole = _PAGE.format(title=head, head="", before="", body=sentences + inside, after="")
    return whole.encode("utf-8", "surrogatepass")


def hostile_seeds() -> Iterator[tuple[str, bytes]]:
    """Give the captures of a hostile book by their names: markup and titles, in texts and pages."""
    number = 0
    for kind, each in [*(("m", m) for m in MARKUP), *(("t", t) for t in TITLES)]:
        for ending in ("txt", "html", "escaped.html"):
            number += 1
            escaped = escape(each.encode("utf-8", "replace").decode())
            given = escaped if ending == "escaped.html" else each
            name = f"{kind}{number}.{ending}"
            if ending == "txt":
                text_of = (
                    story_file(number, below=given)
                    if kind == "m"
                    else story_file(number, title=given)
                )
                yield name, text_of
            elif kind == "m":
                yield name, story_page(number, inside=f"<p>{given}</p>")
            else:
                yield name, story_page(number, title=given)
    for name in _NAMES:
        number += 1
        yield name, story_file(number)


def cost(name: str, seconds: int, megabytes: int) -> None:
    """Read one large capture, and print what it cost and what became of it."""
    data = LARGE[name]()
    most = megabytes * 2**20
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds + 60, seconds + 60))
    before = time.process_time()
    half = first_half(Capture(CaptureId("x.txt"), data))
    spent = time.process_time() - before
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    said = half.problem.message if half.problem else (half.reading and half.reading.refusal) or ""
    ok = spent <= seconds and "fault" not in said
    print(f"{'ok' if ok else 'BAD'}\t{name}\t{spent:.1f} s\t{peak} MB\t{said}")  # noqa: T201 - a program's answer
    if not ok:
        sys.exit(1)


def main(seconds: int, megabytes: int) -> int:
    """Read all large captures; return how many broke their bounds."""
    broken = 0
    for name in LARGE:
        # Never a fork: what one used would count for the next.
        process = multiprocessing.get_context("spawn").Process(
            target=cost, args=(name, seconds, megabytes)
        )
        process.start()
        process.join()
        broken += process.exitcode != 0
    return broken


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:3])))
