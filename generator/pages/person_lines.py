"""The lines of a person's page: what they said, and the briefs with the sentence that names them.

Takes values, returns Markdown. A line depends on its brief alone, so that a page whose briefs are
unchanged is put together of lines that are known.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from html import escape as escape_html
from itertools import groupby
from typing import Final

from generator.corpus.quotations import Quotation, hear
from generator.model import Brief, BriefId, DocPath
from generator.pages.brief_text import anchored_places, paragraph_anchor
from generator.pages.catalogue import Said
from generator.pages.dates import in_words, year_of
from generator.pages.document import address
from generator.pages.lists import brief_item, source_of
from generator.pages.naming import naming_sentence, quoted
from generator.remembered import Remembered
from generator.text.markdown import escape, plain

# A quotation that fills a screen is read where it stands.
_LONGEST: Final = 420
_LANGUAGE_OF_PAGES: Final = "en"
_REMEMBERED: Final = 1 << 16


def quotation_list(start: DocPath, said: Sequence[Said]) -> str:
    """Write quotations as a list, each with its date, its source and a link to the paragraph.

    Args:
        start: The page that it stands on.
        said: What is quoted, in the order wanted.
    """
    return "\n".join(_said_item(start, each) for each in said)


def _said_item(start: DocPath, said: Said) -> str:
    brief, quotation = said.brief, said.quotation
    target = address(start, brief.path)
    if quotation.paragraph in anchored_places(brief.paragraphs):
        target += f"#{paragraph_anchor(quotation.paragraph)}"
    when = f"[{in_words(brief.date)}]({target})"
    words = _shown(quotation, brief.language)
    return f"- {words}<br><small>{when} · {source_of(start, brief)}</small>"


@lru_cache(maxsize=_REMEMBERED)
def _shown(quotation: Quotation, language: str | None) -> str:
    words = quotation.words
    if len(words) > _LONGEST:
        words = words[:_LONGEST].rpartition(" ")[0] + " …"
    attribute = language_attribute(language)
    if quotation.direct:
        return f"<q{attribute}>{escape(words)}</q>"
    return f"<span{attribute}>{escape(words)}</span>" if attribute else escape(words)


def briefs_with_sentences(
    start: DocPath, names: Mapping[BriefId, Sequence[str]], briefs: Sequence[Brief]
) -> Iterator[str]:
    """Write briefs a year, each with the sentence that names a person.

    Args:
        start: The page that they stand on.
        names: How each brief names the person in its front matter.
        briefs: Briefs that name them, newest first.

    Yields:
        A heading and a list for each year.
    """
    for year, group in groupby(briefs, key=year_of):
        items = (
            brief_item(start, brief, source_of(start, brief), with_year=False)
            + _sentence(names[brief.id], brief)
            for brief in group
        )
        yield f"### {year or 'No date'}\n\n" + "\n".join(items)


def _sentence(names: Sequence[str], brief: Brief) -> str:
    sentences = naming_sentences(brief)
    for name in names:
        if sentences.get(name):
            return f"<br><q{language_attribute(brief.language)}>{sentences[name]}</q>"
    return ""


def language_attribute(own: str | None) -> str:
    """Return the attribute that tells the language of words, where it is not the page's.

    >>> language_attribute("fr"), language_attribute("en")
    (' lang="fr"', '')
    """
    return f' lang="{escape_html(own)}"' if own and own != _LANGUAGE_OF_PAGES else ""


def naming_sentences(brief: Brief) -> Mapping[str, str | None]:
    """Find for each person whom a brief names the sentence that names them first.

    Args:
        brief: The brief as people left it.

    Returns:
        Markdown by name as the front matter writes it, the name in bold.
    """
    return _sentences(brief.path, brief)


def _sentences_of(brief: Brief) -> Mapping[str, str | None]:
    paragraphs, names = brief.paragraphs, [actor.name for actor in brief.actors]
    places = {naming.name: naming for naming in hear(brief).named}
    return {
        name: quoted(plain(paragraphs[place.paragraph]), place.start, place.end)
        if (place := places.get(name))
        # A name that the text spells otherwise: with other accents, or in capitals.
        else naming_sentence(paragraphs, name)
        for name in names
    }


_sentences: Final = Remembered[Brief, Mapping[str, str | None]](_sentences_of)
