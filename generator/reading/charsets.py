"""Which encoding is meant by the name that a page, a mail or a server gives.

Takes a name, returns one that Python knows where browsers read it as another.
"""

from functools import cache
from typing import Final

from generator.data import load

_LONGEST: Final = 40


@cache
def _meant() -> dict[str, str]:
    return {str(name): str(meant) for name, meant in load("charsets").items()}


def charset_meant(name: str) -> str:
    """Return the encoding that browsers read for a name.

    Args:
        name: The name as a page has it.

    >>> charset_meant("GB2312"), charset_meant("koi8-r")
    ('gb18030', 'koi8-r')
    """
    plain = name.strip().strip("\"'").casefold()[:_LONGEST]
    return _meant().get(plain, plain)
