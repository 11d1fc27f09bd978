"""Which of the known phrases a line begins with or holds: "Related articles", "Photo:", "By".

Takes one line, returns the kinds of phrase it matches. The phrases are data, one file a
language under `generator/data/phrases/`; a line is matched against all languages at once,
because pages mix them.
"""

import re
import unicodedata
from collections.abc import Set as AbstractSet
from functools import cache, lru_cache
from importlib import resources
from itertools import chain
from typing import Final

from generator.data import load

_APOSTROPHES: Final = "’‘`´ʼ"
# Combining marks of Latin, Greek and Cyrillic, and the vowel signs of Arabic and Hebrew.
_ACCENTS: Final = re.compile("[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670]")
_EDGES: Final = re.compile(r"^[\W\d_]+|[\W\d_]+$")
_WORD: Final = re.compile(r"\w+")
_UNSPACED: Final = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_LONGEST_NOTICE: Final = 400  # characters
_MARKS_AROUND: Final = 20  # characters: a counter, arrows, bullets
_FIRST: Final = re.compile(r"[\w'©]+|\S")

# Kinds that whole lines are judged by; the others are asked for by name.
LINE_KINDS: Final = (
    "related",
    "prompt",
    "teaser",
    "credit",
    "comments",
    "author_box",
    "meter",
    "no_article",
    "sections",
)


@cache
def languages() -> tuple[str, ...]:
    """Return the codes of the languages that have a phrase list, sorted."""
    folder = resources.files("generator.data") / "phrases"
    return tuple(sorted(file.name.removesuffix(".yml") for file in folder.iterdir()))


@lru_cache(maxsize=20_000)
def fold(text: str) -> str:
    """Fold case, accents, widths and apostrophes, so that a line compares with the lists.

    >>> fold("À LIRE\u00a0AUSSI"), fold("İlgili haberler：")
    ('a lire aussi', 'ilgili haberler:')
    """
    if text.isascii():
        return text.casefold().replace("`", "'")
    folded = unicodedata.normalize("NFKD", _straight(text)).casefold()
    folded = _straight(folded)
    return folded if folded.isascii() else _ACCENTS.sub("", folded)


def _straight(text: str) -> str:
    """Give all apostrophes one form."""
    for mark in _APOSTROPHES:
        text = text.replace(mark, "'")
    return text


@cache
def words_of(kind: str) -> tuple[str, ...]:
    """Return every phrase of one kind in all languages as the files have it, longest first."""
    found = {phrase for code in languages() for phrase in load(f"phrases/{code}")[kind]}
    return tuple(sorted(found, key=lambda phrase: (-len(phrase), phrase)))


@cache
def furniture_words() -> frozenset[str]:
    """Return the words, folded, of which menus, prompts and footers are made, in all languages."""
    kinds = ("sections", "prompt", "related", "comments", "office", "meter", "function_words")
    return frozenset(_WORD.findall("\n".join(chain.from_iterable(map(_folded_words_of, kinds)))))


@cache
def _folded_words_of(kind: str) -> list[str]:
    """Return the phrases of one kind, folded all at once."""
    return fold.__wrapped__("\n".join(words_of(kind))).split("\n")


_NONE: Final = frozenset[str]()


def _key(text: str) -> str:
    """Return a folded text's first word; of a script without spaces the first letter."""
    first = _FIRST.match(text)
    if first is None:
        return ""
    return text[0] if not text.isascii() and _UNSPACED.match(text) else first[0]


class _Lists:
    """The phrases of `LINE_KINDS`, arranged for looking up by a line's first word."""

    def __init__(self) -> None:
        self.starts: dict[str, list[tuple[str, str]]] = {}
        self.wholes: dict[str, set[str]] = {}
        self.inside: dict[str, list[tuple[str, str]]] = {}
        self.unspaced: list[tuple[str, str]] = []
        for kind in LINE_KINDS:
            for phrase in _folded_words_of(kind):
                if phrase.startswith("~"):
                    self._add_inside(phrase[1:], kind)
                elif phrase.startswith("=") or kind == "sections":
                    whole = _EDGES.sub("", phrase.removeprefix("="))
                    self.wholes.setdefault(whole, set()).add(kind)
                else:
                    self.starts.setdefault(_key(phrase), []).append((phrase, kind))
        self.longest_whole = max(map(len, self.wholes))

    def _add_inside(self, phrase: str, kind: str) -> None:
        """File a phrase under its longest word; scripts without spaces have no words."""
        if _UNSPACED.search(phrase):
            self.unspaced.append((phrase, kind))
            return
        word = max(_WORD.findall(phrase), key=len)
        self.inside.setdefault(word, []).append((phrase, kind))

    def kinds_inside(self, text: str) -> set[str]:
        """Find the kinds of the phrases that stand anywhere in a folded text."""
        words = self.inside.keys() & _WORD.findall(text)
        found = (
            {kind for word in words for phrase, kind in self.inside[word] if phrase in text}
            if words
            else set()
        )
        if not text.isascii() and _UNSPACED.search(text):
            found |= {kind for phrase, kind in self.unspaced if phrase in text}
        return found

    def kinds_of_whole(self, text: str) -> AbstractSet[str]:
        """Find the kinds of the phrases that a folded text is, but for marks around it."""
        if len(text) > self.longest_whole + _MARKS_AROUND:
            return _NONE
        bare = text[:1].isalpha() and text[-1].isalpha()
        return self.wholes.get(text if bare else _EDGES.sub("", text), _NONE)


_lists = cache(_Lists)


def _ends_word(text: str, at: int) -> bool:
    if at >= len(text) or _UNSPACED.match(text[at - 1]):
        return True
    return not (text[at].isalnum() and text[at - 1].isalnum())


def kinds_of(line: str) -> frozenset[str]:
    """Find the kinds of phrase that a line begins with, holds or is.

    Args:
        line: One line of a page, as captured.

    Returns:
        Kinds out of `LINE_KINDS`, none for most lines of prose.

    >>> sorted(kinds_of("Related Articles")), sorted(kinds_of("Photo: Jane Roe"))
    (['related'], ['credit'])
    """
    return kinds_of_folded(fold(line))


# The menus of a publisher's pages have the same lines, and names on a page are asked for often.
@lru_cache(maxsize=20_000)
def kinds_of_folded(text: str) -> frozenset[str]:
    """Find the kinds of phrase of a line that is folded already; see `kinds_of`."""
    lists = _lists()
    # What is said inside long paragraphs is the article's own.
    found = lists.kinds_inside(text) if len(text) <= _LONGEST_NOTICE else set()
    found |= lists.kinds_of_whole(text)
    stripped = text.lstrip("•·-–—*>»▪►▶♦◆✦ \t")
    for candidate in (text,) if stripped == text else (text, stripped):
        for phrase, kind in lists.starts.get(_key(candidate), ()):
            if candidate.startswith(phrase) and _ends_word(candidate, len(phrase)):
                found.add(kind)
    return frozenset(found) if found else _NONE
