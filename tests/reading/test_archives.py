"""Wrapped pages: gzip, MHTML and web archives, whole, damaged and hostile."""

import gzip
import zlib
from datetime import date
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.captures import captures_of, read_captures
from generator.errors import CaptureError
from generator.model import Capture, CaptureId, Problem
from generator.reading import archives, read_capture
from generator.reading.archives import is_archive, is_html, unpacked
from generator.reading.web_archive import Unreadable, pages_of
from tests.builders import SENTENCES

TITLE = "Rail strike ends after nine days"
PAGE = (
    f"<!DOCTYPE html><html><body><h1>{TITLE}</h1><p>3 March 1998</p>"
    + "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
    + "</body></html>"
).encode()


def a_file(data: bytes, name: str = "rail.html") -> Capture:
    """Return a file as it was saved."""
    return Capture(CaptureId(name), data)


def an_mhtml(page: bytes = PAGE, *, charset: str = "utf-8") -> bytes:
    """Return a page as browsers save it in one file."""
    mail = MIMEMultipart("related")
    mail["Snapshot-Content-Location"] = "https://courier.example/rail"
    mail["Date"] = "Tue, 3 Mar 1998 10:00:00 -0000"
    mail.attach(MIMEText(page.decode(), "html", charset))
    mail.attach(MIMEText("p { color: red }", "css"))
    return mail.as_bytes()


def a_record(  # noqa: PLR0913 - one argument a part of a record
    page: bytes = PAGE,
    *,
    number: int = 1,
    kind: str = "text/html; charset=utf-8",
    status: str = "200 OK",
    record: str = "response",
    length: int | None = None,
) -> bytes:
    """Return a record of a web archive."""
    answer = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n".encode() + page
    head = (
        f"WARC/1.0\r\nWARC-Type: {record}\r\nWARC-Date: 1998-03-04T10:00:00Z\r\n"
        f"WARC-Target-URI: https://courier.example/{number}\r\n"
        f"WARC-Record-ID: <urn:uuid:{number:012}>\r\n"
        "Content-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(answer) if length is None else length}\r\n\r\n"
    )
    return head.encode() + answer + b"\r\n\r\n"


def read_all(data: bytes) -> tuple[list[Capture], list[Unreadable]]:
    """Return the pages of an archive and what cannot be read."""
    found = list(pages_of(a_file(data, "news.warc")))
    pages = [each for each in found if isinstance(each, Capture)]
    return pages, [each for each in found if isinstance(each, Unreadable)]


def test_compressed_page_is_read() -> None:
    """Gzip is unpacked, all members of it."""
    data = gzip.compress(PAGE[:100]) + gzip.compress(PAGE[100:])

    assert unpacked(a_file(data)).data == PAGE
    assert len(read_capture(a_file(gzip.compress(PAGE))).articles) == 1


def test_compressed_page_that_is_cut_off_is_read_as_far_as_it_goes() -> None:
    """What is left of a page may hold its article."""
    data = gzip.compress(PAGE * 50)

    assert unpacked(a_file(data[:-20])).data.startswith(PAGE)


def test_damage_behind_the_first_member_costs_the_rest_alone() -> None:
    """The members before a damaged one are kept."""
    data = gzip.compress(PAGE) + gzip.compress(PAGE)[:20] + b"\xff" * 40

    assert unpacked(a_file(data)).data.startswith(PAGE)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"\x1f\x8b", "cut off or empty"),
        (b"\x1f\x8b" + b"x" * 50, "damaged"),
        (gzip.compress(b""), "cut off or empty"),
        (a_record(), "a web archive within another file is not read"),
    ],
)
def test_what_holds_no_page_is_refused(data: bytes, told: str) -> None:
    """The message says what is wrong."""
    with pytest.raises(CaptureError, match=told):
        unpacked(a_file(data))


def test_small_file_that_unpacks_to_a_huge_one_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Unpacking stops at the limit."""
    monkeypatch.setattr(archives, "MAX_BYTES", 10_000)

    with pytest.raises(CaptureError, match="when unpacked"):
        unpacked(a_file(gzip.compress(bytes(1_000_000))))


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1"])
def test_mhtml_gives_page_address_and_day(charset: str) -> None:
    """The page is the first part that is HTML; the head tells where and when it was saved."""
    page = PAGE.replace(b"Lund", "Lünd".encode())
    found = unpacked(a_file(an_mhtml(page, charset=charset), "rail.mhtml"))

    assert found.data.decode() == page.decode()
    assert found.address == "https://courier.example/rail"
    assert found.captured == date(1998, 3, 3)
    assert len(read_capture(a_file(gzip.compress(an_mhtml()))).articles) == 1


def test_what_is_noted_beside_a_file_goes_before_its_head() -> None:
    """A person's note is believed."""
    noted = Capture(CaptureId("a"), an_mhtml(), "https://noted.example/", date(1999, 1, 1))

    found = unpacked(noted)
    assert (found.address, found.captured) == ("https://noted.example/", date(1999, 1, 1))


