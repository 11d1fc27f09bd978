"""Processes that a run starts to share its work, and what each of them does.

It leaves Ctrl-C to the run, which ends its workers itself, and ends where the run has ended without
doing so: a worker that nobody waits for would hold its memory until the machine is turned off.
"""

import os
import signal
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context, parent_process
from threading import Thread


def processes(jobs: int) -> ProcessPoolExecutor:
    """Return workers that are started when there is work for them.

    Args:
        jobs: How many.
    """
    # Never a plain fork: the run may have threads and locks, and a language pipeline in its memory.
    return ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=begin)


def begin() -> None:
    """Make this process a worker; called once, before its first work."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        # No cleaning up: there is nobody left to hand anything to.
        os._exit(1)
