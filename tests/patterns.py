"""Every regular expression of the package, held against texts that make such expressions blow up.

`python -m tests.patterns` collects what our modules compile while all of them are loaded, the cases
are read and a book is made of them, and looks through the source whether a place was missed. Each
expression is tried on texts of its own (`pattern_texts`) and on long texts of one piece. Where a
text costs much, twice as much of it is tried: what then costs more than twice is printed.

`python -m tests.patterns LENGTH` tries longer texts, for which a build has no time.
"""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import re
import signal
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple, TypeGuard

from tests.pattern_texts import Pump, pumps

ROOT: Final = Path(__file__).parent.parent
LENGTH: Final = 1_500
# Of computing: a text that costs less is not looked at again, and none costs more.
SOME: Final = 0.004
MOST: Final = 1.0
# What any text may cost; of what costs more by its words alone, shorter texts are tried.
USUAL: Final = 0.0004
SHORTEST: Final = 400
NEUTRAL: Final = "Some words, of a text: 3 more. "
# Of twice the text: what costs so many times as much grows faster than its text.
TWICE: Final = 3.0
PIECES: Final = (
    *("a", "A", "1", " ", "-", "'", ".", ",", "/", "\\", "|", "#", "*", "_", "`", "<", "&", "["),
    *("(", "{", '"', "\u201c", "\u65e5", "\n", "a ", "A ", "Aa ", "A. ", "Al-", "1/", "1-", "1:"),
    *("<!--", "<a ", "](", "[a](", "&amp;", "http://", "a@a.", "\r\n", "\n\n", "a: b\n", "By A "),
    *("3 March ", "A and ", "A, ", '"a" ', "(a) "),
)
END: Final = "!\x00"
# Modules whose texts are lines of a page, with single blanks (`decode.lines_of`).
FOLDED: Final = "generator.reading."
# Those among them that are given bytes, the source of a page, or values of its data.
RAW: Final = frozenset(
    f"generator.reading.{name}"
    for name in (
        *("archives", "charsets", "decode", "dump_marks", "markup", "markup_tree", "page_data"),
        *("page_linked_data", "page_statements", "web_archive"),
    )
)
# What an expression is given has been joined by single blanks, too.
JOINED: Final = frozenset(["generator.corpus.posts_text:_LED"])
# Of a long text, so many characters at most are ever handed to an expression; longer texts show
# nothing of it. Those at the end bound themselves, and cost no more for each sign beyond that.
BOUNDED: Final = {
    "generator.actors.chinese": 40,
    "generator.actors.japanese:_ROLE": 40,
    "generator.corpus.quotations_names:_PREFIX": 40,
    "generator.corpus.quotations_names:_WORD_BEFORE": 40,
    "generator.reading.publishers:_HOST_LABEL": 40,
    "generator.text.dates:_WEEKDAY_BEFORE": 24,
    "generator.text.date_forms": 300,
}
REACHES: Final = {"generator.text.markdown:_TOKEN": 10_000, "generator.outputs.flat:_TAG": 10_000}
# Places that compile nothing but words of a text, escaped and joined by "or".
WORDS_ONLY: Final = frozenset(
    [
        ("generator.actors.uncased_people", "_add_family_names"),
        ("generator.corpus.quotations_names", "_inside_words"),
        ("generator.corpus.quotations_words", "_unspaced_tokens"),
        ("generator.reading.markup_tree", "_without_bulk"),
    ]
)


_ALL: Final = frozenset([""])


class Rule(NamedTuple):
    """An expression, and the module that compiles it."""

    module: str
    pattern: str | bytes
    flags: int


@dataclass(slots=True)
class Found:
    """What our modules compile, and the places in the source where they do."""

    rules: dict[Rule, None] = field(default_factory=dict)
    places: set[tuple[str, int]] = field(default_factory=set)


def collected(read: Callable[[], None]) -> Found:
    """Return the expressions that our modules compile while something is read."""
    found = Found()
    compiled: Any = vars(re)["_compile"]

    def note(pattern: Any, flags: Any) -> Any:  # noqa: ANN401 - what `re` takes
        frame: Any = sys._getframe(1)  # noqa: SLF001 - there is no other way to see who compiles
        while frame.f_back and frame.f_globals.get("__name__") == "re":
            frame = frame.f_back
        name = str(frame.f_globals.get("__name__"))
        if name.startswith("generator"):
            found.places.add((name, frame.f_lineno))
            given = pattern.pattern if isinstance(pattern, re.Pattern) else pattern
            found.rules[Rule(name, given, int(re.compile(pattern, flags).flags))] = None
        return compiled(pattern, flags)

    vars(re)["_compile"] = note
    try:
        read()
    finally:
        vars(re)["_compile"] = compiled
    return found