@pytest.mark.parametrize(
    "data",
    [
        b"Content-Type: multipart/related; boundary=x\r\n\r\n--x\r\n\r\ntext\r\n--x--",
        b"Content-Type: multipart/related\r\n\r\n",
        b"A: b\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\nContent-Type:text/html",
    ],
)
def test_mhtml_without_a_page_is_refused(data: bytes) -> None:
    """A file without HTML in it holds no page."""
    with pytest.raises(CaptureError, match="MHTML"):
        unpacked(a_file(data))


def test_mhtml_with_a_broken_head_is_read() -> None:
    """A day that is none and an encoding that is none are passed over."""
    data = an_mhtml().replace(b"Tue, 3 Mar 1998", b"Some day").replace(b'"utf-8"', b'"x-none"')

    found = unpacked(a_file(data))
    assert found.captured is None
    assert b"Rail strike" in found.data


def test_huge_mhtml_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file over the limit is not taken apart."""
    monkeypatch.setattr(archives, "MAX_BYTES", 100)

    with pytest.raises(CaptureError, match="of MHTML are read"):
        unpacked(a_file(an_mhtml()))


@pytest.mark.parametrize(
    ("comment", "address", "day"),
    [
        (
            "<!-- saved from url=(0028)https://courier.example/rail -->",
            "https://courier.example/rail",
            None,
        ),
        (
            "<!--\n url: https://courier.example/rail\nsaved date: Wed Mar 04 1998 10:00\n-->",
            "https://courier.example/rail",
            date(1998, 3, 4),
        ),
        ("<!-- saved date: Wed Mar 44 1998 -->", None, None),
        ("<!-- saved date: Wed Xyz 04 1998 -->", None, None),
        ("<!-- nothing -->", None, None),
    ],
)
def test_comments_of_browsers_tell_address_and_day(
    comment: str, address: str | None, day: date | None
) -> None:
    """Browsers and their helpers note in a comment where and when they saved a page."""
    found = unpacked(a_file(b"<!DOCTYPE html>" + comment.encode() + PAGE))

    assert (found.address, found.captured) == (address, day)


def test_records_are_captures_with_address_and_day() -> None:
    """Each response that is a page is a capture of its own, numbered over all records."""
    data = a_record(record="warcinfo") + a_record(number=2) + a_record(number=3)

    for archive in (data, gzip.compress(data)):
        pages, bad = read_all(archive)
        assert [page.id for page in pages] == ["news.warc#2", "news.warc#3"]
        assert (pages[0].address, pages[0].captured) == (
            "https://courier.example/2",
            date(1998, 3, 4),
        )
        assert pages[0].data == PAGE
        assert bad == []


def test_pictures_and_scripts_are_passed_over() -> None:
    """What pages are made of beside their text is nothing to report."""
    made = a_record(kind="image/png") + a_record(kind="text/css")
    pages, bad = read_all(made + a_record())
    assert len(pages) == 1
    assert bad == []
    (only,) = read_all(made)[1]
    assert "holds no page" in only.reason


@pytest.mark.parametrize(
    ("record", "told"),
    [
        (a_record(status="404 Not Found"), "status 404"),
        (a_record(kind="application/pdf"), "is application/pdf, no HTML"),
        (a_record(b"  "), "the answer is empty"),
        (a_record(length=99_999), "cut off or its length is wrong"),
        (a_record(length=9), "cut off or its length is wrong"),
        (a_record()[:150] + b"\r\n\r\n", "cut off or its length is wrong"),
        (b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 4\r\n\r\nabcd\r\n\r\n", "no answer"),
    ],
)
def test_bad_record_is_named_and_the_next_one_read(record: bytes, told: str) -> None:
    """One bad record costs no other."""
    for data in (record + a_record(number=2), gzip.compress(record) + gzip.compress(a_record())):
        pages, bad = read_all(data)
        assert [page.data for page in pages] == [PAGE]
        assert [told in each.reason for each in bad] == [True]


def test_damaged_member_is_named_and_the_next_one_read() -> None:
    """A record whose compression is damaged or cut off costs no other."""
    member = gzip.compress(a_record())
    damaged = member[:40] + b"\xff\xff\xff" + member[43:]
    pages, bad = read_all(damaged + member[:-30] + member)

    assert [page.data for page in pages] == [PAGE]
    assert len(bad) == 2


def test_compression_and_encoding_of_answers_are_undone() -> None:
    """What the server packed is unpacked, and read as the server says it is written."""
    page = "<html><p>Bürgermeisterin</p></html>".encode("latin-1")
    packed = zlib.compress(page)
    kind = "text/html; charset=iso-8859-1\r\nContent-Encoding: deflate"
    pages, bad = read_all(a_record(packed, kind=kind))

    assert bad == []
    assert pages[0].data.decode() == "<html><p>Bürgermeisterin</p></html>"
    nonsense = a_record(page, kind="text/html; charset=x-none")
    assert read_all(nonsense)[0][0].data == page


@pytest.mark.parametrize("data", [b"", b"nothing", b"\x1f\x8b\x08", gzip.compress(b"nothing")])
def test_archive_without_records_is_named(data: bytes) -> None:
    """What is no archive at all is said to be none."""
    pages, bad = read_all(data)

    assert pages == []
    assert len(bad) == 1


def test_large_archive_with_broken_records_is_read() -> None:
    """Of a thousand records with one in twenty broken, every good one is read, the others named."""
    broken = (
        a_record(length=99_999),
        a_record(kind="application/pdf"),
        a_record()[:200],
        a_record(status="500 Oh"),
    )
    parts = [
        broken[number // 20 % 4] if number % 20 == 7 else a_record(number=number)
        for number in range(1000)
    ]

    for data in (b"".join(parts), b"".join(gzip.compress(part) for part in parts)):
        pages, bad = read_all(data)
        assert (len(pages), len(bad)) == (950, 50)


def test_archives_among_captures_become_their_pages(tmp_path: Path) -> None:
    """`seeds/` may hold archives: their pages are captures, their bad records problems."""
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    (seeds / "news.warc.gz").write_bytes(
        gzip.compress(a_record()) + gzip.compress(a_record(status="404 No"))
    )
    (seeds / "rail.html").write_bytes(PAGE)
    found, problems = read_captures(tmp_path)

    assert [capture.id for capture in found] == ["news.warc.gz#1", "rail.html"]
    assert [problem.where for problem in problems] == ["seeds/news.warc.gz#2"]
    assert not [each for each in captures_of(seeds) if isinstance(each, Problem)][1:]


def test_html_is_known_by_its_beginning() -> None:
    """By doctype, by its first tag behind comments, or by many tags; prose with one tag is none."""
    assert is_html(b"\xef\xbb\xbf<!-- a --><HTML>")
    assert is_html("<html>".encode("utf-16"))
    assert is_html(b"<div><p>a</p><p>b</p><span></span><div></div></div>")
    assert not is_html(b"<b>Rain</b> fell.")
    assert not is_archive(b"\x1f\x8b\x00")


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from([b"", b"\x1f\x8b\x08", b"WARC/1.0\r\nA: b\r\n", an_mhtml()[:300]]), st.data()
)
def test_any_bytes_are_read_or_refused(start: bytes, data: st.DataObject) -> None:
    """No bytes raise anything but a CaptureError, as a page or as an archive."""
    whole = start + data.draw(st.binary(max_size=300))
    for _ in pages_of(a_file(whole)):
        pass
    try:
        read_capture(a_file(whole))
    except CaptureError:
        return


@settings(max_examples=100, deadline=None)
@given(at=st.integers(0, 600), junk=st.binary(min_size=1, max_size=4), packed=st.booleans())
def test_any_damage_to_an_archive_costs_little(at: int, junk: bytes, *, packed: bool) -> None:
    """Bytes changed anywhere in one record raise nothing, and leave the others."""
    record = gzip.compress(a_record()) if packed else a_record()
    broken = record[:at] + junk + record[at + len(junk) :]
    pages, _ = read_all(broken + record + record)

    assert len(pages) >= 1


# --------------------------------------------------------------------------- odd mails and pages


def a_mail(kind: str, *parts: tuple[str, bytes]) -> bytes:
    """Return a mail of parts, each with its headers."""
    head = f"MIME-Version: 1.0\r\nContent-Type: {kind}; boundary=A\r\n\r\n".encode()
    pieces = [
        b"--A\r\n" + headers.encode() + b"\r\n\r\n" + data + b"\r\n" for headers, data in parts
    ]
    return head + b"".join(pieces) + b"--A--\r\n"


def texts_in(data: bytes) -> list[str]:
    """Return the blocks of a file's only article."""
    (article,) = read_capture(a_file(data, "rail.mht")).articles
    return [block.text for block in article.blocks]


