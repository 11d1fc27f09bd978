"""The same captures read by processes of this machine and by the workers of a Dask scheduler."""

import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

from speed_costs import REPOSITORY, Cost, middle, run

WORKERS: Final = 2
# All captures of a book, nothing kept of earlier readings; its own seconds and rate are printed.
_READ: Final = """
import sys, time
from pathlib import Path
from generator.engines import Cluster, Pool
from generator.intake import take_in
from generator.recogniser import recogniser_for
from generator.settings import PIPELINES

def main():
    recogniser, _ = recogniser_for(PIPELINES)
    engine = Pool(2) if sys.argv[2] == "pool" else Cluster(sys.argv[2])
    began = time.perf_counter()
    taken = take_in(Path(sys.argv[1]), engine=engine, recogniser=recogniser)
    assert len(taken.halves) == len(list((Path(sys.argv[1]) / "seeds").iterdir()))
    print(time.perf_counter() - began)

if __name__ == "__main__":
    main()
"""


def beside_each_other(root: Path, runs: int) -> tuple[Cost, Cost]:
    """Read a book's captures by both, one after the other.

    Args:
        root: The book's folder.
        runs: How many times.

    Returns:
        What the pool and what the cluster took, the middle of the runs; only their own reading.
    """
    pool, cluster = [], []
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "read.py"
        script.write_text(_READ, encoding="utf-8")
        for _ in range(runs):
            pool.append(_reading(script, root, "pool"))
            with _scheduler() as address:
                cluster.append(_reading(script, root, address))
    return middle(pool), middle(cluster)


def _reading(script: Path, root: Path, engine: str) -> Cost:
    cost = run(str(script), str(root), engine, where=root)
    return Cost(float(cost.said.split()[-1]), cost.cpu, cost.memory)


@contextmanager
def _scheduler() -> Iterator[str]:
    """Run a scheduler and its workers, each a process of its own."""
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"tcp://127.0.0.1:{port}"

    def start(kind: str, *arguments: str) -> "subprocess.Popen[bytes]":
        return subprocess.Popen(  # noqa: S603 - our own interpreter
            [sys.executable, "-m", f"distributed.cli.dask_{kind}", *arguments, "--no-dashboard"],
            env=os.environ | {"PYTHONPATH": str(REPOSITORY)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    processes = [start("scheduler", "--host", "127.0.0.1", "--port", str(port))]
    processes += [start("worker", address, "--nthreads", "1", "--no-nanny") for _ in range(WORKERS)]
    try:
        time.sleep(3)  # until the workers are there; their start is not what is measured
        yield address
    finally:
        for process in reversed(processes):
            process.kill()
            process.wait()