def modules() -> Iterator[Any]:
    """Load and give every module of the package."""
    package = importlib.import_module("generator")
    for module in pkgutil.walk_packages(package.__path__, "generator."):
        if not module.name.endswith("__main__"):
            yield importlib.import_module(module.name)


def read_all() -> None:
    """Load every module, read every case, and make a book of what comes of them."""
    for module in modules():
        for function in list(vars(module).values()):
            # What is compiled of word lists once it is needed.
            if hasattr(function, "cache_info") and not inspect.signature(function).parameters:
                function()
    from markdown import Markdown

    from generator.corpus import build_corpus
    from generator.editing.plans import Book
    from generator.first_half import first_half
    from generator.model import Capture, CaptureId, Register
    from generator.pages import emit
    from generator.pages.brief import render_brief
    from generator.pages.catalogue import open_catalogue
    from generator.pipeline import make_briefs
    from generator.plugin.quickened import quicken

    cases = sorted((Path(__file__).parent / "cases").glob("*/capture.*"))
    assert cases
    halves = [first_half(Capture(CaptureId(case.name), case.read_bytes())) for case in cases]
    made = make_briefs([half.reading for half in halves if half.reading], Book(), ())
    briefs = [each.brief for each in made]
    corpus = build_corpus(briefs, Register())
    for _ in emit(corpus):
        pass
    known = open_catalogue(corpus)
    shared = Markdown(extensions=["attr_list", "footnotes", "md_in_html", "tables", "toc"])
    quicken(shared)
    for brief in briefs:
        shared.reset().convert(render_brief(brief, known))


def missed(found: Found) -> list[str]:
    """Return the places in the source that compile an expression and were not come by.

    What is written out in such a place is taken from the source.
    """
    lost = []
    for module in modules():
        path = Path(str(module.__file__))
        tree = ast.parse(path.read_text(encoding="utf-8"))
        safe = {
            inner
            for node in ast.walk(tree)
            if isinstance(node, ast.FunctionDef) and (module.__name__, node.name) in WORDS_ONLY
            for inner in ast.walk(node)
        }
        for node in ast.walk(tree):
            if not _compiles(node) or node in safe:
                continue
            lines = range(node.lineno, (node.end_lineno or node.lineno) + 1)
            if any((module.__name__, line) in found.places for line in lines):
                continue
            text = _written(node.args[0], module)
            if text is not None:
                found.rules[Rule(module.__name__, text, 0)] = None
            else:
                lost.append(f"{path.relative_to(ROOT)}:{node.lineno}")
    return lost


def _written(given: ast.expr, module: Any) -> str | None:  # noqa: ANN401 - a module
    """Return an expression that is made of what stands there and of the module's constants."""
    if isinstance(given, ast.Constant):
        return given.value if isinstance(given.value, str) else None
    if isinstance(given, ast.Name):
        named = vars(module).get(given.id)
        return named if isinstance(named, str) else None
    if not isinstance(given, ast.JoinedStr):
        return None
    parts: list[Any] = []
    for part in given.values:
        if isinstance(part, ast.Constant):
            parts.append(part.value)
        elif isinstance(part, ast.FormattedValue) and isinstance(part.value, ast.Name):
            parts.append(vars(module).get(part.value.id))
        else:
            return None
    return "".join(parts) if all(isinstance(each, str) for each in parts) else None


def _compiles(node: ast.AST) -> TypeGuard[ast.Call]:
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == "re"
        and node.func.attr not in {"escape", "error"}
    )


class _TooSlowError(Exception):
    pass


def _stop(*_: object) -> None:
    raise _TooSlowError


@cache
def ways() -> Mapping[tuple[str, str | bytes], frozenset[str]]:
    """Return how the expressions that stand in modules by name are used, as the source says it."""
    used: dict[tuple[str, str | bytes], set[str]] = {}
    for module in modules():
        tree = ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8"))
        inside: dict[ast.AST, ast.AST] = {
            inner: node for node in ast.walk(tree) for inner in ast.iter_child_nodes(node)
        }
        for node in ast.walk(tree):
            if not isinstance(node, ast.Name) or not isinstance(node.ctx, ast.Load):
                continue
            value = vars(module).get(node.id)
            if not isinstance(value, re.Pattern):
                continue
            around = inside[node]
            # Handed on, it may be used in any way.
            how = around.attr if isinstance(around, ast.Attribute) else ""
            for name in _homes(value):
                used.setdefault((name, value.pattern), set()).add(how)
    return {key: frozenset(how) for key, how in used.items()}


