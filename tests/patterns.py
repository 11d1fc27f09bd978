"""Every regular expression of the package, held against texts that make such expressions blow up.

`python -m tests.patterns` collects what is compiled while all modules are loaded and the cases are
read, tries each against long texts of one repeated piece, and prints those that are slow.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import signal
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

# Long enough that what is cubic or worse shows; what is quadratic is bounded by the length of a
# line and by the time that one capture may cost.
LENGTH: Final = 2_000
SECONDS: Final = 1.0
PIECES: Final = (
    *("a", "A", "1", " ", "\t", "-", "'", ".", ",", ";", ":", "/", "\\", "|", "#", "*", "_", "`"),
    *(
        "<",
        ">",
        "&",
        "[",
        "]",
        "(",
        ")",
        "{",
        "}",
        '"',
        "\u201c",
        "\u2026",
        "\u00e9",
        "\u65e5",
        "\n",
    ),
    *(
        "a ",
        "A ",
        "Aa ",
        "A. ",
        "Aa-",
        "Al-",
        "a-",
        "a'",
        "1.",
        "1/",
        "1-",
        "1 ",
        "1:",
        "12 ",
        "a\n",
    ),
    *(
        "<a ",
        "<!--",
        "<!-- -->",
        "<p>",
        "</",
        "<a=",
        "a=1 ",
        "](",
        "[a](",
        "![",
        "[a]",
        "\\[",
        "&amp;",
    ),
    *(
        "http://",
        "a@a.",
        "www.",
        "\r\n",
        " \n",
        "\n\n",
        "- ",
        "---\n",
        "a: ",
        "a: b\n",
        "By ",
        "Mr. ",
    ),
    *(
        "3 March ",
        "1998-",
        "and ",
        "A and ",
        "A, ",
        "said ",
        "the ",
        "\u2014 ",
        '"a" ',
        "(a) ",
        "A (A) ",
    ),
)
ENDS: Final = ("", "!")


def collected(read: Callable[[], None]) -> dict[tuple[str, int], str]:
    """Return the expressions that our modules compile while something is read, and where."""
    found: dict[tuple[str, int], str] = {}
    compiled: Any = vars(re)["_compile"]

    def note(pattern: Any, flags: Any) -> Any:  # noqa: ANN401 - what `re` takes
        frame = sys._getframe(1)  # noqa: SLF001 - there is no other way to see who compiles
        while frame.f_back and frame.f_globals.get("__name__") == "re":
            frame = frame.f_back
        name = str(frame.f_globals.get("__name__"))
        if name.startswith("generator") and isinstance(pattern, str):
            found.setdefault((pattern, int(flags)), name)
        return compiled(pattern, flags)

    vars(re)["_compile"] = note
    try:
        read()
    finally:
        vars(re)["_compile"] = compiled
    return found


def read_all() -> None:
    """Load every module, and read every case."""
    package = importlib.import_module("generator")
    for module in pkgutil.walk_packages(package.__path__, "generator."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    halves = importlib.import_module("generator.first_half")
    model = importlib.import_module("generator.model")
    cases = sorted((Path(__file__).parent / "cases").glob("*/capture.*"))
    assert cases
    for case in cases:
        halves.first_half(model.Capture(model.CaptureId(case.name), case.read_bytes()))


class _TooSlowError(Exception):
    pass


def _stop(*_: object) -> None:
    raise _TooSlowError


def slow(patterns: dict[tuple[str, int], str]) -> Iterator[str]:
    """Yield the expressions that need too long for some text, with the text."""
    signal.signal(signal.SIGVTALRM, _stop)
    texts = [(p, e, p * (LENGTH // len(p)) + e) for p in PIECES for e in ENDS]
    for (pattern, flags), name in sorted(patterns.items(), key=lambda item: item[1]):
        expression = re.compile(pattern, flags)
        for piece, end, text in texts:
            began = time.process_time()
            signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
            try:
                for _ in expression.finditer(text):
                    pass
            except _TooSlowError:
                yield f"{name}: {pattern[:120]!r} on {piece!r} * n + {end!r}"
                break
            finally:
                signal.setitimer(signal.ITIMER_VIRTUAL, 0)
            if time.process_time() - began > SECONDS:
                yield f"{name}: {pattern[:120]!r} on {piece!r} * n + {end!r}"
                break


def main() -> int:
    """Try all; return how many are slow."""
    patterns = collected(read_all)
    found = list(slow(patterns))
    sys.stdout.write("".join(f"{line}\n" for line in found))
    sys.stdout.write(f"{len(patterns)} expressions, {len(found)} slow\n")
    return len(found)


if __name__ == "__main__":
    sys.exit(main() > 0)
