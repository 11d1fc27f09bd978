"""The book in other hands: built by renderers that know nothing of us, every link followed.

Run by `make renderers` in an environment of its own; `tests/renderers.txt` pins what is in it.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

ROOT = Path(__file__).parents[1]
SITE = "https://book.example/b/"
PROPERDOCS = (
    f"site_name: Exported\nsite_url: {SITE}\ntheme: mkdocs\nmarkdown_extensions: [tables]\n"
)
ZENSICAL = f'[project]\nsite_name = "Exported"\nsite_url = "{SITE}"\n'
# What each is told, and how it is called.
RENDERERS = {
    "properdocs": ("properdocs.yml", PROPERDOCS, ["build", "--strict"]),
    "zensical": ("zensical.toml", ZENSICAL, ["build"]),
}


class _Page(HTMLParser):
    """Where a page leads, and where one can be led to on it."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.places: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note links and places."""
        values = {name: value or "" for name, value in attrs}
        self.places |= {values.get("id", ""), values.get("name", "")}
        if tag == "a" and "href" in values:
            self.links.append(values["href"])


def dead_links(site: Path) -> Iterator[str]:
    """Follow every link of a site.

    Args:
        site: The built site.

    Yields:
        A line a link that leads nowhere within the site.
    """
    pages: dict[Path, _Page] = {}
    for path in site.rglob("*.html"):
        pages[path] = _Page()
        pages[path].feed(path.read_text(encoding="utf-8"))
    for path, page in sorted(pages.items()):
        if path.name == "404.html":
            continue  # it stands at every address, and at none
        here = urljoin(SITE, path.relative_to(site).as_posix().removesuffix("index.html"))
        for link in page.links:
            target = urlsplit(urljoin(here, link))
            if not target.geturl().startswith(SITE):
                continue
            place = site / unquote(target.path).removeprefix(urlsplit(SITE).path)
            place = place / "index.html" if place.is_dir() else place
            if not place.is_file():
                yield f"{here}: {link} leads to no page"
            elif target.fragment and unquote(target.fragment) not in pages[place].places:
                yield f"{here}: {link} leads to no place on its page"


def main(programs: Path, briefbook: str) -> int:
    """Export the book of this repository and have it built.

    Args:
        programs: The folder of the renderers.
        briefbook: The command that exports.

    Returns:
        The exit status: 0 where every link of every site leads somewhere.
    """
    failed = False
    with tempfile.TemporaryDirectory() as temporary:
        root = Path(temporary)
        export = [briefbook, "export", "--to", str(root / "docs"), "--root", str(ROOT)]
        subprocess.run(export, check=True)  # noqa: S603 - our own command
        for name, (file, settings, arguments) in RENDERERS.items():
            (root / file).write_text(settings, encoding="utf-8")
            command = [str(programs.absolute() / name), *arguments]
            subprocess.run(command, cwd=root, check=True)  # noqa: S603 - as above
            pages = len(list((root / "site").rglob("*.html")))
            dead = list(dead_links(root / "site"))
            sys.stdout.write("".join(f"{line}\n" for line in dead))
            sys.stdout.write(f"{name}: {pages} pages, {len(dead)} links lead nowhere\n")
            failed = failed or bool(dead) or not pages
            (root / "site").rename(root / f"site-of-{name}")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2]))
