"""What `mkdocs.yml` says to the generator, under `plugins: - briefbook:`.

Takes the values that MkDocs read and the text that they stand in, returns `Settings`. A setting
that is not known or cannot be is a `SettingsError` with its line: a book that publishes more than
it may because of a slip of the pen would be worse than one that is not built.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final

import yaml

from generator.errors import SettingsError

_LOADER: Final = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_TEXTS: Final = ("excerpt", "full")
_KNOWN: Final = ("text", "captures")


@dataclass(frozen=True, slots=True)
class Settings:
    """The generator's settings.

    Attributes:
        full_text: Whether briefs are published in full: `text: full`. Else the first sentences
            are, with the link to the original.
        captures: Whether there is a page for each brief that shows its captures line by line.
    """

    full_text: bool = False
    captures: bool = False


def read_settings(
    values: Mapping[str, object], text: str = "", path: str = "mkdocs.yml"
) -> Settings:
    """Read the settings.

    Args:
        values: What stands under `briefbook`; None is the same as nothing.
        text: The file's text, to tell the line of a fault.
        path: The file's path, for messages.

    Returns:
        The settings; what is not set publishes the least.

    Raises:
        SettingsError: A setting is not known, has a value that cannot be, or contradicts another.
    """
    given = {name: value for name, value in values.items() if value is not None}
    for name, message in _faults(given):
        raise SettingsError(path, f"briefbook: {message}", line=_line_of(name, text))
    return Settings(full_text=given.get("text") == "full", captures=bool(given.get("captures")))


def _faults(given: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """Give the settings that cannot be, each with what to do."""
    for name in given:
        if name not in _KNOWN:
            close = get_close_matches(name, _KNOWN, n=1)
            meant = f"did you mean '{close[0]}'?" if close else f"known are {' and '.join(_KNOWN)}"
            yield name, f"there is no setting '{name}'; {meant}"
    text, captures = given.get("text", "excerpt"), given.get("captures", False)
    if text not in _TEXTS:
        yield "text", f"'text' is {text!r}; write 'full' or 'excerpt'"
    if not isinstance(captures, bool):
        yield "captures", f"'captures' is {captures!r}; write true or false"
    elif captures and text == "excerpt":
        contradiction = (
            "'captures: true' shows every line of the captures, so 'text: excerpt' would hide "
            "nothing; write 'text: full', or 'captures: false'"
        )
        yield "captures", contradiction


def _line_of(name: str, text: str) -> int | None:
    """Find the line of a setting, None where the text does not tell."""
    try:
        root = yaml.compose(text, Loader=_LOADER)
    except yaml.YAMLError:  # MkDocs read it, perhaps from elsewhere
        return None
    for plugins in _values_of(root, "plugins"):
        listed = plugins.value if isinstance(plugins, yaml.SequenceNode) else [plugins]
        for plugin in listed:
            for ours in _values_of(plugin, "briefbook"):
                for key, _ in ours.value if isinstance(ours, yaml.MappingNode) else ():
                    if key.value == name:
                        return int(key.start_mark.line) + 1
    return None


def _values_of(node: yaml.Node | None, name: str) -> Iterator[yaml.Node]:
    if isinstance(node, yaml.MappingNode):
        yield from (value for key, value in node.value if key.value == name)