def _homes(value: re.Pattern[Any]) -> Iterator[str]:
    """Give the modules that know an expression by a name."""
    for name, module in list(sys.modules.items()):
        if name.startswith("generator") and any(each is value for each in vars(module).values()):
            yield name


def _cost(expression: re.Pattern[Any], how: frozenset[str], text: str | bytes) -> float:
    """Return what it costs to look for an expression in a text, in the ways in which it is."""
    began = time.process_time()
    signal.setitimer(signal.ITIMER_VIRTUAL, MOST)
    try:
        if how & {"fullmatch", ""}:
            expression.fullmatch(text)
        if how & {"match", ""}:
            expression.match(text)
        if how - {"match", "fullmatch"}:
            for _ in expression.finditer(text):
                pass
    except _TooSlowError:
        return MOST
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return time.process_time() - began


def _texts(rule: Rule) -> Iterator[Pump]:
    yield from pumps(rule.pattern, rule.flags)
    yield from (Pump("", piece) for piece in PIECES)


def _length(rule: Rule, name: str, expression: re.Pattern[Any], length: int) -> int:
    """Return how long the texts of an expression are to be."""
    bound = BOUNDED.get(name) or BOUNDED.get(rule.module)
    if bound:
        return min(bound, length)
    if name in REACHES:
        return max(REACHES[name], length)
    text = _encoded(rule, NEUTRAL * (length // len(NEUTRAL)))
    usual = min(_cost(expression, _ALL, text) for _ in range(2))
    return length if usual <= USUAL else max(SHORTEST, int(length * USUAL / usual))


def _text(rule: Rule, name: str, pump: Pump, length: int) -> str | bytes:
    text = pump.prefix + pump.piece * (length // len(pump.piece)) + END
    if name in JOINED or (rule.module.startswith(FOLDED) and rule.module not in RAW):
        text = " ".join(text.split())
    return _encoded(rule, text)


def _encoded(rule: Rule, text: str) -> str | bytes:
    return text if isinstance(rule.pattern, str) else text.encode("latin-1", "replace")


def _name(rule: Rule) -> str:
    """Return the name under which a module knows an expression, if it has one."""
    for name, value in vars(sys.modules[rule.module]).items():
        if isinstance(value, re.Pattern) and value.pattern == rule.pattern:
            return f"{rule.module}:{name}"
    return ""


class Slow(NamedTuple):
    """An expression, and a text on which it costs more than it should."""

    rule: Rule
    name: str
    pump: Pump
    seconds: float
    times: float

    def told(self) -> str:
        """Return it in words."""
        cost = "no end" if self.seconds >= MOST else f"{1000 * self.seconds:.0f} ms"
        return (
            f"{self.name or self.rule.module}: {self.rule.pattern[:90]!r} on "
            f"{self.pump.prefix[:40]!r} + {self.pump.piece[:40]!r} * n: {cost}, "
            f"{self.times:.1f} times for twice"
        )


def slow(rules: Iterable[Rule], length: int) -> Iterator[Slow]:
    """Give the expressions whose cost grows faster than the text, with the worst text of each."""
    signal.signal(signal.SIGVTALRM, _stop)
    known = ways()
    for rule in sorted(rules, key=lambda each: (each.module, str(each.pattern))):
        expression = re.compile(rule.pattern, rule.flags)
        how = known.get((rule.module, rule.pattern), _ALL)
        name = _name(rule)
        long = _length(rule, name, expression, length)
        worst: Slow | None = None
        for pump in _texts(rule):
            spent = _cost(expression, how, _text(rule, name, pump, long))
            if spent < SOME or (worst and spent < worst.seconds):
                continue
            spent = min(spent, _cost(expression, how, _text(rule, name, pump, long)))
            twice = _cost(expression, how, _text(rule, name, pump, 2 * long))
            times = twice / max(spent, SOME)
            if spent >= MOST or (spent >= SOME and times > TWICE):
                worst = Slow(rule, name, pump, spent, times)
            if spent >= MOST:
                break
        if worst:
            yield worst


def main(length: int = LENGTH) -> int:
    """Try all; return how many are slow, or were not come by."""
    found = collected(read_all)
    lost = missed(found)
    for place in lost:
        sys.stdout.write(f"{place}: is not tried; let `read_all` come by\n")
    count = 0
    for each in slow(found.rules, length):
        count += 1
        sys.stdout.write(f"{each.told()}\n")
    sys.stdout.write(f"{len(found.rules)} expressions, {count} slow\n")
    return count + len(lost)


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])) > 0)
