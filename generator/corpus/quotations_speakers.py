"""Who speaks in a sentence, read off its shape.

Takes frames (see `quotations_frames`), returns what they say of their speakers. A name is taken
for the speaker only where it stands as the subject of a verb of speech: "Roe's lawyer said", "a
lawyer for Roe said" and "Roe and Doe said" give nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from generator.corpus.quotations_frames import Frame

# Behind a name: what it is, between commas or brackets, and how old.
_APPOSITION: Final = r"(?:,[^QSGHVBTPA:.]{1,60},|(?<=,S),|\([^()QSH]{1,12}\),?)?"
_VERB: Final = "[VBTW]"
# "Roe said", "Roe, the mayor, has also said", "Roe thanked the town and said".
_FORWARD: Final = re.compile(
    rf"(?P<who>[SH]){_APPOSITION}a{{0,5}}(?P<verb>{_VERB}|(?<=a)P)"
    r"|(?P<who2>[SH])(?P<does>[^QSGHVBTA:.,]{1,16},?c)a{0,2}(?P<verb2>[VBTW])"
    rf"|(?P<who3>[SH]){_APPOSITION}[^QSGHVBTPA:.,]{{1,25}},?(?P<verb3>P)"
    # The second comma forgotten: "Jo Roe, the mayor of the town said".
    r"|(?P<who4>(?<![^,Q])S),[^QSGHVBTPA:.,]{0,12}t[^QSGHVBTPA:.]{0,14}(?P<verb4>[VBT])"
)
_FORMS: Final = (("who", "verb"), ("who2", "verb2"), ("who3", "verb3"), ("who4", "verb4"))
# "said Roe", "said the mayor, Jo Roe".
_BACKWARD: Final = re.compile(
    r"(?P<verb>[VBW])(?P<title>(?:[dtCwno]{0,12},?)?)(?P<who>[SH])(?!a{0,3}[VBTW])"
)
_ACCORDING: Final = re.compile(
    r"(?P<verb>A)(?P<title>[dtCn-]{0,10}|d?[dtCwno-]{1,12},)(?P<who>[S])"
)
# Where verbs stand last: "Roe, 'It rains' said".
_AROUND: Final = re.compile(r"(?P<who>[SH])[^SGHQVB.]{0,12}Q[^SGHVB.]{0,4}(?P<verb>[VBW])")
# What every clause of these forms has.
_WHO: Final = re.compile("[SH]")
_SAYS: Final = re.compile("[VBTWPA]")
_GOES_ON: Final = frozenset("wVBTdCtHSG")
_CLAUSE_MARKS: Final = ",:;(-.Q"


@dataclass(frozen=True, slots=True)
class Attribution:
    """One clause that says who speaks: its range in the shape, and who.

    Attributes:
        start: Where the clause begins, the title before the name with it.
        end: Behind the verb, or behind the name where that follows.
        verb: Where the verb stands.
        name: The speaker; None for a pronoun.
        pronoun: The pronoun, for a speaker who has no name here.
    """

    start: int
    end: int
    verb: int
    name: str | None
    pronoun: str | None = None


def attributions(frame: Frame) -> tuple[Attribution, ...]:
    """Find the clauses that say who speaks in a sentence, in order and apart from one another."""
    if not (_WHO.search(frame.shape) and _SAYS.search(frame.shape)):
        return ()
    found: list[Attribution] = []
    for each in sorted(_all(frame), key=lambda a: (a.verb, a.end)):
        if all(each.start >= other.end or each.end <= other.start for other in found):
            found.append(each)
    return tuple(found)


def _all(frame: Frame) -> Iterator[Attribution]:
    yield from _subjects_first(frame)
    yield from _verbs_first(frame)
    around = _AROUND.finditer(frame.shape) if frame.speech.verb_last else ()
    for found in (*around, *_ACCORDING.finditer(frame.shape)):
        if not _follows_joint(frame.shape, found.end()):
            yield _made(frame, found.start(), found.end(), found.start("verb"), found.start("who"))


def _subjects_first(frame: Frame) -> Iterator[Attribution]:
    for found in _FORWARD.finditer(frame.shape):
        who, verb = next(pair for pair in _FORMS if found[pair[0]])
        at = found.start(who)
        begin = _subject_begins(frame, at)
        if begin is not None and not _is_joint_before(frame, begin):
            yield _made(frame, begin, found.end(verb), found.start(verb), at)


def _verbs_first(frame: Frame) -> Iterator[Attribution]:
    shape = frame.shape
    for found in _BACKWARD.finditer(shape):
        before, title = shape[: found.start()], found["title"]
        leads = (
            before.endswith((",", "Q", "-", ".", "Qa", ",a")) if before else frame.speech.verb_first
        )
        # "said the mayor of the town, Jo Roe", but not "said a brother of Jo Roe".
        of_another = "o" in title and not title.endswith((",", "t"))
        # "said Roe left": the speaker stands before the verb.
        goes_on = shape[found.end() : found.end() + 1] in _GOES_ON
        if leads and not of_another and not goes_on and not _follows_joint(shape, found.end()):
            yield _made(frame, found.start(), found.end(), found.start("verb"), found.start("who"))


def _made(frame: Frame, start: int, end: int, verb: int, who: int) -> Attribution:
    if frame.shape[who] == "H":
        return Attribution(start, end, verb, None, frame.words[who].lower())
    named = sum(letter in "SG" for letter in frame.shape[:who])
    return Attribution(start, end, verb, frame.names[named])


def _follows_joint(shape: str, end: int) -> bool:
    """Tell whether another speaker is joined to the one just named: "said Roe and Doe"."""
    return re.match(r"c(?:[dtn]*)[SC]", shape[end:]) is not None


def _is_joint_before(frame: Frame, begin: int) -> bool:
    """Tell whether the subject is the last of several: "Roe and Doe said"."""
    before = frame.shape[:begin]
    return re.search(r"[SCGt],?c$", before) is not None


def _subject_begins(frame: Frame, at: int) -> int | None:
    """Find where the subject begins that a name ends; None where the name is no subject."""
    shape = frame.shape
    begin = at
    # Where words are not parted, an office before the name is a row of single letters.
    before = "tCdnwGa" if frame.speech.unspaced and shape[at] == "S" else "tCdnwG"
    while begin and (
        shape[begin - 1] in before or (shape[begin - 1] == "S" and shape[begin] == "t")
    ):
        begin -= 1
    plain = shape[begin:at]
    # Small words alone before a name are a verb or what is unknown: "meeting Roe said".
    if "w" in plain and "d" not in plain and not (begin == 0 or shape[begin - 1] in _CLAUSE_MARKS):
        return None
    if begin == 0 or shape[begin - 1] in _CLAUSE_MARKS or shape[begin - 1] in "ck":
        return begin
    if shape[begin - 1] == "a" and shape[at] == "H":
        return begin
    return None
