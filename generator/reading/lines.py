"""What can be seen of a line by itself, and which run of lines has most prose in it.

Takes the lines of a capture, returns one `Seen` a line. Nothing here decides.
"""

import re
from collections import Counter
from functools import cache
from typing import Final, NamedTuple

from generator.reading.decode import Line
from generator.text.phrases import fold, kinds_of_folded, words_of
from generator.text.sentences import is_unmarked

_CJK: Final = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")
_SENTENCE_END: Final = re.compile(r"[.!?؟۔।॥።։။។][\"'”’»›)\]]*(?=\s|$)|[。！？][」』）”]*")
_ENDS: Final = tuple(".!?؟۔।॥።։။។。！？")
_CLOSERS: Final = "\"'”’»›)]」』）"
# A source, an agency or initials in brackets behind the last sentence.
_CREDIT: Final = re.compile(
    r"(?<=[.!?\"”’»])\s*(?:[(\[][^()\[\]]{2,100}[)\]]|(?:©|--)\s*[^.!?©]{2,60})\.?$"
)
_BRACKETS: Final = (")", "]", ").", "].")
_ELLIPSES: Final = ("...", "…")
_QUOTES: Final = "\"'”’»›)]"
_TITLE_ENDS: Final = re.compile(r"\s+[|–—\-·•:]\s+")

PROSE_WORDS: Final = 8
PARAGRAPH_WORDS: Final = 30
_GAP_COST: Final = 6.0
MOST_WORDS: Final = 80
_TITLE_WORDS: Final = 3


class Seen(NamedTuple):
    """What is seen of one line without its neighbours."""

    text: str
    folded: str
    words: int
    sentences: int
    closed: bool  # ends with a mark that ends a sentence
    ellipsis: bool
    kinds: frozenset[str]
    copies: int  # how often the page has this line
    is_prose: bool  # reads like a whole sentence of some length


@cache
def _reports_behind() -> re.Pattern[str]:
    """Match "…reports Example News" behind a sentence: the sentence is whole."""
    verbs = "|".join(re.escape(verb) for verb in words_of("reports"))
    return re.compile(rf"(?:…|\.\.\.)\s*(?:{verbs})\s+\w[^.…]{{2,50}}$")


def _is_closed(text: str) -> bool:
    """Tell whether a text ends with a whole sentence, or with a credit behind one."""
    credited = text.endswith(_BRACKETS) or "©" in text or "--" in text
    sentence = _CREDIT.sub("", text) if credited else text
    if sentence.rstrip(_CLOSERS).endswith(_ENDS):
        return True
    pointed = "..." in text or "…" in text
    return pointed and _reports_behind().search(text) is not None


def see(lines: tuple[Line, ...]) -> tuple[Seen, ...]:
    """Look at every line by itself.

    Args:
        lines: The capture's lines that are not blank.

    Returns:
        One `Seen` a line, in the same order.
    """
    texts = [line.text for line in lines]
    folded = {text: fold(text) for text in texts}
    copies = Counter(map(folded.__getitem__, texts))
    # Menus stand at a page's head and foot: what is written alike is looked at once.
    seen = {text: _see(text, key, copies[key]) for text, key in folded.items()}
    return tuple(map(seen.__getitem__, texts))


def _see(text: str, folded: str, copies: int) -> Seen:
    words = len(text.split())
    plain = text.isascii()
    if not plain:
        unspaced = len(_CJK.findall(text))
        if unspaced * 2 > len(text):
            words = max(words, unspaced // 2)
    # Most lines of a page have no mark at all, and that is told sooner than their sentences.
    marked = not plain or "." in text or "!" in text or "?" in text
    sentences = len(_SENTENCE_END.findall(text)) if marked else 0
    ellipsis = marked and text.rstrip(_QUOTES).endswith(_ELLIPSES)
    closed = (marked and _is_closed(text)) or (words >= PARAGRAPH_WORDS and is_unmarked(text))
    # Several sentences in one line, and a credit or an embed behind the last.
    several = words >= PARAGRAPH_WORDS and sentences > 1
    prose = not ellipsis and (words >= PROSE_WORDS if closed else several)
    kinds = kinds_of_folded(folded)
    return Seen(text, folded, words, sentences, closed, ellipsis, kinds, copies, prose)


def best_run(seen: tuple[Seen, ...]) -> tuple[int, int]:
    """Find the run of lines with most prose in it and least between.

    Returns:
        Half-open range of indices; empty where the page has no prose.
    """
    best, best_range = 0.0, (0, 0)
    total, start = 0.0, 0
    for index, line in enumerate(seen):
        if total <= 0:
            total, start = 0.0, index
        total += min(line.words, MOST_WORDS) if line.is_prose else -_GAP_COST
        if total > best:
            best, best_range = total, (start, index + 1)
    return best_range


def page_title(seen: tuple[Seen, ...]) -> str | None:
    """Guess the title's text: a line of the page that its first line repeats or begins with.

    Returns:
        The folded title, or None where nothing on the page is said twice at its top.
    """
    if not seen:
        return None
    head = seen[0].folded
    parts = (head, *_TITLE_ENDS.split(head)[:1])
    names = {part.strip() for part in parts if len(part.split()) >= _TITLE_WORDS}
    for line in seen[1:]:
        if line.folded in names or (line.words > _TITLE_WORDS and head.startswith(line.folded)):
            return line.folded
    return None
