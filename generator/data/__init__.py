"""Knowledge that is no code: phrase lists, titles, months, names, as YAML files in this folder.

Takes the name of a file, returns what it holds. The files are part of the program, so
reading them is no effect: the same release always gives the same values.
"""

import json
from functools import cache
from importlib import resources
from typing import Any

import yaml

# The C loader reads a long list some ten times faster; wheels without it still work.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def load(name: str) -> Any:  # noqa: ANN401 - each file has a shape of its own
    """Return what `generator/data/<name>.yml` holds.

    Args:
        name: The file's name without its ending.

    Returns:
        Lists, mappings and scalars, as the file's first lines describe them. The value is
        shared between callers and must not be changed.
    """
    text = resources.files(__package__).joinpath(f"{name}.yml").read_text(encoding="utf-8")
    return yaml.load(text, Loader=_LOADER)  # noqa: S506 - both loaders are safe ones


def load_weights(name: str) -> dict[str, Any]:
    """Return what `generator/data/<name>.json` holds: figures that were fitted, not written.

    Args:
        name: The file's name without its ending.
    """
    text = resources.files(__package__).joinpath(f"{name}.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)
    return found


@cache
def load_made(name: str) -> dict[str, Any]:
    """Return what `generator/data/<name>.json` holds: a list that a script made of another's data.

    Args:
        name: The file's name without its ending.

    Returns:
        The value, shared between callers; it must not be changed.
    """
    return load_weights(name)
