"""What the text around a name says of a post: beside the name, and who leads what.

"the mission is led by Major General Jo Berg", "Jo Berg, the mayor of Lund", "The union's side was
headed by Secretary Jo Berg". Takes plain text and the place of a name in it, returns offices and
bodies. Knows nothing of front matter and of other briefs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from generator.corpus.posts_beside import (
    ENDS,
    JOINS,
    WINDOW,
    Around,
    belongs,
    headed,
    is_short,
    trimmed,
    without_rank,
)
from generator.corpus.posts_bodies import Body, body_named
from generator.corpus.posts_roles import Office, parse_role
from generator.corpus.posts_words import (
    Kind,
    office_pairs,
    office_words,
    words_of,
)
from generator.text.names import fold

_SUBJECT: Final = 10  # words before "led by" that name who is led
_LED: Final = re.compile(
    r"\s*,?(?:\s+(?:which|that))?(?P<when>(?:\s+(?:is|are|was|were|being|currently|now|has|been)){0,6})"
    r"\s+(?P<verb>led|headed|commanded|chaired) by(?P<role>(?:\s+[^.;:!?]{0,100})?)$"
)
_LEADS: Final = re.compile(
    r"\s*+,?\s*+(?:who\s+)?(?:currently\s+|now\s+)?(?P<verb>leads|heads|commands|chairs)\s+"
    r"(?P<body>[^,.;:!?]{3,80})"
)
_OTHERS: Final = re.compile(r"^[^.;:!?]{0,200}?\band other (?P<whose>[^.;:!?,]{3,80})")
_YEAR: Final = re.compile(r"\b(1[5-9]\d\d|20\d\d)\b")
_AN_AGE: Final = 25  # years
# "In 1998, President Roe" says nothing of the day on which it is written.
_LONG_AGO: Final = re.compile(r"^\W*In\s+(?:\w+\s+)?((?:1[5-9]|20)\d\d)\b")
_ACRONYM: Final = re.compile(
    r"((?:[A-Z][\w’'-]{0,40}\s+(?:(?:of|for|in|and|the|on|to)\s+){0,2}){1,8})\((?:the\s+)?([A-Z]{2,8})\)"
)
# Not behind an initial or a short form of address: "Dr. Roe", "J. Roe", "Gen. Roe".
_SENTENCE: Final = re.compile(
    r"(?<!\b[A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})[.!?][\"”’']?\s+(?=[\"“‘']?[A-Z])"
)
_PAST: Final = re.compile(r"\b(?:was|were|been)\b")


def led(there: Around, before: Sequence[str]) -> tuple[Office | None, Body | None]:
    """Find whom a sentence says somebody leads: "the mission is led by Major General".

    Args:
        there: What stands around the name.
        before: The text of the brief up to the name, which tells what "the mission" is.

    Returns:
        The office of leading a body; or nothing and the body whose side somebody heads, to which
        the role beside the name belongs.
    """
    told = " ".join(without_rank(there.before.split()))
    found = _LED.search(told)
    if found:
        subject = told[: found.start()]
        subject = _SENTENCE.split(subject)[-1]
        if words_of_side(subject):
            return None, _side(subject)
        if found["role"].strip() or _PAST.search(found["when"]):
            return None, None
        body = _subject_body(subject, before)
        title = office_pairs("led")[found["verb"]]
        return (_leader(title, body), None) if body else (None, None)
    ahead = _LEADS.match(there.after)
    if ahead:
        body = _subject_body(ahead["body"], before, first=True)
        if body:
            return _leader(office_pairs("leads_now")[ahead["verb"]], body), None
    return None, None


def _leader(title: str, body: Body) -> Office:
    office = parse_role(title)[0]
    return office._replace(body=body, leads=title in office_words("leads"))


def words_of_side(subject: str) -> bool:
    """Tell whether a subject is who sits or travels for a body: "the Chadian side"."""
    last = [fold(word) for word in subject.split()[-_SUBJECT:]]
    if not last:
        return False
    many = {"delegation", "side", "team", "contingent"} & office_words("sides")
    return bool(many & set(last))


def _side(subject: str) -> Body | None:
    """Return the only state or body that such a subject names."""
    words = words_of(" ".join(subject.split()[-_SUBJECT:]))
    named = {word.key: word for word in words if word.kind is Kind.NATION or word.acronym}
    return body_named(next(iter(named.values())).text) if len(named) == 1 else None


def _subject_body(phrase: str, before: Sequence[str], *, first: bool = False) -> Body | None:
    """Return the body that a noun phrase names, or calls by the noun of its name."""
    words = phrase.split()
    kept: list[str] = []
    for word in words if first else reversed(words):
        if not belongs(word.rstrip(",")) or (word[-1:] in ENDS and not is_short(word)):
            break
        kept.append(word.rstrip(","))
    if not first:
        kept.reverse()
    bare = [word for word in kept if fold(word) not in JOINS]
    if len(bare) == 1 and bare[0].islower():
        return _called(fold(bare[0]), before) if fold(bare[0]) in office_words("called") else None
    if not bare or headed(bare) or not bare[-1][0].isupper():
        return None
    return body_named(trimmed(kept))


def _called(noun: str, before: Sequence[str]) -> Body | None:
    """Return the body that a text means by "the mission": the only one so named before."""
    pattern = re.compile(
        rf"((?:[A-Z][\w’'-]{{0,40}}\s+){{1,12}}{noun.capitalize()}|(?=[A-Z]){noun.capitalize()})"
        r"((?:\s+(?:(?:of|in|for|to)\s+(?:the\s+)?)?[A-Z][\w’-]*)*)"
    )
    bodies = {}
    for text in before:
        for found in pattern.finditer(text):
            whole = " ".join(found[0].split())
            body = body_named(whole.removeprefix("The "))
            if body and " " in body.key:
                bodies[body.key] = body
    return next(iter(bodies.values())) if len(bodies) == 1 else None


def others_of(there: Around) -> Body | None:
    """Return the state whose other officials a sentence names behind somebody.

    Args:
        there: What stands around the name.
    """
    found = _OTHERS.match(there.after)
    if found is None:
        return None
    words = words_of(found["whose"])
    if not any(word.key in office_words("officials") for word in words):
        return None
    states = {word.key: word for word in words if word.kind is Kind.NATION}
    return body_named(next(iter(states.values())).text) if len(states) == 1 else None


def is_long_ago(text: str, start: int, year: int | None) -> bool:
    """Tell whether a name stands in words about another time than the brief's.

    A sentence that begins with an earlier year, or a paragraph that knows only years of an age ago.

    Args:
        text: A paragraph.
        start: Where the name begins.
        year: The year of the brief.
    """
    sentence = _SENTENCE.split(text[max(0, start - 2 * WINDOW) : start])[-1]
    told = _LONG_AGO.match(sentence)
    if year is None:
        return False
    if told and int(told[1]) < year - 1:
        return True
    years = [int(each) for each in _YEAR.findall(text)]
    return bool(years) and max(years) <= year - _AN_AGE


def acronyms_in(texts: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the acronyms that a text explains, with the name in full.

    Args:
        texts: Paragraphs as plain text.
    """
    for text in texts:
        if "(" not in text:
            continue
        for found in _ACRONYM.finditer(text):
            words, letters = found[1].split(), found[2]
            capital = [at for at, word in enumerate(words) if word[0].isupper()]
            for at in capital:
                initials = "".join(words[each][0] for each in capital if each >= at)
                if initials == letters:
                    yield letters, " ".join(words[at:])
                    break


def quoted(text: str, start: int, end: int) -> str:
    """Return the words of a text around a name, cut to a sentence or less.

    Args:
        text: A paragraph as plain text.
        start: Where the name begins.
        end: Where it ends.
    """
    before = _SENTENCE.split(text[max(0, start - WINDOW) : start])
    head = before[-1]
    if len(before) == 1 and start > WINDOW:
        head = "… " + head.partition(" ")[2]
    after = text[end : end + WINDOW]
    stop = _SENTENCE.search(after)
    if stop:
        tail = after[: stop.start() + 1]
    else:
        tail = after if end + WINDOW >= len(text) else after.rpartition(" ")[0] + " …"
    return f"{head}{text[start:end]}{tail}".strip()
