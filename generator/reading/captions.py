"""Lines between paragraphs that are none: teasers, captions and who owns a picture.

Takes what is seen of one line.
"""

import re
from typing import Final

from generator.reading.byline_names import looks_like_person
from generator.reading.lines import Seen
from generator.text.agencies import agency_named

# (Ann Roe/Example Agency), (Photo: Ann Roe) behind a sentence or two
_CAPTION: Final = re.compile(
    r"[(\[](?:(?P<who>[^()\[\]/]{3,40})/(?P<owner>[^()\[\]/]{2,40})"
    r"|(?:photo|foto|picture|pic|image|file|courtesy|archive)\b[^()\[\]]{2,60})[)\]]\.?$",
    re.IGNORECASE,
)
# The lake at dawn. © Ann Roe
_OWNER: Final = re.compile(r"\s(?:©|\(c\))\s?[^\W\d_][^.!?©\d]{2,60}$")
_CAPTION_SENTENCES: Final = 2
_INITIALS: Final = 4  # letters of who signs "(abc/def)" a report
_TEASER_WORDS: Final = 25


def is_inserted(line: Seen) -> bool:
    """Tell whether a line points elsewhere or is a picture's caption, however it is written.

    Args:
        line: A line that was chosen for the body.
    """
    if "teaser" in line.kinds and line.words <= _TEASER_WORDS:
        return True
    caption = _CAPTION.search(line.text) if line.sentences <= _CAPTION_SENTENCES else None
    return caption is not None and not _signs(caption["who"] or "", caption["owner"] or "")


def _signs(who: str, owner: str) -> bool:
    """Tell whether a bracket signs a text: "(abc/def)" with an agency or with initials in it.

    "(Agency/Ann Roe)" owns a picture, as "(Ann Roe/Agency)" does.
    """
    initials = who.isupper() and len(who) <= _INITIALS
    return not looks_like_person(owner) and (initials or agency_named(who) is not None)


def is_credited(line: Seen) -> bool:
    """Tell whether a line that is not the text's last ends in the name of a picture's owner.

    Args:
        line: A line that was chosen for the body.
    """
    return (
        "©" in line.text
        and line.sentences <= _CAPTION_SENTENCES
        and _OWNER.search(line.text) is not None
    )
