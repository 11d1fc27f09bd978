"""What all commands share: the book's folder, the lock, what is printed, the exit status.

Exit status, everywhere: 0 done; 1 something needs a person; 2 could not run.
"""

import json
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, NoReturn, TypeVar

import typer

from generator.errors import BriefError, GeneratorError, WriteError

DONE: Final = 0
NEEDS_A_PERSON: Final = 1
COULD_NOT_RUN: Final = 2

if TYPE_CHECKING:
    from generator.editorial import Told
    from generator.report import Report

_T = TypeVar("_T")

Root = Annotated[Path, typer.Option("--root", help="The book's folder.", show_default="here")]
AsJson = Annotated[bool, typer.Option("--json", help="Print the result as JSON.")]
Debug = Annotated[bool, typer.Option("--debug", help="Show tracebacks of faults in Briefbook.")]
HERE: Final = Path()


def need_book(root: Path, *, site: bool) -> None:
    """Stop where a folder is no book, or has no settings for a site that is wanted."""
    if not (root / "seeds").is_dir() and not (root / "docs" / "briefs").is_dir():
        stop(
            f"{root.resolve()} is no book: it has neither seeds/ nor docs/briefs/. "
            "Go to the book's folder, or name it with --root"
        )
    if site and not (root / "mkdocs.yml").is_file():
        stop(
            "mkdocs.yml is missing, so no site can be rendered; "
            "put it back, or run with --no-site for the Markdown alone"
        )


def hold_lock(root: Path, stack: ExitStack) -> None:
    """Hold the book's lock until the stack is left; stop where another run holds it."""
    from generator.writing.writer import locked

    try:
        stack.enter_context(locked(root))
    except WriteError as error:
        stop(str(error))


def guarded(work: Callable[[], _T]) -> _T:
    """Run a command's work; say in one line what stopped it."""
    try:
        return work()
    except (WriteError, BriefError) as error:
        typer.echo(f"briefbook: {error}", err=True)
        raise typer.Exit(NEEDS_A_PERSON) from error
    except GeneratorError as error:
        stop(str(error))


def stop(message: str) -> NoReturn:
    """Say why a command cannot run, and end it."""
    typer.echo(f"briefbook: {message}", err=True)
    raise typer.Exit(COULD_NOT_RUN)


def tell(work: "Callable[[], Told]", *, as_json: bool) -> NoReturn:
    """Run a command's work, print what it has to say, and end with its status."""
    told = guarded(work)
    for line in (as_text(told.data),) if as_json else told.lines:
        typer.echo(line)
    raise typer.Exit(NEEDS_A_PERSON if told.needs_person else DONE)


def tell_locked(root: Path, work: "Callable[[], Told]", *, as_json: bool) -> None:
    """Do what `tell` does while nobody else writes into the book."""
    with ExitStack() as stack:
        hold_lock(root, stack)
        tell(work, as_json=as_json)


def tell_report(report: "Report", *, as_json: bool) -> None:
    """Print what a run has to say."""
    for line in [as_text(report.data())] if as_json else report.lines():
        typer.echo(line)


def as_text(data: Mapping[str, object]) -> str:
    """Write data as JSON, for other programs."""
    return json.dumps(data, ensure_ascii=False, indent=2)
