"""The files of a new book, as texts."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.errors import GeneratorError
from generator.starter import REQUIREMENTS, Wishes, edit_uri, pins, starter_files

ROOT = Path(__file__).parents[1]


class _Loader(yaml.SafeLoader):
    """Reads the one tag of MkDocs that settings use."""


def _environment(loader: _Loader, node: yaml.SequenceNode) -> list[object]:
    return loader.construct_sequence(node)


_Loader.add_constructor("!ENV", _environment)


def settings(**wishes: Any) -> dict[str, Any]:  # noqa: ANN401 - any wish
    """Return the settings of a new book."""
    found = yaml.load(starter_files(Wishes(**wishes))["mkdocs.yml"], Loader=_Loader)  # noqa: S506 - a safe loader with one more tag
    assert isinstance(found, dict)
    return found


@pytest.mark.parametrize("name", ["Lund", 'A "b": c', "- x\n# y", "@TEXT@ {{ x }}", "0123", "ë"])
def test_a_name_is_a_value_whatever_it_holds(name: str) -> None:
    """It cannot become a key, a comment, a number or a mark of ours."""
    made = settings(name=name, description=name)

    assert made["site_name"] == made["site_description"] == name.replace("\n", " ")


def test_a_new_book_publishes_the_least() -> None:
    """An excerpt, and not how briefs were made, unless somebody wishes so."""
    assert settings(name="a")["plugins"][0] == {"briefbook": {"text": "excerpt", "captures": False}}
    wished = settings(name="a", full_text=True, captures=True)
    assert wished["plugins"][0] == {"briefbook": {"text": "full", "captures": True}}


def test_the_address_of_the_site_comes_from_the_environment_first() -> None:
    """What is wished stands behind it, and nothing where nothing is known."""
    assert settings(name="a")["site_url"] == ["SITE_URL", ""]
    wished = settings(name="a", site_url="https://lund.example/b/")
    assert wished["site_url"] == ["SITE_URL", "https://lund.example/b/"]


def test_settings_differ_from_the_sample_book_only_where_books_differ() -> None:
    """What the generator's own book is rendered with, a new one is, too."""
    own = yaml.load((ROOT / "mkdocs.yml").read_text(), Loader=_Loader)  # noqa: S506 - as above
    made = settings(name="a")
    differ = {"site_name", "site_description", "site_url", "plugins"}

    assert {key: made[key] for key in made if key not in differ} == {
        key: own[key] for key in own if key not in differ
    }, "write the change of mkdocs.yml into generator/starter/files/mkdocs.yml as well"


def test_names_are_explained_as_in_the_sample_book() -> None:
    """The head of names.yml is the same; only the sample's leads to a schema in this repository."""
    own = (ROOT / "names.yml").read_text().partition("\npeople:")[0].splitlines()
    made = starter_files(Wishes("a"))["names.yml"].partition("\npeople:")[0].splitlines()

    assert [line for line in own if "yaml-language-server" not in line] == made, (
        "write the change of names.yml into generator/starter/files/names.yml as well"
    )


def test_a_new_book_ignores_what_the_sample_book_ignores() -> None:
    """What is made again by every build is committed in neither."""
    own = {line for line in (ROOT / ".gitignore").read_text().splitlines() if line[:1] in "/!"}
    made = set(starter_files(Wishes("a"))[".gitignore"].splitlines())
    of_the_generator = {
        line for line in own if re.match(r"/(?:\.(?!venv/|briefbook)|dist/|screens)", line)
    }

    assert own - of_the_generator - made <= {""}


@pytest.mark.parametrize(
    ("repository", "address"),
    [
        ("https://github.com/ana/book", "https://github.com/ana/book/edit/main/docs/"),
        ("https://github.com/ana/book.git", "https://github.com/ana/book/edit/main/docs/"),
        ("git@gitlab.com:ana/x/book.git", "https://gitlab.com/ana/x/book/-/edit/main/docs/"),
        ("ssh://git@codeberg.org/ana/book", "https://codeberg.org/ana/book/_edit/main/docs/"),
    ],
)
def test_edit_links_lead_to_the_editor_of_the_host(repository: str, address: str) -> None:
    """Hosts have forms of their own."""
    assert edit_uri(repository, "main") == address
    assert settings(name="a", repository=repository)["edit_uri"] == address


@pytest.mark.parametrize(
    ("wishes", "said"),
    [
        ({"repository": "my book"}, "is no address of a repository"),
        ({"repository": "https://github.com/ana"}, "is no address of a repository"),
        ({"site_url": "lund.example"}, "is no address of a site"),
        ({"captures": True}, "it needs --full-text"),
        ({"branch": "a]\nb"}, "is no name of a branch"),
    ],
)
def test_wishes_that_cannot_be_are_refused(wishes: dict[str, Any], said: str) -> None:
    """Each with what to write."""
    with pytest.raises(GeneratorError, match=said):
        starter_files(Wishes("a", **wishes))


def test_the_workflow_may_no_more_than_it_must() -> None:
    """Building may read, deploying may publish; actions are pinned to commits."""
    text = starter_files(Wishes("a", branch="trunk"))[".github/workflows/pages.yml"]
    flow = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - texts alone; "on" is no truth value
    jobs = flow["jobs"]
    uses = re.findall(r"uses: (\S+) # (\S+)", text)

    assert flow["permissions"] == {}
    assert jobs["build"]["permissions"] == {"contents": "read", "pages": "read"}
    assert jobs["deploy"]["permissions"] == {"pages": "write", "id-token": "write"}
    assert jobs["deploy"]["needs"] == "build"
    assert flow["on"]["push"]["branches"] == ["trunk"]
    assert len(uses) == text.count("uses:") == 5
    for action, version in uses:
        assert re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", action)
        assert re.fullmatch(r"v\d+\.\d+\.\d+", version)
    runs = [step["run"] for step in jobs["build"]["steps"] if "run" in step]
    assert runs[1:] == ["briefbook check", "mkdocs build --strict"]


def test_what_is_not_wished_for_is_not_there() -> None:
    """No workflow, no hooks."""
    every = set(starter_files(Wishes("a")))
    fewer = set(starter_files(Wishes("a", workflow=False, hooks=False)))

    assert every - fewer == {
        ".github/workflows/pages.yml",
        ".github/dependabot.yml",
        ".pre-commit-config.yaml",
    }


@pytest.mark.parametrize(
    "ours",
    ["briefbook==0.1", "briefbook", "./vendor/briefbook-0.1-py3-none-any.whl", "briefbook @ x"],
)
def test_pinning_again_leaves_other_packages(ours: str) -> None:
    """Only the line of Briefbook changes, and the list of versions."""
    before = f"# mine\n-c constraints.txt\n{ours}\nbriefbook-theme==1\nother==2\n"
    after = pins(Wishes("a", requirement="briefbook==0.2", constraints=("x==1",)), before)

    assert after[REQUIREMENTS] == before.replace(ours + "\n", "briefbook==0.2\n", 1)
    assert after["constraints.txt"].endswith("\nx==1\n")
    assert set(after) == {REQUIREMENTS, "constraints.txt"}


def test_pinning_what_has_no_pin_yet() -> None:
    """A book without the line gets the whole file."""
    assert "\nbriefbook==0.2\n" in pins(Wishes("a", requirement="briefbook==0.2"), "")[REQUIREMENTS]
