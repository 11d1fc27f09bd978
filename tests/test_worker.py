"""Processes that share a run's work: none outlives it, however it ends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from filelock import FileLock

from tests.sites import REPOSITORY

# A run whose workers hold a file each, and never end by themselves.
RUN = """
import sys
from concurrent.futures import wait
from generator.worker import processes
from tests.test_worker import hold
if __name__ == "__main__":
    with processes(2) as workers:
        wait([workers.submit(hold, path) for path in sys.argv[1:]])
"""
_PATIENCE = 30.0  # seconds; it takes a tenth of one


def hold(path: str) -> None:
    """Hold a file for as long as this process lives, and say so."""
    import time

    FileLock(path).acquire()
    Path(path + ".held").touch()
    time.sleep(600)


@pytest.mark.skipif(sys.platform == "win32", reason="ends a process's children by itself")
@pytest.mark.parametrize("how", ["SIGKILL", "SIGTERM"])
def test_workers_end_with_their_run(tmp_path: Path, how: str) -> None:
    """A worker holds a language pipeline: nobody may find a dozen of them a week later."""
    paths = [str(tmp_path / "a"), str(tmp_path / "b")]
    (tmp_path / "run.py").write_text(RUN)
    run = subprocess.Popen(  # noqa: S603 - our own interpreter
        [sys.executable, str(tmp_path / "run.py"), *paths],
        cwd=REPOSITORY,
        env=os.environ | {"PYTHONPATH": str(REPOSITORY)},
    )
    while not all(Path(path + ".held").exists() for path in paths):
        assert run.poll() is None
    run.send_signal(getattr(signal, how))
    run.wait()

    for path in paths:
        with FileLock(path).acquire(timeout=_PATIENCE):
            pass
