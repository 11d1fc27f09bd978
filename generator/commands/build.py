"""Building and previewing a book."""

import gc
import os
import subprocess
import sys
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from generator.caching.garbage import no_search_for_garbage
from generator.commands.captures import Jobs, Scheduler, reader
from generator.commands.shell import (
    DONE,
    HERE,
    NEEDS_A_PERSON,
    AsJson,
    Debug,
    Root,
    guarded,
    hold_lock,
    need_book,
    tell_report,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.caching.unchanged import Look
    from generator.intake import Read
    from generator.report import Report

app = typer.Typer()

# What is kept of a run: the report of one that changed nothing; that a site is of such a book.
_RUN: Final = "run"
_SITE: Final = "site"
# MkDocs renders again what changed alone; a broken link is no reason to end the preview.
_SERVE: Final = ("serve", "--dirty", "--no-strict")


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
    jobs: Jobs = None,
    scheduler: Scheduler = None,
    as_json: AsJson = False,
    debug: Debug = False,
) -> None:
    """Read seeds/, write briefs and pages, render site/."""
    need_book(root, site=not no_site and not dry_run)
    read = reader(jobs=jobs, scheduler=scheduler, debug=debug, quiet=as_json, keeps=not dry_run)
    with no_search_for_garbage():
        with ExitStack() as stack:
            if dry_run:
                from generator.running.run import run

                report = guarded(
                    lambda: run(root, read=read, dry_run=True, accept_deletions=accept_deletions)
                )
            else:
                hold_lock(root, stack)
                report = guarded(lambda: _run(root, read, accept_deletions=accept_deletions))
        rendered = no_site or dry_run or _render(root, strict=strict)
        tell_report(report, as_json=as_json)
        # The process ends here: Python need not look through all that it holds once more.
        gc.freeze()
    counts = report.counts
    failed = bool(report.problems) or not rendered
    open_ends = counts is not None and bool(counts.refused or counts.proposed)
    raise typer.Exit(NEEDS_A_PERSON if failed or (strict and open_ends) else DONE)


@app.command()
def serve(
    *,
    root: Root = HERE,
    address: Annotated[str, typer.Option(help="Where the preview listens.")] = "127.0.0.1:8000",
    jobs: Jobs = None,
    debug: Debug = False,
) -> None:
    """Build, then show a live preview: a saved brief is in the browser at once."""
    need_book(root, site=True)
    read = reader(jobs=jobs, debug=debug, keeps=True)
    with no_search_for_garbage(), ExitStack() as stack:
        hold_lock(root, stack)
        report = guarded(lambda: _run(root, read, accept_deletions=False))
    tell_report(report, as_json=False)
    served = _mkdocs(root, *_SERVE, "--dev-addr", address, shown=True).succeeded
    raise typer.Exit(DONE if served else NEEDS_A_PERSON)


def _run(root: Path, read: "Read", *, accept_deletions: bool) -> "Report":
    """Run, unless nothing changed since a run that changed nothing."""
    from generator.caching.unchanged import files_of, is_as, keep, recall

    before = files_of(root)
    looks, value = recall(root, _RUN)
    if "book" in looks and is_as(before.look(), looks["book"], root):
        report = _as_report(value)
        if report is not None:
            return report
    from generator.running.run import run_from

    ran = run_from(before, root, read=read, accept_deletions=accept_deletions)
    if ran.rests:
        after = before.followed_by(ran.pages, root)
        keep(root, _RUN, {"book": after.look()}, _as_value(ran.report))
    return ran.report


def _as_value(report: "Report") -> object:
    from pydantic import TypeAdapter

    from generator.report import Report

    return TypeAdapter(Report).dump_python(report, mode="json")


def _as_report(value: object) -> "Report | None":
    from pydantic import TypeAdapter, ValidationError

    from generator.report import Report

    try:
        return TypeAdapter(Report).validate_python(value)
    except ValidationError:
        return None


def _render(root: Path, *, strict: bool) -> bool:
    """Render the site, unless it is there as this book gives it."""
    from generator.caching.unchanged import is_as, keep, look_at, look_at_site, recall

    before = look_at(root)
    kept, _ = recall(root, _SITE)
    if _is_rendered(root, before, kept):
        return True
    done = _mkdocs(root, "build", *(["--strict"] if strict else []))
    # What MkDocs warns of is to be told again the next time.
    if done.succeeded and not done.warned and is_as(look_at(root), before, root):
        keep(root, _SITE, {"book": before, "site": look_at_site(root)}, None)
    return done.succeeded


def _is_rendered(root: Path, book: "Look", kept: "Mapping[str, Look]") -> bool:
    from generator.caching.unchanged import is_as, look_at_site

    if "book" not in kept or "site" not in kept or not is_as(book, kept["book"], root):
        return False
    return is_as(look_at_site(root), kept["site"], root)


@dataclass(frozen=True, slots=True)
class _Rendered:
    succeeded: bool
    warned: bool


def _mkdocs(root: Path, *arguments: str, shown: bool = False) -> _Rendered:
    """Run MkDocs in a process of its own; tell what it said where it failed or warned."""
    # Material prints a notice about MkDocs 2 at each build; the plugin API is pinned below 2.
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", *arguments, "--config-file", "mkdocs.yml"]
    done = subprocess.run(  # noqa: S603 - our own interpreter, no shell
        command, cwd=root, env=environment, check=False, text=True, capture_output=not shown
    )
    said = (done.stderr or "").splitlines()
    told = [line for line in said if done.returncode or line.startswith(("WARNING", "ERROR"))]
    for line in told:
        typer.echo(line, err=True)
    if done.returncode:
        message = "briefbook: MkDocs could not render the site; its own words stand above"
        typer.echo(message, err=True)
    return _Rendered(done.returncode == 0, bool(told))
