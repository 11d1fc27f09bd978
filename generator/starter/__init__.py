"""The files that a new book begins with: settings, workflow, a README for its editors.

They stand as they are in `files/` beside this module; where a book differs from another, they
hold a name between two `@`. Values go into YAML through an emitter, so that no name of a book can
become a key.

Takes what somebody wishes, returns texts by path. Writes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import resources
from typing import Final
from urllib.parse import urlsplit

import yaml

from generator.errors import GeneratorError
from generator.text.markdown import escape, one_line

REQUIREMENTS: Final = "requirements.txt"
CONSTRAINTS: Final = "constraints.txt"
SETTINGS: Final = "mkdocs.yml"
DESCRIPTION: Final = "Who said what, who held which post and when, with a source for every line."

# Where a file goes, and its name in `files/`: a name with a dot before it would mean something
# to git and to tools in this repository, too.
_ALWAYS: Final = {
    SETTINGS: "mkdocs.yml",
    "README.md": "readme.md",
    ".gitignore": "gitignore",
    ".gitattributes": "gitattributes",
    "docs/about.md": "about.md",
    "names.yml": "names.yml",
    REQUIREMENTS: "requirements.txt",
    CONSTRAINTS: "constraints.txt",
    "seeds/README.md": "seeds-readme.md",
}
_WORKFLOW: Final = {
    ".github/workflows/pages.yml": "pages.yml",
    ".github/dependabot.yml": "dependabot.yml",
}
_HOOKS: Final = {".pre-commit-config.yaml": "pre-commit-config.yaml"}

_MARK: Final = re.compile(r"@([A-Z_]+)@")
_OURS: Final = re.compile(r"\s*(?:\./vendor/)?briefbook(?:-\d|[\s=<>~!@\[;]|$)", re.IGNORECASE)
_NO_EDITING: Final = "# edit_uri: https://github.com/OWNER/REPOSITORY/edit/main/docs/"
_BRANCH: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/-]*")
# `git@host:owner/name.git`, as a repository's page offers it.
_SCP_LIKE: Final = re.compile(r"[\w.-]+@(?P<host>[\w.-]+):(?P<path>[^:\s]+)")
# What stands between a repository and a branch where a file is edited, by a part of the host's
# name; GitHub's form elsewhere.
_EDIT: Final = {
    "gitlab": "/-/edit/",
    "codeberg": "/_edit/",
    "gitea": "/_edit/",
    "forgejo": "/_edit/",
}


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a new book is to be.

    Attributes:
        name: The name of the site.
        requirement: The line that installs this Briefbook elsewhere.
        constraints: The versions of all that it is made with, a line each.
        description: What the book is, in a sentence.
        site_url: Its address, where it is known and no environment says it.
        repository: The address of its repository, for edit links.
        branch: The branch that is published and edited.
        full_text: Whether captured texts are published in full.
        captures: Whether each brief has a page that shows how it was made.
        workflow: Whether it is to have the workflow for GitHub Pages.
        hooks: Whether it is to have the settings of pre-commit.
    """

    name: str
    requirement: str = "briefbook"
    constraints: tuple[str, ...] = ()
    description: str = DESCRIPTION
    site_url: str = ""
    repository: str = ""
    branch: str = "main"
    full_text: bool = False
    captures: bool = False
    workflow: bool = True
    hooks: bool = True


def starter_files(wishes: Wishes) -> Mapping[str, str]:
    """Write the files of a new book.

    Args:
        wishes: What it is to be.

    Returns:
        Texts by path from the book's folder.

    Raises:
        GeneratorError: A wish cannot be: an address that is none, pages of captures without
            their text.
    """
    if wishes.captures and not wishes.full_text:
        message = "--captures shows every line of the captures; it needs --full-text"
        raise GeneratorError(message)
    if not _BRANCH.fullmatch(wishes.branch):
        message = f"{wishes.branch!r} is no name of a branch; write one such as 'main'"
        raise GeneratorError(message)
    values = dict(_values(wishes))
    names = {
        **_ALWAYS,
        **(_WORKFLOW if wishes.workflow else {}),
        **(_HOOKS if wishes.hooks else {}),
    }
    return {path: _filled(_template(name), values) for path, name in names.items()}


