"""Where the people of the network stand: those who share briefs near each other, no two on a spot.

Forces, a hundred steps: all push each other away, pairs pull, everything drifts to the middle. Only
sums, products, quotients and square roots are used, which every machine rounds alike, so that the
same people and pairs give the same picture everywhere.

Takes numbers, returns numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt
from typing import Final

from generator.remembered import Remembered

_STEPS: Final = 100
_DRIFT: Final = 0.5
_NEAR: Final = 1e-4
_APART: Final = 30.0  # pixels between two, where there is room
_UNTANGLING: Final = 40  # steps

Pair = tuple[int, int, int]  # two people and the number of their briefs
Point = tuple[float, float]


def layout(people: int, pairs: tuple[Pair, ...], width: float, height: float) -> tuple[Point, ...]:
    """Place people in a box.

    Args:
        people: How many there are.
        pairs: Who belongs near whom, and how much.
        width: Width of the box.
        height: Height of the box.

    Returns:
        The place of each, whole pixels.
    """
    return LAYOUTS((people, width, height), (people, pairs, width, height))


def _layout_of(of: tuple[int, tuple[Pair, ...], float, float]) -> tuple[Point, ...]:
    people, pairs, width, height = of
    if not people:
        return ()
    # Two irrational steps fill a square evenly, without chance.
    xs = [(0.5 + 0.7548776662 * number) % 1 for number in range(people)]
    ys = [(0.5 + 0.5698402910 * number) % 1 for number in range(people)]
    wished = 1 / sqrt(people)
    for step in range(_STEPS):
        pushed = _forces(xs, ys, pairs, wished)
        longest = 0.12 * (1 - step / _STEPS) + 0.002
        for number, (x, y) in enumerate(pushed):
            length = sqrt(x * x + y * y) or 1.0
            stride = min(length, longest) / length
            xs[number] += x * stride
            ys[number] += y * stride
    points = list(zip(_spread(xs, width), _spread(ys, height), strict=True))
    return tuple((float(round(x)), float(round(y))) for x, y in _untangled(points, width, height))


LAYOUTS: Final = Remembered[tuple[int, tuple[Pair, ...], float, float], tuple[Point, ...]](
    _layout_of, name="layout", kept=tuple[Point, ...]
)


def _forces(
    xs: Sequence[float], ys: Sequence[float], pairs: Sequence[Pair], wished: float
) -> list[list[float]]:
    square = wished * wished
    pushed = [[_DRIFT * (0.5 - x), _DRIFT * (0.5 - y)] for x, y in zip(xs, ys, strict=True)]
    for one, (x, y) in enumerate(zip(xs, ys, strict=True)):
        own = pushed[one]
        for other in range(one):
            dx, dy = x - xs[other], y - ys[other]
            force = square / (dx * dx + dy * dy + _NEAR)
            dx, dy = dx * force, dy * force
            own[0] += dx
            own[1] += dy
            theirs = pushed[other]
            theirs[0] -= dx
            theirs[1] -= dy
    for one, other, briefs in pairs:
        dx, dy = xs[one] - xs[other], ys[one] - ys[other]
        force = sqrt(dx * dx + dy * dy) / wished * min(5.0, 1.5 * sqrt(briefs))
        pushed[one][0] -= dx * force
        pushed[one][1] -= dy * force
        pushed[other][0] += dx * force
        pushed[other][1] += dy * force
    return pushed


def _spread(values: Sequence[float], size: float) -> list[float]:
    low, high = min(values), max(values)
    span = high - low
    return [(value - low) / span * size if span else size / 2 for value in values]


def _untangled(points: list[Point], width: float, height: float) -> list[Point]:
    """Move those apart that stand on one another."""
    apart = min(_APART, 0.8 * sqrt(width * height / len(points)))
    for _ in range(_UNTANGLING):
        moved = False
        for one in range(len(points)):
            for other in range(one):
                (x, y), (a, b) = points[one], points[other]
                dx, dy = x - a, y - b
                far = sqrt(dx * dx + dy * dy)
                if far >= apart:
                    continue
                moved = True
                dx, dy = (dx / far, dy / far) if far > _NEAR else (1.0, 0.0)
                by = (apart - far) / 2
                points[one] = _within(x + dx * by, y + dy * by, width, height)
                points[other] = _within(a - dx * by, b - dy * by, width, height)
        if not moved:
            break
    return points


def _within(x: float, y: float, width: float, height: float) -> Point:
    return min(max(x, 0.0), width), min(max(y, 0.0), height)
