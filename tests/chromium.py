"""A headless Chromium, driven over a pipe by its own protocol: no library and no download.

A `Browser` opens pages that a local server serves, notes what they say on the console and whom
they ask, and takes keys and touches.
"""

from __future__ import annotations

import base64
import json
import os
import select
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Final

from tests.browser import NONE_THERE, find_browser

_FLAGS: Final = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
    *("--disable-dev-shm-usage", "--hide-scrollbars", "--remote-debugging-pipe"),
)
_PATIENCE: Final = 30.0
_LONGEST_SILENCE: Final = 60.0
_ARROWS: Final = {"ArrowLeft": 37, "ArrowUp": 38, "ArrowRight": 39, "ArrowDown": 40}
_KEYS: Final = {"Tab": 9, "Enter": 13, "Escape": 27, "End": 35, "/": 191, "k": 75} | _ARROWS
_TEXTS: Final = {"Enter": "\r", "/": "/"}
_CONTROL: Final = 2


class NoAnswerError(AssertionError):
    """The page did not answer: it was left, or is not there yet."""


class Browser:
    """One page of a browser."""

    def __init__(self, program: str, profile: str, *more: str) -> None:
        to_browser, from_us = os.pipe()
        from_browser, to_us = os.pipe()
        # The browser reads commands from descriptor 3 and writes answers to descriptor 4.
        command = 'exec 3<&"$1" 4>&"$2"; shift 2; exec "$@"'
        pipes = [str(to_browser), str(to_us)]
        given = [program, *_FLAGS, *more, f"--user-data-dir={profile}", "about:blank"]
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
                if "error" in answer:
                    said = f"{method}: {answer['error']}"
                    raise NoAnswerError(said)
                result: dict[str, Any] = answer["result"]
                return result

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._rest:
            ready, _, _ = select.select([self._in], [], [], _LONGEST_SILENCE)
            assert ready, "the browser does not answer"
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

    def go(self, address: str) -> str:
        """Begin to open a page, and return the name of the navigation."""
        return str(self.send("Page.navigate", url=address)["loaderId"])

    def open(self, address: str) -> None:
        """Open a page that stays, and wait until all of it is there."""
        navigation = self.go(address)
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
        """Wait until an expression is true, on this page or on one that it leads to."""
        end = time.monotonic() + _PATIENCE
        while time.monotonic() < end:
            # A question that meets a page on its way out is asked again.
            with suppress(NoAnswerError):
                if self.ask(f"Boolean({expression})"):
                    return
            time.sleep(0.02)
        said = f"never true: {expression}"
        raise AssertionError(said)

    def write(self, text: str) -> None:
        """Type a text into what has the focus."""
        self.send("Input.insertText", text=text)

    def press(self, key: str, *, control: bool = False) -> None:
        """Press a key, perhaps with Control."""
        text: dict[str, Any] = {"text": _TEXTS[key]} if key in _TEXTS else {}
        if control:
            text["modifiers"] = _CONTROL
        code = _KEYS[key]
        for kind in ("keyDown", "keyUp"):
            more = text if kind == "keyDown" or control else {}
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
        """Let the reader prefer a colour scheme, or look at paper.

        With a colour scheme the page is left, and what the theme keeps of an earlier one is
        forgotten: it would win.
        """
        if name:
            here = self.ask("location.protocol.startsWith('http') && location.origin")
            self.open("about:blank")
            if here:
                self.send("Storage.clearDataForOrigin", origin=here, storageTypes="local_storage")
        features = [{"name": "prefers-color-scheme", "value": name}]
        self.send("Emulation.setEmulatedMedia", media=media, features=features)

    def picture(
        self,
        path: Path,
        *,
        whole: bool = False,
        clip: tuple[int, int] | None = None,
        scale: float = 1.0,
    ) -> None:
        """Keep a picture of what is seen.

        Args:
            path: The file.
            whole: True for all of the page, not only what the window has room for.
            clip: Width and height of the part of the page, from its top; None for all.
            scale: How large the picture is: 0.5 for half of width and height.
        """
        size = "[document.documentElement.offsetWidth, document.documentElement.scrollHeight]"
        width, height = clip or self.ask(size)
        part = {"x": 0, "y": 0, "width": width, "height": height, "scale": scale}
        given: dict[str, Any] = {"clip": part} if whole or clip else {}
        answer = self.send("Page.captureScreenshot", captureBeyondViewport=whole, **given)
        path.write_bytes(base64.b64decode(answer["data"]))

    def paper(self) -> bytes:
        """Return the page as a PDF."""
        return base64.b64decode(self.send("Page.printToPDF")["data"])


@contextmanager
def a_browser(program: str | None = None, *more: str) -> Iterator[Browser]:
    """Start a browser with an empty profile, and end it.

    Args:
        program: Which one; None for the one that is there.
        more: Flags beside the usual ones.

    Yields:
        Its page.
    """
    program = program or find_browser()
    assert program, NONE_THERE
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        browser = Browser(program, profile, *more)
        try:
            yield browser
        finally:
            browser.close()