def pins(wishes: Wishes, requirements: str) -> Mapping[str, str]:
    """Write again what a book is made with, and nothing else.

    Args:
        wishes: The requirement and the versions that count now.
        requirements: The book's `requirements.txt` as it stands, empty where there is none.

    Returns:
        Texts by path; lines of `requirements.txt` about other packages stay.
    """
    fresh = starter_files(wishes)
    lines = requirements.splitlines()
    ours = [number for number, line in enumerate(lines) if _is_ours(line)]
    if not ours:
        return {path: fresh[path] for path in (REQUIREMENTS, CONSTRAINTS)}
    lines[ours[0]] = wishes.requirement
    kept = [line for number, line in enumerate(lines) if number not in ours[1:]]
    return {REQUIREMENTS: "\n".join(kept) + "\n", CONSTRAINTS: fresh[CONSTRAINTS]}


def _is_ours(line: str) -> bool:
    """Tell whether a requirement is Briefbook's: by name, or a package's file beside the book."""
    return _OURS.match(line) is not None


def edit_uri(repository: str, branch: str) -> str:
    """Return the address below which the files of `docs/` are edited in a browser.

    Args:
        repository: The address of the repository's page, or what git clones from.
        branch: The branch.

    Raises:
        GeneratorError: It is no address of a repository.

    >>> edit_uri("git@github.com:ana/book.git", "main")
    'https://github.com/ana/book/edit/main/docs/'
    """
    short = _SCP_LIKE.fullmatch(repository)
    address = f"https://{short['host']}/{short['path']}" if short else repository
    parts = urlsplit(address)
    path = parts.path.strip("/").removesuffix(".git")
    if parts.scheme not in {"http", "https", "ssh"} or not parts.hostname or "/" not in path:
        message = (
            f"{repository!r} is no address of a repository; "
            "write one such as https://github.com/OWNER/REPOSITORY"
        )
        raise GeneratorError(message)
    between = next((form for host, form in _EDIT.items() if host in parts.hostname), "/edit/")
    return f"https://{parts.hostname}/{path}{between}{branch}/docs/"


def _values(wishes: Wishes) -> Iterator[tuple[str, str]]:
    yield "NAME", _scalar(wishes.name)
    yield "TITLE", escape(wishes.name)
    yield "DESCRIPTION", _scalar(wishes.description)
    yield "SITE_URL", _quoted(_address(wishes.site_url))
    yield "TEXT", "full" if wishes.full_text else "excerpt"
    yield "CAPTURES", "true" if wishes.captures else "false"
    yield "BRANCH", wishes.branch
    yield "REQUIREMENT", wishes.requirement
    yield "CONSTRAINTS", "\n".join(wishes.constraints)
    shown = (
        "the briefs in full" if wishes.full_text else "an excerpt of each brief and its original"
    )
    yield "SHOWN", shown
    editing = edit_uri(wishes.repository, wishes.branch) if wishes.repository else ""
    yield "EDIT_URI", f"edit_uri: {_scalar(editing)}" if editing else _NO_EDITING


def _address(text: str) -> str:
    parts = urlsplit(text)
    if text and (parts.scheme not in {"http", "https"} or not parts.hostname):
        message = f"{text!r} is no address of a site; it begins with https://"
        raise GeneratorError(message)
    return text


def _scalar(text: str) -> str:
    """Write a text as a YAML value that stands behind a key."""
    written: str = yaml.safe_dump(one_line(text), allow_unicode=True, width=2**16)
    return written.removesuffix("...\n").rstrip("\n")


def _quoted(text: str) -> str:
    """Write a text as a YAML value that stands in a list of one line."""
    written: str = yaml.safe_dump(
        one_line(text), allow_unicode=True, width=2**16, default_style='"'
    )
    return written.rstrip("\n")


def _template(name: str) -> str:
    return resources.files(__package__).joinpath("files", name).read_text(encoding="utf-8")


def _filled(template: str, values: Mapping[str, str]) -> str:
    # In one pass: a value that holds a mark of its own stays as it is.
    return _MARK.sub(lambda mark: values.get(mark[1], mark[0]), template).rstrip("\n") + "\n"
