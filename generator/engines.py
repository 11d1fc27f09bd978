"""Who reads the captures: this process, several of them, or the machines of a cluster.

An engine maps one function over batches of captures and gives the results as they come. It never
holds more than a few batches a worker, so that a collection of any size passes through. A worker
that dies takes nothing with it: what it had is read again, one capture at a time, and a capture
that ends its reader twice is named.
"""

import os
import signal
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain, islice
from threading import current_thread, main_thread
from typing import Final, Protocol

from generator.caching.readings import reading_version
from generator.errors import CaptureError, GeneratorError
from generator.first_half import FirstHalf
from generator.model import Capture, Problem
from generator.worker import processes

Work = Callable[[tuple[Capture, ...]], tuple[FirstHalf, ...]]
Done = tuple[int, tuple[FirstHalf, ...]]  # the first of a batch and what came of its captures

_BATCH: Final = 16  # captures that a worker is handed at once
_BATCH_BYTES: Final = 1_000_000
_AHEAD: Final = 3  # batches that wait for each worker
_WORTH_A_POOL: Final = 8  # fewer batches are read before others would have loaded a pipeline
_RETRIES: Final = 3
_PATIENCE: Final = 30  # seconds until a cluster counts as not there
_MOST_SECONDS: Final = 120.0  # of computing; the heaviest pages that are read need some ten


@dataclass(frozen=True, slots=True)
class Batch:
    """Some captures that are read together; `first` counts the captures of all batches before."""

    first: int
    captures: tuple[Capture, ...]


class Engine(Protocol):
    """Maps the work over batches."""

    def read(self, work: Work, batches: Iterable[Batch]) -> Iterator[Done]:
        """Read every capture of some batches.

        Args:
            work: What to do with captures; it and its results can be pickled.
            batches: Any number of batches; a few are taken ahead of the workers.

        Yields:
            Where each batch begins and what came of its captures, as they are done.
        """


def batches_of(captures: Iterable[Capture]) -> Iterator[Batch]:
    """Put captures together so that handing them out costs little beside reading them.

    Args:
        captures: Any number of captures; one at a time is taken.
    """
    held: list[Capture] = []
    first = size = 0
    for capture in captures:
        held.append(capture)
        size += len(capture.data)
        if len(held) >= _BATCH or size >= _BATCH_BYTES:
            yield Batch(first, tuple(held))
            first, size, held = first + len(held), 0, []
    if held:
        yield Batch(first, tuple(held))


@dataclass(frozen=True, slots=True)
class Alone:
    """This process reads, one capture after the other."""

    def read(self, work: Work, batches: Iterable[Batch]) -> Iterator[Done]:
        """See `Engine`."""
        for batch in batches:
            yield batch.first, work(batch.captures)


@dataclass(frozen=True, slots=True)
class Pool:
    """Processes of this machine read; a few captures are not worth starting them."""

    jobs: int

    def read(self, work: Work, batches: Iterable[Batch]) -> Iterator[Done]:
        """See `Engine`."""
        coming = iter(batches)
        first = list(islice(coming, _WORTH_A_POOL))
        coming = chain(first, coming)
        if self.jobs == 1 or len(first) < _WORTH_A_POOL:
            yield from Alone().read(work, coming)
            return
        while lost := (yield from self._until_one_dies(work, coming)):
            for batch in lost:
                yield batch.first, tuple(_one_by_one(work, batch.captures))

    def _until_one_dies(
        self, work: Work, batches: Iterator[Batch]
    ) -> Generator[Done, None, list[Batch]]:
        """Read until there is no batch left, or a worker is gone; return what was lost then."""
        pending: dict[Future[tuple[FirstHalf, ...]], Batch] = {}
        workers = processes(self.jobs)
        try:
            yield from _as_they_come(workers, work, batches, pending, self.jobs * _AHEAD)
        except BrokenProcessPool:
            return list(pending.values())
        finally:
            workers.shutdown(wait=False, cancel_futures=True)
        return []


