"""What stands in the place of a brief that cannot be read.

Takes the path of its file, returns Markdown.
"""

from __future__ import annotations

from generator.model import DocPath
from generator.text.markdown import escape


def unreadable_page(path: DocPath) -> str:
    """Write what a reader finds until somebody corrects the file.

    Args:
        path: The file in `docs/`.

    >>> unreadable_page(DocPath("briefs/1998/strike.md")).splitlines()[0]
    '# strike'
    """
    name = path.rpartition("/")[2].removesuffix(".md")
    return (
        f"# {escape(name)}\n\n"
        f"This brief is left out until `docs/{path}` is corrected: its front matter cannot be "
        "read. `briefbook check` says where.\n"
    )
