"""Texts on which an expression may blow up, made from its own parts.

For each repetition of an expression: what leads to it, what it repeats, many times over. And for
each, what leads to it together with what it repeats, many times over: what begins again and again.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from re import _constants as ops  # type: ignore[attr-defined]  # no types, and no other names of them
from re import _parser  # type: ignore[attr-defined]  # no types, and no other reader of expressions
from typing import Any, Final, NamedTuple

# Letters of every class that expressions tell apart; the first that fits is taken.
_LETTERS: Final = "aA1 .-,'\n\t\"([{<&_/:;|#*é日\u0645\u00a0\u2019\u201c\u2014\x00"
_MANY: Final = 20  # a repetition that may be longer is one that can blow up
_VARIANTS: Final = 3
_LONGEST: Final = 80
_CATEGORIES: Final[Mapping[Any, Callable[[str], bool]]] = {
    ops.CATEGORY_DIGIT: str.isdigit,
    ops.CATEGORY_NOT_DIGIT: lambda letter: not letter.isdigit(),
    ops.CATEGORY_SPACE: str.isspace,
    ops.CATEGORY_NOT_SPACE: lambda letter: not letter.isspace(),
    ops.CATEGORY_WORD: lambda letter: letter.isalnum() or letter == "_",
    ops.CATEGORY_NOT_WORD: lambda letter: not (letter.isalnum() or letter == "_"),
}
_REPEATS: Final = {ops.MAX_REPEAT, ops.MIN_REPEAT, getattr(ops, "POSSESSIVE_REPEAT", None)}


class Pump(NamedTuple):
    """What stands once, and what stands many times after it."""

    prefix: str
    piece: str


def pumps(pattern: str | bytes, flags: int) -> tuple[Pump, ...]:
    """Return texts that lead into each repetition of an expression.

    Args:
        pattern: The expression.
        flags: Its flags.
    """
    tree = _parser.parse(pattern, flags & ~re.DEBUG)
    found = dict.fromkeys(_walk(list(tree), ""))
    return tuple(found)


def _walk(items: list[Any], prefix: str) -> Iterator[Pump]:
    """Give the repetitions of a sequence, with what leads to each."""
    for at, (op, value) in enumerate(items):
        if op in _REPEATS:
            _, most, inner = value
            if most >= _MANY:
                follows = next(iter(_samples(items[at + 1 :])), "")
                for sample in _samples(inner):
                    yield from _around(prefix, sample, follows)
            yield from _walk(list(inner), prefix)
        for inner in _inside(op, value):
            yield from _walk(list(inner), prefix)
        prefix += next(iter(_samples([(op, value)])), "")


def _around(prefix: str, sample: str, follows: str) -> Iterator[Pump]:
    if not sample:
        return
    yield Pump(prefix, sample)
    if prefix and len(prefix) <= _LONGEST:
        yield Pump("", prefix)
        yield Pump("", prefix + sample)
    # What could end the repetition, and does not: it is taken back again and again.
    if follows and len(follows) <= _LONGEST:
        yield Pump(prefix, sample + follows[:-1] if len(follows) > 1 else sample + follows)


def _inside(op: Any, value: Any) -> Iterator[Any]:  # noqa: ANN401 - what the parser gives
    """Give the sequences that an item holds, but for what a repetition repeats."""
    if op is ops.BRANCH:
        yield from islice(value[1], 40)
    elif op is ops.SUBPATTERN:
        yield value[-1]
    elif op in (ops.ASSERT, ops.ASSERT_NOT):
        yield value[1]
    elif op is getattr(ops, "ATOMIC_GROUP", None):
        yield value
    elif op is ops.GROUPREF_EXISTS:
        yield from filter(None, value[1:])


def _samples(items: Any) -> list[str]:  # noqa: ANN401 - a sequence of the parser's
    """Return some texts that a sequence matches, or nearly."""
    parts = [_samples_of(op, value) or [""] for op, value in items]
    # One varies at a time, so that all come to their turn.
    first = "".join(part[0] for part in parts)
    found = [first]
    for at, part in enumerate(parts):
        found += [
            "".join(p[0] for p in parts[:at]) + other + "".join(p[0] for p in parts[at + 1 :])
            for other in part[1:]
        ]
    return list(dict.fromkeys(found))[: 2 * _VARIANTS]


def _samples_of(op: Any, value: Any) -> list[str]:  # noqa: ANN401, PLR0911 - one answer a kind of item
    if op is ops.LITERAL:
        return [chr(value)]
    if op is ops.NOT_LITERAL:
        return [each for each in _LETTERS if ord(each) != value][:_VARIANTS]
    if op is ops.ANY:
        return ["a", " "]
    if op is ops.IN:
        return _members(value)
    if op is ops.BRANCH:
        branches = [_samples(each)[0] for each in value[1]]
        picked = [branches[0], min(branches, key=len), branches[-1], branches[len(branches) // 2]]
        return list(dict.fromkeys(picked))
    if op in _REPEATS:
        least, most, inner = value
        once = _samples(inner)
        some = [each * max(least, 1) for each in once[:_VARIANTS]] if most else [""]
        return [*([""] if least == 0 else []), *some]
    if op is ops.SUBPATTERN:
        return _samples(value[-1])
    if op is getattr(ops, "ATOMIC_GROUP", None):
        return _samples(value)
    return [""]


def _members(value: Any) -> list[str]:  # noqa: ANN401 - a set of the parser's
    """Return some letters of a set."""
    negated = value[0][0] is ops.NEGATE
    items = value[1:] if negated else value
    own = [chr(each) for op, each in items if op is ops.LITERAL]
    own += [chr(each[0]) for op, each in items if op is ops.RANGE]
    letters = [each for each in _LETTERS if _is_member(each, items) != negated]
    if not negated:
        letters += [each for each in own if each not in letters]
    return letters[: 2 * _VARIANTS]


def _is_member(letter: str, items: Any) -> bool:  # noqa: ANN401 - as above
    for op, value in items:
        if op is ops.LITERAL and ord(letter) == value:
            return True
        if op is ops.RANGE and value[0] <= ord(letter) <= value[1]:
            return True
        if op is ops.CATEGORY and value in _CATEGORIES and _CATEGORIES[value](letter):
            return True
    return False
