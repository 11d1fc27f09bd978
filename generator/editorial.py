"""What people do with a book beside building it: look, answer proposals, restore, prune, begin.

Each function reads the book, asks the pure stages, carries out what they decided, and returns what
there is to say. The caller holds the book's lock where something is written.
"""

import posixpath
from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Final

from generator.book import known_briefs, old_addresses, read_book, read_briefs
from generator.captures import place_of
from generator.editing.migrations import migrate
from generator.editing.parts import as_generated
from generator.editing.plans import BASES, DELETED, Book, BriefFile, Change, Outcome, is_same
from generator.editing.proposals import answer, base_of, offers
from generator.editing.store import plan
from generator.editing.values import Choice
from generator.errors import BriefError, FieldError, GeneratorError
from generator.intake import Read
from generator.model import Brief, BriefId, DocPath, PartialDate
from generator.pipeline import make_briefs
from generator.report import shown
from generator.schemas import schemas
from generator.text.front_matter import write_brief, write_part
from generator.text.paths import brief_path
from generator.writing.writer import carry_out

_NEW: Final = BriefId("bkown1")  # as long as the letters that a path may get
_UNREADABLE: Final = f"cannot be read in {DELETED}; get it back from git"
_NO_DATE: Final = "is no date; write 2025-05-21, 2025-05 or 2025"


@dataclass(frozen=True, slots=True)
class Told:
    """What a command has to say: as lines for people, as data for programs."""

    lines: tuple[str, ...]
    data: Mapping[str, object] = field(default_factory=dict)
    needs_person: bool = False


def status(root: Path, *, read: Read) -> Told:
    """Tell brief by brief what a run would do.

    Args:
        root: The book's folder.
        read: Reads the captures.

    Raises:
        GeneratorError: Too many briefs are gone at once.
    """
    book, broken = read_book(root)
    book = migrate(book).book
    readings = [half.reading for half in read(root).halves if half.reading]
    news = [made.brief for made in make_briefs(readings, book, known_briefs(book))]
    decided = plan(book, news)
    if decided.stop:
        raise GeneratorError(decided.stop)
    paths = {brief.id: brief.path for brief in news} | {f.id: f.path for f in book.files if f.id}
    rows: list[dict[str, object]] = []
    for brief_id, step in sorted(decided.steps.items()):
        if step.outcome is Outcome.DELETED and brief_id not in book.bases:
            continue  # an earlier run took it as deleted
        where = f"docs/{paths[brief_id]}" if brief_id in paths else f"{BASES}/{brief_id}.md"
        is_new = brief_id not in {file.id for file in book.files}
        what = "new" if is_new and step.outcome is Outcome.WRITTEN else str(step.outcome)
        rows.append(
            {
                "id": brief_id,
                "where": where,
                "would": what,
                "arrives": list(step.arrived),
                "open": list(step.open),
            }
        )
    lines = [_row(row) for row in rows if row["would"] != "kept"]
    last = f"{len(lines)} would change or wait, {len(rows) - len(lines)} would stay as they are"
    faults = (*broken, *decided.problems)
    said = [*(shown(fault) for fault in faults), *lines, last]
    data = {"briefs": rows, "problems": [asdict(fault) for fault in faults]}
    return Told(tuple(said), data, needs_person=bool(faults))


def _row(row: Mapping[str, object]) -> str:
    said = f"{row['where']}: {row['would']}"
    for key, word in (("arrives", "arrives"), ("open", "open")):
        parts = row[key]
        if isinstance(parts, list) and parts:
            said += f"; {word}: {', '.join(parts)}"
    return said


def proposals(root: Path) -> Told:
    """Show what is proposed, part by part: what the brief says, what the generator would say."""
    book, _ = read_book(root)
    lines: list[str] = []
    rows: list[dict[str, object]] = []
    for file in book.files:
        try:
            found = offers(book, file)
        except BriefError as error:
            lines += [str(error), ""]
            continue
        for offer in found:
            lines += [f"{file.shown}: {offer.part}", *_marked("-", offer.mine)]
            lines += [*_marked("+", offer.new), ""]
            row: dict[str, object] = {"id": file.id, "where": file.shown, "part": offer.part}
            rows.append(row | {"mine": offer.mine, "new": offer.new})
    if not lines:
        return Told(("Nothing is proposed.",), {"proposals": rows})
    hint = "Settle with: briefbook accept BRIEF or briefbook decline BRIEF, --field for one part"
    return Told((*lines, hint), {"proposals": rows})


def _marked(sign: str, text: str) -> list[str]:
    return [f"  {sign} {line}" for line in text.split("\n") if line.strip()]


def settle(root: Path, reference: str, choice: Choice, parts: Collection[str] | None) -> Told:
    """Accept or decline what is proposed for a brief.

    Args:
        root: The book's folder.
        reference: The brief's id or its path.
        choice: What the person says.
        parts: The parts it is said to, or None for all.

    Raises:
        BriefError: There is no such brief or proposal, or the answer cannot be carried out.
    """
    book, _ = read_book(root)
    file = find(book, reference)
    changes = answer(book, file, choice, parts)
    carry_out(root, changes)
    done = "accepted" if choice is Choice.ACCEPT else "declined"
    what = ", ".join(parts) if parts else "everything proposed"
    left = any(
        change.path.endswith(f"proposals/{file.id}.md") and change.text for change in changes
    )
    more = "; the rest still waits" if left else ""
    return Told((f"{file.shown}: {what} {done}{more}",), {"where": file.shown, "done": done})


