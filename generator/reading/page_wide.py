"""What the articles of one page share: its language, its publisher.

Takes articles as they were read one by one, returns them with what the whole page tells.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from generator.model import BELIEVABLE, Article
from generator.reading.lines import PROSE_WORDS
from generator.reading.origin import of_whole_page
from generator.reading.page import Part
from generator.reading.publisher_names import OWNER_RULE
from generator.text.language import language_of
from generator.text.phrases import fold

_TWICE: Final = 2
_HEAD: Final = 3  # lines


def with_source(articles: tuple[Article, ...], page: Part, *, listed: bool) -> tuple[Article, ...]:
    """Give the articles of a page that name no publisher the page's own, if it is sure.

    Related articles beside a main one may be another's: there the page's head must name it.

    Args:
        articles: The articles of the page.
        page: All of its lines.
        listed: They are the entries of a list.
    """
    unsure = [
        article.source is None or article.source.rule.startswith(OWNER_RULE) for article in articles
    ]
    if not any(unsure):
        return articles
    found = of_whole_page(page, articles[0])
    if found is None or found.confidence < BELIEVABLE:
        return articles
    name = fold(found.value)
    if not listed and not any(name in line.folded for line in page.seen[:_HEAD]):
        return articles
    shown = sum(name in line.folded for line in page.seen if line.words < PROSE_WORDS)
    if shown < _TWICE:
        return articles  # what stands in one line may be another's
    return tuple(
        replace(article, source=found) if open_ else article
        for article, open_ in zip(articles, unsure, strict=True)
    )


def with_language(articles: Sequence[Article]) -> tuple[Article, ...]:
    """Give articles too short to tell their language that of the page's other articles.

    Args:
        articles: The articles of the page.
    """
    if all(article.language for article in articles):
        return tuple(articles)
    text = " ".join(block.text for article in articles for block in article.blocks)
    language = language_of(text)
    return tuple(
        article if article.language else replace(article, language=language) for article in articles
    )
