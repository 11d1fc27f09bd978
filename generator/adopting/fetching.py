"""Pages from the web: one at a time, asked for politely and bounded in size and time.

Each address is resolved once, checked, and connected to by the number that was checked, at every
redirect again: a name that leads into a private network is refused whatever it led to a moment
before. What a site's `robots.txt` forbids is not asked for. A page is unpacked piece by piece, so
that a small answer cannot fill the memory.

Asks the network, returns values. Writes nothing.
"""

from __future__ import annotations

import http.client
import re
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from typing import Final, NoReturn
from urllib.parse import SplitResult, urljoin, urlunsplit

import certifi
from protego import Protego

from generator import __version__
from generator.adopting.answers import Bounds, unpacked
from generator.errors import FetchError
from generator.reading.decode import MAX_BYTES
from generator.text.web import PORTS, is_public, parse_address

AGENT: Final = "briefbook"
MOST_REDIRECTS: Final = 10
# Search engines read no more of a robots.txt either.
_MAX_ROBOTS: Final = 512_000
_PIECE: Final = 65_536
_REDIRECTS: Final = frozenset([301, 302, 303, 307, 308])
_OK: Final = 200
_FIRST_FAULT, _FIRST_SERVER_FAULT = 400, 500
_CHARSET: Final = re.compile(r"""charset\s*=\s*["']?([\w.:-]+)""", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page as a server gave it.

    Attributes:
        address: Where it was in the end.
        data: Its bytes, unpacked.
        media_type: What the server calls it, lower case, empty where it says nothing.
        charset: The encoding that the server names.
    """

    address: str
    data: bytes
    media_type: str = ""
    charset: str | None = None


@dataclass(frozen=True, slots=True)
class Rules:
    """What a fetch may do.

    Attributes:
        max_bytes: The most that is taken, packed and unpacked.
        seconds: How long all of it may take.
        may_ask: Tells of a number whether it may be connected to.
    """

    max_bytes: int = MAX_BYTES
    seconds: float = 30.0
    may_ask: Callable[[str], bool] = is_public


_PLAIN: Final = Rules()


def fetch(address: str, rules: Rules = _PLAIN) -> Fetched:
    """Get a page.

    Args:
        address: Its address, http or https.
        rules: What may be done for it.

    Returns:
        The page, after redirects.

    Raises:
        FetchError: It cannot be had or must not be asked for; the message says why.
    """
    deadline = time.monotonic() + rules.seconds
    robots: dict[str, Protego | None] = {}
    here = parse_address(address)
    for _ in range(MOST_REDIRECTS + 1):
        _ask_robots(here, robots, rules, deadline)
        answer = _get(here, rules, deadline)
        if answer.status not in _REDIRECTS:
            return _page(here, answer)
        here = _next(here, answer.location)
    why = f"leads on more than {MOST_REDIRECTS} times; give the last address itself"
    raise FetchError(address, why)


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    data: bytes = b""
    location: str = ""
    content_type: str = ""


def _page(here: SplitResult, answer: _Answer) -> Fetched:
    if answer.status != _OK:
        reason = http.client.responses.get(answer.status, "")
        said = f"{answer.status} {reason}".strip()
        _refuse(here.geturl(), f"answers '{said}'; look at it in a browser and save the page there")
    if not answer.data.strip():
        _refuse(here.geturl(), "answers with an empty page")
    media_type = answer.content_type.partition(";")[0].strip().lower()
    charset = _CHARSET.search(answer.content_type)
    return Fetched(here.geturl(), answer.data, media_type, charset[1] if charset else None)


def _next(here: SplitResult, location: str) -> SplitResult:
    if not location:
        _refuse(here.geturl(), "leads on, but does not say where")
    return parse_address(urljoin(here.geturl(), location))


def _ask_robots(
    here: SplitResult, robots: dict[str, Protego | None], rules: Rules, deadline: float
) -> None:
    """Stop where the site asks programs to stay away.

    As RFC 9309 has it: a file that is not there allows everything, one that cannot be had now
    nothing.
    """
    site = urlunsplit((here.scheme, here.netloc, "", "", ""))
    if site not in robots:
        try:
            robots[site] = _robots_of(parse_address(f"{site}/robots.txt"), rules, deadline)
        except FetchError as error:  # what was asked for is the page
            raise FetchError(here.geturl(), error.why) from error
    known = robots[site]
    if known is not None and not known.can_fetch(here.geturl(), AGENT):
        _refuse(here.geturl(), f"is closed to programs by {site}/robots.txt; save it in a browser")


def _robots_of(place: SplitResult, rules: Rules, deadline: float) -> Protego | None:
    for _ in range(MOST_REDIRECTS):
        answer = _get(place, rules, deadline, at_most=_MAX_ROBOTS)
        if answer.status in _REDIRECTS and answer.location:
            place = _next(place, answer.location)
            continue
        if answer.status >= _FIRST_SERVER_FAULT:
            _refuse(
                place.geturl(),
                f"is of a site whose robots.txt answers '{answer.status}'; try later",
            )
        if answer.status >= _FIRST_FAULT:
            return None
        return Protego.parse(answer.data.decode("utf-8", "replace"))
    return None


def _get(
    here: SplitResult, rules: Rules, deadline: float, *, at_most: int | None = None
) -> _Answer:
    """Ask one server once.

    Args:
        here: The address.
        rules: What may be done.
        deadline: When all must have ended.
        at_most: Cut the answer there; None to refuse what is longer than the rules allow.
    """
    shown = here.geturl()
    held: list[socket.socket] = []
    connection = _connection(here, rules, deadline, held)
    target = urlunsplit(("", "", here.path, here.query, ""))
    headers = {
        "User-Agent": f"{AGENT}/{__version__}",
        "Accept": "text/html,application/xhtml+xml,text/plain;q=0.9,*/*;q=0.5",
        "Accept-Encoding": "gzip",
        "Connection": "close",
    }
    late = (
        f"did not answer in full within {rules.seconds:g} seconds; try again, or save it yourself"
    )
    try:
        with closing(connection), _ended_by(held, deadline):
            connection.connect()
            held.append(connection.sock)
            connection.request("GET", target, headers=headers)
            response = connection.getresponse()
            location = response.getheader("Location", "")
            if response.status in _REDIRECTS:
                return _Answer(response.status, location=location)
            pieces = iter(lambda: response.read1(_PIECE), b"")
            packed = response.getheader("Content-Encoding", "")
            kind = Bounds(shown, packed, response.length, rules.max_bytes, at_most)
            data = b"".join(unpacked(pieces, kind))
    except TimeoutError:
        _refuse(shown, late)
    except (OSError, http.client.HTTPException) as error:
        if time.monotonic() >= deadline:
            _refuse(shown, late)
        _refuse(shown, f"cannot be had ({_in_words(error)}); try again, or save it yourself")
    if time.monotonic() >= deadline:
        _refuse(shown, late)  # the answer was cut off, and looks whole
    return _Answer(response.status, data, location, response.getheader("Content-Type", ""))


def _connection(
    here: SplitResult, rules: Rules, deadline: float, held: list[socket.socket]
) -> http.client.HTTPConnection:
    host, port = here.hostname or "", here.port or PORTS[here.scheme]
    numbers = _numbers(here, host, port, rules)

    def connect(*_: object, **__: object) -> socket.socket:
        """Connect to what was checked: the name is not asked for a second time."""
        failed: OSError = OSError("no address")
        for number in numbers:
            left = max(deadline - time.monotonic(), 0.001)
            try:
                held.append(socket.create_connection((number, port), timeout=left))
            except OSError as error:
                failed = error
            else:
                return held[-1]
        raise failed

    left = max(deadline - time.monotonic(), 0.001)
    connection = (
        http.client.HTTPSConnection(host, port, timeout=left, context=_certificates())
        if here.scheme == "https"
        else http.client.HTTPConnection(host, port, timeout=left)
    )
    # http.client has no other door for a connection of one's own; urllib3 overrides it as well.
    connection._create_connection = connect  # type: ignore[attr-defined]  # noqa: SLF001
    return connection


def _certificates() -> ssl.SSLContext:
    """Trust what the system trusts, and Mozilla's list: some Pythons come without one."""
    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context


def _numbers(here: SplitResult, host: str, port: int, rules: Rules) -> Sequence[str]:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except OSError as error:
        _refuse(here.geturl(), f"has no address in the network ({_in_words(error)})")
    numbers = tuple(dict.fromkeys(str(each[4][0]) for each in found))
    closed = next((number for number in numbers if not rules.may_ask(number)), None)
    if closed is not None:
        why = f"leads to {closed}, which is no public address; --allow-private if that is meant"
        _refuse(here.geturl(), why)
    return numbers


@contextmanager
def _ended_by(held: Sequence[socket.socket], deadline: float) -> Iterator[None]:
    """End a connection at its time: one byte a second would keep it open for days."""

    def end() -> None:
        for each in held:
            with suppress(OSError):  # it has ended by itself, or is held in another form
                each.shutdown(socket.SHUT_RDWR)

    timer = threading.Timer(max(deadline - time.monotonic(), 0.001), end)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _in_words(error: Exception) -> str:
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"its certificate: {error.verify_message}"
    return (getattr(error, "strerror", None) or str(error) or type(error).__name__).lower()


def _refuse(address: str, why: str) -> NoReturn:
    raise FetchError(address, why)
