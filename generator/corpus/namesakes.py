"""Two people of one name: which brief means whom, as people wrote it down.

An entry of `names.yml` with `briefs` means by its aliases only what these briefs name. There its
person takes the place of the name; everywhere else the name stays somebody of whom the page says
that nobody has told who it is. Takes briefs and the register, returns names.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from generator.model import Brief, Problem, Register, RegisterEntry, Slug
from generator.text.markdown import escape
from generator.text.names import fold

_TOLD: Final = (
    "Several people bear this name. Nobody has told yet whom these briefs name, {others} or "
    "somebody else: write a brief's id under `briefs` of their entry in `names.yml`."
)


class Namesakes:
    """Whom a brief means by a name that several people bear."""

    def __init__(self, register: Register) -> None:
        self._meant: dict[tuple[str, str], str] = {}
        self._bearers: dict[str, list[str]] = {}
        for entry in register.people:
            for spelling in entry.aliases if entry.briefs else ():
                self._bearers.setdefault(fold(spelling), []).append(entry.name)
                for brief in entry.briefs:
                    self._meant[brief, fold(spelling)] = entry.name

    def meant(self, brief: Brief, name: str) -> str:
        """Return the name of the person whom a brief means: the name itself where none is told.

        Args:
            brief: The brief.
            name: A name as it writes it.
        """
        if not self._meant:
            return name
        key = fold(name)
        by_path = self._meant.get((brief.path, key), name)
        return self._meant.get((brief.id, key), by_path)

    def names(self, briefs: Iterable[Brief]) -> Iterator[set[str]]:
        """Yield for each brief the names of those whom it means.

        Args:
            briefs: The briefs.
        """
        for brief in briefs:
            yield {self.meant(brief, actor.name) for actor in brief.actors}

    def note(self, name: str, slugs: dict[str, Slug]) -> str | None:
        """Return what the page of a name says whose bearer nobody has told, as Markdown.

        Args:
            name: The name of a page.
            slugs: The address of each person who has a page.
        """
        bearers = self._bearers.get(fold(name), ())
        if not bearers:
            return None
        shown = [f"[{escape(each)}]({slugs[each]}.md)" for each in bearers if each in slugs]
        return _TOLD.format(others=", ".join(shown) or "one of those in `names.yml`")


def unknown_briefs(briefs: Iterable[Brief], register: Register, path: str) -> Iterator[Problem]:
    """Name what stands under `briefs` in an entry and is the id or the path of no brief.

    Args:
        briefs: All briefs, drafts too.
        register: The decisions as people wrote them.
        path: Of the file that has them.
    """
    if not any(entry.briefs for entry in register.people):
        return
    there = {str(name) for brief in briefs for name in (brief.id, brief.path)}
    for entry in register.people:
        for name in entry.briefs:
            if name not in there:
                message = (
                    f"'{name}' in the entry of {entry.name} is the id of no brief; "
                    "correct it or take it out"
                )
                yield Problem(path, message, field="briefs")


def apart_by_brief(register: Register) -> Register:
    """Return the decisions in which what holds for some briefs alone holds for no other.

    Args:
        register: The decisions as people wrote them.
    """
    if not any(entry.briefs for entry in register.people):
        return register
    return replace(register, people=tuple(map(_alone, register.people)))


def _alone(entry: RegisterEntry) -> RegisterEntry:
    if not entry.briefs:
        return entry
    return replace(entry, aliases=(), different=(*entry.different, *entry.aliases))
