"""Facts about names that lists of one region do not hold: honours, mononyms, namesakes, credits."""

import pytest

from generator.actors import find_organisations, find_people
from generator.actors.tokens import tokenise


def people(*paragraphs: str) -> list[tuple[str, str | None]]:
    """Return names and roles."""
    return [(actor.name, actor.role) for actor in find_people(paragraphs)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Opening the case, Ms Orla Dunne SC, prosecuting, said so.", "Orla Dunne"),
        ("General Secretary To Quan said so.", "To Quan"),
        ("Officer-in-Charge ABM Karim Talib said so.", "ABM Karim Talib"),
        ('Leader Jo "Bo" Falk III said no.', 'Jo "Bo" Falk III'),
        ("The board now comprises Messrs. L. R. V. Perera and K. Silva.", "L. R. V. Perera"),
    ],
)
def test_letters_around_a_name(text: str, name: str) -> None:
    """Honours are no part of a name; initials, a family name like "To" and a suffix are."""
    assert people(text)[0][0] == name


@pytest.mark.parametrize(
    ("text", "name"),
    [("Farmer Paido, 61, said so.", "Paido"), ("Archbishop Leontios spoke.", "Leontios")],
)
def test_one_word_that_is_a_whole_name(text: str, name: str) -> None:
    """Somebody named with an age, or with the title of a church or a throne, has one name."""
    assert [found for found, _ in people(text)] == [name]


def test_lone_family_name_is_nobody() -> None:
    """A family name that never gets a full name stays out, and a suffix alone does too."""
    assert people("President Falk spoke. Mr Berg did not. Junior, 12, laughed.") == []


@pytest.mark.parametrize(
    "text",
    [
        "A street in the city bears the name of Maria Falk.",
        "They met on a square named after the late general Oskar Berg.",
        "The Oskar Berg Bridge was closed.",
        "The Maria Falk Memorial was closed.",
        "The Lund-based Falk and the Berg-style house won.",
        "La avenida Maria Falk quedó cerrada por las obras de la ciudad y del puerto.",
        "La rue Maria Falk est restée fermée, selon la mairie de la ville et le port.",
        "De Bergstraat en het Oskar Berg Stadion zijn dicht, aldus de stad en de haven.",
    ],
)
def test_things_named_after_people_are_nobody(text: str) -> None:
    """Streets, bridges, stadiums and prizes are no actors, in other languages neither."""
    assert people(text) == []


@pytest.mark.parametrize(
    "credit",
    [
        "Wire writer Oskar Berg in Lund contributed to this report.",
        "(Reporting by Oskar Berg and Maria Falk; Editing by Jo Lee)",
        "Contact: Maria Falk, Communications Officer",
        "Photo: Oskar Berg/Lund Media",
    ],
)
def test_who_made_the_report_is_no_actor(credit: str) -> None:
    """Writers, editors, photographers and contacts at the foot of a text are no actors."""
    assert people("Mayor Ann Roe spoke.", credit) == [("Ann Roe", "Mayor")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The bank has appointed Jo Berg as chairman and Ann Falk as deputy chairman on Friday.",
            [("Jo Berg", "chairman"), ("Ann Falk", "deputy chairman")],
        ),
        (
            "A former army chief of staff Lt. Gen. (res.) Jo Berg came.",
            [("Jo Berg", "former army chief of staff")],
        ),
        (
            "Vice President Jo Berg and Minister of Justice Ann Falk kept silent.",
            [("Jo Berg", "Vice President"), ("Ann Falk", "Minister of Justice")],
        ),
        (
            "Board of Investment Director General Ann Falk came.",
            [("Ann Falk", "Board of Investment Director General")],
        ),
        (
            "Independent directors Dr. Jo Berg and Ms. Ann Falk left.",
            [("Jo Berg", "Independent director"), ("Ann Falk", "Independent director")],
        ),
        ("The film, which stars Maria Falk, won.", [("Maria Falk", None)]),
        ("Deputy PM Jo Berg came.", [("Jo Berg", "Deputy PM")]),
        (
            "Le ministre de l'Intérieur, Gérald Falk, a parlé dans la ville, et M. Falk est parti.",
            [("Gérald Falk", "ministre de l'Intérieur")],
        ),
    ],
)
def test_roles_of_other_regions(text: str, expected: list[tuple[str, str | None]]) -> None:
    """Posts that are given, posts with notes and forms of address around them, plain verbs."""
    assert people(text) == expected


def test_elided_article_is_no_part_of_a_word() -> None:
    """An article is parted from its noun, a family name like "d'Arc" stays whole."""
    words = [token.text for token in tokenise("l'écrivain, l'Institut et Jeanne d'Arc")]

    assert words == ["l'", "écrivain", ",", "l'", "Institut", "et", "Jeanne", "d'Arc"]


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("The Centre for Research on Clean Air won.", ("Centre for Research on Clean Air",)),
        (
            "The Department of Trade, Land, Water and Energy won.",
            ("Department of Trade, Land, Water and Energy",),
        ),
        (
            "The Economic, Social and Cultural Council met.",
            ("Economic, Social and Cultural Council",),
        ),
        (
            "The Department of Trade, Jo Berg and Ann Falk won.",
            ("Department of Trade",),
        ),
        ("He sued at the Lund Magistrate's Court.", ("Lund Magistrate's Court",)),
        ("They heard All Peru Radio there.", ("All Peru Radio",)),
        ("Partai Rakyat won.", ("Partai Rakyat",)),
        ("The government of President Jo Berg fell.", ()),
        ("The National Disaster Agency (BNP) won.", ("National Disaster Agency",)),
        ("The Tall Pine Nation won.", ("Tall Pine Nation",)),
        ("The Directorate-General of Roads won.", ("Directorate-General of Roads",)),
        ("LNU MP Jo Berg left the LNU.", ("LNU",)),
    ],
)
def test_bodies_of_other_regions(text: str, bodies: tuple[str, ...]) -> None:
    """Names go on behind commas and small words; titles, people and courts stay what they are."""
    assert find_organisations([text], people=["Jo Berg", "Ann Falk"]) == bodies
