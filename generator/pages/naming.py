"""Where a brief names a person: the sentence to quote, and links at first mentions.

Takes a brief's Markdown paragraphs, returns Markdown. What people wrote in a paragraph stays as
it is; a link is put around a name only where there is plain text, never inside a link, code, a
heading or markup.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import islice, pairwise
from typing import Final

from generator.text.markdown import Piece, Show, escape, may_mark, pieces, plain
from generator.text.name_places import find_name, find_surname
from generator.text.sentences import sentences

_Finder = Callable[[str, str], tuple[int, int] | None]
_Link = tuple[int, int, str]  # range of the Markdown, address

# A code block, a table row, a heading, raw HTML, a definition of a link or a footnote.
_NOT_PROSE: Final = re.compile(r"(?: {4}|\t|\s{0,3}(?:#|`{3}|~{3}|\||<|\[[^\]]*\]:))")
_OWN_LINK: Final = re.compile(r"<a[\s>]", re.IGNORECASE)
_LONGEST_QUOTE: Final = 420
_FINDERS: Final = (find_name, find_surname)
# Stands for text where no link may go. Not a letter, so that no name runs across it.
_BLOCKED: Final = "\x00"


def naming_sentence(paragraphs: Sequence[str], name: str) -> str | None:
    """Find the sentence that first names a person.

    Args:
        paragraphs: The body of a brief, Markdown.
        name: The name as the brief's front matter writes it.

    Returns:
        The sentence as Markdown with the name in bold, cut with ellipses where it is very long;
        None where the body names the person by neither full nor family name.
    """
    texts = [plain(paragraph) for paragraph in paragraphs]
    for find in _FINDERS:
        for text in texts:
            place = find(name, text)
            if place:
                return quoted(text, *place)
    return None


def quoted(text: str, start: int, end: int) -> str:
    """Write the sentence around a name, the name in bold.

    Args:
        text: A paragraph, plain text.
        start: Where the name begins.
        end: Where it ends.

    Returns:
        Markdown, cut with ellipses where the sentence is very long.
    """
    ranges = [(a, b) for a, b in sentences(text) if a < end and start < b]
    first, last = (ranges[0][0], ranges[-1][1]) if ranges else (0, len(text))
    before, after = text[first:start], text[end:last]
    room = (_LONGEST_QUOTE - (end - start)) // 2
    if len(before) > room and len(before) + len(after) > 2 * room:
        before = "… " + before[-room:].partition(" ")[2]
    if len(after) > room and len(before) + len(after) > 2 * room:
        after = after[:room].rpartition(" ")[0] + " …"
    # One quotation mark too many: its other half stands in another sentence.
    if (before + after).count('"') % 2:
        before, after = before.removeprefix('"'), after.removesuffix('"')
    # Escaped piece by piece, so that the spaces beside the name survive.
    return f"{_edged(before)}**{escape(text[start:end])}**{_edged(after)}"


def _edged(text: str) -> str:
    left = " " if text[:1].isspace() else ""
    right = " " if text[-1:].isspace() and text.strip() else ""
    return f"{left}{escape(text)}{right}"


def link_names(paragraphs: Sequence[str], targets: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """Link each name at its first mention.

    Args:
        paragraphs: The body of a brief, Markdown.
        targets: Names as the brief's front matter writes them, with addresses for links.

    Returns:
        The paragraphs with the links; a name is linked by the family name where the full one
        stands nowhere in plain text.
    """
    parts = list(_prose(paragraphs))
    links: list[list[_Link]] = [[] for _ in paragraphs]
    # Longest first: "Jo Berg Lima" is not a mention of "Jo Berg".
    for name, target in sorted(targets, key=lambda each: -len(each[0])):
        places = (
            (number, place)
            for find in _FINDERS
            for number, part in enumerate(parts)
            if (place := _free_place(find, name, part, links[number]))
        )
        for number, (start, end) in islice(places, 1):
            links[number].append((start, end, target))
    return tuple(
        _with_links(paragraph, placed) for paragraph, placed in zip(paragraphs, links, strict=True)
    )


def _prose(paragraphs: Sequence[str]) -> Iterator[str]:
    """Give the paragraphs that may get links as they are, an empty one for each other."""
    fence: str | None = None
    for paragraph in paragraphs:
        opened = re.findall(r"^\s{0,3}(`{3,}|~{3,})", paragraph, re.MULTILINE)
        inside = fence is not None
        for mark in opened:
            if fence is None:
                fence = mark
            elif mark.startswith(fence):
                fence = None
        yield (
            ""
            if inside or opened or _NOT_PROSE.match(paragraph) or _OWN_LINK.search(paragraph)
            else paragraph
        )


def _letters(part: Sequence[Piece], taken: Sequence[_Link]) -> list[tuple[str, int, int]]:
    """Give each character that shows with the range of the Markdown that it stands on."""
    letters = []
    for piece in part:
        raw = len(piece.text) == piece.end - piece.start
        for at, letter in enumerate(piece.text):
            start, end = (
                (piece.start + at, piece.start + at + 1) if raw else (piece.start, piece.end)
            )
            free = piece.show is Show.TEXT and not any(a < end and start < b for a, b, _ in taken)
            letters.append((letter if free else _BLOCKED, start, end))
    return letters


def _free_place(
    find: _Finder, name: str, part: str, taken: Sequence[_Link]
) -> tuple[int, int] | None:
    """Find a name in plain text without a link; return its range of the Markdown."""
    if not may_mark(part):
        return _free_place_in_text(find, name, part, taken)
    found = pieces(part)
    if any(piece.text == part[piece.start : piece.end] and "`" in piece.text for piece in found):
        return None  # where code begins that does not end as it began, renderers differ
    letters = _letters(found, taken)
    text = "".join(letter for letter, _, _ in letters)
    while place := find(name, text):
        first, end = place
        run = letters[first:end]
        whole = all(one[2] == two[1] for one, two in pairwise(run))
        # "!" before a link makes an image of it.
        if whole and text[first - 1 : first] != "!":
            return run[0][1], run[-1][2]
        text = text[:first] + _BLOCKED * (end - first) + text[end:]
    return None


def _free_place_in_text(
    find: _Finder, name: str, text: str, taken: Sequence[_Link]
) -> tuple[int, int] | None:
    """Do the same where the Markdown is what it shows, as in most paragraphs."""
    for start, end, _ in taken:
        text = text[:start] + _BLOCKED * (end - start) + text[end:]
    while place := find(name, text):
        first, end = place
        if text[first - 1 : first] != "!":
            return place
        text = text[:first] + _BLOCKED * (end - first) + text[end:]
    return None


def _with_links(paragraph: str, placed: Sequence[_Link]) -> str:
    for start, end, target in sorted(placed, reverse=True):
        paragraph = f"{paragraph[:start]}[{paragraph[start:end]}]({target}){paragraph[end:]}"
    return paragraph
