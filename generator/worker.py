"""What a process does that a run started to share its work.

It leaves Ctrl-C to the run, which ends its workers itself, and ends where the run has ended without
doing so: a worker that nobody waits for would hold its memory until the machine is turned off.
"""

import os
import signal
from multiprocessing import parent_process
from threading import Thread


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