def find(book: Book, reference: str) -> BriefFile:
    """Find a brief's file by id or path.

    Raises:
        BriefError: No file, or more than one, is meant.
    """
    wanted = posixpath.normpath(reference.replace("\\", "/"))
    found = [
        file
        for file in book.files
        if reference == file.id or wanted in (file.path, file.shown) or wanted.endswith(file.shown)
    ]
    if len(found) == 1:
        return found[0]
    if found:
        names = " and ".join(file.shown for file in found)
        raise BriefError(reference, f"is the id of {names}; name the file")
    raise BriefError(reference, "is no brief; give its id, or its path such as docs/briefs/…")


def restore(root: Path, reference: str) -> Told:
    """Bring a deleted brief back, as it was last generated.

    Args:
        root: The book's folder.
        reference: Its id, or an address that it had.

    Raises:
        BriefError: No such brief was deleted.
    """
    book, _ = read_book(root)
    gone = _gone(book)
    known = sorted(old_addresses(root), key=lambda pair: pair[1])
    name = posixpath.normpath(reference.replace("\\", "/")).removeprefix("docs/")
    ids = [brief_id for brief_id, path in known if path == name and brief_id in gone]
    brief_id = BriefId(reference) if reference in gone else next(iter(ids), None)
    if brief_id is None:
        message = "is no deleted brief; give its id or the path it had. Deleted are: "
        raise BriefError(reference, message + (", ".join(sorted(gone)) or "none"))
    taken = {file.path for file in book.files}
    free = [path for own, path in known if own == brief_id and path not in taken]
    brief = base_of(book, brief_id)
    if brief is None:
        raise BriefError(brief_id, _UNREADABLE)
    path = DocPath(name) if name in free else next(iter(free), None)
    path = path or brief_path(brief.title, brief.date, brief_id, taken)
    stone = gone[brief_id]
    # What people took out of it is remembered, and no part of the brief.
    text = stone if as_generated(brief) == brief else write_brief(as_generated(brief))
    carry_out(
        root,
        [
            Change(f"docs/{path}", text, replaces="", brief=brief_id),
            Change(f"{BASES}/{brief_id}.md", stone, brief=brief_id),
            Change(f"{DELETED}/{brief_id}.md", brief=brief_id),
        ],
    )
    return Told((f"docs/{path}: restored",), {"where": f"docs/{path}", "id": brief_id})


def _gone(book: Book) -> Mapping[BriefId, str]:
    """Return the bases of briefs without a file: those that a run took as deleted, and later ones.

    While a file cannot be read and shows no id it may be any of the later ones.
    """
    there = {file.id for file in book.files}
    unsettled = any(file.brief is None and file.id is None for file in book.files)
    missing = {} if unsettled else {i: t for i, t in book.bases.items() if i not in there}
    return missing | {i: text for i, text in book.deleted.items() if i not in there}


def prune(root: Path, *, dry_run: bool = False) -> Told:
    """Remove briefs whose captures are all gone and that nobody edited.

    Args:
        root: The book's folder.
        dry_run: True to say only what would be removed.
    """
    book, _ = read_book(root)
    lines: list[str] = []
    rows: list[dict[str, object]] = []
    changes: list[Change] = []
    for file in book.files:
        base = book.bases.get(file.id) if file.id else None
        if file.brief is None or base is None or not _is_orphan(root, file.brief):
            continue
        untouched = is_same(file.text, base)
        what = "removed" if untouched else "kept: it was edited; delete it yourself if you like"
        lines.append(f"{file.shown}: its captures are gone; {what}")
        rows.append({"where": file.shown, "id": file.id, "removed": untouched})
        if untouched:
            changes += [
                Change(file.shown, None, replaces=file.text, brief=file.id),
                Change(f"{BASES}/{file.id}.md", brief=file.id),
            ]
    if not dry_run:
        # The base first: a base without its file would be taken for a deleted brief.
        carry_out(root, sorted(changes, key=lambda change: change.path.startswith("docs/")))
    return Told(tuple(lines) or ("Every brief has its capture.",), {"briefs": rows})


def _is_orphan(root: Path, brief: Brief) -> bool:
    return bool(brief.seeds) and not any(place_of(root / "seeds", seed) for seed in brief.seeds)


def begin(root: Path, title: str, *, day: str | None = None) -> Told:
    """Begin a brief of a person's own: a draft with its title, for them to write.

    Args:
        root: The book's folder.
        title: The title.
        day: The date, as precisely as it is known.

    Raises:
        FieldError: The title is empty, or the day is no date.
    """
    if not title.strip():
        field = "title"
        raise FieldError(field, title, "is empty; give the brief a title, in quotes")
    date = _date(day) if day else None
    briefs, _ = read_briefs(root)
    taken = {file.path for file in read_book(root)[0].files} | {brief.path for brief in briefs}
    path = brief_path(title, date, _NEW, taken)
    number = 1
    while path.removesuffix(".md").endswith(f"-{_NEW}"):
        number += 1
        path = brief_path(f"{title} {number}", date, _NEW, taken)
    brief = Brief(path, _NEW, title, (), date=date, draft=True)
    names = ["title", *(["date"] if date else []), "draft"]
    carry_out(root, [Change(f"docs/{path}", write_part(brief, names, body=False), replaces="")])
    said = f"docs/{path}: begun as a draft; take out 'draft: true' when it is ready"
    return Told((said,), {"where": f"docs/{path}"})


def write_schemas(folder: Path) -> Told:
    """Write the JSON Schemas of what people write by hand.

    Args:
        folder: Where an editor finds them.
    """
    made = schemas()
    for name, text in made.items():
        carry_out(folder, [Change(name, text)])
    lines = tuple(str(folder / name) for name in made)
    return Told(lines, {"schemas": list(lines)})


def _date(day: str) -> PartialDate:
    try:
        return PartialDate(*(int(part) for part in day.split("-")))
    except (ValueError, TypeError) as error:
        field = "date"
        raise FieldError(field, day, _NO_DATE) from error
