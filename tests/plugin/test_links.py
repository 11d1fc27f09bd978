"""Links between pages lead where MkDocs leads them, found with less work."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.structure import pages
from mkdocs.structure.files import File, Files

from generator.plugin.rendering import _Links

_NAMES = (
    *("index.md", "about.md", "people/index.md", "people/a.md", "people/b/c.md", "briefs/a.md"),
    *("briefs/2006/a.md", "briefs/2006/b.md", "briefs/2007/v1.2.md", "ü/ä.md", "404.md"),
)


@pytest.mark.parametrize("use_directory_urls", [True, False])
def test_each_page_leads_to_each_as_mkdocs_does(tmp_path: Path, use_directory_urls: bool) -> None:  # noqa: FBT001 - a parameter
    """From every depth to every depth, in the same folder and in others, with a place and without.

    As MkDocs resolves them itself, link for link.
    """
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: A book\n")
    config = load_config(str(tmp_path / "mkdocs.yml"), use_directory_urls=use_directory_urls)
    files = Files(
        [File(name, config.docs_dir, config.site_dir, use_directory_urls) for name in _NAMES]
    )
    for start in files:
        ours = _Links(start, files, config)
        theirs = pages._RelativePathTreeprocessor(start, files, config)  # noqa: SLF001 - what it stands for
        depth = start.src_uri.count("/")
        links = [f"{'../' * depth}{name}" for name in _NAMES]
        for link in [*links, *(f"{link}#p1" for link in links), "a.md", "./b.md", "none.md"]:
            assert ours.path_to_url(link) == theirs.path_to_url(link)
        assert ours.links_to_anchors == theirs.links_to_anchors
