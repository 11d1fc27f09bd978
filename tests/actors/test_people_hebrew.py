"""People in Hebrew texts."""

import pytest

from generator.actors import find_people


def people(*paragraphs: str) -> list[tuple[str, str | None]]:
    """Return names and offices."""
    return [(actor.name, actor.role) for actor in find_people(paragraphs)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("שר החוץ דוד לוי אמר ביום שלישי כי הכביש ייפתח.", [("דוד לוי", "שר החוץ")]),
        ("ראש העיר רונית כהן הבטיחה סיוע.", [("רונית כהן", "ראש העיר")]),
        ('מנכ"ל חברת החשמל, גיא רוזנברג, הודיע על כך.', [("גיא רוזנברג", 'מנכ"ל חברת החשמל')]),
        (
            "לדברי דובר המשטרה, ניצב משנה יוסי אברהמי, נפתחה חקירה.",
            [("יוסי אברהמי", "דובר המשטרה")],
        ),
        ("חברת הכנסת מיכל בן-ארי דרשה להקים ועדה.", [("מיכל בן-ארי", "חברת הכנסת")]),
        ("השר לביטחון פנים, עמר בר לב, אמר זאת.", [("עמר בר לב", "השר לביטחון פנים")]),
        (
            '"אנחנו ערוכים", אמר עומר חדד, יושב ראש ועד העובדים.',
            [("עומר חדד", "יושב ראש ועד העובדים")],
        ),
        ("השר בן דור בדרכו לפגישה.", []),
        ("רחוב יגאל אלון ייסגר לתנועה בבני ברק.", []),
        ("שר האוצר הודיע על קיצוץ בתקציב המשטרה.", []),
    ],
)
def test_hebrew(text: str, expected: list[tuple[str, str | None]]) -> None:
    """Offices with the article, with inner quotation marks, before and behind a name."""
    assert people(text) == expected
