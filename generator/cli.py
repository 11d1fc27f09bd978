"""The commands: what people type, what they are told, and with which exit status.

Exit status, everywhere: 0 done; 1 something needs a person; 2 could not run. Imports stand in
the commands that need them, so that `briefbook --help` is there at once.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, NoReturn, TypeVar

import typer

from generator.errors import GeneratorError, WriteError

if TYPE_CHECKING:
    from generator.model import Capture
    from generator.pipeline import FirstHalf
    from generator.report import Report

DONE: Final = 0
NEEDS_A_PERSON: Final = 1
COULD_NOT_RUN: Final = 2

# Fewer captures than this are read before a bar could be seen.
_WORTH_A_BAR: Final = 20

_T = TypeVar("_T")

app = typer.Typer(
    help="Turns captured news pages into a linked book of briefs.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

Root = Annotated[Path, typer.Option("--root", help="The book's folder.", show_default="here")]
AsJson = Annotated[bool, typer.Option("--json", help="Print the result as JSON.")]
Debug = Annotated[bool, typer.Option("--debug", help="Show tracebacks of faults in Briefbook.")]
HERE: Final = Path()


@app.command()
def build(  # noqa: PLR0913 - one parameter an option
    *,
    root: Root = HERE,
    no_site: Annotated[bool, typer.Option("--no-site", help="Do not render site/.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Write nothing.")] = False,
    strict: Annotated[
        bool, typer.Option("--strict", help="Refusals, proposals, MkDocs warnings fail the run.")
    ] = False,
    accept_deletions: Annotated[
        bool, typer.Option("--accept-deletions", help="Many missing briefs are meant.")
    ] = False,
    as_json: AsJson = False,
    debug: Debug = False,
) -> None:
    """Read seeds/, write briefs and pages, render site/."""
    _need_book(root, site=not no_site and not dry_run)
    from generator.run import run

    with ExitStack() as stack:
        if not dry_run:
            _hold_lock(root, stack)
        report = _guarded(
            lambda: run(
                root,
                read=lambda captures: _read_all(captures, debug=debug, quiet=as_json),
                dry_run=dry_run,
                accept_deletions=accept_deletions,
            )
        )
    rendered = no_site or dry_run or _mkdocs(root, "build", *(["--strict"] if strict else []))
    _tell(report, as_json=as_json)
    counts = report.counts
    failed = bool(report.problems) or not rendered
    open_ends = counts is not None and bool(counts.refused or counts.proposed)
    raise typer.Exit(NEEDS_A_PERSON if failed or (strict and open_ends) else DONE)


@app.command()
def serve(
    *,
    root: Root = HERE,
    address: Annotated[str, typer.Option(help="Where the preview listens.")] = "127.0.0.1:8000",
    debug: Debug = False,
) -> None:
    """Build, then show a live preview: a saved brief is in the browser at once."""
    _need_book(root, site=True)
    from generator.run import run

    with ExitStack() as stack:
        _hold_lock(root, stack)
        report = _guarded(
            lambda: run(root, read=lambda captures: _read_all(captures, debug=debug, quiet=False))
        )
    _tell(report, as_json=False)
    served = _mkdocs(root, "serve", "--dev-addr", address, shown=True)
    raise typer.Exit(DONE if served else NEEDS_A_PERSON)


@app.command()
def check(*, root: Root = HERE, as_json: AsJson = False) -> None:
    """Check briefs, names.yml and links, for CI; writes nothing."""
    _need_book(root, site=False)
    from generator.run import check_book

    report = _guarded(lambda: check_book(root))
    _tell(report, as_json=as_json)
    raise typer.Exit(NEEDS_A_PERSON if report.problems else DONE)


@app.command()
def review(*, root: Root = HERE, as_json: AsJson = False, debug: Debug = False) -> None:
    """List what waits for a person, most useful first."""
    _need_book(root, site=False)
    from generator.run import review_book

    report = _guarded(
        lambda: review_book(
            root, read=lambda captures: _read_all(captures, debug=debug, quiet=as_json)
        )
    )
    _tell(report, as_json=as_json)
    if not as_json and not report.waiting:
        print("Nothing waits for review.")
    raise typer.Exit(NEEDS_A_PERSON if report.problems else DONE)


@app.command()
def read(
    paths: Annotated[list[Path], typer.Argument(help="Captures, or folders of captures.")],
    *,
    jsonl: Annotated[bool, typer.Option("--jsonl", help="One JSON line an article.")] = False,
    debug: Debug = False,
) -> None:
    """Show what captures hold, as the build reads them; needs no book, writes nothing."""
    from generator.model import Problem
    from generator.reader import article_as_text, read_articles

    missing = next((path for path in paths if not path.exists()), None)
    if missing is not None:
        _stop(f"{missing} is not there; name a capture or a folder of captures")
    failed = False
    for found in read_articles(paths, debug=debug):
        if isinstance(found, Problem):
            failed = failed or not found.message.startswith("no article")
            print(f"{found.where}: {found.message}", file=sys.stderr)
        else:
            print(json.dumps(found, ensure_ascii=False) if jsonl else article_as_text(found))
    raise typer.Exit(NEEDS_A_PERSON if failed else DONE)


def main() -> None:
    """Run the command line."""
    app()


def _need_book(root: Path, *, site: bool) -> None:
    if not (root / "seeds").is_dir() and not (root / "docs" / "briefs").is_dir():
        _stop(
            f"{root.resolve()} is no book: it has neither seeds/ nor docs/briefs/. "
            "Go to the book's folder, or name it with --root"
        )
    if site and not (root / "mkdocs.yml").is_file():
        _stop(
            "mkdocs.yml is missing, so no site can be rendered; "
            "put it back, or run with --no-site for the Markdown alone"
        )


def _hold_lock(root: Path, stack: ExitStack) -> None:
    from generator.writer import locked

    try:
        stack.enter_context(locked(root))
    except WriteError as error:
        _stop(str(error))


def _guarded(work: Callable[[], _T]) -> _T:
    """Run a command's work; say in one line what stopped it."""
    try:
        return work()
    except WriteError as error:
        print(f"briefbook: {error}", file=sys.stderr)
        raise typer.Exit(NEEDS_A_PERSON) from error
    except GeneratorError as error:
        _stop(str(error))


