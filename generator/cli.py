"""The commands: what people type, what they are told, and with which exit status.

Exit status, everywhere: 0 done; 1 something needs a person; 2 could not run. Imports stand in
the commands that need them, so that `briefbook --help` is there at once.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from generator.cli_editing import app as editing_commands
from generator.cli_shell import (
    DONE,
    HERE,
    NEEDS_A_PERSON,
    AsJson,
    Debug,
    Root,
    as_text,
    guarded,
    hold_lock,
    need_book,
    stop,
)

if TYPE_CHECKING:
    from generator.model import Capture
    from generator.pipeline import FirstHalf
    from generator.report import Report

# Fewer captures than this are read before a bar could be seen.
_WORTH_A_BAR: Final = 20

app = typer.Typer(
    help="Turns captured news pages into a linked book of briefs.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

app.registered_commands += editing_commands.registered_commands


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
    need_book(root, site=not no_site and not dry_run)
    from generator.run import run

    with ExitStack() as stack:
        if not dry_run:
            hold_lock(root, stack)
        report = guarded(
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
    need_book(root, site=True)
    from generator.run import run

    with ExitStack() as stack:
        hold_lock(root, stack)
        report = guarded(
            lambda: run(root, read=lambda captures: _read_all(captures, debug=debug, quiet=False))
        )
    _tell(report, as_json=False)
    served = _mkdocs(root, "serve", "--dev-addr", address, shown=True)
    raise typer.Exit(DONE if served else NEEDS_A_PERSON)


@app.command()
def check(
    paths: Annotated[
        list[Path] | None, typer.Argument(help="Tell of these files only; else of all.")
    ] = None,
    *,
    root: Root = HERE,
    as_json: AsJson = False,
) -> None:
    """Check briefs, names.yml and links, for CI; writes nothing."""
    need_book(root, site=False)
    from generator.run import check_book

    only = {path.as_posix().removeprefix("./") for path in paths or ()}
    report = guarded(lambda: check_book(root, only=only))
    _tell(report, as_json=as_json)
    raise typer.Exit(NEEDS_A_PERSON if report.problems else DONE)


@app.command()
def review(*, root: Root = HERE, as_json: AsJson = False, debug: Debug = False) -> None:
    """List what waits for a person, most useful first."""
    need_book(root, site=False)
    from generator.run import review_book

    report = guarded(
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
        stop(f"{missing} is not there; name a capture or a folder of captures")
    failed = False
    for found in read_articles(paths, debug=debug):
        if isinstance(found, Problem):
            failed = failed or not found.message.startswith("no article")
            print(f"{found.where}: {found.message}", file=sys.stderr)
        else:
            print(json.dumps(found, ensure_ascii=False) if jsonl else article_as_text(found))
    raise typer.Exit(NEEDS_A_PERSON if failed else DONE)


@app.command()
def explain(
    brief: Annotated[str, typer.Argument(help="A brief's file, or its id.")],
    *,
    root: Root = HERE,
    as_json: AsJson = False,
) -> None:
    """Show where a brief came from: each field, and its captures line by line."""
    need_book(root, site=False)
    from dataclasses import asdict

    from generator.explain import as_lines
    from generator.run import explain_brief

    explained, problems = guarded(lambda: explain_brief(root, brief))
    if as_json:
        print(json.dumps([asdict(each) for each in explained], ensure_ascii=False, indent=2))
    else:
        for each in explained:
            print("\n".join(as_lines(each)))
    for problem in problems:
        print(f"{problem.where}: {problem.message}", file=sys.stderr)
    raise typer.Exit(NEEDS_A_PERSON if problems else DONE)


def main() -> None:
    """Run the command line."""
    app()


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
        print(as_text(report.data()))
        return
    for line in report.lines():
        print(line)
