"""Pages from a server on this machine that is slow, lies about lengths, or leads astray."""

from __future__ import annotations

import gzip
import time
from collections.abc import Mapping
from http.server import BaseHTTPRequestHandler

import pytest

from generator import __version__
from generator.adopting.fetching import Rules, fetch
from generator.errors import FetchError
from tests.servers import Answer, leads, page, serving

HERE = "127.0.0.1"
ANY = Rules(may_ask=lambda _: True, seconds=5)
RAIN = "<!doctype html><p>Rain fell in Lund."


def all_refused(answers: Mapping[str, Answer], said: Mapping[str, str]) -> str:
    """Assert that no answer is taken, each for the reason that is said; return the address."""
    with serving(answers) as server:
        for path, words in said.items():
            with pytest.raises(FetchError, match=words):
                fetch(f"{server.address}{path}", ANY)
    return server.address


def test_a_page_comes_with_its_kind_and_address() -> None:
    """Bytes, media type and encoding are the server's; the fragment is nobody's."""
    with serving({"/a%20b?c=%C3%A9": page(RAIN, "Text/HTML; charset=UTF-8")}) as server:
        found = fetch(f"{server.address}/a b?c=é#top", ANY)

    assert found.data == RAIN.encode()
    assert (found.media_type, found.charset) == ("text/html", "UTF-8")
    assert found.address == f"{server.address}/a%20b?c=%C3%A9"
    assert server.asked == ["/robots.txt", "/a%20b?c=%C3%A9"]
    assert set(server.agents) == {f"briefbook/{__version__}"}


def test_redirects_are_followed_to_where_the_page_is() -> None:
    """Relative ones too; the last address counts."""
    answers = {"/a": leads("/b", 301), "/b": leads("c?d=1", 307), "/c?d=1": page(RAIN)}
    with serving(answers) as server:
        assert fetch(f"{server.address}/a", ANY).address == f"{server.address}/c?d=1"


def test_a_redirect_into_a_private_network_is_refused() -> None:
    """Each address is checked where it leads, not where it began; nothing is asked there."""
    only_first = Rules(may_ask=lambda number: number == HERE, seconds=5)
    with (
        serving({"/b": page(RAIN)}, "127.0.0.2") as inside,
        serving({"/a": leads(f"{inside.address}/b")}) as server,
    ):
        with pytest.raises(FetchError, match=r"127\.0\.0\.2, which is no public address"):
            fetch(f"{server.address}/a", only_first)
        assert inside.asked == []


@pytest.mark.parametrize(
    "target",
    ["file:///etc/passwd", "ftp://lund.example/a", "http://user:pw@lund.example/", "//:x/"],
)
def test_a_redirect_to_something_else_is_refused(target: str) -> None:
    """Only pages of the web are asked for, wherever a server leads."""
    with (
        serving({"/a": leads(target)}) as server,
        pytest.raises(FetchError, match=r"is no address|holds a name or password"),
    ):
        fetch(f"{server.address}/a", ANY)


def test_a_circle_of_redirects_ends() -> None:
    """After ten it is given up."""
    with (
        serving({"/a": leads("/b"), "/b": leads("/a")}) as server,
        pytest.raises(FetchError, match="leads on more than 10 times"),
    ):
        fetch(f"{server.address}/a", ANY)


def test_a_redirect_to_nowhere_is_told() -> None:
    """A server that says only that the page is elsewhere."""
    with (
        serving({"/a": page(b"", status=302)}) as server,
        pytest.raises(FetchError, match="does not say where"),
    ):
        fetch(f"{server.address}/a", ANY)


@pytest.mark.parametrize(
    "address",
    ["http://127.0.0.1:9/", "http://localhost:9/", "http://[::1]:9/", "http://169.254.169.254/"],
)
def test_private_addresses_are_refused(address: str) -> None:
    """Without a word to the contrary nothing of the machine or its network is asked."""
    with pytest.raises(FetchError, match="is no public address; --allow-private") as refused:
        fetch(address)
    assert refused.value.address == address


def test_what_robots_forbid_is_not_asked_for() -> None:
    """The longest rule for us counts, wildcards too; the page itself is never touched."""
    rules = (
        "User-agent: *\nDisallow: /\n\nUser-agent: briefbook\nDisallow: /*?print\nAllow: /news/\n"
    )
    answers = {
        "/robots.txt": page(rules, "text/plain"),
        "/news/a": page(RAIN),
        "/news": leads("/x?print=1"),
    }
    with serving(answers) as server:
        assert fetch(f"{server.address}/news/a", ANY).data
        for path in ("/x?print", "/news"):  # the second leads to where nobody may go
            with pytest.raises(FetchError, match="is closed to programs by"):
                fetch(f"{server.address}{path}", ANY)
    assert "/x?print=1" not in server.asked


def test_each_site_of_a_redirect_is_asked_for_its_robots() -> None:
    """Another host has rules of its own."""
    closed = {"/robots.txt": page("User-agent: *\nDisallow: /", "text/plain"), "/b": page(RAIN)}
    with (
        serving(closed, "127.0.0.2") as other,
        serving({"/a": leads(f"{other.address}/b")}) as server,
    ):
        with pytest.raises(FetchError, match="is closed to programs by"):
            fetch(f"{server.address}/a", ANY)
        assert other.asked == ["/robots.txt"]


