"""Proposals: what the generator would say where a person says something else, and their answer.

A proposal holds the open parts alone: keys as the generator would write them (without a value
where it would leave the key out), and the body where a paragraph is open. A person accepts, and
the part is the generator's; or declines, and it stays theirs: in both cases the base moves there,
and the same is not offered again until it changes.

Takes texts and briefs, returns texts, offers and changes. Touches no file.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from typing import Any, Final

from generator.editing.merge import Answer, locked_parts, merge
from generator.editing.paragraphs import REMOVED
from generator.editing.parts import BODY, LISTS, PARTS, SINGLE, mark_of
from generator.editing.plans import BASES, PROPOSALS, Book, BriefFile, Change
from generator.editing.values import SETTLED, Choice
from generator.errors import BriefError
from generator.model import Brief, BriefId, DocPath
from generator.text.front_matter import read_brief, read_keys, write_brief, write_part
from generator.text.sheet import cut, cut_body

_BASE: Final = DocPath("briefs/base.md")
_UNREADABLE: Final = "cannot be read; delete it, and the next run makes it again"


@dataclass(frozen=True, slots=True)
class Offer:
    """One open part: what the file says and what the generator would say, as text."""

    part: str
    mine: str
    new: str


def write_proposal(new: Brief, parts: Collection[str]) -> str:
    """Write what is open of a brief."""
    return write_part(new, ["id", *(p for p in parts if p != BODY)], body=BODY in parts)


def read_proposal(text: str, rest: Brief) -> tuple[Brief, tuple[str, ...]]:
    """Read a proposal.

    Args:
        text: The proposal.
        rest: What the parts say that it leaves out.

    Returns:
        The brief as the generator would have it, and the open parts.

    Raises:
        BriefError: The proposal cannot be read.
    """
    try:
        keys = read_keys(text, _BASE)
    except BriefError as error:
        where = f"{PROPOSALS}/{rest.id}.md"
        raise BriefError(where, _UNREADABLE) from error
    names = [name for name in PARTS[:-1] if name in keys.written]
    values: dict[str, Any] = {name: _value(getattr(keys.known, name)) for name in names}
    sheet = cut(text)
    paragraphs = cut_body(sheet.body).plain if sheet else ()
    if paragraphs:
        values["paragraphs"] = paragraphs
        names.append(BODY)
    return replace(rest, **values), tuple(names)


def base_of(book: Book, brief_id: BriefId) -> Brief | None:
    """Return the base of a brief, or None where it is lost, damaged or cut off."""
    text = book.bases.get(brief_id, book.deleted.get(brief_id))
    if text is None:
        return None
    try:
        base = read_brief(text, _BASE)
    except BriefError:
        return None
    # Half of one would say of the other half that people had written or taken out all of it.
    return base if base.id == brief_id and text.endswith("\n") else None


def offers(book: Book, file: BriefFile) -> tuple[Offer, ...]:
    """Show what is open in one brief.

    Raises:
        BriefError: The proposal cannot be read.
    """
    text = book.proposals.get(file.id) if file.id else None
    if text is None or file.brief is None or file.id is None:
        return ()
    new, parts = read_proposal(text, base_of(book, file.id) or file.brief)
    return tuple(Offer(part, _shown(file.brief, part), _shown(new, part)) for part in parts)


def answer(
    book: Book, file: BriefFile, choice: Choice, parts: Collection[str] | None = None
) -> tuple[Change, ...]:
    """Carry a person's answer into file, base and proposal.

    Args:
        book: The book.
        file: The brief's file; it has a proposal.
        choice: To accept or to decline.
        parts: The parts that are answered, or None for all that are open.

    Returns:
        The changes; what was not answered stays open.

    Raises:
        BriefError: The answer cannot be carried out; the message says why and what to do.
    """
    return tuple(_answered(book, file, choice, parts))


def _answered(
    book: Book, file: BriefFile, choice: Choice, parts: Collection[str] | None
) -> Iterator[Change]:
    if file.id is None or file.brief is None or file.id not in book.proposals:
        raise BriefError(file.shown, "nothing is proposed for this brief")
    base = base_of(book, file.id)
    new, open_parts = read_proposal(book.proposals[file.id], base or file.brief)
    wanted = tuple(part for part in open_parts if parts is None or part in parts)
    unknown = sorted(set(parts or ()) - set(open_parts))
    if unknown:
        said = f"'{unknown[0]}' is not open; open are: {', '.join(open_parts)}"
        raise BriefError(file.shown, said)
    locked = [part for part in wanted if part in locked_parts(file.text, file.path)]
    if locked and choice is Choice.ACCEPT:
        said = f"'{locked[0]}' is locked; take it out of 'locked' to accept what is proposed"
        raise BriefError(file.shown, said)
    left = tuple(part for part in open_parts if part not in wanted)
    text, after = file.text, base
    if base is None or (choice is Choice.DECLINE and not left and not _can_merge(file)):
        known = _offered(file, new, open_parts) if base is None else new
        text, after = _without_base(file, known, choice, wanted, left)
    else:
        merged = merge(base, file.text, new, file.path, Answer(choice, wanted))
        stuck = [part for part in merged.open if part in wanted]
        if stuck:
            said = "cannot be changed beside your comment; change it by hand, or decline"
            raise BriefError(file.shown, f"'{stuck[0]}' {said}")
        text, after = merged.text, merged.base
    if text != file.text:
        yield Change(file.shown, text, file.text, file.id)
    if after is not None:
        yield Change(f"{BASES}/{file.id}.md", write_brief(after), brief=file.id)
    rest = write_proposal(new, left) if left else None
    yield Change(f"{PROPOSALS}/{file.id}.md", rest, brief=file.id)


def _without_base(
    file: BriefFile, new: Brief, choice: Choice, wanted: Collection[str], left: Collection[str]
) -> tuple[str, Brief | None]:
    """Answer where no base tells whose a part is: all is the person's until they say otherwise."""
    mine = file.brief
    if mine is None:
        return file.text, None
    if choice is Choice.DECLINE:
        if left:
            said = "the base of this brief is lost, so that a part alone cannot be declined; "
            raise BriefError(file.shown, said + "accept the parts that you want, decline the rest")
        return file.text, new
    values: dict[str, Any] = {_attribute(p): getattr(new, _attribute(p)) for p in wanted}
    target = replace(mine, **values)
    merged = merge(mine, file.text, target, file.path, Answer(choice, wanted))
    return merged.text, new if not left else None


