"""A server on this machine that answers as a test says, well or badly."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
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
