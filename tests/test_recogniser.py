"""Facts about language pipelines: found, checked, loaded only where a text is there."""

import pickle
import subprocess
import sys
from pathlib import Path

import pytest

from generator import recogniser
from generator.errors import GeneratorError
from generator.recogniser import Recogniser, recogniser_for
from generator.report import without_pipeline
from tests.builders import a_brief

TEXT = "Angela Lindqvist, the mayor of Oslo, met engineers of the Northern Rail Company."


@pytest.fixture
def packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder of packages that is looked through first."""
    monkeypatch.syspath_prepend(str(tmp_path))
    return tmp_path


@pytest.fixture
def prose() -> tuple[str, ...]:
    """Return prose in which people, bodies and places of many kinds are named."""
    cases = sorted((Path(__file__).parent / "cases").glob("*/capture.txt"))
    assert cases, "a glob that finds nothing must not pass"
    lines = (line for case in cases[:60] for line in case.read_text(errors="replace").split("\n"))
    return (TEXT, *(line for line in lines if len(line) > 80))


def a_package(folder: Path, name: str, inner: str) -> None:
    """Put a package with the beginnings of a pipeline there; its code must never run."""
    (folder / name / inner).mkdir(parents=True)
    (folder / name / "__init__.py").write_text("raise RuntimeError")
    (folder / name / inner / "config.cfg").write_text("[nlp]\n")


def test_the_usual_pipeline_marks_people_and_bodies() -> None:
    """The one that the lock file installs, from the official weights."""
    found, problems = recogniser_for({"en": "en_core_web_md"})

    assert problems == ()
    assert found.version == "en=en_core_web_md 3.7.1"
    marked = found([TEXT, "", "x" * 200_000], "en")
    assert [(TEXT[one.start : one.end], one.kind) for one in marked[0]] == [
        ("Angela Lindqvist", "PERSON"),
        ("Oslo", "GPE"),
        ("the Northern Rail Company", "ORG"),
    ]
    assert marked[1:] == ((), ())
    assert found([TEXT], None) == found([TEXT], "en")
    assert found([TEXT], "sv") == found([], "en") == ()


def test_what_is_left_out_changes_no_mark(prose: tuple[str, ...]) -> None:
    """The weights are asked by hashes of words: with every spelling loaded they say the same."""
    found, _ = recogniser_for({"en": "en_core_web_md"})
    ((_, usual),) = found.pipelines
    whole = Recogniser((("en", usual._replace(left_out=())),))

    assert usual.left_out == ("strings",)
    assert found(prose, "en") == whole(prose, "en")


def test_the_library_is_whole_for_who_asks_for_its_commands() -> None:
    """They are not loaded with it, and are there when somebody imports them."""
    code = (
        "import sys; from generator.recogniser import recogniser_for\n"
        "r, _ = recogniser_for({'en': 'en_core_web_md'}); r(['a'], 'en')\n"
        "assert 'spacy.cli' not in sys.modules\n"
        "import spacy.cli; assert callable(spacy.cli.info)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)  # noqa: S603 - our own interpreter


def test_it_can_be_handed_to_another_process() -> None:
    """What is handed over is names, never weights."""
    found, _ = recogniser_for({"en": "en_core_web_md"})

    assert len(pickle.dumps(found)) < 1000
    assert pickle.loads(pickle.dumps(found)) == found  # noqa: S301 - our own bytes


def test_another_machine_finds_its_own_folder() -> None:
    """What was found here lies elsewhere there; a machine without the same refuses."""
    found, _ = recogniser_for({"en": "en_core_web_md"})
    ((language, pipeline),) = found.pipelines
    elsewhere = Recogniser(((language, pipeline._replace(folder="/elsewhere")),))
    other = Recogniser(((language, pipeline._replace(folder="/elsewhere", version="old")),))

    assert elsewhere([TEXT], "en") == found([TEXT], "en")
    with pytest.raises(GeneratorError, match="'old' is not on every machine"):
        other([TEXT], "en")


def test_changed_weights_are_not_loaded(packages: Path) -> None:
    """A package whose files are not the publisher's is told, and nothing of it runs."""
    a_package(packages, "en_core_web_md", "en_core_web_md-3.7.1")
    found, problems = recogniser_for({"en": "en_core_web_md"})

    assert found == Recogniser(())
    assert "'en_core_web_md' is not used: config.cfg is not as its publisher" in problems[0].message
    assert problems[0].message.endswith("a quarter of the bodies fewer")


