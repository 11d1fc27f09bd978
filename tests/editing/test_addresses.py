"""Addresses are kept for ever, in lines that git can put together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.editing.addresses import read_addresses, write_addresses
from generator.model import BriefId, DocPath
from generator.text.paths import is_inside

pairs = st.tuples(
    st.from_regex("bk[a-z2-7]{12}", fullmatch=True).map(BriefId),
    st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1)
    .map(lambda path: f"briefs/{path}")
    .filter(lambda path: path == path.strip() and is_inside(path, "briefs/"))
    .map(DocPath),
)


@given(st.sets(pairs, max_size=5))
def test_addresses_read_back(addresses: set[tuple[BriefId, DocPath]]) -> None:
    """What is written is read, whatever a person calls a file; one line each."""
    text = write_addresses(addresses)

    assert read_addresses(text) == addresses
    assert len(text.splitlines()) == max(2, len(addresses) + 1)


def test_lines_of_a_broken_merge_are_passed_over() -> None:
    """Doubled, disordered, and marks of a conflict: every address is still there."""
    one = "- bkabcdef234567 briefs/1998/a.md"
    other = "- bkabcdef234568 briefs/1998/b.md"
    text = f"<<<<<<< ours\n{other}\n=======\n{one}\n{other}\n>>>>>>> theirs\n"

    assert len(read_addresses(text)) == 2
    assert read_addresses(None) == read_addresses("[") == frozenset()


@pytest.mark.parametrize(
    "path",
    [
        "../../etc/x.md",
        "/etc/x.md",
        "briefs/../../x.md",
        "briefs/./x.md",
        "briefs//x.md",
        "briefs\\..\\x.md",
        "briefs/C:x.md",
        "people/ana.md",
        "briefs",
    ],
)
def test_address_that_leads_elsewhere_is_passed_over(path: str) -> None:
    """A stranger's line makes no page outside the briefs: not one of these was ever a brief's."""
    assert read_addresses(f"- bkabcdef234567 {path}\n- bkabcdef234567 briefs/1998/a.md") == {
        (BriefId("bkabcdef234567"), DocPath("briefs/1998/a.md"))
    }


def test_addresses_in_lists_without_end_are_none() -> None:
    """Neither depth nor anchors end the process."""
    assert read_addresses("[" * 100_000) == frozenset()
