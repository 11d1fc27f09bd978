"""The commands about names: who is who in a book, and who is named in any text."""

import json
import sys
from typing import Annotated

import typer

from generator.commands.captures import read_settings_of
from generator.commands.shell import (
    DONE,
    HERE,
    NEEDS_A_PERSON,
    AsJson,
    Root,
    guarded,
    need_book,
    tell_locked,
)

app = typer.Typer()
names = typer.Typer(no_args_is_help=True, help="Say who is who: join two names, or part them.")
app.add_typer(names, name="names")


@names.command()
def merge(
    name: Annotated[str, typer.Argument(help="The name that their page is to bear.")],
    other: Annotated[str, typer.Argument(help="Another name of the same person.")],
    *,
    root: Root = HERE,
    as_json: AsJson = False,
) -> None:
    """Decide in names.yml that two names are one person's; `split` takes it back."""
    need_book(root, site=False)
    from generator.naming_people import merge_names

    tell_locked(root, lambda: merge_names(root, name, other), as_json=as_json)


@names.command()
def split(
    name: Annotated[str, typer.Argument(help="A name that is somebody else's.")],
    *,
    root: Root = HERE,
    as_json: AsJson = False,
) -> None:
    """Decide in names.yml that a name is a person of its own."""
    need_book(root, site=False)
    from generator.naming_people import split_names

    tell_locked(root, lambda: split_names(root, name), as_json=as_json)


@app.command()
def actors(
    *,
    jsonl: Annotated[
        bool, typer.Option("--jsonl", help="Lines of JSON with 'id' and 'text' are read.")
    ] = False,
    root: Root = HERE,
) -> None:
    """Find who and what texts on standard input name; one JSON line a text."""
    from generator.actors.named import named_in
    from generator.recogniser import recogniser_for

    recogniser, lost = recogniser_for(guarded(lambda: read_settings_of(root)).pipelines)
    for problem in lost:
        typer.echo(f"briefbook: {problem.message}", err=True)
    failed = False
    source = sys.stdin.buffer
    lines = (
        source if jsonl else (json.dumps({"id": "-", "text": _decoded(source.read())}).encode(),)
    )
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            given = json.loads(line)
            asked, text = given["id"], str(given["text"])
        except (ValueError, KeyError, TypeError) as error:
            failed = True
            message = f"line {number} is no JSON object with 'id' and 'text' ({error}); passed over"
            typer.echo(f"briefbook: {message}", err=True)
            continue
        found = {"id": asked} | named_in(text, recogniser)
        typer.echo(json.dumps(found, ensure_ascii=False).encode())
    raise typer.Exit(NEEDS_A_PERSON if failed else DONE)


def _decoded(data: bytes) -> str:
    return data.decode("utf-8", "replace")
