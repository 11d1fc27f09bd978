"""Servers on this machine: one that answers as a test says, well or badly, one for a folder."""

from __future__ import annotations

import functools
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

Answer = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class Server:
    """A running server: its address, and the paths that were asked for, in order."""

    address: str
    asked: list[str] = field(default_factory=list)
    agents: list[str] = field(default_factory=list)


def page(
    data: bytes | str, kind: str = "text/html", *, status: int = 200, **headers: str
) -> Answer:
    """Answer with a page."""
    content = data.encode() if isinstance(data, str) else data

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        handler.send_header("Content-Type", kind)
        given = {name.replace("_", "-"): value for name, value in headers.items()}
        for name, value in ({"Content-Length": str(len(content))} | given).items():
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(content)

    return answer


def leads(target: str, status: int = 302) -> Answer:
    """Answer with a redirect."""
    return page(b"", status=status, Location=target)


@contextmanager
def serving(answers: Mapping[str, Answer], host: str = "127.0.0.1") -> Iterator[Server]:
    """Serve answers by path, 404 for every other; on a port that is free."""

    class Handler(BaseHTTPRequestHandler):
        """Answers as it is told."""

        def do_GET(self) -> None:
            """Answer a request."""
            server.asked.append(self.path)
            server.agents.append(self.headers["User-Agent"])
            nothing = page("not here", status=404)
            try:
                answers.get(self.path, nothing)(self)
            except (BrokenPipeError, ConnectionResetError):
                self.close_connection = True

        def log_message(self, *_: Any) -> None:  # noqa: ANN401 - http.server's own
            """Say nothing."""

    listening = ThreadingHTTPServer((host, 0), Handler)
    listening.daemon_threads = True
    server = Server(f"http://{host}:{listening.server_port}")
    thread = threading.Thread(target=listening.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield server
    finally:
        listening.shutdown()
        listening.server_close()
        thread.join()


class _Quiet(SimpleHTTPRequestHandler):
    """Serves a folder and says nothing."""

    def log_message(self, *_: object) -> None:
        """Keep the test's output clean."""


@contextmanager
def served(folder: Path, prefix: str = "") -> Iterator[str]:
    """Serve a folder on this machine.

    Args:
        folder: What to serve.
        prefix: The path below which the site believes to stand: "/b".

    Yields:
        The address of the folder, with a slash at the end.
    """

    class Handler(_Quiet):
        def translate_path(self, path: str) -> str:
            return super().translate_path(path.removeprefix(prefix))

    handler = functools.partial(Handler, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}{prefix}/"
        server.shutdown()
