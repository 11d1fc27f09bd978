"""The references of the handbook, made of the code: `python -m tests.handbook --update`.

Commands come from the command line itself, settings and keys from the schemas that editors read.
What has no description there is a fault that a test names.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import typer
import yaml

from generator.cli import app
from generator.schemas import schemas

FOLDER: Final = Path(__file__).parents[1] / "handbook"
# The commands by what somebody wants to do; one that is in no group stands under the last.
GROUPS: Final = {
    "Begin and fill a book": ["init", "add", "new", "read"],
    "Build and look": ["build", "serve", "status", "review", "explain"],
    "Settle what differs": ["proposals", "accept", "decline", "restore", "prune"],
    "People": ["names", "merge", "split", "actors"],
    "Publish and take elsewhere": ["check", "export"],
    "Others": [],
}
_MADE: Final = "<!-- Made of the code by `make handbook`; do not edit. -->"


def references() -> Mapping[str, str]:
    """Return the generated pages of the handbook by file name."""
    return {
        "commands.md": _page(_commands()),
        "settings.md": _page(_settings()),
        "front-matter.md": _page(_front_matter()),
    }


def _page(blocks: Iterator[str]) -> str:
    return "\n\n".join([_MADE, *blocks]) + "\n"


def commands() -> dict[str, Any]:
    """Return the commands by name, as the command line has them; those of a group by both words."""
    return dict(_flat(typer.main.get_command(app), ()))


def _flat(group: Any, before: tuple[str, ...]) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 - typer's own
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from _flat(command, (*before, name))
        elif not command.hidden:
            yield " ".join([*before, name]), command


def _commands() -> Iterator[str]:
    known = commands()
    yield "# Commands"
    yield (
        "`python -m generator` is the same as `briefbook`. The exit status is 0 when all is done, "
        "1 when something needs a person, 2 when the command could not be run. "
        "`briefbook --version` says which version runs."
    )
    grouped = {name for names in GROUPS.values() for name in _of_group(names, known)}
    for group, names in GROUPS.items():
        rest = sorted(set(known) - grouped) if not names else []
        there = [*_of_group(names, known), *rest]
        if there:
            yield f"## {group}"
        for name in there:
            yield from _command(name, known[name])


def _of_group(names: list[str], known: Mapping[str, Any]) -> list[str]:
    """Return the commands that a group has, in its order, and those below them."""
    return [each for name in names for each in known if each == name or each.startswith(f"{name} ")]


def _command(name: str, command: Any) -> Iterator[str]:  # noqa: ANN401 - typer's own
    arguments = [each for each in command.params if each.param_type_name == "argument"]
    options = [each for each in command.params if each.param_type_name == "option"]
    usage = " ".join(["briefbook", name, *map(_argument, arguments)])
    yield f"### {name}"
    yield command.help
    yield f"```sh\n{usage}\n```"
    rows = [f"| `{_argument(each)}` | {_cell(each.help)} |" for each in arguments]
    rows += [f"| {_option(each)} | {_cell(each.help)}{_default(each)} |" for each in options]
    yield "\n".join(["| | |", "|---|---|", *rows])


def _argument(argument: Any) -> str:  # noqa: ANN401 - typer's own
    name = argument.metavar or argument.name.upper()
    more = " …" if argument.nargs == -1 else ""
    return f"{name}{more}" if argument.required else f"[{name}{more}]"


def _option(option: Any) -> str:  # noqa: ANN401 - typer's own
    names = ", ".join(f"`{name}`" for name in option.opts)
    if option.is_flag:
        return names
    return f"{names} `{option.metavar or option.opts[0].strip('-').upper()}`"


def _default(option: Any) -> str:  # noqa: ANN401 - typer's own
    shown = option.show_default
    if isinstance(shown, str) and shown:
        return f" Default: {shown}."
    if option.is_flag or option.default in (None, "", ()) or callable(option.default):
        return ""
    return f" Default: {option.default}."


def _cell(text: str | None) -> str:
    return (text or "").replace("|", "\\|")


def settings() -> Mapping[str, Mapping[str, Any]]:
    """Return what is known of each setting."""
    schema = json.loads(schemas()["settings.json"])
    found: Mapping[str, Mapping[str, Any]] = schema["$defs"]["briefbook"]["properties"]
    return found


def _settings() -> Iterator[str]:
    yield "# Settings"
    yield "In `mkdocs.yml`, under the plugin:"
    lines = [f"      {name}: {_yaml(each.get('default'))}" for name, each in settings().items()]
    yield "\n".join(["```yaml", "plugins:", "  - briefbook:", *lines, "```"])
    yield "These are the defaults. A setting that is not known stops the build and says its line."
    rows = [
        f"| `{name}` | {_values(each)} | {_yaml(each.get('default'))} | {_says(each)} |"
        for name, each in settings().items()
    ]
    yield "\n".join(["| setting | values | default | says |", "|---|---|---|---|", *rows])
    yield (
        "Of MkDocs' own settings a book uses `site_name`, `site_description`, `site_url` (without "
        "one there are no feeds), `edit_uri` (the edit link of each brief, an absolute address "
        "ending in `docs/`) and `nav`. Briefs are not in the navigation: that is what lets a book "
        "grow. `repo_url` is left out: with it the theme asks the repository's host on every page."
    )


def _yaml(value: object) -> str:
    written: str = yaml.safe_dump(value, default_flow_style=True, width=2**16)
    return written.removesuffix("\n").removesuffix("\n...")


def _says(known: Mapping[str, Any]) -> str:
    return _cell(known.get("description"))


_KINDS: Final = {"boolean": "`true`, `false`", "object": "a mapping", "string": "a text"}


def _values(setting: Mapping[str, Any]) -> str:
    if "enum" in setting:
        return ", ".join(f"`{_yaml(value)}`" for value in setting["enum"])
    kinds = setting.get("type", [])
    listed: list[str] = kinds if isinstance(kinds, list) else [kinds]
    return " or ".join(_KINDS.get(str(kind), str(kind)) for kind in listed if kind != "null")


def keys() -> Mapping[str, Mapping[str, Any]]:
    """Return what is known of each key of a brief's front matter."""
    found: Mapping[str, Mapping[str, Any]] = json.loads(schemas()["front-matter.json"])[
        "properties"
    ]
    return found


def _front_matter() -> Iterator[str]:
    yield "# Front matter"
    yield (
        "A brief begins with these keys between two lines of `---`, then its text, one paragraph a "
        "line, without the title. None has to be there. Keys that are not in this list are yours: "
        "they stay as they are, where they are."
    )
    rows = [f"| `{name}` | {_says(each)} |" for name, each in keys().items()]
    yield "\n".join(["| key | says |", "|---|---|", *rows])
    yield (
        "A list may be one value. An actor is a name, or a mapping of `name` and `role`; a "
        "correction is a text, or a mapping of `date` and `text`. A value with `: ` in it stands "
        "in quotes. `briefbook check` tells file, line and column of what cannot be read, and the "
        "file is left alone until it is corrected. `briefbook schemas` writes the JSON Schema of "
        "these keys."
    )


def main() -> None:
    """Write the references, or say which are stale."""
    stale = {
        name: text
        for name, text in references().items()
        if not (FOLDER / name).exists() or (FOLDER / name).read_text(encoding="utf-8") != text
    }
    for name, text in stale.items():
        if "--update" in sys.argv:
            (FOLDER / name).write_text(text, encoding="utf-8")
        sys.stdout.write(f"handbook/{name}\n")


if __name__ == "__main__":
    main()