@pytest.mark.parametrize(
    "data",
    [
        b"Content-Type: text/html; charset=utf-8\r\nMIME-Version: 1.0\r\n\r\n" + PAGE,
        b"\r\n" + a_mail("multipart/related", ("Content-Type: text/html", PAGE)),
        b"\xef\xbb\xbf" + a_mail("multipart/mixed", ("Content-Type: text/html", PAGE)),
        a_mail("multipart/related", ("Content-Type: application/octet-stream", PAGE)),
        a_mail(
            "multipart/related",
            ("Content-Type: image/png", b"\x89PNG"),
            ("Content-Type: TEXT/HTML; CHARSET=UTF-8", PAGE),
        ),
        a_mail(
            "multipart/alternative",
            ("Content-Type: text/plain", b"Rail"),
            ("Content-Type: text/html", PAGE),
        ),
    ],
)
def test_page_saved_as_a_mail_of_any_form_is_read(data: bytes) -> None:
    """A single part, other kinds of mails, a mark before the head, a part without its kind."""
    assert texts_in(data) == list(SENTENCES)


@pytest.mark.parametrize(
    "frame",
    [
        b"<html><frameset><frame src='menu.html'><frame src='rail.html'></frameset></html>",
        b"<html><body><iframe src='rail.html'></iframe></body></html>",
    ],
)
def test_page_that_only_frames_others_gives_way_to_the_fullest(frame: bytes) -> None:
    """A page of frames is saved with its menu and its article."""
    menu = b"<html><body><a href='a'>Home</a><a href='b'>Sport</a></body></html>"
    parts = [("Content-Type: text/html", page) for page in (frame, menu, PAGE)]

    assert texts_in(a_mail("multipart/related", *parts)) == list(SENTENCES)


