"""News agencies by the names that texts give them.

Takes a name, tells whether an agency bears it. The names are data (`generator/data/agencies.yml`).
"""

from functools import cache

from generator.data import load


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
    return bare if bare in _agencies() or bare.removeprefix("The ") in _agencies() else None
