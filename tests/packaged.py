"""The package as others get it: each file of `dist/` in an empty environment, a book begun with it.

Run by `make package`. Needs a package index, as a new user does.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import venv
import zipfile
from pathlib import Path
from typing import Final

_CAPTURE: Final = (
    "Harbour opens again\n\nThe Lund Courier\n5 April 1998\n\n"
    "The harbour of Lund opened again on Sunday after a week of storms, Mayor Ida Holm said.\n"
    "Ships that had waited outside came in one after the other during the morning.\n"
    "Two cranes were damaged by the wind and will be repaired before the summer.\n"
)
_BRIEFS: Final = 2
_PAGE: Final = (
    "<!doctype html><html><head><title>Rail strike ends</title></head><body><article>"
    "<h1>Rail strike ends</h1><p>The rail strike ended on Tuesday after nine days, Minister "
    "Jo Berg said in Lund.</p><p>Trains run again from Wednesday morning, the company said.</p>"
    "<p>The drivers will be paid for half of the days on which no train left the station.</p>"
    "</article></body></html>"
)


def try_out(package: Path) -> None:
    """Install a package into an empty environment, begin a book and build it twice.

    Args:
        package: A wheel or an sdist.

    Raises:
        subprocess.CalledProcessError: A command failed.
    """
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        venv.create(folder / "env", with_pip=True)
        programs = folder / "env" / ("Scripts" if os.name == "nt" else "bin")

        def run(*command: str, where: Path = folder) -> str:
            program = [str(programs / command[0]), *command[1:]]
            environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": ""}
            done = subprocess.run(  # noqa: S603 - programs of the environment made above
                program, cwd=where, env=environment, check=True, capture_output=True, text=True
            )
            return done.stdout

        run("python", "-m", "pip", "install", "--quiet", str(package.resolve()))
        (folder / "saved.txt").write_text(_CAPTURE)
        (folder / "saved.html").write_text(_PAGE)
        book = folder / "book"
        version = run("briefbook", "--version").strip()
        run("briefbook", "init", "book")
        run("briefbook", "build", where=book)
        run("briefbook", "add", "../saved.txt", "../saved.html", where=book)
        run("briefbook", "build", where=book)
        run("briefbook", "check", where=book)
        run("mkdocs", "build", "--strict", where=book)
        pinned = (book / "requirements.txt").read_text().splitlines()[-1]
        pages = len(list((book / "site").rglob("*.html")))
        briefs = len(list((book / "docs" / "briefs").rglob("*.md")))
        if briefs != _BRIEFS or not (book / pinned).is_file():
            message = f"{package.name}: {briefs} briefs, and {pinned} is not in the book"
            raise SystemExit(message)
        sys.stdout.write(f"{package.name}: {version}, {briefs} briefs, {pages} pages, {pinned}\n")


def main(folder: Path) -> None:
    """Try every package of a folder."""
    packages = [*sorted(folder.glob("*.whl")), *sorted(folder.glob("*.tar.gz"))]
    if not packages:
        message = f"{folder} holds no package"
        raise SystemExit(message)
    for wheel in folder.glob("*.whl"):
        names = zipfile.ZipFile(wheel).namelist()
        sys.stdout.write(f"{wheel.name}: {len(names)} files, {wheel.stat().st_size:,} bytes\n")
    for package in packages:
        try:
            try_out(package)
        except subprocess.CalledProcessError as error:
            sys.stdout.write(f"{error.stdout}{error.stderr}\n")
            raise


if __name__ == "__main__":
    main(Path(sys.argv[1]))
