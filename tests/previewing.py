"""A preview in a process of its own, asked over HTTP as a browser asks it."""

from __future__ import annotations

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

REPOSITORY: Final = Path(__file__).parent.parent
_EPOCH: Final = re.compile(rb"livereload\((\d+), \d+\);")
_POLL: Final = 0.02


@dataclass(frozen=True, slots=True)
class Preview:
    """A running preview."""

    port: int
    patience: float
    said: int  # the file of what it says

    def builds(self) -> int:
        """Return how many whole builds have ended."""
        size = os.fstat(self.said).st_size
        return os.pread(self.said, size, 0).count(b"Documentation built")

    def until_built(self, builds: int) -> None:
        """Wait for the end of a whole build.

        Args:
            builds: How many have ended then.
        """
        end = time.monotonic() + self.patience
        while self.builds() < builds:
            assert time.monotonic() < end, "nothing more is built"
            time.sleep(_POLL)

    def ask(self, path: str, *, page: str = "") -> bytes:
        """Return what stands at an address, nothing where nothing does; asked from a page."""
        with closing(
            http.client.HTTPConnection("127.0.0.1", self.port, timeout=self.patience)
        ) as connection:
            referer = {"Referer": f"http://127.0.0.1:{self.port}{page}"} if page else {}
            connection.request("GET", path, headers=referer)
            answer = connection.getresponse()
            text = answer.read()
            return text if answer.status == http.HTTPStatus.OK else b""

    def seconds_to_reload(self, path: str, change: Callable[[], object]) -> float:
        """Change something while a browser shows a page; return how soon it is told to reload."""
        found = _EPOCH.search(self.ask(path))
        assert found, f"{path} does not reload by itself"
        waits = f"/livereload/{int(found[1])}/1"
        told: list[float] = []

        def wait() -> None:
            while int(self.ask(waits, page=path) or 0) <= int(found[1]):
                pass
            told.append(time.monotonic())

        browser = threading.Thread(target=wait, daemon=True)
        browser.start()
        time.sleep(_POLL)  # it asks before anything changes, as a browser has done long ago
        began = time.monotonic()
        change()
        browser.join(self.patience)
        assert told, f"no reload within {self.patience:g} seconds"
        return told[0] - began

    def until(self, path: str, text: bytes) -> bytes:
        """Ask for a page until it says something; return the page."""
        end = time.monotonic() + self.patience
        while text not in (page := self.ask(path)):
            assert time.monotonic() < end, f"{path} never says {text!r}"
            time.sleep(_POLL)
        return page


@contextmanager
def previewed(
    root: Path, command: Sequence[str], address: str, patience: float
) -> Iterator[Preview]:
    """Run a preview.

    Args:
        root: Where it runs.
        command: What Python is told to run.
        address: The option that takes the preview's address.
        patience: Seconds until something that does not come is given up.

    Yields:
        The preview, once it shows its first page.
    """
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = os.environ | {
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONPATH": str(REPOSITORY),
        "SITE_URL": f"http://127.0.0.1:{port}/",
    }
    with tempfile.TemporaryFile() as said:
        preview = Preview(port, patience, said.fileno())
        process = subprocess.Popen(  # noqa: S603 - our own interpreter
            [sys.executable, *command, address, f"127.0.0.1:{port}"],
            cwd=root,
            env=environment,
            stdout=said,
            stderr=said,
            start_new_session=True,
        )
        try:
            _wait_for(preview, process)
            yield preview
        except AssertionError:
            said.seek(0)
            sys.stderr.write(said.read().decode("utf-8", "replace")[-4000:])
            raise
        finally:
            _end(process)


def _wait_for(preview: Preview, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + preview.patience
    while process.poll() is None and time.monotonic() < end:
        with suppress(OSError):
            if preview.ask("/"):
                return
        time.sleep(_POLL)
    message = "the preview does not answer"
    raise AssertionError(message)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a preview as Ctrl-C does, with MkDocs in a process of its own."""
    for ending in (signal.SIGINT, signal.SIGKILL):
        with suppress(ProcessLookupError):
            os.killpg(process.pid, ending)
        with suppress(subprocess.TimeoutExpired):
            process.wait(5)
            break
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
