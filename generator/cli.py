"""The commands: what people type, what they are told, and with which exit status.

Exit status, everywhere: 0 done; 1 something needs a person; 2 could not run. Imports stand in
the commands that need them, so that `briefbook --help` is there at once.
"""

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from generator.commands.adopting import app as adopting_commands
from generator.commands.build import app as building_commands
from generator.commands.captures import reader
from generator.commands.editing import app as editing_commands
from generator.commands.names import app as naming_commands
from generator.commands.shell import (
    DONE,
    HERE,
    NEEDS_A_PERSON,
    AsJson,
    Debug,
    Root,
    guarded,
    need_book,
    stop,
    tell_report,
)

app = typer.Typer(
    help="Turns captured news pages into a linked book of briefs.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

app.registered_commands += building_commands.registered_commands
app.registered_commands += adopting_commands.registered_commands
app.registered_commands += editing_commands.registered_commands
app.registered_commands += naming_commands.registered_commands
app.registered_groups += naming_commands.registered_groups


def _say_version(*, asked: bool) -> None:
    if asked:
        from generator import __version__

        print(f"briefbook {__version__}")
        raise typer.Exit(DONE)


@app.callback()
def options(
    *,
    _version: Annotated[
        bool, typer.Option("--version", callback=_say_version, is_eager=True, help="Say which.")
    ] = False,
) -> None:
    """Turn captured news pages into a linked book of briefs."""


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
    from generator.running.run import check_book

    only = {path.as_posix().removeprefix("./") for path in paths or ()}
    report = guarded(lambda: check_book(root, only=only))
    tell_report(report, as_json=as_json)
    raise typer.Exit(NEEDS_A_PERSON if report.problems else DONE)


@app.command()
def review(*, root: Root = HERE, as_json: AsJson = False, debug: Debug = False) -> None:
    """List what waits for a person, most useful first."""
    need_book(root, site=False)
    from generator.running.run import review_book

    report = guarded(lambda: review_book(root, read=reader(debug=debug, quiet=as_json)))
    tell_report(report, as_json=as_json)
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
    from generator.running.run import explain_brief

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
