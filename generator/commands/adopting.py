"""The commands by which a book is begun, filled and taken elsewhere."""

import sys
from collections.abc import Iterable
from contextlib import ExitStack
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from generator.commands.shell import (
    DONE,
    HERE,
    NEEDS_A_PERSON,
    AsJson,
    Root,
    as_text,
    guarded,
    hold_lock,
    need_book,
    stop,
)

if TYPE_CHECKING:
    from generator.adopting.adding import Added

_MEGABYTE: Final = 1_000_000

app = typer.Typer()


@app.command()
def init(  # noqa: PLR0913 - one parameter an option
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The new book's folder.")],
    *,
    name: Annotated[str | None, typer.Option(help="The site's name; else the folder's.")] = None,
    description: Annotated[str | None, typer.Option(help="What the book is, a sentence.")] = None,
    repository: Annotated[
        str, typer.Option(metavar="URL", help="Its repository, for edit links.", show_default="")
    ] = "",
    branch: Annotated[str, typer.Option(help="The branch that is edited and published.")] = "main",
    site_url: Annotated[
        str, typer.Option(metavar="URL", help="Where the site will stand.", show_default="")
    ] = "",
    full_text: Annotated[
        bool, typer.Option("--full-text", help="Publish captured texts in full.")
    ] = False,
    captures: Annotated[
        bool, typer.Option("--captures", help="Publish how each brief was made; with --full-text.")
    ] = False,
    no_workflow: Annotated[
        bool, typer.Option("--no-workflow", help="No workflow for GitHub Pages.")
    ] = False,
    no_hooks: Annotated[bool, typer.Option("--no-hooks", help="No pre-commit settings.")] = False,
    requirement: Annotated[
        str | None,
        typer.Option(metavar="TEXT", help="What installs Briefbook; else where it came from."),
    ] = None,
    pin: Annotated[
        bool, typer.Option("--pin", help="Only note again which Briefbook the book is made with.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Begin a book: settings, seeds/, a README, publishing; writes over no file."""
    from generator.adopting.init import init_book
    from generator.starter import DESCRIPTION, Wishes

    wishes = Wishes(
        name=name or folder.resolve().name or "Briefs",
        description=description or DESCRIPTION,
        site_url=site_url,
        repository=repository,
        branch=branch,
        full_text=full_text,
        captures=captures,
        workflow=not no_workflow,
        hooks=not no_hooks,
    )
    begun = guarded(lambda: init_book(folder, wishes, requirement=requirement, pin=pin))
    if as_json:
        data = {"written": begun.written, "kept": begun.kept, "notes": begun.notes}
        typer.echo(as_text(data))
        return
    for path in begun.kept:
        typer.echo(f"{folder / path} was there already and is left alone")
    for path in begun.written:
        typer.echo(f"{folder / path} written")
    for note in begun.notes:
        typer.echo(f"Note: {note}.")
    if not pin:
        typer.echo("")
        if folder.resolve() != HERE.resolve():
            typer.echo(f"  cd {folder}")
        typer.echo("  briefbook add FILE|URL    a saved page, or the address of one")
        typer.echo("  briefbook serve           builds the book and shows it in a browser")


@app.command()
def add(  # noqa: PLR0913 - one parameter an option
    sources: Annotated[
        list[str], typer.Argument(metavar="FILE|URL|-", help="Saved pages, addresses, or a pipe.")
    ],
    *,
    title: Annotated[str | None, typer.Option(help="For its name, instead of its own.")] = None,
    address: Annotated[
        str | None, typer.Option(metavar="URL", help="Where a file or pipe was saved from.")
    ] = None,
    captured: Annotated[
        str | None, typer.Option(metavar="DAY", help="The day it was saved: 2025-05-21.")
    ] = None,
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Ask private and local addresses too.")
    ] = False,
    max_mb: Annotated[float, typer.Option(min=0.001, max=20, help="The longest page.")] = 20,
    timeout: Annotated[float, typer.Option(min=0.1, help="Seconds a page may take.")] = 30,
    root: Root = HERE,
    as_json: AsJson = False,
) -> None:
    """Put captures into seeds/, never over another; asks robots.txt before an address."""
    need_book(root, site=False)
    if len(sources) > 1 and (title or address or captured):
        stop("--title, --address and --captured are of one capture; add the others by themselves")
    from generator.adopting.adding import STDIN, Given, add_all, given_file, given_page
    from generator.adopting.fetching import Rules, fetch
    from generator.text.web import is_public

    rules = Rules(
        max_bytes=int(max_mb * _MEGABYTE),
        seconds=timeout,
        may_ask=(lambda _: True) if allow_private else is_public,
    )
    today = datetime.now(tz=UTC).date()
    day = _day(captured)

    def take(source: str) -> "Given | Added":
        if source == STDIN:
            return Given(STDIN, sys.stdin.buffer.read(), address, day or today)
        if source.lower().startswith(("http://", "https://")):
            return given_page(fetch(source, rules), source, today)
        return given_file(Path(source), address=address, captured=day)

    with ExitStack() as stack:
        hold_lock(root, stack)
        added = add_all(root, sources, take=take, today=today, title=title)
        _tell_added(added, as_json=as_json)


def _tell_added(added: "Iterable[Added]", *, as_json: bool) -> None:
    """Print what became of each thing as soon as it is known."""
    from dataclasses import asdict

    done: list[Added] = []

    def work() -> None:
        for each in added:
            done.append(each)
            if not as_json:
                typer.echo(each.line(), err=each.failed)

    guarded(work)
    if as_json:
        typer.echo(as_text({"added": [asdict(each) for each in done]}))
    elif any(each.new for each in done):
        typer.echo("'briefbook build' makes briefs of what was added.")
    raise typer.Exit(NEEDS_A_PERSON if any(each.failed for each in done) else DONE)


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        stop(f"--captured: {text!r} is no day; write 2025-05-21")


@app.command()
def export(
    *,
    to: Annotated[Path, typer.Option(metavar="DIR", help="The folder it is written into.")],
    form: Annotated[
        str | None,
        typer.Option("--format", metavar="json|csv|sqlite|gexf|bibtex", help="Data instead."),
    ] = None,
    text: Annotated[
        str | None, typer.Option(metavar="full|excerpt", help="Else what the settings say.")
    ] = None,
    root: Root = HERE,
    as_json: AsJson = False,
) -> None:
    """Write the whole book as finished Markdown, for other renderers and as a vault, or as data."""
    need_book(root, site=False)
    if text not in {None, "full", "excerpt"}:
        stop(f"--text: {text!r} is neither 'full' nor 'excerpt'")
    from generator.export import export_tree
    from generator.outputs.data import FORMATS
    from generator.report import shown

    if form not in {None, *FORMATS}:
        stop(f"--format: {form!r} is none of {', '.join(FORMATS)}")
    full = None if text is None else text == "full"
    if form is None:
        exported = guarded(lambda: export_tree(root, to, full_text=full))
    else:
        from generator.export_data import export_data

        exported = guarded(lambda: export_data(root, to, [form], full_text=full))
    if as_json:
        from dataclasses import asdict

        typer.echo(as_text(asdict(exported)))
    else:
        for problem in exported.problems:
            typer.echo(shown(problem), err=True)
        typer.echo(exported.line())
    raise typer.Exit(NEEDS_A_PERSON if exported.problems else DONE)
