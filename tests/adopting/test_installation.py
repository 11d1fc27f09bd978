"""Where Briefbook came from, and what it was made with."""

import json

import pytest

from generator.adopting.installation import Origin, of_file, origin, versions


def noted(url: str, **kind: object) -> str:
    """Return what pip notes down of an installation."""
    return json.dumps({"url": url, **kind})


@pytest.mark.parametrize(
    ("direct_url", "requirement"),
    [
        (None, "briefbook==1.2.0"),
        ("no JSON", "briefbook==1.2.0"),
        ("[]", "briefbook==1.2.0"),
        (
            noted(
                "https://git.example/a/briefbook.git",
                vcs_info={"vcs": "git", "commit_id": "0a1b", "requested_revision": "main"},
            ),
            "briefbook @ git+https://git.example/a/briefbook.git@0a1b",
        ),
        (
            noted("https://git.example/a.git", vcs_info={"commit_id": "0a1b"}, subdirectory="py"),
            "briefbook @ git+https://git.example/a.git@0a1b#subdirectory=py",
        ),
        (
            noted("https://x.example/b-1.2.0.whl", archive_info={"hashes": {"sha256": "ff"}}),
            "briefbook @ https://x.example/b-1.2.0.whl#sha256=ff",
        ),
        (noted("https://x.example/b.whl", archive_info={}), "briefbook @ https://x.example/b.whl"),
    ],
)
def test_the_same_is_installed_elsewhere(direct_url: str | None, requirement: str) -> None:
    """An index, a commit of a git repository, a package on a server: each pinned."""
    assert origin("1.2.0", direct_url) == Origin(requirement)


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("file:///tmp/my%20files/briefbook-1.2.0.whl", "/tmp/my files/briefbook-1.2.0.whl"),  # noqa: S108 - a path that is read, of nothing
        ("file:///C:/files/briefbook-1.2.0.whl", "C:/files/briefbook-1.2.0.whl"),
    ],
)
def test_a_package_of_this_machine_goes_with_the_book(url: str, path: str) -> None:
    """A file that only this machine has is put beside the book and installed from there."""
    found = origin("1.2.0", noted(url, archive_info={}))

    assert found == Origin("./vendor/briefbook-1.2.0.whl", file=path)
    assert of_file(r"C:\files\briefbook-1.2.0.whl").requirement == found.requirement


def test_a_folder_of_this_machine_is_told() -> None:
    """Nobody else can install it, and whoever begins a book must know."""
    found = origin("1.2.0", noted("file:///src", dir_info={"editable": True}))

    assert found.requirement == "briefbook==1.2.0"
    assert "which no other machine can install" in (found.note or "")


def test_all_that_is_needed_is_listed_with_its_version() -> None:
    """What is needed by what is needed, extras where they are asked for, nothing twice."""
    packages: dict[str, tuple[str, tuple[str, ...]]] = {
        "briefbook": ("1", ("Some.Reader[html_clean]>=2", "pyyaml; python_version > '3'")),
        "some-reader": ("2.1", ("cleaner; extra == 'html-clean'", "tests; extra == 'dev'")),
        "cleaner": ("3", ("pyyaml", "some_reader", "windows-only; sys_platform == 'win32'")),
        "pyyaml": ("6", ()),
        "tests": ("9", ()),
    }

    assert versions("briefbook", packages.get) == ("cleaner==3", "pyyaml==6", "some-reader==2.1")
