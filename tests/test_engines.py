"""Whoever reads the captures, the same comes of them; a reader that dies takes nothing along."""

import os
import re
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from generator.caching.readings import reading_version
from generator.engines import Alone, Batch, Cluster, Engine, Pool, batches_of, cores, time_limit
from generator.errors import CaptureError, GeneratorError
from generator.first_half import FirstHalf
from generator.intake import take_in
from generator.model import Capture, CaptureId
from tests.builders import TEXT, a_capture

MANY = tuple(
    a_capture(TEXT.replace("nine", str(number)), name=f"{number:04}.txt") for number in range(120)
)


def read(captures: tuple[Capture, ...]) -> tuple[FirstHalf, ...]:
    """Stand for the reading of captures: quick, and each result tells its capture."""
    return tuple(FirstHalf(CaptureId(f"{capture.id} {len(capture.data)}")) for capture in captures)


def read_or_die(captures: tuple[Capture, ...], *, fatal: bytes) -> tuple[FirstHalf, ...]:
    """Read captures; one that holds some bytes ends the process."""
    if any(fatal in capture.data for capture in captures):
        os.kill(os.getpid(), signal.SIGKILL)
    return read(captures)


def in_order(engine: Engine, work: object = read) -> list[FirstHalf]:
    """Return what an engine gives, in order of the captures."""
    done = dict(engine.read(work, batches_of(MANY)))  # type: ignore[arg-type]  # partials too
    return [half for first in sorted(done) for half in done[first]]


def test_batches_keep_the_order_and_bound_their_size() -> None:
    """Few captures a batch, fewer where they are large, and each counts those before it."""
    large = tuple(a_capture("x" * 600_000, name=f"large {number}") for number in range(3))
    batches = list(batches_of((*MANY, *large)))

    assert tuple(capture for batch in batches for capture in batch.captures) == (*MANY, *large)
    assert [batch.first for batch in batches[:3]] == [0, 16, 32]
    assert max(len(batch.captures) for batch in batches) == 16
    assert [len(batch.captures) for batch in batches[-2:]] == [10, 1]
    assert list(batches_of(())) == []


def test_a_pool_reads_what_one_process_reads() -> None:
    """Two processes give the same as this one, each capture once."""
    assert in_order(Pool(2)) == in_order(Alone()) == list(read(MANY))


def test_a_pool_takes_few_batches_ahead() -> None:
    """A collection that does not end is not held in memory."""
    taken = 0

    def endless() -> Iterator[Batch]:
        nonlocal taken
        while True:
            yield Batch(taken, MANY[:1])
            taken += 1

    results = Pool(2).read(read, endless())
    next(results)
    results.close()  # type: ignore[attr-defined]  # a generator

    assert taken < 12


def test_a_capture_that_ends_its_reader_is_named_and_no_other_is_lost() -> None:
    """The process that reads it dies twice; all others are read."""
    fatal = partial(read_or_die, fatal=b"after 57 days")
    halves = in_order(Pool(2), fatal)

    assert [half.capture for half in halves if half.problem] == ["0057.txt"]
    assert "ended the process that read it" in halves[57].problem.message  # type: ignore[union-attr]
    assert [half for half in halves if not half.problem] == [
        half for at, half in enumerate(read(MANY)) if at != 57
    ]


def test_a_few_captures_start_no_process() -> None:
    """A work that no other process could be given is done all the same."""

    def here(captures: tuple[Capture, ...]) -> tuple[FirstHalf, ...]:
        return read(captures)

    done = Pool(2).read(here, batches_of(MANY[:5]))

    assert list(done) == [(0, read(MANY[:5]))]
    assert cores() >= 1


def test_a_scheduler_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """The message has the address, and what to do."""
    monkeypatch.setattr("generator.engines._PATIENCE", 0.3)
    with pytest.raises(
        GeneratorError, match=r"no scheduler with workers answers at tcp://127\.0\.0\.1:9"
    ):
        in_order(Cluster("tcp://127.0.0.1:9"))


def test_without_dask_a_scheduler_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """Dask is an extra."""
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(GeneratorError, match=r"pip install 'briefbook\[dask\]'"):
        in_order(Cluster("tcp://127.0.0.1:9"))


def test_workers_of_another_version_are_refused() -> None:
    """The same captures must give the same briefs, whoever reads them."""
    cluster = Cluster("tcp://127.0.0.1:9")
    cluster._compare({"tcp://a": reading_version()})  # noqa: SLF001 - no cluster for one comparison
    with pytest.raises(GeneratorError, match=r"tcp://b has another version"):
        cluster._compare({"tcp://b": "another"})  # noqa: SLF001 - as above


@pytest.fixture
def scheduler() -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """Start a scheduler and two workers, each a process of its own."""
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"tcp://127.0.0.1:{port}"
    here = Path(__file__).parents[1]
    environment = os.environ | {"PYTHONPATH": str(here)}

    def start(*arguments: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen(  # noqa: S603 - our own interpreter
            [sys.executable, "-m", "distributed.cli.dask_" + arguments[0], *arguments[1:]],
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    processes = [start("scheduler", "--host", "127.0.0.1", "--port", str(port), "--no-dashboard")]
    worker = ("worker", address, "--nthreads", "1", "--no-nanny", "--no-dashboard")
    processes += [start(*worker) for _ in range(2)]
    yield address, processes
    for process in processes:
        process.kill()
        process.wait()


def test_a_cluster_reads_what_one_process_reads_though_a_worker_dies(
    scheduler: tuple[str, list[subprocess.Popen[bytes]]], tmp_path: Path
) -> None:
    """Real captures on two workers, one of them killed midway: the same, nothing lost or twice."""
    address, processes = scheduler
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    for capture in MANY:
        (seeds / capture.id).write_bytes(capture.data)
    alone = take_in(tmp_path)
    killed = False

    def kill_one(done: int, _total: int) -> None:
        nonlocal killed
        if done > len(MANY) // 4 and not killed:
            killed = True
            processes[1].kill()

    taken = take_in(tmp_path, engine=Cluster(address), progress=kill_one)

    assert killed
    assert taken == alone
    assert len(taken.halves) == len(MANY)


def forever() -> None:
    """Compute and never end."""
    while True:
        pass


def test_computing_is_bounded() -> None:
    """What never ends is ended with words; what ends in time is not touched."""
    with (
        pytest.raises(CaptureError, match=r"is not read after 0.05 seconds of computing"),
        time_limit(0.05),
    ):
        forever()
    with time_limit(0.05):
        assert sum(range(10)) == 45
    assert signal.getitimer(signal.ITIMER_VIRTUAL) == (0.0, 0.0)


def test_a_pattern_that_blows_up_is_ended() -> None:
    """The time is up within a search, too."""
    with time_limit(0.05), pytest.raises(CaptureError):
        re.match(r"(a+)+b", "a" * 60)


def test_another_thread_is_not_bounded() -> None:
    """Only the main thread can be interrupted; others read without a limit."""
    done: list[bool] = []

    def read() -> None:
        with time_limit(0.001):
            done.append(sum(range(300_000)) > 0)

    thread = threading.Thread(target=read)
    thread.start()
    thread.join()
    assert done == [True]
