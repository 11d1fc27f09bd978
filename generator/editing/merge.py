"""Base, mine and new to one text: the promise that no edit is lost and improvements still arrive.

Front matter merges key by key, lists item by item, the body paragraph by paragraph. What a person
did not touch follows the generator; what they touched is theirs, and what the generator would say
there is offered. Only what changes is written: comments, order, quoting and line breaks of all
else stay. The result is read again before anyone gets it.

The base moves in part: it becomes the new text, save for what a person changed; there it stays as
it was. To decline an offer moves the base there, so that the same is not offered again.

Takes values and text, returns `Merged`. Touches no file.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

from generator.editing.paragraphs import Chosen, choose_paragraphs
from generator.editing.parts import BODY, PARTS, SINGLE, generated, mark_of
from generator.editing.proof import Wish, proof, trial
from generator.editing.splice import rewrite_key, set_items, set_key
from generator.editing.values import (
    ALIKE_TEXTS,
    SETTLED,
    Alike,
    Choice,
    Decided,
    Item,
    Lists,
    choose,
    choose_items,
    join_actor,
    join_text,
    parted,
    same_actor,
)
from generator.errors import BriefError
from generator.model import Brief, DocPath
from generator.text.front_matter import Keys, read_keys
from generator.text.sheet import Body, Edit, Sheet, apply, cut, cut_body, plain_breaks, put_body
from generator.text.yaml_places import Place, locate

_MOST_PASSES: Final = 5
_ODD: Final = "its front matter is written with anchors, tags or braces"


@dataclass(frozen=True, slots=True)
class Merged:
    """One text of three.

    `arrived` names the parts that changed in the file, `open` those where the generator would
    say something else than the person does.
    """

    text: str
    base: Brief
    arrived: tuple[str, ...] = ()
    open: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What a person said to offers, and to which parts."""

    choice: Choice = Choice.ASK
    parts: Collection[str] = PARTS

    def to(self, name: str) -> Choice:
        """Return what was said to one part."""
        return self.choice if name in self.parts else Choice.ASK


ASK: Final = Answer()


def merge(base: Brief, mine: str, new: Brief, path: DocPath, answer: Answer = ASK) -> Merged:
    """Merge three versions of one brief.

    Args:
        base: The brief as it was last generated, so far as it counts.
        mine: The file as it is on disk.
        new: The brief as the captures give it now.
        path: The file's path inside `docs/`, for messages.
        answer: What a person said to the offers.

    Returns:
        The file to be and the base to be.

    Raises:
        BriefError: The file's front matter cannot be read, or it cannot be changed without
            touching what is a person's; it must be left alone.
    """
    found = _Merge(base, mine, new, path, answer).merged()
    # What arrived may let paragraphs be told apart in another way: merged again until it stands,
    # so that the next run finds nothing to do.
    for _ in range(_MOST_PASSES):
        again = _Merge(found.base, found.text, new, path, _rest(answer)).merged()
        if (again.text, again.base) == (found.text, found.base):
            return replace(found, open=again.open)
        arrived = {*found.arrived, *again.arrived}
        found = replace(again, arrived=tuple(name for name in PARTS if name in arrived))
    return found


def _rest(answer: Answer) -> Answer:
    """Return what still holds when an answer was carried out: a decline does, for what is left."""
    return answer if answer.choice is Choice.DECLINE else ASK


def locked_parts(text: str, path: DocPath) -> Collection[str]:
    """Return the parts that a person locked, all of them where the file is locked.

    Raises:
        BriefError: The file's front matter cannot be read.
    """
    locked = read_keys(text, path).known.locked
    return (PARTS if locked else ()) if isinstance(locked, bool) else locked


