"""Where a page shows names that may be its publisher's.

Takes an article's part of the page, notes every such name with its places: behind the title, in
the copyright line, alone below the text, at the beginning of several short lines. Nothing is
chosen here.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Final

from generator.reading.byline_names import behind_writer, is_publisher
from generator.reading.page import Part, Place
from generator.reading.publisher_heads import SITE, names_in_head
from generator.reading.publisher_names import (
    LONGEST,
    NO_PUBLISHER,
    Named,
    could_be_source,
    is_furniture,
    is_publisher_word,
    is_written_as_name,
    key_of,
    names_sections,
    publisher_words_among,
    without_company,
    without_rights,
)
from generator.text.ages import find_age
from generator.text.phrases import fold

_COPYRIGHT: Final = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:©|\(c\)|copyright|\d{4}|[-–,.\s]){0,40}(?P<name>[^|.©\d]{2,60})",
    re.IGNORECASE,
)
_HOST_END: Final = re.compile(
    r"\.(?:com|org|net|info|news|co\.[a-z]{2}|[a-z]{2})(?![\w-]|\.[a-z\d])"
)
_HOST_LABEL: Final = re.compile(r"[a-z0-9-]+$")
_HOST_REACH: Final = 40
_MOST_HOSTS: Final = 4
SHORTEST_HOST: Final = 3  # characters
_TOOLS: Final = NO_PUBLISHER | {"apple", "play", "telegram"}
_CAPITAL: Final = r"[^\W\d_a-zß-ÿ]"
# What joins the words of a name: "Voice of the Coast", "Echo de l'Aube".
_JOINED: Final = r"(?:of |de |de la |de l['’]|d['’]|du |des |del |della |dell['’]|da |do |der )"
_RUN: Final = re.compile(rf"{_CAPITAL}[\w.&'’-]*(?: {_JOINED}?{_CAPITAL}[\w.&'’-]*){{0,3}}")
_SENTENCE: Final = re.compile(r"(?<=\w\w)\.\s+")
_REACH: Final = 12
_NEXT: Final = 3
_LINE_WORDS: Final = 30
_ALONE_WORDS: Final = 5
_MENU_WORDS: Final = 8
_SPLIT_WORDS: Final = 12
_FOOT: Final = 60
_FEW: Final = 3
_SPEAKING: Final = frozenset({"prompt", "no_article"})
_SURELY: Final = frozenset({"copyright", "credited", "as_host"})
UNSPACED: Final = re.compile(r"[\u3040-\u9fff\uac00-\ud7af]")


class Names:
    """The names of one page while they are gathered."""

    def __init__(self, part: Part, place: Place, title: str | None, writers: Iterable[str]) -> None:
        """Look at the lines of a page outside its article.

        Args:
            part: The article's lines.
            place: Where its title and body stand.
            title: The article's title.
            writers: Names in the byline, which are no publisher.
        """
        self.part, self.place = part, place
        self.title = fold(title or "")
        self.foot = len(part.seen) - _FOOT
        self.no_names = {key_of(name) for name in writers}
        self.found: dict[str, Named] = {}
        body = set(place.body)
        own = [
            index
            for index, line in enumerate(part.seen)
            if index not in body
            and line.words <= _LINE_WORDS
            and not (index == 0 and part.opens_page)
        ]
        self.text = " ".join(part.seen[index].folded for index in place.body)
        self.lines: dict[str, int] = {}
        for index in own:
            self.lines.setdefault(part.seen[index].folded, index)
        # How many different lines have each word: names of publishers are in several.
        self.words = {line: line.split() for line in self.lines}
        self.common = Counter(chain.from_iterable(map(set, self.words.values())))
        self.publishing = publisher_words_among(self.common)

    def add(self, name: str, index: int, place: str) -> None:
        """Note a name in a place, if it can be a publisher's."""
        name = without_company(name)
        folded = fold(name)
        known = self.found.get(folded)
        if known is None:
            if not 1 < len(name) < LONGEST or (place not in _SURELY and is_furniture(folded)):
                return
            known = self.found[folded] = Named(name, folded, index)
        elif (known.name.isupper() or known.name.islower()) and not name.isupper():
            known.name = name
        known.places.add(place)


def gathered(
    part: Part, place: Place, *, title: str | None, writers: Iterable[str], cut: Iterable[str]
) -> tuple[Names, list[tuple[str, int]]]:
    """Gather the names that may be the publisher's of a page.

    Args:
        part: The article's lines.
        place: Where its title and body stand.
        title: The article's title.
        writers: Names in the byline, which are no publisher.
        cut: Publishers that the text's edges name.

    Returns:
        The names with their places, and the hosts that the page's addresses name most.
    """
    names = Names(part, place, title, writers)
    for name in cut:
        names.add(name, place.first, "credited")
    for name, index, where in _beside_time(part, place):
        names.add(name, index, where)
    if part.opens_page:
        for name, index, where in names_in_head(part, place, names.title, names.lines):
            names.add(name, index, where)
    for folded, index in names.lines.items():
        if not names_sections(names.words[folded], part.seen[index].text):
            _in_line(names, folded, index)
    _repeated_edges(names)
    return names, _hosts(names)


