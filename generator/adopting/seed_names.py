"""What a capture is called: a name that sorts, tells, and is a file's name everywhere.

Takes what is known of a page, returns names. Looks at no disk.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date
from pathlib import PurePosixPath
from typing import Final

import yaml

from generator.reading.archives import is_archive, is_html
from generator.text.paths import slugify

_LONGEST_TITLE: Final = 60
_LONGEST_HOST: Final = 40
_NOT_HOST: Final = re.compile(r"[^a-z0-9.-]+")
_GZIP: Final = b"\x1f\x8b"
# What a server calls what can be read; what it calls nothing, or "a file", is looked at.
_ENDINGS: Final = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "text/markdown": ".txt",
    "multipart/related": ".mhtml",
    "application/warc": ".warc",
    "application/gzip": "",
    "application/x-gzip": "",
    "application/octet-stream": "",
    "binary/octet-stream": "",
    "": "",
}
# Endings that mean the same everywhere and are kept; others tell nothing.
_KEPT: Final = frozenset(
    [".html", ".htm", ".txt", ".text", ".md", ".mhtml", ".mht", ".warc", ".xhtml"]
)


def ending(data: bytes, *, media_type: str = "", name: str = "") -> str | None:
    """Tell how a capture's name ends.

    Args:
        data: Its bytes.
        media_type: What a server calls it.
        name: What it was called before.

    Returns:
        The ending with its dot; None where the media type is of what cannot be read.

    >>> ending(b"<!doctype html><p>Rain."), ending(b"Rain.")
    ('.html', '.txt')
    >>> ending(b"%PDF", media_type="application/pdf") is None
    True
    """
    if media_type not in _ENDINGS:
        return None
    packed = data.startswith(_GZIP)
    if is_archive(data):
        return ".warc.gz" if packed else ".warc"
    own = PurePosixPath(name.lower().removesuffix(".gz")).suffix
    if own in _KEPT:
        return f"{own}.gz" if packed else own
    found = ".html" if is_html(data) else _ENDINGS[media_type] or ".txt"
    return f"{found}.gz" if packed else found


def seed_name(day: date, host: str | None, title: str | None, end: str) -> str:
    """Put a capture's name together.

    Args:
        day: The day it came in.
        host: The host that it is from, or the name of its publisher.
        title: Its title.
        end: Its ending.

    >>> seed_name(date(2025, 5, 22), "www.news.example", "Rain in Lund", ".html")
    '2025-05-22-news.example-rain-in-lund.html'
    """
    parts = [day.isoformat()]
    if host:
        lower = host.lower().removeprefix("www.")
        is_host = "." in lower and " " not in lower
        cleaned = _NOT_HOST.sub("-", lower).strip("-.") if is_host else slugify(lower)
        parts.append(cleaned[:_LONGEST_HOST].strip("-."))
    if title:
        parts.append(slugify(title, max_length=_LONGEST_TITLE))
    return "-".join(part for part in parts if part) + end


def free_name(name: str, taken: Collection[str]) -> str:
    """Return a name that no other file has, on a system that takes no note of case either.

    >>> free_name("a.warc.gz", ["A.warc.gz", "a-2.warc.gz"])
    'a-3.warc.gz'
    """
    there = {each.casefold() for each in taken}
    stem = name[: -len("".join(_endings(name)))] if _endings(name) else name
    number, free = 1, name
    while free.casefold() in there:
        number += 1
        free = f"{stem}-{number}{name[len(stem) :]}"
    return free


def _endings(name: str) -> list[str]:
    suffixes = PurePosixPath(name).suffixes
    return suffixes[-2:] if suffixes[-1:] == [".gz"] else suffixes[-1:]


def meta_text(address: str | None, captured: date | None) -> str | None:
    """Write what stands beside a capture, None where nothing is known.

    >>> print(meta_text("https://news.example/a", date(2025, 5, 22)), end="")
    address: https://news.example/a
    captured: 2025-05-22
    """
    known = {"address": address, "captured": captured}
    values = {name: value for name, value in known.items() if value is not None}
    if not values:
        return None
    written: str = yaml.safe_dump(values, allow_unicode=True, sort_keys=False, width=2**16)
    return written
