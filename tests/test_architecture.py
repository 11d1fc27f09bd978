"""Layers and effects, held by reading the code: who imports whom, who touches the world."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from generator.captures import read_captures
from generator.first_half import first_half

ROOT: Final = Path(__file__).parents[1]
PACKAGE: Final = ROOT / "generator"
MODULES: Final = sorted(PACKAGE.rglob("*.py"))
assert MODULES, "a glob that finds nothing must not pass"

# A room imports from rooms of rows above its own, and from its own.
LAYERS: Final = (
    ("errors", "model", "digests", "remembered"),
    ("data",),
    ("text",),
    ("reading",),
    ("actors",),
    ("compose", "editing", "explain"),
    ("corpus",),
    ("pages",),
    ("outputs",),
    ("first_half", "pipeline", "report", "checks", "schemas", "settings"),
    ("starter",),
    ("worker",),
    ("book", "captures", "caching", "engines", "intake", "recogniser"),
    ("writing",),
    ("reader", "evidence", "doubts", "running"),
    ("editorial", "naming_people", "adopting", "export", "export_data"),
    ("commands", "cli", "plugin"),
    ("__main__",),
)
ROW: Final = {room: row for row, rooms in enumerate(LAYERS) for room in rooms}

SHELL: Final = frozenset(
    [
        *("worker", "book", "captures", "caching", "engines", "intake", "recogniser"),
        *("writing", "running", "reader", "evidence", "doubts"),
        *("editorial", "naming_people", "adopting", "export", "export_data"),
        *("commands", "cli", "plugin"),
    ]
)
# `data` reads the files that come with the package: knowledge that is no code.
PACKAGE_READERS: Final = SHELL | {"data"}
WORLD: Final = frozenset(
    [
        *("os", "shutil", "tempfile", "glob", "filelock", "subprocess", "multiprocessing"),
        *("threading", "signal", "socket", "urllib.request", "http", "logging", "getpass"),
        *("time", "random", "secrets", "uuid", "locale", "platform"),
    ]
)
WORLDLY_NAMES: Final = frozenset(["open", "input", "print", "breakpoint", "exec", "eval"])
READS: Final = frozenset(["read_text", "read_bytes", "iterdir", "rglob"])
WORLDLY_METHODS: Final = READS | frozenset(
    ["write_text", "write_bytes", "unlink", "mkdir", "today", "now", "utcnow", "getenv"]
)
NAMES_NOT_ALLOWED: Final = frozenset(["utils", "helpers", "common", "misc", "base"])


def room(path: Path) -> str:
    """Return the room that a module belongs to."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def shown(path: Path) -> str:
    """Return a module's path as people see it."""
    return path.relative_to(ROOT).as_posix()


def tree(path: Path) -> ast.Module:
    """Return a module's syntax tree."""
    return ast.parse(path.read_text(encoding="utf-8"))


def imports(module: ast.Module) -> Iterator[str]:
    """Give every module that is imported, at the top or within."""
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            if node.module == "generator":
                yield from (f"generator.{alias.name}" for alias in node.names)
            else:
                yield node.module


@pytest.mark.parametrize("path", MODULES, ids=shown)
def test_module_imports_only_from_rows_above(path: Path) -> None:
    """A room builds on what stands above it and on nothing else."""
    own = room(path)
    if own == "__init__":
        return
    assert own in ROW, f"{shown(path)}: give the room a place in LAYERS"
    for name in imports(tree(path)):
        parts = name.split(".")
        if parts[0] == "generator" and len(parts) > 1 and parts[1] != "__version__":
            target = parts[1]
            assert target == own or ROW[target] < ROW[own] or ROW[target] == ROW[own], (
                f"{shown(path)} ({own}) imports generator.{target}, which stands below it"
            )