def test_robots_that_cannot_be_had_now_close_the_site() -> None:
    """A fault of the server forbids; a file that is not there allows; a long one is cut."""
    with (
        serving({"/robots.txt": page("", status=503), "/a": page(RAIN)}) as server,
        pytest.raises(FetchError, match=r"robots\.txt answers '503'"),
    ):
        fetch(f"{server.address}/a", ANY)
    long = "User-agent: *\nDisallow: /b\n" + "# x\n" * 300_000
    answers = {"/robots.txt": leads("/r"), "/r": page(long, "text/plain"), "/a": page(RAIN)}
    with serving(answers) as server:
        assert fetch(f"{server.address}/a", ANY).data
        with pytest.raises(FetchError, match="is closed"):
            fetch(f"{server.address}/b", ANY)
    with serving({"/robots.txt": leads("/robots.txt"), "/a": page(RAIN)}) as server:
        assert fetch(f"{server.address}/a", ANY).data


def test_packed_pages_are_unpacked() -> None:
    """As a server sends them."""
    answers = {"/a": page(gzip.compress(RAIN.encode()), Content_Encoding="gzip")}
    with serving(answers) as server:
        assert fetch(f"{server.address}/a", ANY).data == RAIN.encode()


def test_a_gzip_bomb_is_refused_in_little_memory() -> None:
    """Two hundred megabytes of nothing in 200 kilobytes: refused while it is unpacked."""
    import tracemalloc

    bomb = gzip.compress(bytes(200_000_000), 9)
    answers = {"/a": page(bomb, Content_Encoding="gzip")}
    with serving(answers) as server:
        tracemalloc.start()
        with pytest.raises(FetchError, match="is longer than 20,971,520 bytes"):
            fetch(f"{server.address}/a", ANY)
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert peak < 50_000_000


def test_a_page_that_is_too_long_is_refused() -> None:
    """By what it announces, and by what it sends when it announces nothing."""

    def endless(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.end_headers()
        while True:
            handler.wfile.write(b"x" * 65_536)

    rules = Rules(max_bytes=1_000_000, may_ask=lambda _: True, seconds=20)
    with serving({"/a": page(b"x" * 1_000_001), "/b": endless}) as server:
        for path in ("/a", "/b"):
            with pytest.raises(FetchError, match="is longer than 1,000,000 bytes"):
                fetch(f"{server.address}{path}", rules)


def test_an_answer_that_ends_early_is_refused() -> None:
    """Half a page is no page: a length that is not reached is told."""
    answers = {
        "/a": page(RAIN, Content_Length="5000"),
        "/b": page(gzip.compress(RAIN.encode() * 99)[:-9], Content_Encoding="gzip"),
        "/c": page(RAIN, Content_Encoding="gzip"),
        "/d": page(RAIN, Content_Encoding="br"),
    }
    said = {
        "/a": "ended after 36 of 5,000 bytes",
        "/b": "ended in the middle of what is packed",
        "/c": "says that it is packed, and is not",
        "/d": "is packed as 'br', which was not asked for",
    }
    all_refused(answers, said)


def _drip(handler: BaseHTTPRequestHandler) -> None:
    """Send a byte now and then: each arrives before any time limit of a socket."""
    handler.send_response(200)
    handler.end_headers()
    for _ in range(100):
        handler.wfile.write(b"x")
        handler.wfile.flush()
        time.sleep(0.05)


def _drip_head(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"HTTP/1.0 200 OK\r\nX: ")
    for _ in range(100):
        handler.wfile.write(b"x")
        handler.wfile.flush()
        time.sleep(0.05)


def _silent(_: BaseHTTPRequestHandler) -> None:
    time.sleep(2)


@pytest.mark.parametrize("answer", [_drip, _drip_head, _silent])
def test_a_slow_answer_is_given_up(answer: object) -> None:
    """All of it counts, not the time between two bytes."""
    rules = Rules(seconds=0.4, may_ask=lambda _: True)
    begun = time.monotonic()
    with serving({"/a": answer}) as server:  # type: ignore[dict-item] # parametrize has no types
        with pytest.raises(FetchError, match=r"did not answer in full within 0\.4 seconds"):
            fetch(f"{server.address}/a", rules)
        assert time.monotonic() - begun < 1.5


def _nonsense(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"what?\r\n\r\n")


def test_faults_of_a_server_are_told_in_words() -> None:
    """A status, an empty page, no HTTP at all, nobody there."""
    answers = {"/gone": page("", status=410), "/empty": page(" \n"), "/odd": _nonsense}
    said = {
        "/gone": "answers '410 Gone'; look at it in a browser",
        "/empty": "answers with an empty page",
        "/odd": "cannot be had",
    }
    nobody_there = all_refused(answers, said)
    with pytest.raises(FetchError, match="cannot be had"):
        fetch(f"{nobody_there}/a", ANY)
    with pytest.raises(FetchError, match="has no address in the network"):
        fetch("http://no-such-host.invalid/", ANY)


def test_a_certificate_is_asked_for() -> None:
    """A server that speaks no TLS, or shows nothing to trust, gives no page."""
    with serving({"/a": page(RAIN)}) as server, pytest.raises(FetchError, match="cannot be had"):
        fetch(server.address.replace("http:", "https:") + "/a", ANY)
