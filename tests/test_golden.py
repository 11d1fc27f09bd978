"""Every case through the whole pipeline: capture in, briefs and problems out."""

from pathlib import Path

import pytest

from tests.golden import CASES, files_expected, files_made, update


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case.name))
def test_case(case: Path) -> None:
    """A capture becomes the briefs and the problems that its case shows, to the last byte."""
    assert files_made(case) == files_expected(case)


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case.name))
def test_case_has_a_capture_and_its_problems(case: Path) -> None:
    """A case says what it expects: the problems, if only an empty list, and briefs or a refusal."""
    expected = files_expected(case)

    assert "problems.txt" in expected
    assert len(expected) > 1 or expected["problems.txt"].startswith("no article: ")


def test_updating_writes_what_is_made_and_removes_the_rest(tmp_path: Path) -> None:
    """An updated case holds what the program makes of its capture, and no brief of before."""
    case = tmp_path / CASES[0].name
    (case / "expected").mkdir(parents=True)
    (case / "capture.txt").write_bytes((CASES[0] / "capture.txt").read_bytes())
    (case / "expected" / "of-before.md").write_text("Gone.\n", encoding="utf-8")
    update(case)

    assert files_expected(case) == files_made(case) == files_made(CASES[0])