def _stop(message: str) -> NoReturn:
    print(f"briefbook: {message}", file=sys.stderr)
    raise typer.Exit(COULD_NOT_RUN)


def _read_all(captures: "Iterable[Capture]", *, debug: bool, quiet: bool) -> "list[FirstHalf]":
    """Read the captures one after the other, with a bar where somebody waits for it."""
    from generator.pipeline import first_half

    waiting = list(captures)
    if quiet or len(waiting) < _WORTH_A_BAR or not sys.stderr.isatty():
        return [first_half(capture, debug=debug) for capture in waiting]
    from rich.console import Console
    from rich.progress import track

    console = Console(stderr=True)
    bar = track(waiting, description="Reading captures", console=console, transient=True)
    return [first_half(capture, debug=debug) for capture in bar]


def _mkdocs(root: Path, *arguments: str, shown: bool = False) -> bool:
    """Run MkDocs in a process of its own; tell what it said where it failed or warned."""
    # Material prints a notice about MkDocs 2 at each build; the plugin API is pinned below 2.
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", *arguments, "--config-file", "mkdocs.yml"]
    done = subprocess.run(  # noqa: S603 - our own interpreter, no shell
        command, cwd=root, env=environment, check=False, text=True, capture_output=not shown
    )
    said = "" if shown else done.stderr
    for line in said.splitlines():
        if done.returncode or line.startswith(("WARNING", "ERROR")):
            print(line, file=sys.stderr)
    if done.returncode:
        print(
            "briefbook: MkDocs could not render the site; its own words stand above",
            file=sys.stderr,
        )
    return done.returncode == 0


def _tell(report: "Report", *, as_json: bool) -> None:
    if as_json:
        print(json.dumps(report.data(), ensure_ascii=False, indent=2))
        return
    for line in report.lines():
        print(line)
