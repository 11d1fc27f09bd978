"""Language pipelines: found among the installed packages, checked, loaded where a text is there.

Only what marks names is loaded (`tok2vec` and `ner`), as data from its folder: no code of the
package that carries it is run. A pipeline whose weights are known is loaded only if their sums are
right. The library is imported at the first text, once a process.
"""

import gc
import sys
import warnings
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import Any, Final, NamedTuple

from generator import data
from generator.actors import Entity, Marked
from generator.errors import GeneratorError
from generator.model import Problem

_LIBRARY: Final = "spacy"
_COMMANDS: Final = ("spacy.cli", "spacy.cli.info")
_NOT_NEEDED: Final = (
    *("tagger", "parser", "senter", "attribute_ruler", "lemmatizer", "morphologizer"),
    *("entity_linker", "entity_ruler", "textcat", "trainable_lemmatizer"),
)
_LONGEST: Final = 100_000  # characters of a paragraph; a longer one is no prose
_BATCH: Final = 64  # paragraphs
# Texts that are too short to tell their language are read as most are.
_USUAL: Final = "en"
# The labels of other languages' pipelines, in the words of the English ones.
_LABELS: Final[Mapping[str, str]] = {
    "PER": "PERSON",
    "persName": "PERSON",
    "PS": "PERSON",
    "PERS": "PERSON",
    "PRS": "PERSON",
    "orgName": "ORG",
    "ORGANIZATION": "ORG",
    "OG": "ORG",
    "placeName": "GPE",
    "LC": "LOC",
}


class Pipeline(NamedTuple):
    """A pipeline that is installed.

    Attributes:
        name: Its name.
        folder: The folder of its files.
        version: What changes when it may mark texts differently.
        left_out: What of its vocabulary no mark follows from.
    """

    name: str
    folder: str
    version: str
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Recogniser:
    """Marks names in texts by the pipeline of their language.

    It can be handed to another process, which loads what it needs itself.

    Attributes:
        pipelines: The pipelines by language, in order.
    """

    pipelines: tuple[tuple[str, Pipeline], ...]

    def __call__(self, paragraphs: Sequence[str], language: str | None) -> Marked:
        """Mark names in a text.

        Args:
            paragraphs: The text's paragraphs.
            language: Its language, None where it is too short to tell.

        Returns:
            For each paragraph what is marked in it; empty where no pipeline is of its language.
        """
        pipeline = dict(self.pipelines).get(language or _USUAL)
        if pipeline is None or not paragraphs:
            return ()
        texts = [text if len(text) <= _LONGEST else "" for text in paragraphs]
        return tuple(map(_entities, _loaded(pipeline).pipe(texts, batch_size=_BATCH)))

    @property
    def version(self) -> str:
        """Return what changes when texts may be marked differently."""
        return " ".join(f"{language}={pipe.version}" for language, pipe in self.pipelines)


def recogniser_for(names: Mapping[str, str]) -> tuple[Recogniser, tuple[Problem, ...]]:
    """Find the pipelines that the settings name, and check their weights.

    Args:
        names: For each language the name of its pipeline.

    Returns:
        What marks names, and for each pipeline that cannot be used why, what is lost by it and
        what to do.
    """
    found: list[tuple[str, Pipeline]] = []
    problems: list[Problem] = []
    for language, name in sorted(names.items()):
        result = _find(name)
        if isinstance(result, Pipeline):
            found.append((language, result))
        else:
            lost = (
                f"{result}; names in texts of language '{language}' are found by titles, posts "
                "and shapes alone: a tenth of the people and a quarter of the bodies fewer"
            )
            problems.append(Problem("mkdocs.yml", lost, field="pipelines"))
    return Recogniser(tuple(found)), tuple(problems)


def _find(name: str) -> Pipeline | str:
    """Return a pipeline, or why it cannot be used."""
    install = "install it with: pip install 'briefbook[names]'"
    if find_spec(_LIBRARY) is None:
        return f"the pipeline '{name}' needs spaCy, which is not installed; {install}"
    known = data.load("pipelines").get(name)
    packages = known["packages"] if known else [name]
    for package in packages:
        folder = _folder(package, known["folder"] if known else None)
        if folder is None:
            continue
        if known is None:
            return Pipeline(name, str(folder), f"{name} {folder.name}")
        wrong = next(_wrong(folder, known["sums"]), None)
        if wrong is not None:
            return (
                f"the pipeline '{name}' in the package '{package}' is not used: {wrong} is not "
                "as its publisher made it; install the package again"
            )
        version = f"{name} {known['version']}"
        return Pipeline(name, str(folder), version, tuple(known["left_out"]))
    hint = install if known else f"install the package '{name}'"
    return f"the pipeline '{name}' is not installed; {hint}"


def _folder(package: str, inner: str | None) -> Path | None:
    """Return the folder of a pipeline's files in a package; nothing of the package is run."""
    if not package.isidentifier():
        return None
    spec = find_spec(package)
    for place in (spec.submodule_search_locations or ()) if spec else ():
        folders = [Path(place) / inner] if inner else sorted(Path(place).glob(f"{package}-*"))
        for folder in folders:
            if (folder / "config.cfg").is_file():
                return folder
    return None


def _wrong(folder: Path, sums: Mapping[str, str]) -> Iterator[str]:
    """Yield the files that are not there or not as they should be."""
    for name, wanted in sums.items():
        path = folder / name
        if not path.is_file() or sha256(path.read_bytes()).hexdigest() != wanted:
            yield name


def _folder_here(pipeline: Pipeline) -> str:
    """Return the folder of a pipeline on this machine, which may be another than found it.

    Raises:
        GeneratorError: This machine does not have the same.
    """
    if Path(pipeline.folder).is_dir():
        return pipeline.folder
    found = _find(pipeline.name)
    if isinstance(found, Pipeline) and found.version == pipeline.version:
        return found.folder
    message = f"the pipeline '{pipeline.version}' is not on every machine that reads; install it"
    raise GeneratorError(message)


@cache
def _loaded(pipeline: Pipeline) -> Any:  # noqa: ANN401 - spaCy's own type, of a library that may be absent
    spacy = _library()
    with warnings.catch_warnings():
        # Made with the minor release before: what it marks is the same, as the benchmarks show.
        warnings.filterwarnings("ignore", message=r".*\[W095\]")
        exclude = (*_NOT_NEEDED, *pipeline.left_out)
        loaded = spacy.load(_folder_here(pipeline), exclude=exclude)
    # Its many objects stay for good: the collector need not look through them again and again.
    gc.freeze()
    return loaded


def _library() -> Any:  # noqa: ANN401 - as above
    """Import spaCy without its command line, which takes as long as all the rest of it."""
    beside = [name for name in _COMMANDS if name not in sys.modules]
    for name in beside:
        sys.modules[name] = ModuleType(name)
        sys.modules[name].__dict__["info"] = None
    try:
        return import_module(_LIBRARY)
    finally:
        # Whoever asks for it later gets the real one.
        for name in beside:
            del sys.modules[name]


def _entities(document: Any) -> tuple[Entity, ...]:  # noqa: ANN401 - as above
    return tuple(
        Entity(found.start_char, found.end_char, _LABELS.get(found.label_, found.label_))
        for found in document.ents
    )
