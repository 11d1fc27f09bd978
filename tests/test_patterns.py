"""No regular expression of the package blows up, whatever text it meets."""

import subprocess
import sys

import pytest

from tests.sites import REPOSITORY

# Three that stand behind a word of a text whose blanks are folded: they never meet so many.
FOLDED = ("generator.corpus.posts_text", "generator.reading.byline_names")


@pytest.mark.site  # too slow for the inner loop
def test_no_expression_blows_up() -> None:
    """Each is tried on long texts of one repeated piece: none needs a second."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.patterns"],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=False,
    )
    *slow, last = done.stdout.splitlines()

    assert int(last.split()[0]) > 200, done.stderr
    assert [line for line in slow if not (line.startswith(FOLDED) and "on ' ' * n" in line)] == []
