"""A headless Chromium, driven over a pipe by its own protocol: no library and no download.

`find_browser` tells which one is there. A `Browser` opens pages of a folder that a local server
serves, notes what they say on the console and whom they ask, and takes keys and touches.
"""

from __future__ import annotations

import base64
import functools
import http.server
import json
import os
import shutil
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

# The names under which distributions install it.
_NAMES: Final = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome")
_FLAGS: Final = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
    *("--disable-dev-shm-usage", "--hide-scrollbars", "--remote-debugging-pipe"),
)
_PATIENCE: Final = 30.0
_KEYS: Final = {"Tab": 9, "Enter": 13, "Escape": 27}


def find_browser() -> str | None:
    """Return the program of an installed browser, or None."""
    named = os.environ.get("BRIEFBOOK_BROWSER")
    return named or next(filter(None, map(shutil.which, _NAMES)), None)


class _Quiet(http.server.SimpleHTTPRequestHandler):
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
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}{prefix}/"
        server.shutdown()


class Browser:
    """One page of a browser."""

    def __init__(self, program: str, profile: str) -> None:
        to_browser, from_us = os.pipe()
        from_browser, to_us = os.pipe()
        # The browser reads commands from descriptor 3 and writes answers to descriptor 4.
        command = 'exec 3<&"$1" 4>&"$2"; shift 2; exec "$@"'
        pipes = [str(to_browser), str(to_us)]
        given = [program, *_FLAGS, f"--user-data-dir={profile}", "about:blank"]
        self._process = subprocess.Popen(  # noqa: S603 - the browser that was found
            ["/bin/bash", "-c", command, "bash", *pipes, *given],
            pass_fds=(to_browser, to_us),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(to_browser)
        os.close(to_us)
        self._out, self._in = from_us, from_browser
        self._rest = b""
        self._count = 0
        self._session: str | None = None
        self.said: list[str] = []  # errors and warnings of the console
        self.asked: list[str] = []  # addresses of everything that was loaded
        self._loaded = ""  # the navigation that has ended last
        targets = self.send("Target.getTargets")["targetInfos"]
        page = next(target for target in targets if target["type"] == "page")
        attached = self.send("Target.attachToTarget", targetId=page["targetId"], flatten=True)
        self._session = attached["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.send(f"{domain}.enable")
        self.send("Page.setLifecycleEventsEnabled", enabled=True)

    def close(self) -> None:
        """End the browser."""
        self._process.terminate()
        self._process.wait(_PATIENCE)
        os.close(self._out)
        os.close(self._in)

    def send(self, method: str, **parameters: Any) -> dict[str, Any]:  # noqa: ANN401 - as the protocol says
        """Give a command and wait for its answer."""
        self._count += 1
        message: dict[str, Any] = {"id": self._count, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._out, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._next()
            if answer.get("id") == self._count:
                assert "error" not in answer, f"{method}: {answer['error']}"
                result: dict[str, Any] = answer["result"]
                return result

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._rest:
            read = os.read(self._in, 2**16)
            assert read, "the browser has ended"
            self._rest += read
        line, _, self._rest = self._rest.partition(b"\0")
        message: dict[str, Any] = json.loads(line)
        self._note(message.get("method", ""), message.get("params", {}))
        return message

    def _note(self, event: str, values: dict[str, Any]) -> None:
        if event == "Page.lifecycleEvent" and values["name"] == "load":
            self._loaded = values["loaderId"]
        elif event == "Network.requestWillBeSent":
            self.asked.append(values["request"]["url"])
        elif event == "Runtime.exceptionThrown":
            self.said.append(str(values["exceptionDetails"]["exception"].get("description")))
        elif event == "Log.entryAdded" and values["entry"]["level"] in {"error", "warning"}:
            self.said.append(values["entry"]["text"])
        elif event == "Runtime.consoleAPICalled" and values["type"] in {"error", "warning"}:
            self.said.append(" ".join(str(each.get("value")) for each in values["args"]))

    def open(self, address: str) -> None:
        """Open a page and wait until all of it is there."""
        navigation = self.send("Page.navigate", url=address)["loaderId"]
        while self._loaded != navigation:
            self._next()

    def ask(self, expression: str) -> Any:  # noqa: ANN401 - whatever the expression gives
        """Return the value of an expression of JavaScript on the page."""
        answer = self.send(
            "Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True
        )
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    def until(self, expression: str) -> None:
        """Wait until an expression is true."""
        end = time.monotonic() + _PATIENCE
        while not self.ask(f"Boolean({expression})"):
            assert time.monotonic() < end, f"never true: {expression}"
            time.sleep(0.02)

    def press(self, key: str) -> None:
        """Press a key."""
        text = {"text": "\r"} if key == "Enter" else {}
        code = _KEYS[key]
        for kind in ("keyDown", "keyUp"):
            more = text if kind == "keyDown" else {}
            self.send(
                "Input.dispatchKeyEvent",
                type=kind,
                key=key,
                code=key,
                windowsVirtualKeyCode=code,
                **more,
            )

    def touch(self, selector: str) -> None:
        """Touch the middle of an element's first line, as a finger does."""
        box = self.ask(
            f"(e => {{ e.scrollIntoView({{block: 'center'}}); const r = e.getClientRects()[0];"
            " return [r.x + r.width / 2, r.y + r.height / 2]; })"
            f"(document.querySelector({json.dumps(selector)}))"
        )
        point = {"x": box[0], "y": box[1]}
        self.send("Input.dispatchTouchEvent", type="touchStart", touchPoints=[point])
        self.send("Input.dispatchTouchEvent", type="touchEnd", touchPoints=[])

    def size(self, width: int, height: int = 900, *, mobile: bool = False) -> None:
        """Give the window a size, and a finger in place of a mouse."""
        self.send(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=mobile,
        )
        self.send("Emulation.setTouchEmulationEnabled", enabled=mobile)

    def scheme(self, name: str = "", *, media: str = "") -> None:
        """Let the reader prefer a colour scheme, or look at paper."""
        features = [{"name": "prefers-color-scheme", "value": name}]
        self.send("Emulation.setEmulatedMedia", media=media, features=features)

    def picture(self, path: Path, *, whole: bool = False) -> None:
        """Keep a picture of what is seen."""
        answer = self.send("Page.captureScreenshot", captureBeyondViewport=whole)
        path.write_bytes(base64.b64decode(answer["data"]))

    def paper(self) -> bytes:
        """Return the page as a PDF."""
        return base64.b64decode(self.send("Page.printToPDF")["data"])


@contextmanager
def a_browser(program: str) -> Iterator[Browser]:
    """Start a browser with an empty profile, and end it."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        browser = Browser(program, profile)
        try:
            yield browser
        finally:
            browser.close()
