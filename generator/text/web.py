"""Addresses of the web: whole, without secrets, and whether they lead to the public internet.

Takes text, returns values. Asks no network.
"""

from __future__ import annotations

import ipaddress
from typing import Final, NoReturn
from urllib.parse import SplitResult, quote, urlsplit

from generator.errors import FetchError

PORTS: Final = {"http": 80, "https": 443}
# Signs that have a meaning in an address; others are written as bytes in percent.
_KEPT: Final = "/:?#[]@!$&'()*+,;=%~"
# IPv6 addresses that stand for an IPv4 address behind a translator.
_TRANSLATED: Final = ipaddress.ip_network("64:ff9b::/96")


def is_public(address: str) -> bool:
    """Tell whether a number belongs to the public internet.

    >>> is_public("93.184.216.34"), is_public("127.0.0.1"), is_public("::ffff:10.0.0.1")
    (True, False, False)
    """
    number = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(number, ipaddress.IPv6Address):
        inner = number.ipv4_mapped or number.sixtofour or (number.teredo or (None, None))[1]
        if inner is None and number in _TRANSLATED:
            inner = ipaddress.IPv4Address(int(number) & 0xFFFF_FFFF)
        if inner is not None:
            return is_public(str(inner))
    return number.is_global and not number.is_multicast


def parse_address(address: str) -> SplitResult:
    """Read an address of the web and write it as servers take it.

    Args:
        address: What somebody typed, or where a server leads.

    Raises:
        FetchError: It is no address of the web, or it holds a password.

    >>> parse_address("HTTPS://News.Example/a b#top").geturl()
    'https://news.example/a%20b'
    """
    try:
        parts = urlsplit(address.strip())
        port = parts.port
        host = (parts.hostname or "").encode("idna").decode("ascii")
    except (ValueError, UnicodeError):
        _refuse(address, "is no address; it begins with https:// and a host")
    if parts.scheme not in PORTS or not host:
        _refuse(address, "is no address of the web; it begins with https:// and a host")
    if parts.username is not None or parts.password is not None:
        _refuse(address, "holds a name or password, which would be noted down; leave it out")
    shown = f"[{host}]" if ":" in host else host
    place = shown if port in {None, PORTS[parts.scheme]} else f"{shown}:{port}"
    path, query = quote(parts.path, safe=_KEPT), quote(parts.query, safe=_KEPT)
    return SplitResult(parts.scheme, place, path or "/", query, "")


def host_of(address: str | None) -> str | None:
    """Return the host of an address, None where there is none."""
    try:
        return urlsplit(address or "").hostname
    except ValueError:
        return None


def same_address(address: str) -> str:
    """Return what two addresses of one page have in common.

    >>> same_address("http://www.News.example/a/#top") == same_address("https://news.example/a")
    True
    """
    try:
        parts = urlsplit(address)
    except ValueError:
        return address
    host = (parts.hostname or "").removeprefix("www.")
    query = f"?{parts.query}" if parts.query else ""
    return f"{host}{parts.path.rstrip('/')}{query}"


def _refuse(address: str, why: str) -> NoReturn:
    raise FetchError(address, why)
