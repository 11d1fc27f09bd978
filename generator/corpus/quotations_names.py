"""Where a brief's text names the people of its front matter, by full or family name.

Takes plain paragraphs and names, returns the places. One look at each word, so that a book of
thousands is read in seconds. A word that two of the people share names neither; a family name
beside another given name is somebody else's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final

from generator.actors.lexicon import (
    CALENDAR,
    COUNTRY,
    FIELD,
    GIVEN,
    GRAMMAR,
    HEAD,
    HONORIFIC,
    MODIFIER,
    PEOPLE,
    RANK,
    RANK_HEAD,
    SAYS_AFTER,
    SAYS_BEFORE,
    SUFFIX,
    classify,
)
from generator.text.language import common_words
from generator.text.names import VOWEL_SIGNS, family_name, fold, is_particle, is_suffix

_TITLES: Final = HONORIFIC | RANK | RANK_HEAD | HEAD | MODIFIER | FIELD | PEOPLE | COUNTRY
_BESIDE: Final = _TITLES | GRAMMAR | SAYS_AFTER | SAYS_BEFORE | CALENDAR
_WORD: Final = re.compile(
    rf"[^\W\d_]++(?:[{VOWEL_SIGNS}]++[^\W\d_]*+)*+(?:['’ʼ‘`´](?![sS]\b)[^\W\d_]++)*+"
)
_ASCII_WORD: Final = re.compile(r"[A-Za-z]+(?:['`](?![sS]\b)[A-Za-z]+)*", re.ASCII)
_APOSTROPHES: Final = dict.fromkeys(map(ord, "'`"))
_BETWEEN: Final = re.compile(r"\.?\s+|[-‐‑–]|\.")
_HYPHENS: Final = ("-", "‐", "‑")
_JOINS: Final = "-‐‑'’"
_PREFIX: Final = re.compile(r"([^\W\d_]+)[-‐‑'’]\Z")
_UNSPACED: Final = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e01-\u0e4e]")
_GENITIVE: Final = re.compile(r"['’ʼ](?:s\b)?")
_WORD_BEFORE: Final = re.compile(r"([^\W\d_][\w'’-]*)\.?\s+$")
_WORD_BEHIND: Final = re.compile(r"\s+([^\W\d_][\w'’-]*)")
_SHORTEST: Final = 3  # letters of a word that can name somebody alone
_REMEMBERED: Final = 1 << 16
_READ_BACK: Final = 40  # characters: the longest word before a name
# Languages that write every noun with a capital.
_NOUNS_WITH_CAPITALS: Final = frozenset({"de", "lb"})

_Words = tuple[str, ...]  # the folded words of a form of a name


@dataclass(frozen=True, slots=True)
class Naming:
    """One place that names a person."""

    name: str  # as the front matter writes it
    paragraph: int
    start: int
    end: int  # behind the name, before a genitive ending
    full: bool
    genitive: bool


def find_namings(
    paragraphs: Sequence[str], names: Sequence[str], language: str | None = None
) -> tuple[Naming, ...]:
    """Find every place that names one of some people.

    Args:
        paragraphs: Plain text.
        names: The names as the front matter writes them.
        language: The text's language, where it is known.

    Returns:
        The places in text order.

    >>> [naming.start for naming in find_namings(["Jo Berg spoke. Eva Berg left."], ["Jo Berg"])]
    [0]
    """
    forms = _forms(names)
    nouns = language in _NOUNS_WITH_CAPITALS
    # By their first word, the longest first: "Jo Berg Lima" is no mention of "Jo Berg".
    by_word: dict[str, list[_Words]] = {}
    for words in sorted(forms, key=len, reverse=True):
        by_word.setdefault(words[0], []).append(words)
    unspaced = [name for name in names if _UNSPACED.search(name)]
    found = [
        naming
        for number, text in enumerate(paragraphs)
        for naming in _in_paragraph(by_word, forms, number, text, nouns=nouns)
    ]
    if unspaced:
        found = [naming for naming in found if naming.name not in unspaced]
        found += _inside_words(paragraphs, unspaced)
        found.sort(key=lambda naming: (naming.paragraph, naming.start))
    return tuple(found)


def _inside_words(paragraphs: Sequence[str], names: Sequence[str]) -> Iterator[Naming]:
    """Find names in scripts without spaces, where a name may touch what stands beside it."""
    pattern = re.compile("|".join(map(re.escape, sorted(names, key=lambda n: (-len(n), n)))))
    for number, text in enumerate(paragraphs):
        for place in pattern.finditer(text):
            yield Naming(place[0], number, *place.span(), full=True, genitive=False)


def _in_paragraph(
    by_word: Mapping[str, Sequence[_Words]],
    forms: Mapping[_Words, str | None],
    number: int,
    text: str,
    *,
    nouns: bool,
) -> Iterator[Naming]:
    if text.isascii():
        # Most paragraphs name nobody: none of the first words stands anywhere in their letters.
        small = text.lower().translate(_APOSTROPHES)
        if not any(word in small for word in by_word):
            return
    # The same words, found twice as fast where a text has no other letters.
    pattern = _ASCII_WORD if text.isascii() else _WORD
    written = pattern.findall(text)
    hits = [at for at, word in enumerate(written) if _KEYS[word] in by_word]
    tokens = list(pattern.finditer(text)) if hits else []
    done = 0
    for at in hits:
        if at < done:
            continue
        token = tokens[at]
        for words in by_word[_KEYS[written[at]]]:
            end = at + len(words)
            if end > len(tokens) or not _is_run(text, tokens[at:end], words):
                continue
            name = forms[words]
            start, last = token.start(), tokens[end - 1].end()
            full = name is not None and words == _split(name)
            if name and _stands_alone(text, start, last, full=full, nouns=nouns):
                ending = _GENITIVE.match(text, last)
                genitive = ending is not None and (len(ending[0]) > 1 or text[last - 1] in "sxz")
                yield Naming(name, number, start, last, full, genitive)
            done = end
            break


def _is_run(text: str, tokens: Sequence[re.Match[str]], words: _Words) -> bool:
    """Tell whether tokens are the words of a form, with nothing but a space or hyphen between."""
    if any(_KEYS[token[0]] != word for token, word in zip(tokens, words, strict=True)):
        return False
    if not any(token[0][0].isupper() or not token[0].isascii() for token in tokens):
        return False  # in small letters it is an everyday word
    return all(_BETWEEN.fullmatch(text, a.end(), b.start()) for a, b in pairwise(tokens))


class _Keys(dict[str, str]):
    """The folded form of each word, worked out once; asked for at every word of a book."""

    def __missing__(self, word: str) -> str:
        """Fold a word."""
        if len(self) > _REMEMBERED:
            self.clear()
        key = self[word] = fold(word)
        return key


_KEYS: Final = _Keys()


def _split(form: str) -> _Words:
    return tuple(_KEYS[token[0]] for token in _WORD.finditer(form))


@lru_cache(maxsize=1 << 14)
def _forms_of(name: str) -> frozenset[_Words]:
    """Return the forms by which a text can name somebody: in full, by family name, by one word."""
    words = name.split()
    found = {" ".join(words[at:]) for at in range(1, len(words))} | {family_name(name)}
    found |= {word for word in words if len(word) >= _SHORTEST}
    bare = family_name(name).split()[-1].partition("-")
    if bare[1] and is_particle(bare[0]):
        found.add(bare[2])
    forms = {_split(name), *(_split(form) for form in found if _can_stand_alone(form))}
    return frozenset(form for form in forms if form)


def _forms(names: Sequence[str]) -> dict[_Words, str | None]:
    """Return each form by which a text can name somebody; None where two people share it."""
    forms: dict[_Words, str | None] = {}
    for name in dict.fromkeys(names):
        for form in _forms_of(name):
            forms[form] = name if forms.get(form, name) == name else None
    for name in names:
        forms[_split(name)] = name  # who bears the whole of it is meant
    forms.pop((), None)
    return forms


def _can_stand_alone(form: str) -> bool:
    words = form.split()
    bare = form.strip(".,")
    if not bare or (form.isascii() and not any(letter.isupper() for letter in form)):
        return False
    if len(words) > 1:
        return True
    kinds = classify(bare)[1]
    return (
        len(bare) > 1
        and bare.lower() not in common_words()
        and not is_particle(bare)
        and not is_suffix(bare)
        and not kinds & (HONORIFIC | SUFFIX | GRAMMAR)
    )


def _stands_alone(text: str, start: int, end: int, *, full: bool, nouns: bool) -> bool:
    """Tell whether a name is no part of a longer one."""
    if text[end : end + 1] in _HYPHENS and text[end + 1 : end + 2].isalpha():
        return False
    if start and text[start - 1] in _JOINS and _prefix(text, start) is None:
        return False
    behind = _WORD_BEHIND.match(text, end)
    if behind and behind[1][0].isupper() and not nouns:
        kinds = classify(behind[1])[1]
        if not kinds & (CALENDAR | SUFFIX) and behind[1].lower() not in common_words():
            return False
    return full or not _is_family_of_another(text, start, nouns=nouns)


def _prefix(text: str, start: int) -> str | None:
    """Return the particle that a hyphen or an apostrophe joins to the name at a place."""
    before = _PREFIX.search(text, max(start - _READ_BACK, 0), start)
    return before[1] if before and is_particle(before[1]) else None


def _is_family_of_another(text: str, start: int, *, nouns: bool) -> bool:
    """Tell whether the word before a family name is somebody else's given name."""
    before = _WORD_BEFORE.search(text, max(start - _READ_BACK, 0), start)
    if before is None or not before[1][0].isupper():
        return False
    word = before[1]
    if word.endswith(("'s", "’s")):
        return False  # "the town's Roe"
    kinds = classify(word)[1]
    if nouns:
        return bool(kinds & GIVEN)
    return not (kinds & _BESIDE and not kinds & GIVEN) and word.lower() not in common_words()