def _beside_time(part: Part, place: Place) -> Iterator[tuple[str, int, str]]:
    """Yield names glued to the date, alone beside "3 hours ago", or beside the title."""
    for index in range(max(0, place.first - _REACH), place.first):
        text = part.lines[index].text
        dates = part.dates[index]
        at = dates[0].start if dates else find_age(text) if part.aged[index] else None
        if at and not text[:at].endswith((" ", "(", ":", "|")):
            yield behind_writer(text[:at]), index, "glued"
        bare = text.lstrip("•·-–— ")
        if dates or index == place.title or not bare or not is_written_as_name(bare):
            continue
        beside_title = place.title is not None and abs(index - place.title) <= _NEXT
        if beside_title and is_publisher(bare) and could_be_source(bare):
            yield bare, index, "beside_title"
        beside = any(part.aged[max(0, index - 2) : index + 3]) and not part.is_timed(index)
        if beside and not part.seen[index].kinds:
            yield bare, index, "beside_age"


def _in_line(names: Names, folded: str, index: int) -> None:
    """Note the names that one line shows: alone, behind ©, in a prompt, with a publisher's word."""
    part, place = names.part, names.place
    line = part.seen[index]
    text = line.text
    foot = index > place.last
    if "©" in text or "opyright" in text or "(c)" in folded:
        _in_copyright(names, text, index)
    words = names.words[folded]
    if (
        line.words <= _ALONE_WORDS
        and index != place.title
        and not part.dates[index]
        and not part.aged[index]
    ):
        top = index <= _REACH and not foot
        if (
            top
            or min(map(names.common.__getitem__, words), default=_FEW) > 1
            or (not text.isascii() and UNSPACED.search(text))
        ):
            names.add(text, index, "top" if top else "foot" if foot else "menu")
    elif line.words <= _SPLIT_WORDS and (index <= _REACH or (foot and index >= names.foot)):
        first, *others = SITE.split(text, maxsplit=1)
        if others and 1 < len(first.split()) < _ALONE_WORDS:
            names.add(first, index, "foot" if foot else "top")
    speaks = bool(line.kinds) and not line.kinds.isdisjoint(_SPEAKING)
    if speaks or not names.publishing.isdisjoint(words):
        for name in _runs(text, whole=speaks):
            names.add(name, index, "speaking" if speaks else "menu")


def _in_copyright(names: Names, text: str, index: int) -> None:
    marked = _COPYRIGHT.search(text)
    if marked is not None:
        names.add(without_rights(marked["name"]), index, "copyright")


def _runs(text: str, *, whole: bool) -> Iterator[str]:
    """Yield the runs of capitalised words in a line, and their parts.

    Args:
        text: The line.
        whole: Every part; else only those that end in a publisher's word.
    """
    if text.lower() == text.upper():
        return  # a script without capitals shows no names
    for run in _RUN.finditer(_SENTENCE.sub(" | ", text) if ". " in text else text):
        words = run[0].rstrip(".'’-").split()
        for end in range(1, len(words) + 1):
            if whole or is_publisher_word(fold(words[end - 1])):
                for start in range(max(0, end - _FEW), end):
                    if not words[start][0].islower():
                        yield " ".join(words[start:end])


def _repeated_edges(names: Names) -> None:
    """Note what several short lines begin or end with: "Lund Post", "Lund Post Travel"."""
    begins: dict[str, list[list[str]]] = {}
    ends: dict[str, list[list[str]]] = {}
    first_at: dict[str, int] = {}
    common = names.common
    for folded, index in names.lines.items():
        line = names.part.seen[index]
        if not 1 < line.words <= _MENU_WORDS or line.closed:
            continue
        words = line.text.split()
        small = names.words[folded]
        if len(small) != len(words):
            continue
        if common[small[0]] >= _FEW:
            begins.setdefault(words[0], []).append(words)
            first_at.setdefault(words[0], index)
        if common[small[-1]] >= _FEW:
            ends.setdefault(words[-1], []).append(words[::-1])
            first_at.setdefault(words[-1], index)
    for edges, place, step in ((begins, "starts", 1), (ends, "ends", -1)):
        for word, lines in edges.items():
            if len(lines) >= _FEW and len(word) > 1 and not word[0].islower():
                for run in _grown(lines):
                    names.add(" ".join(run[::step]), first_at[word], place)


def _grown(lines: Sequence[Sequence[str]]) -> Iterator[list[str]]:
    """Yield the word that lines begin with, and with it the next ones that most of them share."""
    run = [lines[0][0]]
    yield run
    while len(run) < _FEW:
        following = Counter(line[len(run)] for line in lines if len(line) > len(run))
        word, times = following.most_common(1)[0] if following else ("", 0)
        if times < _FEW or times * 2 < len(lines):
            return
        lines = [line for line in lines if len(line) > len(run) and line[len(run)] == word]
        run = [*run, word]
        yield run


def _hosts(names: Names) -> list[tuple[str, int]]:
    """Return the labels of the hosts that the page's addresses name most, and how often."""
    counted: Counter[str] = Counter()
    shown: dict[str, tuple[str, int]] = {}
    for line, index in names.lines.items():
        if "." not in line:
            continue
        for end in _HOST_END.finditer(line):
            at = end.start()
            label = _HOST_LABEL.search(line, max(0, at - _HOST_REACH), at)
            if label is None or label[0] in _TOOLS or len(label[0]) < SHORTEST_HOST:
                continue
            key = label[0].replace("-", "")
            counted[key] += names.part.seen[index].copies
            shown.setdefault(key, (label[0] + end[0], index))
    most = counted.most_common(_MOST_HOSTS)
    for key, _ in most:
        names.add(*shown[key], "as_host")
    return most
