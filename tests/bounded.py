"""What reading one capture may cost: of computing, and of memory beside what is held already."""

from __future__ import annotations

import resource
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

_PAGE: Final = resource.getpagesize()


@contextmanager
def bounded(seconds: float, megabytes: int, what: object = "") -> Iterator[None]:
    """Assert that what is done in the `with` block stays within bounds.

    More memory than that cannot be had there: whoever asks for it meets a `MemoryError`.

    Args:
        seconds: Of computing.
        megabytes: Of address space, beside what the process has when it begins.
        what: What is read, for the message.
    """
    before = resource.getrlimit(resource.RLIMIT_AS)
    held = int(Path("/proc/self/statm").read_text().split()[0]) * _PAGE
    resource.setrlimit(resource.RLIMIT_AS, (held + megabytes * 2**20, before[1]))
    began = time.process_time()
    try:
        yield
    finally:
        spent = time.process_time() - began
        resource.setrlimit(resource.RLIMIT_AS, before)
    assert spent < seconds, f"{what}: {spent:.1f} seconds"
