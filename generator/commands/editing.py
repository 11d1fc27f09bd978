"""The commands about edited briefs: what is proposed, and what a person says to it."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from generator.commands.captures import reader
from generator.commands.shell import HERE, AsJson, Debug, Root, need_book, tell, tell_locked

if TYPE_CHECKING:
    from generator.editing.values import Choice

app = typer.Typer()

BriefName = Annotated[str, typer.Argument(metavar="ID|PATH", help="The brief's id or path.")]
Fields = Annotated[
    list[str] | None,
    typer.Option("--field", help="Only this part: a key of the front matter, or 'body'."),
]


@app.command()
def status(*, root: Root = HERE, as_json: AsJson = False, debug: Debug = False) -> None:
    """Tell brief by brief what a run would do; writes nothing."""
    need_book(root, site=False)
    from generator import editorial

    tell(lambda: editorial.status(root, read=reader(debug=debug, quiet=as_json)), as_json=as_json)


@app.command()
def proposals(*, root: Root = HERE, as_json: AsJson = False) -> None:
    """Show what the generator would say where a person said something else."""
    need_book(root, site=False)
    from generator import editorial

    tell(lambda: editorial.proposals(root), as_json=as_json)


@app.command()
def accept(
    brief: BriefName, *, field: Fields = None, root: Root = HERE, as_json: AsJson = False
) -> None:
    """Take what is proposed for a brief into it."""
    from generator.editing.values import Choice

    _settle(root, brief, Choice.ACCEPT, field, as_json=as_json)


@app.command()
def decline(
    brief: BriefName, *, field: Fields = None, root: Root = HERE, as_json: AsJson = False
) -> None:
    """Keep a brief as it is; the same is not proposed again until it changes."""
    from generator.editing.values import Choice

    _settle(root, brief, Choice.DECLINE, field, as_json=as_json)


def _settle(
    root: Path, brief: str, choice: "Choice", field: list[str] | None, *, as_json: bool
) -> None:
    need_book(root, site=False)
    from generator import editorial

    tell_locked(root, lambda: editorial.settle(root, brief, choice, field or None), as_json=as_json)


@app.command()
def restore(brief: BriefName, *, root: Root = HERE, as_json: AsJson = False) -> None:
    """Bring a deleted brief back, as it was last generated."""
    need_book(root, site=False)
    from generator import editorial

    tell_locked(root, lambda: editorial.restore(root, brief), as_json=as_json)


@app.command()
def prune(
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Write nothing.")] = False,
    root: Root = HERE,
    as_json: AsJson = False,
) -> None:
    """Remove briefs whose captures are gone and that nobody edited."""
    need_book(root, site=False)
    from generator import editorial

    tell_locked(root, lambda: editorial.prune(root, dry_run=dry_run), as_json=as_json)


@app.command()
def new(
    title: Annotated[str, typer.Argument(help="The title of the brief.")],
    *,
    date: Annotated[str | None, typer.Option(help="Its date: 2025-05-21, 2025-05 or 2025.")] = None,
    root: Root = HERE,
    as_json: AsJson = False,
) -> None:
    """Begin a brief of your own, as a draft."""
    need_book(root, site=False)
    from generator import editorial

    tell_locked(root, lambda: editorial.begin(root, title, day=date), as_json=as_json)


@app.command()
def schemas(
    *,
    to: Annotated[Path, typer.Option(help="The folder they are written into.")] = HERE,
    as_json: AsJson = False,
) -> None:
    """Write the JSON Schemas of names.yml, front matter and settings, for an editor."""
    from generator import editorial

    tell(lambda: editorial.write_schemas(to), as_json=as_json)
