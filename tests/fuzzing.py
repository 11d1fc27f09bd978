"""Random input against every reader of what strangers write, for minutes of computing each.

`python -m tests.fuzzing --minutes 15 --write` runs each target for so long, one after the other,
each in a process of its own that may use only so much memory, and writes how many inputs were
tried, what was found and which input cost most into `benchmarks/RESULTS.md`. Without `--write` the
table is printed; `--keep DIR` notes each target's figures there as soon as it is through, and a
target that is noted already is not run again. Names of targets run these alone.

A finding is anything that a test of `tests/test_fuzz*.py` takes for a fault, and an input that
costs more than `MOST` seconds. What is found belongs into the tests, with the input that showed it.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import resource
import subprocess
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Final

from hypothesis import HealthCheck, Phase, settings

ROOT: Final = Path(__file__).parent.parent
TITLE: Final = "Fuzzing"
# Of computing for one input, whatever it is; and of memory for a target.
MOST: Final = 10.0
MEGABYTES: Final = 2_500
# Inputs a round; after each, the clock is looked at.
ROUND: Final = 200
# Of a target: so many faults are enough to stop for.
_ENOUGH: Final = 20
_SHOWN: Final = 2_000

# What is tried, by the name under which it stands in the table.
TARGETS: Final = {
    "decode": "tests.test_fuzz:test_bytes_are_decoded_or_refused",
    "read: bytes": "tests.test_fuzz:test_captures_are_read_or_refused",
    "read: HTML": "tests.test_fuzz:test_pages_are_read_or_refused",
    "split": "tests.test_fuzz:test_sections_part_a_page_without_gaps",
    "clean": "tests.test_fuzz:test_a_body_is_made_of_the_pages_lines_in_their_order",
    "dates": "tests.test_fuzz:test_dates_stand_where_they_are_said_to",
    "front matter": "tests.test_fuzz:test_front_matter_is_read_or_refused_with_its_line",
    "names.yml": "tests.test_fuzz:test_names_are_read_or_refused",
    "escape": "tests.test_fuzz:test_text_is_text_in_markdown",
    "values": "tests.test_fuzz:test_values_are_written_and_read_back",
    "language": "tests.test_fuzz:test_a_language_is_a_word_or_refused",
    "article to page": "tests.test_fuzz:test_an_article_is_shown_as_its_text",
    "front matter to page": "tests.test_fuzz:test_a_strangers_front_matter_is_shown_as_its_text",
    "page broken": "tests.test_fuzz_captures:test_a_page_that_was_right_once_is_read_or_refused",
    "JSON-LD": "tests.test_fuzz_captures:test_what_a_page_says_to_machines_may_be_anything",
    "names": "tests.test_fuzz_captures:test_names_are_compared_whatever_they_are",
    "merge": "tests.test_fuzz_books:test_a_file_is_merged_or_left_alone",
    "rendering": "tests.test_fuzz_books:test_a_body_is_rendered_whatever_it_is",
    "links of names": "tests.test_fuzz_books:test_a_linked_name_changes_no_word",
    "who is who": "tests.test_fuzz_books:test_names_decide_whatever_they_are",
}


@dataclass(slots=True)
class Figures:
    """What came of one target."""

    target: str
    inputs: int = 0
    seconds: float = 0.0
    slowest: float = 0.0
    megabytes: int = 0
    findings: dict[str, str] = field(default_factory=dict)

    def row(self) -> str:
        """Return its row of the table."""
        return (
            f"| {self.target} | {self.inputs:,} | {self.seconds / 60:.1f} | "
            f"{1000 * self.slowest:,.0f} | {self.megabytes} | {len(self.findings)} |"
        )


def run(name: str, minutes: float) -> Figures:
    """Give a target random input until the time is over.

    Args:
        name: The target.
        minutes: Of computing.
    """
    most = MEGABYTES * 2**20
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    os.environ["BRIEFBOOK_EXAMPLES"] = os.environ["BRIEFBOOK_SEQUENCES"] = str(ROUND)
    settings.register_profile(
        "minutes",
        deadline=None,
        derandomize=False,
        database=None,
        suppress_health_check=list(HealthCheck),
        phases=(Phase.generate, Phase.shrink),
    )
    settings.load_profile("minutes")
    module, _, function = TARGETS[name].partition(":")
    test: Any = getattr(importlib.import_module(module), function)
    found = Figures(name)
    test.hypothesis.inner_test = _counted(test.hypothesis.inner_test, found)
    began = time.process_time()
    while (spent := time.process_time() - began) < 60 * minutes and len(found.findings) < _ENOUGH:
        try:
            test()
        except BaseException as error:
            if isinstance(error, KeyboardInterrupt):
                raise
            found.findings.setdefault(_place(error), _told(error))
    found.seconds = spent
    found.megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return found


def _counted(test: Callable[..., None], found: Figures) -> Callable[..., None]:
    def counted(*given: Any, **named: Any) -> None:  # noqa: ANN401 - whatever the target takes
        found.inputs += 1
        began = time.process_time()
        try:
            test(*given, **named)
        finally:
            spent = time.process_time() - began
            found.slowest = max(found.slowest, spent)
        assert spent < MOST, f"{spent:.1f} seconds for one input"

    return counted


def _place(error: BaseException) -> str:
    """Return what tells one fault from another: its kind, and the line that raised it."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} at {Path(last.filename).name}:{last.lineno}"


