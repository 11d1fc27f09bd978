"""What `mkdocs.yml` says to the generator, under `plugins: - briefbook:`.

Takes the values that MkDocs read and the text that they stand in, returns `Settings`. A setting
that is not known or cannot be is a `SettingsError` with its line: a book that publishes more than
it may because of a slip of the pen would be worse than one that is not built.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Final

import yaml

from generator.errors import SettingsError

_LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
TEXTS: Final = ("excerpt", "full")
KNOWN: Final = ("text", "captures", "review", "pipelines")
# The medium English pipeline finds more than the small one, at four fifths of its speed.
PIPELINES: Final[Mapping[str, str]] = {"en": "en_core_web_md"}
_LANGUAGE: Final = re.compile(r"[a-z]{2,3}")


@dataclass(frozen=True, slots=True)
class Settings:
    """The generator's settings.

    Attributes:
        full_text: Whether briefs are published in full: `text: full`. Else the first sentences
            are, with the link to the original.
        captures: Whether there is a page for each brief that shows its captures line by line.
        review: Whether the page of what waits for a person is published; a preview has it always.
        pipelines: For each language the name of the pipeline that marks names in its texts.
    """

    full_text: bool = False
    captures: bool = False
    review: bool = False
    pipelines: Mapping[str, str] = field(default_factory=lambda: dict(PIPELINES))


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
    return Settings(
        full_text=given.get("text") == "full",
        captures=bool(given.get("captures")),
        review=bool(given.get("review")),
        pipelines=_pipelines(given.get("pipelines", {})),
    )


def settings_in(text: str, path: str = "mkdocs.yml") -> Settings:
    """Read the settings in the text of `mkdocs.yml`, without MkDocs.

    Args:
        text: The file's text; what is no YAML, MkDocs tells of.
        path: The file's path, for messages.

    Raises:
        SettingsError: As `read_settings`.
    """
    for ours in _ours(text):
        values = yaml.safe_load(yaml.serialize(ours))
        if isinstance(values, dict):
            return read_settings(values, text, path)
    return Settings()


def _pipelines(given: object) -> dict[str, str]:
    """Return the pipelines by language: the usual ones, and what the settings say of some."""
    named = given if isinstance(given, Mapping) else {}
    merged = {**PIPELINES, **named}
    return {language: name for language, name in merged.items() if isinstance(name, str)}


def _faults(given: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """Give the settings that cannot be, each with what to do."""
    for name in given:
        if name not in KNOWN:
            close = get_close_matches(name, KNOWN, n=1)
            meant = f"did you mean '{close[0]}'?" if close else f"known are {', '.join(KNOWN)}"
            yield name, f"there is no setting '{name}'; {meant}"
    text, captures = given.get("text", "excerpt"), given.get("captures", False)
    if text not in TEXTS:
        yield "text", f"'text' is {text!r}; write 'full' or 'excerpt'"
    for name in ("captures", "review"):
        if not isinstance(given.get(name, False), bool):
            yield name, f"'{name}' is {given[name]!r}; write true or false"
    if captures is True and text == "excerpt":
        contradiction = (
            "'captures: true' shows every line of the captures, so 'text: excerpt' would hide "
            "nothing; write 'text: full', or 'captures: false'"
        )
        yield "captures", contradiction
    yield from _pipeline_faults(given.get("pipelines", {}))


def _pipeline_faults(given: object) -> Iterator[tuple[str, str]]:
    if not isinstance(given, Mapping):
        wanted = "write a language and a pipeline a line, such as 'en: en_core_web_md'"
        yield "pipelines", f"'pipelines' is {given!r}; {wanted}"
        return
    for language, name in given.items():
        if not isinstance(language, str) or not _LANGUAGE.fullmatch(language):
            wanted = "write a code of two letters such as 'en', in quotes if it is 'no'"
            yield "pipelines", f"'pipelines' has the language {language!r}; {wanted}"
        elif name not in (None, False) and not (isinstance(name, str) and name.isidentifier()):
            wanted = "write the name of an installed pipeline, or 'false' for none"
            yield "pipelines", f"'pipelines' has {name!r} for '{language}'; {wanted}"


def _line_of(name: str, text: str) -> int | None:
    """Find the line of a setting, None where the text does not tell."""
    for ours in _ours(text):
        for key, _ in ours.value if isinstance(ours, yaml.MappingNode) else ():
            if key.value == name:
                return int(key.start_mark.line) + 1
    return None


def _ours(text: str) -> Iterator[yaml.Node]:
    """Give what stands under `briefbook`."""
    try:
        root = yaml.compose(text, Loader=_LOADER)
    except yaml.YAMLError:  # MkDocs read it, perhaps from elsewhere
        return
    for plugins in _values_of(root, "plugins"):
        listed = plugins.value if isinstance(plugins, yaml.SequenceNode) else [plugins]
        for plugin in listed:
            yield from _values_of(plugin, "briefbook")


def _values_of(node: yaml.Node | None, name: str) -> Iterator[yaml.Node]:
    if isinstance(node, yaml.MappingNode):
        yield from (value for key, value in node.value if key.value == name)
