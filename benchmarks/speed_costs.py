"""What processes cost: run to their end, measured with their children, the middle of several."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

REPOSITORY: Final = Path(__file__).parent.parent
ADDRESS: Final = "http://127.0.0.1:8000/"


@dataclass(frozen=True, slots=True)
class Cost:
    """What a process took: seconds by the clock and of all cores, megabytes at most."""

    wall: float
    cpu: float
    memory: float
    said: str = ""


@dataclass(frozen=True, slots=True)
class Reload:
    """What a saved brief costs: until its page is loaded again, and until all is built."""

    reload: Cost
    rest: Cost


def run(*command: str, where: Path, address: str = ADDRESS) -> Cost:
    """Run a process of this Python to its end and measure it with its children.

    Args:
        command: What Python is told to run.
        where: The folder it runs in.
        address: Where the site is said to stand.
    """
    # As it is installed: Python compiles a module once, whatever this process was told.
    own = {name: of for name, of in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment = own | {
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONPATH": str(REPOSITORY),
        "SITE_URL": address,
    }
    began = time.perf_counter()
    with tempfile.TemporaryFile() as out:
        process = subprocess.Popen(  # noqa: S603 - our own interpreter
            [sys.executable, *command], cwd=where, env=environment, stdout=out, stderr=out
        )
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        wall = time.perf_counter() - began
        out.seek(0)
        said = out.read().decode("utf-8", "replace")
    if process.returncode:
        sys.exit(f"{' '.join(command)} in {where}:\n{said[-2000:]}")
    return Cost(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, said)


def middle(costs: list[Cost]) -> Cost:
    """Return the middle of each figure, and the most memory."""
    return Cost(
        statistics.median(cost.wall for cost in costs),
        statistics.median(cost.cpu for cost in costs),
        max(cost.memory for cost in costs),
        costs[-1].said,
    )


def several(runs: int, once: Callable[[], Cost]) -> Cost:
    """Run something several times; return the middle."""
    return middle([once() for _ in range(runs)])


def middle_of_reloads(reloads: list[float], builds: list[float]) -> Reload:
    """Return the middle of each, but for the first: a new process has yet to learn to begin."""
    reload, rest = (middle([Cost(each, 0, 0) for each in all_[1:]]) for all_ in (reloads, builds))
    return Reload(reload, rest)
