"""The Content-Security-Policy of a built page.

Only the site itself may be asked, and only those inline scripts run that the theme brings: their
hashes stand in the policy. A script in the text of a page gets no hash, whoever wrote it there.

Takes the HTML of a page, returns it with its policy.
"""

from __future__ import annotations

import base64
import hashlib
import re
from typing import Final

# Begun with one letter in one case: each page is searched through, and for that it is done fast.
_NAME: Final = "".join(f"[{letter}{letter.upper()}]" for letter in "script")
_SCRIPT: Final = re.compile(rf"<{_NAME}\b([^>]*)>(.*?)</{_NAME}>", re.DOTALL)
_TYPE: Final = re.compile(r"""\btype=["']?([^"'\s>]*)""", re.IGNORECASE)
_RUNS: Final = frozenset(["", "module", "text/javascript", "application/javascript"])
_BEGINNING: Final = 80  # characters
_CHARSET: Final = '<meta charset="utf-8">'
# `wasm-unsafe-eval` lets the search index be read; no script of words is evaluated.
_POLICY: Final = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'{hashes}; style-src 'self'; "
    "img-src 'self' data:; font-src 'self'; connect-src 'self'; worker-src 'self'; "
    "manifest-src 'self'; base-uri 'self'; form-action 'self'"
)


def with_policy(page: str, content: str = "") -> str:
    """Put the policy of a page into its head.

    Args:
        page: The HTML of the whole page.
        content: The part of it that is no template: the text of the page.

    Returns:
        The page; unchanged where it has no head that declares its encoding.
    """
    own = _without(page, content) if content else page
    hashes = dict.fromkeys(
        _hash(text) for attributes, text in _SCRIPT.findall(own) if _runs(attributes)
    )
    policy = _POLICY.format(hashes="".join(f" '{each}'" for each in hashes))
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    # First of all: a policy holds for what follows it.
    return page.replace(_CHARSET, f"{_CHARSET}\n      {meta}", 1)


def _without(page: str, content: str) -> str:
    """Return a page without its text, found by how that begins: to find all of it takes longer."""
    begins = content[:_BEGINNING]
    at = page.find(begins)
    while at >= 0 and not page.startswith(content, at):
        at = page.find(begins, at + 1)
    return page if at < 0 else page[:at] + page[at + len(content) :]


def _runs(attributes: str) -> bool:
    kind = _TYPE.search(attributes)
    return "src=" not in attributes and (kind is None or kind[1].lower() in _RUNS)


def _hash(script: str) -> str:
    digest = hashlib.sha256(script.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"