@pytest.mark.parametrize("path", MODULES, ids=shown)
def test_only_the_shell_touches_the_world(path: Path) -> None:
    """No file, clock, environment, process or terminal outside the shell."""
    if room(path) in PACKAGE_READERS:
        return
    module = tree(path)
    names = set(imports(module))
    # A module without paths can read nothing but the data files of the package.
    reads_package = "importlib" in names and "pathlib" not in names
    worldly = WORLDLY_METHODS - READS if reads_package else WORLDLY_METHODS
    for name in names:
        assert name.split(".")[0] not in WORLD, f"{shown(path)} imports {name}"
        assert name not in WORLD, f"{shown(path)} imports {name}"
    for node in ast.walk(module):
        if isinstance(node, ast.Call):
            called = node.func
            if isinstance(called, ast.Name):
                assert called.id not in WORLDLY_NAMES, f"{shown(path)} calls {called.id}"
            elif isinstance(called, ast.Attribute):
                assert called.attr not in worldly, f"{shown(path)} calls .{called.attr}"


@pytest.mark.parametrize("path", MODULES, ids=shown)
def test_only_the_command_line_prints(path: Path) -> None:
    """Whoever else has something to say returns it."""
    if room(path) == "cli":
        return
    calls = [node.func for node in ast.walk(tree(path)) if isinstance(node, ast.Call)]
    assert not [call for call in calls if isinstance(call, ast.Name) and call.id == "print"]


def test_one_boundary_catches_everything() -> None:
    """`except Exception` stands once, at the boundary of a capture."""
    places = [
        shown(path)
        for path in MODULES
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or (isinstance(node.type, ast.Name) and node.type.id == "Exception"))
    ]
    assert places == ["generator/first_half.py"]


def test_rooms_say_what_they_are_for() -> None:
    """No module has a name that fits anything, and each opens with what it is."""
    for path in MODULES:
        assert path.stem not in NAMES_NOT_ALLOWED, shown(path)
        assert ast.get_docstring(tree(path)), f"{shown(path)} has no docstring"


def test_errors_are_defined_in_one_place() -> None:
    """Everything that can be raised stands in errors.py."""
    for path in MODULES:
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.ClassDef) and path.stem != "errors":
                bases = {base.id for base in node.bases if isinstance(base, ast.Name)}
                assert not [base for base in bases if base.endswith(("Error", "Exception"))], (
                    f"{shown(path)}: {node.name}"
                )


def named_in_samples() -> Iterator[str]:
    """Give the people and publishers that the sample captures name, and the captures."""
    captures, _ = read_captures(ROOT)
    for capture in captures:
        yield capture.id.rpartition("/")[2].rpartition(".")[0]
        reading = first_half(capture).reading
        for article in reading.articles if reading else ():
            yield from (actor.name for actor in article.people)
            yield from (found.value for found in (article.source, article.agency) if found)


def literals(module: ast.Module) -> Iterator[str]:
    """Give every text in a module that is data: no docstring."""
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(module)
        if isinstance(node, (ast.Module, ast.FunctionDef, ast.ClassDef))
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(module):
        if isinstance(node, ast.Constant) and id(node) not in docstrings:
            yield str(node.value)


def test_no_sample_is_named_in_code() -> None:
    """Rules are general: nobody and nothing of the sample captures stands in the code."""
    names = sorted(set(named_in_samples()))
    assert names, "no samples to compare with"
    patterns = [re.compile(rf"\b{re.escape(name)}\b") for name in names]
    found = [
        f"{shown(path)}: {pattern.pattern}"
        for path in MODULES
        for text in literals(tree(path))
        for pattern in patterns
        if pattern.search(text)
    ]
    assert not found


def test_no_country_is_named_in_code() -> None:
    """Countries are knowledge, and stand in data files."""
    from babel import Locale

    territories = Locale("en").territories
    countries = sorted(
        name for code, name in territories.items() if len(code) == 2 and code.isalpha()
    )
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, countries))})\b")
    found = [
        f"{shown(path)}: {match[0]}"
        for path in MODULES
        for text in literals(tree(path))
        if (match := pattern.search(text))
    ]
    assert not found