def _told(error: BaseException) -> str:
    text = "".join(traceback.format_exception_only(error))
    return text if len(text) < 2 * _SHOWN else f"{text[:_SHOWN]} ... {text[-_SHOWN:]}"


def figures(name: str, minutes: float, keep: Path | None) -> Figures:
    """Run a target in a process of its own, or recall what came of it."""
    note = keep / f"{name.replace(' ', '-').replace(':', '')}.json" if keep else None
    if note and note.exists():
        return Figures(**json.loads(note.read_text(encoding="utf-8")))
    command = [sys.executable, "-m", "tests.fuzzing", "--one", name, "--minutes", str(minutes)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603 - our own program
    try:
        found = Figures(**json.loads(done.stdout.splitlines()[-1]))
    except (IndexError, ValueError, TypeError):
        # A crash of the process itself is the gravest finding.
        found = Figures(name, findings={f"exit status {done.returncode}": done.stderr[-_SHOWN:]})
    if note:
        note.parent.mkdir(parents=True, exist_ok=True)
        note.write_text(json.dumps(asdict(found), indent=1), encoding="utf-8")
    return found


def as_text(all_found: list[Figures], minutes: float) -> str:
    """Return the section of the results."""
    inputs = sum(each.inputs for each in all_found)
    findings = sum(len(each.findings) for each in all_found)
    return "\n".join(
        (
            f"{len(all_found)} targets, up to {minutes:g} minutes of computing each; other inputs",
            "each time; ms: the input that cost most. A finding is an exception, a broken law,",
            f"or an input that costs more than {MOST:g} seconds.",
            "",
            "| target | inputs | CPU minutes | ms | MB | findings |",
            "|---|---|---|---|---|---|",
            *(each.row() for each in all_found),
            f"| all | {inputs:,} | {sum(e.seconds for e in all_found) / 60:.0f} | | | {findings} |",
            "",
            *_listed(all_found),
        )
    )


def _listed(all_found: list[Figures]) -> Iterator[str]:
    for each in all_found:
        for place in each.findings:
            yield f"- {each.target}: {place}"


def main() -> int:
    """Run the targets, and write the section; return 1 where anything was found."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("targets", nargs="*", help=f"some of: {', '.join(TARGETS)}")
    options.add_argument("--minutes", type=float, default=15.0, help="of computing a target")
    options.add_argument("--keep", type=Path, help="a folder for figures and findings")
    options.add_argument("--write", action="store_true", help="write the section of RESULTS.md")
    options.add_argument("--one", help=argparse.SUPPRESS)
    given = options.parse_args()
    if given.one:
        print(json.dumps(asdict(run(given.one, given.minutes))))  # noqa: T201 - the answer to `figures`
        return 0
    if unknown := set(given.targets) - TARGETS.keys():
        options.error(f"no such target: {', '.join(sorted(unknown))}")
    all_found = []
    for name in given.targets or TARGETS:
        all_found.append(figures(name, given.minutes, given.keep))
        sys.stderr.write(f"{all_found[-1].row()}\n")
        for place, told in all_found[-1].findings.items():
            sys.stderr.write(f"{place}\n{told}\n")
    text = as_text(all_found, given.minutes)
    if given.write:
        sys.path.insert(0, str(ROOT / "benchmarks"))
        command = f"python -m tests.fuzzing --minutes {given.minutes:g} --write"
        importlib.import_module("results").write_section(TITLE, command, text)
    else:
        sys.stdout.write(f"{text}\n")
    return 1 if any(each.findings for each in all_found) else 0


if __name__ == "__main__":
    sys.exit(main())
