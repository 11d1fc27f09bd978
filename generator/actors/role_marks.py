"""Marks inside a role: a body's name in quotation marks, the full stop of a shortened word.

Takes a paragraph's tokens, returns where such a mark is opened or closed.
"""

from typing import Final

from generator.actors.name_runs import Line

_CLOSERS: Final = {"«": "»", "„": '“”"', "“": "”", '"': '"', "”": "”", "»": "«"}
_QUOTED: Final = 8  # tokens of a name in quotation marks
_SHORT: Final = 5  # letters of a word that a full stop shortens


def skip_quoted(line: Line, at: int) -> int | None:
    """Return the index behind a name in quotation marks, None where none opens.

    Args:
        line: The paragraph.
        at: Index of what may be the opening mark.
    """
    closers = _CLOSERS.get(line.tokens[at].text)
    if closers is None:
        return None
    for behind in range(at + 2, min(at + _QUOTED, len(line.tokens))):
        if line.tokens[behind].text in closers:
            return behind + 1
    return None


def opening_quote(line: Line, closing: int) -> int | None:
    """Return where quotation marks open, None where none close.

    Args:
        line: The paragraph.
        closing: Index of what may be the closing mark.
    """
    for at in range(closing - 2, max(closing - _QUOTED, -1), -1):
        if line.tokens[closing].text in _CLOSERS.get(line.tokens[at].text, ""):
            return at
    return None


def is_shortening(line: Line, at: int) -> bool:
    """Tell whether a full stop shortens the word before it: "Kft.", "sp.".

    Args:
        line: The paragraph.
        at: Index of what may be the full stop.
    """
    if line.tokens[at].text != "." or at + 1 >= len(line.tokens):
        return False
    before, after = line.tokens[at - 1], line.tokens[at + 1]
    return before.word and len(before.text) < _SHORT and after.word and not after.capital
