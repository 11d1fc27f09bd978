"""Links in raw HTML, such as those of charts: MkDocs leaves them as they are.

Takes the HTML of a page, returns it with such links leading to the pages of their files.
"""

from __future__ import annotations

import posixpath
import re
from html import unescape
from typing import Final
from urllib.parse import unquote, urlsplit

from markupsafe import escape
from mkdocs.structure.files import File, Files

_RAW_LINK: Final = re.compile(
    r'(<a\b[^<>]*?\shref="|<meta http-equiv="refresh" content="0; url=)'
    r'([^"<>]+?\.md)((?:#[^"<>]*)?")'
)


def resolved(html: str, start: File, files: Files) -> tuple[str, list[str]]:
    """Lead raw links to the pages of their files.

    Args:
        html: A page's content.
        start: The page's file.
        files: All files of the site.

    Returns:
        The content, and the links that lead to no page; these stay as they are.
    """
    dead: list[str] = []
    if ".md" not in html:
        return html, dead

    def lead(link: re.Match[str]) -> str:
        target = unquote(unescape(link[2]))
        if urlsplit(target).scheme:
            return link[0]
        path = posixpath.normpath(posixpath.join(posixpath.dirname(start.src_uri), target))
        file = files.get_file_from_path(path)
        if file is None:
            dead.append(target)
            return link[0]
        return f"{link[1]}{escape(file.url_relative_to(start))}{link[3]}"

    return _RAW_LINK.sub(lead, html), dead
