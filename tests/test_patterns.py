"""No regular expression of the package blows up, whatever text it meets."""

import re
import subprocess
import sys

import pytest

from tests.pattern_texts import pumps
from tests.patterns import Rule, slow
from tests.sites import REPOSITORY


@pytest.mark.site  # too slow for the inner loop
def test_no_expression_blows_up() -> None:
    """None of those that any module compiles costs more than twice as much for twice the text."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.patterns"],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=False,
    )
    *slow_ones, last = done.stdout.splitlines()

    assert int(last.split()[0]) > 350, done.stderr
    assert slow_ones == []


@pytest.mark.parametrize(
    "pattern",
    [
        r"(?:a+)+b",
        r"(?:a|aa)+b",
        r"(?:\w+\s?)*$",
        r"\s+x",
        r"x.*y.*z",
        r"\w+@\w+",
        r"<!--.*?-->",
        r"^(?:.*\r?\n)*end",
    ],
)
def test_the_look_at_expressions_sees_what_it_looks_for(pattern: str) -> None:
    """Expressions that are known to blow up are found: no answer means that none does."""
    rule = Rule("generator", pattern, int(re.compile(pattern, re.DOTALL).flags))
    assert pumps(pattern, rule.flags)
    assert list(slow([rule], 3_000))


@pytest.mark.parametrize("pattern", [r"\w+", r"[a-z]{1,9}x", r"(?<!\s)\s++x", r"(?:a++)+b"])
def test_what_costs_as_much_as_its_text_is_let_be(pattern: str) -> None:
    """Expressions that read each letter a few times are none of them."""
    rule = Rule("generator", pattern, int(re.compile(pattern).flags))
    assert list(slow([rule], 3_000)) == []
