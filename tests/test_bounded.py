"""Bounds hold what is done within them, and nothing after it."""

from __future__ import annotations

import pytest

from tests.bounded import bounded


def test_more_memory_cannot_be_had() -> None:
    """Only inside, and beside what was held before."""
    held = bytearray(300 * 2**20)
    with pytest.raises(MemoryError), bounded(60, 200):
        bytearray(250 * 2**20)
    with bounded(60, 200):
        held += bytearray(50 * 2**20)

    assert len(bytearray(250 * 2**20) + held) == 600 * 2**20


def test_more_time_is_told() -> None:
    """With what took it."""
    with pytest.raises(AssertionError, match="counting"), bounded(0, 200, "counting"):
        sum(range(100_000))