@dataclass(slots=True)
class _Merge:
    base: Brief
    mine: str
    new: Brief
    path: DocPath
    answer: Answer
    sheet: Sheet = field(init=False)
    keys: Keys = field(init=False)
    yaml: str = field(init=False)
    places: Mapping[str, Place] = field(init=False)

    def __post_init__(self) -> None:
        sheet = cut(self.mine)
        self.keys = read_keys(self.mine, self.path)
        self.yaml = plain_breaks(sheet.yaml)[0] if sheet else ""
        places = locate(self.yaml)
        if sheet is None or places is None:
            raise self.refusal(_ODD)
        self.sheet, self.places = sheet, places

    def merged(self) -> Merged:
        wishes = [self.fitted(wish) for wish in self.wishes()]
        edits = [edit for wish in wishes for edit in wish.edits]
        body = cut_body(self.sheet.body)
        paragraphs = self.paragraphs(body)
        after = Sheet(
            self.sheet.opening,
            apply(self.sheet.yaml, edits, newline=self.sheet.newline),
            self.sheet.closing,
            put_body(body, paragraphs.paragraphs, newline=self.sheet.newline),
            self.sheet.newline,
        )
        fault = proof(self.sheet, after, wishes, paragraphs.paragraphs)
        if fault:
            raise self.refusal(fault)
        stays = list(paragraphs.paragraphs) == list(range(len(body.paragraphs)))
        arrived = [wish.name for wish in wishes if wish.edits]
        waiting = [wish.name for wish in wishes if wish.open]
        values: dict[str, Any] = {wish.name: wish.base for wish in wishes}
        return Merged(
            after.text,
            replace(self.new, paragraphs=paragraphs.base, **values),
            (*arrived, *(() if stays else (BODY,))),
            (*waiting, *((BODY,) if paragraphs.open else ())),
        )

    def refusal(self, why: str) -> BriefError:
        return BriefError(
            f"docs/{self.path}",
            f"what is new cannot be put in without touching what you wrote: {why}. The file is "
            "left alone and all that is new waits as a proposal",
        )

    def is_locked(self, name: str) -> bool:
        locked = self.keys.known.locked
        return locked if isinstance(locked, bool) else name in locked

    def mine_of(self, name: str) -> Any:  # noqa: ANN401 - each key has its own type
        value = getattr(self.keys.known, name)
        if isinstance(value, tuple):
            return tuple(item for item in value if item is not None)
        return value

    def is_changed(self, name: str) -> bool:
        return name in PARTS[:-1] and self.mine_of(name) != generated(self.base, name)

    def is_confirmed(self, name: str) -> bool:
        return name in self.base.review and name not in self.mine_of("review")

    # ------------------------------------------------------------------- what is wished

    def wishes(self) -> list[Wish]:
        """Decide every key; a locked one stays as it is, and so does its base."""
        made = []
        for name in PARTS[:-1]:
            if self.is_locked(name):
                value = self.mine_of(name)
                made.append(Wish(name, value, getattr(self.base, name)))
            elif name in SINGLE:
                made.append(self.single(name))
            else:
                made.append(self.listed(name))
        owned = [wish.name for wish in made if self.is_owned(wish)]
        return [self.with_owners(wish, owned) if wish.name == "review" else wish for wish in made]

    def is_owned(self, wish: Wish) -> bool:
        """Tell whether a value is a person's alone, though the generator has said it or one."""
        name = wish.name
        mine = self.mine_of(name)
        if name not in SINGLE or wish.base or not mine or self.is_locked(name):
            return False
        declined = bool(getattr(self.base, name)) and self.answer.to(name) is Choice.DECLINE
        return declined or getattr(self.new, name) == mine

    def with_owners(self, wish: Wish, owned: Sequence[str]) -> Wish:
        """Remember with the doubts whose values are a person's: taken out, they stay out."""
        base, settled = parted(wish.base, SETTLED)
        again = [name for name in settled if self.answer.to(name) is not Choice.ACCEPT]
        names = [name for name in dict.fromkeys([*again, *owned]) if name not in base]
        return replace(wish, base=(*base, *([SETTLED, *names] if names else [])))

    def single(self, name: str) -> Wish:
        decided = choose(
            getattr(self.base, name),
            self.mine_of(name),
            getattr(self.new, name),
            choice=self.answer.to(name),
            own=self.is_confirmed(name),
        )
        return Wish(name, decided.value, decided.base, open=decided.open)

    def listed(self, name: str) -> Wish:
        mine, base = self.mine_of(name), generated(self.base, name)
        new, choice = generated(self.new, name), self.answer.to(name)
        if mine == base and self.is_confirmed(name):
            whole = choose(base, mine, new, choice=choice, own=True)
            items = tuple(Item(v, mine.index(v) if v in mine else None) for v in whole.value)
            return Wish(name, whole.value, whole.base, whole.open, items)
        standing = list(range(len(mine)))
        if name == "review":
            standing = [at for at in standing if not self.is_settled(mine[at])]
            new = tuple(v for v in new if v in base or not self.is_changed(v))
        decided = self.items(name, [mine[at] for at in standing], new, choice)
        items = tuple(
            Item(item.value, None if item.at is None else standing[item.at])
            for item in decided.value
        )
        values = tuple(item.value for item in items)
        return Wish(name, values, tuple(i.value for i in decided.base), decided.open, items)

    def is_settled(self, name: str) -> bool:
        """Tell whether a value that the generator was unsure of has been changed since."""
        return name in generated(self.base, "review") and self.is_changed(name)

    def items(
        self, name: str, mine: Sequence[Any], new: Sequence[Any], choice: Choice
    ) -> Decided[tuple[Item[Any], ...]]:
        alike: Alike[Any] = ALIKE_TEXTS.get(name, _equal)
        base, mark = getattr(self.base, name), mark_of(name)
        if name == "actors":
            return choose_items(Lists(base, mine, new, same_actor, join_actor, mark), choice=choice)
        return choose_items(Lists(base, mine, new, alike, join_text, mark), choice=choice)

    def paragraphs(self, body: Body) -> Chosen:
        mine = body.plain
        if self.is_locked(BODY):
            return Chosen(tuple(range(len(mine))), self.base.paragraphs)
        choice = self.answer.to(BODY)
        return choose_paragraphs(self.base.paragraphs, mine, self.new.paragraphs, choice=choice)

    # ------------------------------------------------------------------- how it is written

    def fitted(self, wish: Wish) -> Wish:
        """Find edits that make a wish true and change nothing else; without any, it waits."""
        mine = self.mine_of(wish.name)
        if wish.value == mine:
            return wish
        for edits in self.ways(wish, mine):
            if edits is not None and trial(self.yaml, self.keys.written, wish, edits):
                return replace(wish, edits=tuple(edits))
        if self.answer.to(wish.name) is Choice.DECLINE:
            return Wish(wish.name, mine, wish.base)
        base = getattr(self.base, wish.name)
        asks = wish.name != "review" and getattr(self.new, wish.name) != base
        return Wish(wish.name, mine, base, open=asks)

    def ways(self, wish: Wish, mine: Any) -> Sequence[list[Edit] | None]:  # noqa: ANN401 - any key
        if wish.name in SINGLE:
            return (set_key(self.yaml, self.places, wish.name, wish.value),)
        return (
            set_items(self.yaml, self.places, wish.name, mine, wish.items),
            rewrite_key(self.yaml, self.places, wish.name, wish.value),
        )


def _equal(one: object, other: object) -> bool:
    return one == other
