"""A text read sentence by sentence: whose each quotation is, and who says each reported sentence.

Takes the places of quotations and names, returns whose they are. What a reader keeps in mind from
one sentence to the next is kept here: who spoke last, and of whom the text last told.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from generator.corpus.quotations_frames import Frame, frames_of
from generator.corpus.quotations_marks import Span
from generator.corpus.quotations_names import Naming
from generator.corpus.quotations_speakers import Attribution, attributions
from generator.corpus.quotations_words import Speech

_MEMORY: Final = 2  # paragraphs after which a pronoun points to nobody any more
# Between a quotation and the clause behind it; between a clause and the quotation behind it.
_LEADS_BACK: Final = re.compile(r"[,.-]*a{0,3}")
_LEADS_ON: Final = re.compile(
    r"[,:k-]{0,3}|[^SGHQVBTPA.;]{0,40}:|[^SGHQVBTPA.;:]{1,14},|[^SGHQVBTPA.;:,]{1,8}k?"
    r"|,?[^SGHQVBTA.;]{0,12}P[^SGHQVBTA.;]{0,12}[:,]?k?"
)
_QUOTE_BEFORE: Final = re.compile(r"Q[,.-]*a?\Z")
_BESIDE_ANOTHER: Final = re.compile(r"[,.c-]*")
_ONLY_QUOTES: Final = re.compile(r"[Q.,-]+")
# Behind "Roe said", where the sentence tells only when and to whom.
_NOTHING_SAID: Final = re.compile(r"(?:,?[panH][^kVBT:Q]{0,8})?[,.]*")
_WHEN: Final = re.compile(r"[^QSk:BV]{0,18}")
_THAT: Final = re.compile(r"[^SGHQVBTPA.;:]{0,8}k[^.]{3,}")
_TELLS_ANOTHER: Final = re.compile(r"d?[tCw]{0,4}t|C")
_SUBJECT: Final = re.compile(r"(?:[pa][^SGH,]{1,8},)?c?[dtCn]{0,6},?[SG]")
_FEWEST_TOKENS: Final = 4
_SHORT: Final = 6


class Reader:
    """One text while it is read."""

    def __init__(
        self, texts: Sequence[str], spans: Sequence[Span], namings: Sequence[Naming], speech: Speech
    ) -> None:
        self.texts = texts
        self.spans = spans
        self.speech = speech
        self.speaker_of: dict[int, str] = {}  # of a span: who speaks
        self.reported: list[tuple[Frame, str]] = []
        self._namings = namings
        self._focus: str | None = None  # of whom the text tells
        self._since = 0  # the paragraph where it last did
        self._genders: dict[str, str] = {}
        self._awaited: str | None = None  # who a paragraph ending in a colon lets speak
        self._tail: str | None = None  # who speaks in the last sentence of the paragraph before

    def read(self) -> None:
        """Read the whole text."""
        namings: dict[int, list[Naming]] = {}
        for naming in self._namings:
            namings.setdefault(naming.paragraph, []).append(naming)
        spans: dict[int, dict[int, Span]] = {}
        for index, span in enumerate(self.spans):
            spans.setdefault(span.paragraph, {})[index] = span
        for number, text in enumerate(self.texts):
            here = spans.get(number, {})
            forgotten = self._focus is None or number - self._since > _MEMORY
            if not here and number not in namings and forgotten:
                self._awaited = self._tail = None
                continue
            frames = tuple(frames_of(number, text, here, namings.get(number, ()), self.speech))
            self._paragraph(frames)

    def _paragraph(self, frames: Sequence[Frame]) -> None:
        running, self._awaited = self._awaited, None  # whose the quotation just before is
        tail, self._tail = self._tail, None
        if all(_ONLY_QUOTES.fullmatch(frame.shape) for frame in frames):
            # A paragraph that is one quotation goes on with the speaker of the one before.
            running = running or tail
        for at, frame in enumerate(frames):
            found = self._resolved(frame)
            if _ONLY_QUOTES.fullmatch(frame.shape):
                after = self._bare(frames[at + 1]) if at + 1 < len(frames) else None
                speaker = after or running
                if speaker:
                    self._assign(frame.quotes, speaker)
                running = self._tail = speaker
                continue
            if not frame.quotes and running and self._bare(frame):
                self._remember(frame, found)
                self._tail = running
                continue
            running = self._direct(frame, found)
            if not any(index in self.speaker_of for index in frame.quotes):
                self._report(frame, found)
            self._remember(frame, found)
            self._tail = running if frame.quotes and running else self._said(frame)
            if frame.shape.endswith(":") and found and at + 1 == len(frames):
                self._awaited = found[-1][1]
                running = running or self._awaited

    # ----------------------------------------------------------------------- whose words

    def _direct(self, frame: Frame, found: Sequence[tuple[Attribution, str | None]]) -> str | None:
        """Give the quotations of a sentence to whoever a clause beside them names."""
        shape = frame.shape
        places = [at for at, letter in enumerate(shape) if letter == "Q"]
        owners: list[str | None] = []
        for number, (at, index) in enumerate(zip(places, frame.quotes, strict=True)):
            beside = {name for clause, name in found if self._is_beside(frame, at, clause, index)}
            if len(beside) > 1:
                beside = set()
            owner = next(iter(beside), None)
            between = shape[places[number - 1] + 1 : at] if number else "x"
            if owner is None and not beside and _BESIDE_ANOTHER.fullmatch(between):
                owner = owners[-1]
            owners.append(owner)
        for index, owner in zip(frame.quotes, owners, strict=True):
            if owner:
                self._assign((index,), owner)
        return owners[-1] if owners else None

    def _is_beside(self, frame: Frame, at: int, clause: Attribution, index: int) -> bool:
        shape = frame.shape
        if clause.start < at < clause.end:
            return True
        if clause.end <= at:
            between = shape[clause.end : at]
            # "“The bridge,” Roe said, “is old.”": the second part begins as it likes.
            goes_on = _QUOTE_BEFORE.search(shape, 0, clause.start) and between in ("", ",", "-")
            leads = _LEADS_ON.fullmatch(between) is not None
            return leads and (bool(goes_on) or self._is_sentence(index))
        between = shape[at + 1 : clause.start]
        whole = at == 0 or shape[at - 1] in "Q,:-."
        return whole and _LEADS_BACK.fullmatch(between) is not None

    def _is_sentence(self, index: int) -> bool:
        """Tell whether a quotation begins as a sentence does."""
        span = self.spans[index]
        words = self.texts[span.paragraph][slice(*span.inner)].lstrip(" …([.")
        return bool(words) and not words[0].islower() and not words[0].isdigit()

    def _assign(self, indexes: Sequence[int], speaker: str) -> None:
        for index in indexes:
            self.speaker_of[index] = speaker

    def _bare(self, frame: Frame) -> str | None:
        """Return who a sentence lets speak that says nothing itself: "Roe said on Monday."."""
        found = self._resolved(frame)
        if len(found) != 1 or frame.quotes:
            return None
        clause, name = found[0]
        bare = clause.start == 0 and _NOTHING_SAID.fullmatch(frame.shape[clause.end :])
        return name if bare else None

    # ----------------------------------------------------------------------- reported speech

    def _report(self, frame: Frame, found: Sequence[tuple[Attribution, str | None]]) -> None:
        if not found:
            return
        clause, name = found[0]
        first = re.search("[VBTA]", frame.shape)
        if name is None or (first and first.start() < clause.verb and first.start() < clause.start):
            return
        if self._is_report(frame.shape, clause):
            self.reported.append((frame, name))

    def _said(self, frame: Frame) -> str | None:
        """Return who says a sentence, where it is reported speech."""
        return self.reported[-1][1] if self.reported and self.reported[-1][0] is frame else None

    @staticmethod
    def _is_report(shape: str, clause: Attribution) -> bool:
        verb = shape[clause.verb]
        rest = shape[clause.end :].strip(".")
        before = shape[: clause.start]
        if len(before) > _FEWEST_TOKENS:  # "The bridge is old, Roe said."
            leads = before.endswith((",", "-")) or (verb == "A" and before[-1] in "wCtn,Q")
            when = _WHEN.fullmatch(rest) and (verb != "V" or len(rest) <= _SHORT)
            return leads and verb in "VBA" and bool(when)
        if verb == "A":
            return rest.startswith(",") and len(rest) > _FEWEST_TOKENS
        if clause.verb > clause.start and shape[clause.end - 1] not in "VBTWP":
            return False  # "said Roe" opens no sentence
        if "Q" in rest:
            return True
        if verb in "BP":
            says = len(rest) >= _FEWEST_TOKENS and rest[0] not in "po,:;ca"
            return says or _THAT.match(rest) is not None
        return verb in "VT" and _THAT.match(rest) is not None

    # ----------------------------------------------------------------------- who is meant

    def _resolved(self, frame: Frame) -> tuple[tuple[Attribution, str | None], ...]:
        return tuple((each, self._who(frame, each)) for each in attributions(frame))

    def _who(self, frame: Frame, clause: Attribution) -> str | None:
        """Return the speaker of a clause; of a pronoun, whoever the text tells of."""
        if clause.name is not None:
            return clause.name
        shape = frame.shape
        at = shape.index("H", clause.start)
        before = shape[:at]
        name = self._focus
        if "S" in before or "G" in before:
            names = set(frame.names[: sum(letter in "SG" for letter in before)])
            opens = re.match(r"c?[dtCn]{0,6},?S", before)
            name = next(iter(names)) if len(names) == 1 and opens else None
        elif frame.paragraph - self._since > _MEMORY:
            return None
        gender = self.speech.genders.get(clause.pronoun or "")
        if name is None or (gender and self._genders.get(name, gender) != gender):
            return None
        return name

    def _remember(self, frame: Frame, found: Sequence[tuple[Attribution, str | None]]) -> None:
        shape = frame.shape
        self._note_address(frame)
        speech = re.search("[VBA]", shape)
        if found and not (speech and speech.start() < found[0][0].start):
            clause, name = found[0]
            self._focus = name
            self._since = frame.paragraph
            gender = self.speech.genders.get(clause.pronoun or "")
            if name and gender:
                self._genders.setdefault(name, gender)
            return
        names = set(frame.names)
        if speech or len(names) > 1:
            self._focus = None
        elif names:
            only = next(iter(names))
            if _SUBJECT.match(shape):
                self._focus, self._since = only, frame.paragraph
            elif only != self._focus:
                self._focus = None
        elif _TELLS_ANOTHER.match(shape):
            self._focus = None

    def _note_address(self, frame: Frame) -> None:
        """Note what "Mr" and "Mrs" tell."""
        named = 0
        for at, letter in enumerate(frame.shape):
            if letter in "SG":
                gender = self.speech.address.get(frame.words[at - 1].lower()) if at else None
                if gender:
                    self._genders.setdefault(frame.names[named], gender)
                named += 1
