"""The golden cases: what each capture in `tests/cases` becomes, and what it should become.

A case is a folder: `capture.txt` or `capture.html`, the briefs it should give in `expected/`, by
slug, and `problems.txt`, one line a refusal and one a field that is open or unsure, with the
reason.

    python -m tests.golden --update [CASE…]

writes both from what the program does now. Read the difference as prose before you keep it.
"""

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from generator.editing.store import Book
from generator.first_half import first_half
from generator.model import Capture, CaptureId
from generator.pipeline import Made, make_briefs
from generator.text.front_matter import write_brief

FOLDER: Final = Path(__file__).parent / "cases"
CASES: Final = sorted(path for path in FOLDER.iterdir() if path.is_dir())
assert CASES, "tests/cases is empty"  # a folder that holds nothing must not pass

Files = dict[str, str]


def capture_of(case: Path) -> Capture:
    """Return the capture of a case."""
    (path,) = case.glob("capture.*")
    return Capture(CaptureId(path.name), path.read_bytes())


def files_made(case: Path) -> Files:
    """Return what the program makes of a case: its briefs and its list of problems, by path."""
    half = first_half(capture_of(case))
    readings = [half.reading] if half.reading else []
    made = make_briefs(readings, Book(), ())
    files = {f"expected/{_slug(one)}.md": write_brief(one.brief) for one in made}
    problems = [half.problem.message] if half.problem else []
    problems += [reading.refusal for reading in readings if reading.refusal]
    lines = (*problems, *(line for one in made for line in _doubts(one)))
    return files | {"problems.txt": "".join(f"{line}\n" for line in lines)}


def files_expected(case: Path) -> Files:
    """Return the files that a case holds beside its capture."""
    found = (case / "problems.txt", *sorted((case / "expected").glob("*.md")))
    return {
        path.relative_to(case).as_posix(): path.read_bytes().decode()
        for path in found
        if path.exists()
    }


def update(case: Path) -> None:
    """Write what the program makes of a case into its folder, and remove what it makes no more."""
    made = files_made(case)
    for gone in files_expected(case).keys() - made.keys():
        (case / gone).unlink()
    for name, text in made.items():
        path = case / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(text.encode())


def _slug(made: Made) -> str:
    return made.brief.path.rpartition("/")[2].removesuffix(".md")


def _doubts(made: Made) -> Iterator[str]:
    for doubt in made.doubts:
        yield f"{_slug(made)}: {doubt.field}: {doubt.reason}"


def main(arguments: Sequence[str] | None = None) -> None:
    """Update the cases that are named, or all of them."""
    parser = argparse.ArgumentParser(prog="python -m tests.golden", description=__doc__)
    parser.add_argument("--update", action="store_true", required=True, help="write the files")
    parser.add_argument("cases", nargs="*", metavar="CASE", help="names of cases; none means all")
    wanted = frozenset(parser.parse_args(arguments).cases)
    for case in CASES:
        if not wanted or case.name in wanted:
            update(case)


if __name__ == "__main__":
    main()
