"""The JSON Schemas that come with the package say what the readers take."""

import json
from pathlib import Path

import pytest

from generator.errors import SettingsError
from generator.schemas import schemas
from generator.settings import KNOWN, read_settings

FOLDER = Path(__file__).parents[1] / "generator" / "data" / "schemas"


@pytest.mark.parametrize("name", sorted(schemas()))
def test_schema_is_not_stale(name: str) -> None:
    """The shipped copy is what the models give now; `make schemas` writes it again."""
    assert (FOLDER / name).read_text(encoding="utf-8") == schemas()[name], "run `make schemas`"


def test_every_key_of_front_matter_is_in_the_schema() -> None:
    """Editors offer the keys that a brief may have, and accept a person's own."""
    schema = json.loads(schemas()["front-matter.json"])

    assert {"id", "title", "actors", "review", "locked", "draft"} <= set(schema["properties"])
    assert "additionalProperties" not in schema


def test_names_take_no_other_keys() -> None:
    """A key of names.yml that is mistyped is shown by the editor, as by the reader."""
    assert json.loads(schemas()["names.json"])["additionalProperties"] is False


def test_sample_names_say_where_their_schema_is() -> None:
    """An editor with a YAML language server finds the schema from the file itself."""
    names = FOLDER.parents[2] / "names.yml"
    first = names.read_text(encoding="utf-8").split("\n", 1)[0]
    said = first.removeprefix("# yaml-language-server: $schema=")

    assert (names.parent / said).samefile(FOLDER / "names.json")


@pytest.mark.parametrize("text", ["excerpt", "full", "some"])
@pytest.mark.parametrize("captures", [True, False, "yes"])
def test_settings_schema_takes_what_the_reader_takes(text: str, captures: object) -> None:
    """The values of each setting, and that captures are shown with the full text only."""
    ours = json.loads(schemas()["settings.json"])["$defs"]["briefbook"]
    allowed = {
        "text": text in ours["properties"]["text"]["enum"],
        "captures": isinstance(captures, bool),
    }
    contradict = captures is True and text != ours["then"]["properties"]["text"]["const"]
    given = {"text": text, "captures": captures}
    if all(allowed.values()) and not contradict:
        read_settings(given)
    else:
        with pytest.raises(SettingsError):
            read_settings(given)


def test_every_setting_is_described() -> None:
    """An editor tells of each setting what it does, and marks a slip of the pen."""
    ours = json.loads(schemas()["settings.json"])["$defs"]["briefbook"]

    assert tuple(ours["properties"]) == KNOWN
    assert ours["additionalProperties"] is False
    assert all(setting.get("description") for setting in ours["properties"].values())


def test_sample_settings_say_where_their_schema_is() -> None:
    """`mkdocs.yml` leads an editor to it as `names.yml` does."""
    settings = FOLDER.parents[2] / "mkdocs.yml"
    first = settings.read_text(encoding="utf-8").split("\n", 1)[0]
    said = first.removeprefix("# yaml-language-server: $schema=")

    assert (settings.parent / said).samefile(FOLDER / "settings.json")