@dataclass(frozen=True, slots=True)
class Cluster:
    """The workers of a Dask scheduler read, wherever they run."""

    address: str

    def read(self, work: Work, batches: Iterable[Batch]) -> Iterator[Done]:
        """See `Engine`.

        Raises:
            GeneratorError: Dask is not installed, the scheduler does not answer, or its workers
                gave a capture up.
        """
        try:
            from distributed import Client, KilledWorker
        except ImportError as error:
            message = "--scheduler needs Dask; install it with: pip install 'briefbook[dask]'"
            raise GeneratorError(message) from error
        try:
            client = Client(self.address, timeout=_PATIENCE, set_as_default=False)
            client.wait_for_workers(1, timeout=_PATIENCE)
        except (OSError, ValueError) as error:
            message = (
                f"no scheduler with workers answers at {self.address} ({error}); start them, "
                "then run again"
            )
            raise GeneratorError(message) from error
        with client:
            self._compare(client.run(reading_version))
            workers = client.get_executor(retries=_RETRIES, pure=False)
            threads = max(1, sum(client.nthreads().values()))
            try:
                yield from _as_they_come(workers, work, iter(batches), {}, threads * _AHEAD)
            except KilledWorker as error:
                message = f"the workers at {self.address} die over some captures: {error}"
                raise GeneratorError(message) from error

    def _compare(self, versions: Mapping[str, str]) -> None:
        """Refuse workers that would read otherwise than this machine does."""
        own = reading_version()
        other = sorted(worker for worker, version in versions.items() if version != own)
        if other:
            message = (
                f"{other[0]} has another version of Briefbook or of its libraries than this "
                "machine; install the same on all, so that they read alike"
            )
            raise GeneratorError(message)


def _as_they_come(
    workers: Executor,
    work: Work,
    batches: Iterator[Batch],
    pending: dict[Future[tuple[FirstHalf, ...]], Batch],
    most: int,
) -> Iterator[Done]:
    """Hand out batches and give what is done; `pending` holds what is handed out and not done."""
    for batch in batches:
        handed: Future[tuple[FirstHalf, ...]] = Future()
        pending[handed] = batch  # before it is handed out: it is not lost where that fails
        future = workers.submit(work, batch.captures)
        del pending[handed]
        pending[future] = batch
        while len(pending) >= most:
            yield from _done(pending)
    while pending:
        yield from _done(pending)


def _done(pending: dict[Future[tuple[FirstHalf, ...]], Batch]) -> Iterator[Done]:
    for future in wait(pending, return_when=FIRST_COMPLETED).done:
        result = future.result()
        yield pending.pop(future).first, result


def _one_by_one(work: Work, captures: Iterable[Capture]) -> Iterator[FirstHalf]:
    """Read captures of which one may end its reader, each where it can harm no other."""
    workers: ProcessPoolExecutor | None = None
    for capture in captures:
        workers = workers or processes(1)
        try:
            yield from workers.submit(work, (capture,)).result()
        except BrokenProcessPool:
            message = "ended the process that read it, perhaps for want of memory; left out"
            yield FirstHalf(capture.id, problem=Problem(f"seeds/{capture.id}", message))
            workers = None
    if workers is not None:
        workers.shutdown()


@contextmanager
def time_limit(seconds: float = _MOST_SECONDS) -> Iterator[None]:
    """Bound the computing that one capture may cost, where the system can.

    Windows has no such clock, and only the main thread of a process can be interrupted.

    Args:
        seconds: Of computing in this process; time spent waiting for others does not count.

    Raises:
        CaptureError: Within the block, when they are used up.
    """

    def end(*_: object) -> None:
        message = f"is not read after {seconds:g} seconds of computing; cut the page out of it"
        raise CaptureError(message)

    if not hasattr(signal, "setitimer") or current_thread() is not main_thread():
        yield
        return
    before = signal.signal(signal.SIGVTALRM, end)
    # Again and again: a library may take the first for a fault of its own and go on.
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds, 1.0)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def cores() -> int:
    """Return the number of cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
