"""Addresses of the web."""

import pytest

from generator.errors import FetchError
from generator.text.web import host_of, is_public, parse_address, same_address


@pytest.mark.parametrize(
    "number",
    [
        *("10.1.2.3", "172.16.0.1", "192.168.1.1", "100.64.0.1", "169.254.169.254", "0.0.0.0"),  # noqa: S104 - an address to be refused
        *("127.9.9.9", "224.0.0.1", "255.255.255.255", "198.18.0.1", "240.0.0.1"),
        *("::1", "::", "fe80::1%eth0", "fc00::1", "ff02::1", "2001:db8::1"),
        *("::ffff:127.0.0.1", "64:ff9b::10.0.0.1", "2002:7f00:1::", "2002:a00:1::1"),
    ],
)
def test_numbers_that_are_not_public(number: str) -> None:
    """Private, local, reserved, for groups, and IPv6 forms that hide one of these."""
    assert not is_public(number)


@pytest.mark.parametrize("number", ["93.184.216.34", "2606:4700::1", "64:ff9b::5db8:d822"])
def test_numbers_that_are_public(number: str) -> None:
    """Whatever the rest of the world can reach."""
    assert is_public(number)


@pytest.mark.parametrize(
    ("given", "whole"),
    [
        ("https://Lund.example", "https://lund.example/"),
        ("http://lund.example:80/a?b=1&c=é", "http://lund.example/a?b=1&c=%C3%A9"),
        ("https://lund.example:8443/a%20b c", "https://lund.example:8443/a%20b%20c"),
        ("https://malmö.example/å", "https://xn--malm-8qa.example/%C3%A5"),
        ("http://[2606:4700::1]:81/", "http://[2606:4700::1]:81/"),
    ],
)
def test_an_address_is_written_as_servers_take_it(given: str, whole: str) -> None:
    """Host and path in ASCII, the usual port left out, what is quoted already as it is."""
    assert parse_address(given).geturl() == whole


@pytest.mark.parametrize(
    "given",
    [
        *("lund.example", "ftp://lund.example/", "https://", "https:///a", "javascript:alert(1)"),
        *(
            "https://lund.example:99999/",
            "https://[::1/",
            "https://a..b/",
            "https://u@lund.example",
        ),
    ],
)
def test_what_is_no_address_is_refused(given: str) -> None:
    """Other schemes, no host, impossible ports, names and passwords."""
    with pytest.raises(FetchError):
        parse_address(given)


def test_addresses_that_cannot_be_taken_apart_are_compared_as_they_are() -> None:
    """A capture's note may hold anything."""
    assert host_of("https://[x") is None
    assert same_address("https://[x") == "https://[x"
    assert same_address("https://lund.example/a?b=1") != same_address("https://lund.example/a")
