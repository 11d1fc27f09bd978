"""Everything that can be raised, and the words for what the system refuses.

```text
GeneratorError
├── CaptureError   a capture cannot be read or decoded      → Problem, next capture
├── FieldError     one field holds what cannot be right     → Problem, field left out
├── BriefError     a brief's front matter cannot be read    → Problem, file left alone
├── RegisterError  names.yml contradicts itself             → stop
├── SettingsError  the settings in mkdocs.yml cannot be used → stop
├── FetchError     a page of the web cannot be had          → Problem, next page
└── WriteError     a file cannot be replaced safely         → stop
```

Every message tells what was found and what to do about it.
"""

from typing import Final


class GeneratorError(Exception):
    """Anything that Briefbook itself finds wrong."""


class CaptureError(GeneratorError):
    """A capture cannot be read or decoded."""


class FieldError(GeneratorError):
    """One field holds what cannot be right.

    Args:
        field: The field's name as front matter writes it.
        found: The text that was found.
        why: What is wrong with it, as the end of a sentence that begins with `found`.
    """

    def __init__(self, field: str, found: str, why: str) -> None:
        super().__init__(f"{field}: {found!r} {why}")
        self.field = field
        self.found = found
        self.why = why


class PlacedError(GeneratorError):
    """An error at a line and column of a file that people write.

    Args:
        path: The file, relative to the book's folder.
        message: What was found and what to do.
        line: Line number from 1, or None where the whole file is meant.
        column: Column from 1, in code points, or None.
    """

    def __init__(
        self, path: str, message: str, *, line: int | None = None, column: int | None = None
    ) -> None:
        where = ":".join(str(part) for part in (path, line, column) if part is not None)
        super().__init__(f"{where}: {message}")
        self.path = path
        self.message = message
        self.line = line
        self.column = column


class BriefError(PlacedError):
    """A brief's front matter cannot be read; the file is left alone."""


class RegisterError(PlacedError):
    """`names.yml` cannot be read or contradicts itself."""


class SettingsError(PlacedError):
    """The generator's settings in `mkdocs.yml` cannot be used."""


class WriteError(GeneratorError):
    """A file cannot be replaced safely."""


class SavedAgainError(Exception):
    """A whole build of a preview ends: it would show what is no longer so. Nothing is wrong."""


class FetchError(GeneratorError):
    """A page of the web cannot be had, or must not be asked for.

    Args:
        address: The page's address.
        why: The end of a sentence that begins with it.
    """

    def __init__(self, address: str, why: str) -> None:
        super().__init__(f"{address}: {why}")
        self.address = address
        self.why = why


NO_TEXT: Final = "has a name that is not written in UTF-8; rename it"


def cannot_read(error: OSError) -> str:
    """Say in words why the system gave no file."""
    return f"cannot be read ({error.strerror}); check its permissions"
