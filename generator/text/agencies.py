"""News agencies by the names that texts give them.

Takes a name, tells whether an agency bears it. The names are data (`generator/data/agencies.yml`).
"""

import re
from functools import cache
from typing import Final

from generator.data import load

# "Lund News Agency", "Agencia Lund": whoever calls itself so is one.
_CALLS_ITSELF: Final = re.compile(
    r"^(?:(?:[A-ZÀ-Þ][\w.&’'-]*\s){1,4}(?:News|Press)\s(?:Agency|Service)"
    r"|(?:Agencia|Agência|Agence|Agenzia)(?:\s[A-ZÀ-Þ][\w.&’'-]*){1,4})$"
)


@cache
def _agencies() -> dict[str, str]:
    """Map every written form of an agency to its short name."""
    found = {}
    for name, forms in load("agencies").items():
        for form in (name, *forms):
            found[form] = name
    return found


def agency_named(text: str) -> str | None:
    """Return the agency that a text is the name of, as the text writes it, or None.

    >>> agency_named("AP"), agency_named("An Ap")
    ('AP', None)
    """
    bare = text.strip(" ./()")
    known = bare in _agencies() or bare.removeprefix("The ") in _agencies()
    return bare if known or _CALLS_ITSELF.match(bare) else None
