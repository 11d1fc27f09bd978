"""`RESULTS.md`: one section a benchmark, written by the benchmark itself."""

import re
from pathlib import Path

FILE = Path(__file__).parent / "RESULTS.md"
HEAD = """# Results

Every table is written by the command above it. Figures are of the development data, which is not
part of this repository; times are CPU time unless a table says so, to be compared within one table
only.
"""


def write_section(title: str, command: str, text: str) -> None:
    """Put a section into `RESULTS.md` in place of the one with the same title, and print it.

    Args:
        title: The section's heading.
        command: What was typed.
        text: Markdown: what was measured, and the table.
    """
    section = f"## {title}\n\n`{command}`\n\n{text.strip()}\n"
    print(section)
    whole = FILE.read_text(encoding="utf-8") if FILE.exists() else HEAD
    place = re.compile(rf"^## {re.escape(title)}\n.*?(?=^## |\Z)", re.MULTILINE | re.DOTALL)
    if place.search(whole):
        whole = place.sub(lambda _: section + "\n", whole, count=1)
    else:
        whole = f"{whole.rstrip()}\n\n{section}"
    FILE.write_text(whole.rstrip() + "\n", encoding="utf-8")