def test_full_page_goes_before_longer_frames() -> None:
    """What a page has in a frame, an advertisement mostly, is not the page."""
    advertisement = b"<html><body><p>" + b"Buy a new car at once. " * 200 + b"</p></body></html>"
    parts = [("Content-Type: text/html", page) for page in (PAGE, advertisement)]

    assert texts_in(a_mail("multipart/related", *parts)) == list(SENTENCES)


def test_mail_without_a_page_is_refused() -> None:
    """Pictures alone are no page."""
    with pytest.raises(CaptureError, match="holds no page"):
        unpacked(a_file(a_mail("multipart/related", ("Content-Type: image/png", b"\x89PNG"))))


def test_page_of_frames_says_what_it_says_without_them() -> None:
    """The text for browsers without frames is the page's own."""
    text = PAGE.decode().split("<body>")[1].split("</body>")[0]
    page = (
        f"<html><frameset><frame src=a><noframes><body>{text}</body></noframes></frameset></html>"
    )

    assert texts_in(page.encode()) == list(SENTENCES)


@pytest.mark.parametrize(
    "bulk",
    [
        "<style>" + ("p { color: red } " * 1_000 + "\n") * 700 + "</style>",
        "<script>" + ("var a = 1; " * 1_000 + "\n") * 1_000 + "</script>",
        '<img src="data:image/png;base64,' + "A" * 11_000_000 + '">',
    ],
)
def test_styles_and_pictures_of_many_megabytes_hide_no_text(bulk: str) -> None:
    """A page saved in one file is read, and its lines keep their numbers."""
    page = PAGE.decode().replace("<h1>", f"{bulk}\n<h1>")
    (article,) = read_capture(a_file(page.encode())).articles

    assert [block.text for block in article.blocks] == list(SENTENCES)
    assert article.blocks[0].lines.first == bulk.count("\n") + 2


def test_style_without_an_end_does_not_take_long() -> None:
    """No end is looked for twice."""
    page = PAGE + b"<style>" * 200_000

    assert texts_in(page) == list(SENTENCES)


def test_data_of_a_large_page_is_read() -> None:
    """What a page says to machines is no bulk."""
    data = '{"@type": "NewsArticle", "publisher": "Herald"}'
    said = f'<script type="application/ld+json">{data}</script>'
    page = PAGE.decode().replace("<body>", f"<body>{said}<style>{'p {}' * 400_000}</style>")
    (article,) = read_capture(a_file(page.encode())).articles

    assert article.source is not None
    assert article.source.value == "Herald"