def _offered(file: BriefFile, new: Brief, open_parts: Collection[str]) -> Brief:
    """Return what a proposal offers as a base, with all the rest as settled by the person.

    Where no base tells whose the rest is, it is theirs: it stays, also what they wrote since the
    proposal was made, and what they take out of it later does not come back unasked.
    """
    bare = Brief(new.path, new.id, new.title, new.paragraphs)
    values: dict[str, Any] = {_attribute(p): getattr(new, _attribute(p)) for p in open_parts}
    if BODY not in open_parts or BODY in locked_parts(file.text, file.path):
        values["paragraphs"] = (REMOVED, *new.paragraphs)
    for name in LISTS:
        if name not in open_parts and getattr(new, name):
            values[name] = (mark_of(name), *getattr(new, name))
    doubts = values.get("review", ())
    owned = [*(new.review if not doubts else ()), *filter(new.__getattribute__, SINGLE)]
    owned = [name for name in owned if name not in {*open_parts, *doubts}]
    values["review"] = (*doubts, *([SETTLED, *owned] if owned else []))
    return replace(bare, **values)


def _can_merge(file: BriefFile) -> bool:
    if file.brief is None:
        return False
    try:
        merge(file.brief, file.text, file.brief, file.path)
    except BriefError:
        return False
    return True


def _attribute(part: str) -> str:
    return "paragraphs" if part == BODY else part


def _value(value: object) -> object:
    return tuple(v for v in value if v is not None) if isinstance(value, tuple) else value


def _shown(brief: Brief, part: str) -> str:
    if part == BODY:
        return "\n\n".join(brief.paragraphs)
    return write_part(brief, [part], body=False).removeprefix("---\n").removesuffix("---\n").strip()
