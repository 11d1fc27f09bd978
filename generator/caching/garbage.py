"""Python does not look for garbage while a run lasts.

Nearly all that a run reads or makes it needs to its end, and the modules that it loads for good.
Looking through all of that for what nobody holds takes a tenth of a run, again and again.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_search_for_garbage() -> Iterator[None]:
    """Have Python not look for what nobody holds, inside the `with` block."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