def test_a_pipeline_of_another_name_is_a_persons_choice(packages: Path) -> None:
    """It is found by its package's name; one that is not there is told."""
    a_package(packages, "sv_core_test", "sv_core_test-1.2.3")
    found, problems = recogniser_for({"sv": "sv_core_test", "da": "da_core_test", "fi": "os.x"})

    assert found.version == "sv=sv_core_test sv_core_test-1.2.3"
    assert [problem.message.partition(";")[0] for problem in problems] == [
        "the pipeline 'da_core_test' is not installed",
        "the pipeline 'os.x' is not installed",
    ]


def test_without_the_library_the_build_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is lost is said, and how to have it."""
    monkeypatch.setattr(recogniser, "_LIBRARY", "no_such_library")
    found, problems = recogniser_for({"en": "en_core_web_md"})

    assert found([TEXT], "en") == ()
    assert "pip install 'briefbook[names]'" in problems[0].message


def test_review_tells_of_languages_without_a_pipeline() -> None:
    """Their briefs are counted; those of no language, and those with a pipeline, are not told."""
    languages = ("fr", "en", None, "fr", "de")
    briefs = [a_brief(language=language) for language in languages]
    notes = without_pipeline(briefs, ["en"])

    assert [note.message.partition(",")[0] for note in notes] == [
        "1 brief is in the language 'de'",
        "2 briefs are in the language 'fr'",
    ]
    assert notes[0].where == "mkdocs.yml"


def test_the_library_is_imported_at_the_first_text() -> None:
    """A command that reads no text does not wait for it."""
    code = (
        "import sys; from generator.recogniser import recogniser_for\n"
        "r, _ = recogniser_for({'en': 'en_core_web_md'}); r([], 'en'); r(['a'], 'fr')\n"
        "assert 'spacy' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)  # noqa: S603 - our own interpreter


@pytest.mark.parametrize("file", ["ner/model", "tokenizer", "vocab/vectors", "config.cfg"])
@pytest.mark.parametrize("how", ["a byte", "cut off", "gone"])
def test_a_changed_byte_of_the_weights_is_told(packages: Path, file: str, how: str) -> None:
    """The real pipeline with one file that is not the publisher's: named, and never loaded."""
    ((_, installed),) = recogniser_for({"en": "en_core_web_md"})[0].pipelines
    folder = packages / "en_core_web_md" / Path(installed.folder).name
    for path in Path(installed.folder).rglob("*"):
        if path.is_file():
            copy = folder / path.relative_to(installed.folder)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.symlink_to(path)
    (packages / "en_core_web_md" / "__init__.py").write_text("")
    assert recogniser_for({"en": "en_core_web_md"})[1] == ()
    changed = folder / file
    data = bytearray(changed.read_bytes())
    changed.unlink()
    if how == "a byte":
        data[len(data) // 2] ^= 1
        changed.write_bytes(data)
    elif how == "cut off":
        changed.write_bytes(data[:-1])
    found, problems = recogniser_for({"en": "en_core_web_md"})

    # Without its settings it is no pipeline: then the package that has one whole is taken.
    if file == "config.cfg" and how == "gone":
        assert [pipeline.folder for _, pipeline in found.pipelines] in ([], [installed.folder])
        return
    assert found == Recogniser(())
    assert f"is not used: {file} is not as its publisher made it" in problems[0].message
