"""Facts about names, posts and bodies as the news of many countries writes them."""

import pytest

from generator.actors import find_organisations, find_people
from generator.text.names import family_name, is_particle


def people(text: str) -> list[tuple[str, str | None]]:
    """Return names and roles."""
    return [(actor.name, actor.role) for actor in find_people([text])]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "It is the work, said KPB Vice-Chairman A. B. C. Omar Talib. It rained.",
            "A. B. C. Omar Talib",
        ),
        ("Hon. W. A. Sunila Perera, Minister of Trade, came.", "W. A. Sunila Perera"),
        ("He saw a team led by Prof. J.H.P. van der Berg.", "J.H.P. van der Berg"),
        ("Gov. Dorothea Montez-Uy’s office agreed.", "Dorothea Montez-Uy"),
        ("President Guðni Th. Bergsson spoke.", "Guðni Th. Bergsson"),
    ],
)
def test_initials_and_short_forms_belong_to_a_name(text: str, name: str) -> None:
    """Several initials, and a shortened word without a vowel, neither end nor cut a name."""
    assert [found for found, _ in people(text)] == [name]


@pytest.mark.parametrize(
    "name",
    ["Rogelio “Boy” Tan Jr.", 'Rogelio "Boy" Tan Jr.', 'Hafiz "Bo" Mohamed', "Leo ‘Big Jo’ Roe"],
)
def test_nickname_in_quotation_marks_stands_inside_a_name(name: str) -> None:
    """A name goes on behind a nickname, also before a suffix."""
    assert people(f"The mill's owner, {name}, said so.") == [(name, "owner")]


def test_quotation_beside_a_name_is_no_nickname() -> None:
    """What is said, or the title of a work, ends a name."""
    assert people("Minister Jane Roe: “No” Lund answered.") == [("Jane Roe", "Minister")]


@pytest.mark.parametrize("link", ["bte", "binti", "bin", "s/o", "d/o", "a/l", "a/p"])
def test_son_or_daughter_of_belongs_to_a_name(link: str) -> None:
    """The words for son and daughter join the names of child and father."""
    assert people(f"“No,” said Mdm. Devi {link} Raman Nair.") == [(f"Devi {link} Raman Nair", None)]
    assert is_particle(link)


def test_name_with_a_link_is_called_by_its_last_word() -> None:
    """What stands before the last word is the father's name."""
    assert family_name("Devi d/o Raman Nair") == "Nair"


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        (
            "The deputy director, Wan Nor Azmin Wan Saad, left.",
            "Wan Nor Azmin Wan Saad",
            "deputy director",
        ),
        (
            "Deputy Commissioner Dr Shah Faruq Anwari agreed.",
            "Shah Faruq Anwari",
            "Deputy Commissioner",
        ),
        ("Lead author Assoc. Prof. Tan Ern Ser-Lin said so.", "Tan Ern Ser-Lin", "Lead author"),
        ("He met chairman Tan Sri Omar Talib.", "Omar Talib", "chairman"),
        ("Chief executive Lance Berg-Hill agreed.", "Lance Berg-Hill", "Chief executive"),
        ("Justice Anna Roe-St. Pierre found so.", "Anna Roe-St. Pierre", "Justice"),
        ("Councillor Te Rangi Wiremu Kopa voted no.", "Te Rangi Wiremu Kopa", "Councillor"),
        ("General Secretary Tô Lân spoke.", "Tô Lân", "General Secretary"),
        ("Footballer Son Jung-min left.", "Son Jung-min", "Footballer"),
        (
            "District police chief Asst Comm Mohd Rosdi Salim said so.",
            "Mohd Rosdi Salim",
            "District police chief",
        ),
        (
            "Minister of Water and Irrigation Omar Talib left.",
            "Omar Talib",
            "Minister of Water and Irrigation",
        ),
        ("A lecturer, Prof Dr Siti Rahim @ Noraini Salim, left.", "Siti Rahim", "lecturer"),
        (
            "It was sold to Baroness Eva von Turn und Berg on the day.",
            "Eva von Turn und Berg",
            "Baroness",
        ),
        ("“No,” said 88-year-old Ume Tanabe.", "Ume Tanabe", None),
    ],
)
def test_word_that_is_also_a_title_stays_in_a_name(text: str, name: str, role: str | None) -> None:
    """A form of address, a rank or a word of grammar is a name where it stands among names."""
    assert people(text) == [(name, role)]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("LMI Commander Lieutenant General Jo Berg came.", "LMI Commander"),
        ("Port Chairman Admiral Jo Berg came.", "Port Chairman"),
        ("Army Chief of Staff General Jo Berg came.", "Army Chief of Staff"),
        ("Mayor Councillor Jo Berg came.", "Mayor"),
        ("Lieutenant General Jo Berg came.", "Lieutenant General"),
        ("Attorney General Jo Berg came.", "Attorney General"),
        ("Police Inspector General Jo Berg came.", "Police Inspector General"),
        ("An aide to Brigadier General Jo Berg came.", "Brigadier General"),
    ],
)
def test_post_stands_without_the_rank_behind_it(text: str, role: str) -> None:
    """A rank is a role only where no post is given; "General" of a post is none."""
    assert people(text) == [("Jo Berg", role)]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("He met his Peruvian counterpart, Jo Berg, there.", None),
        ("Chief Jo Berg came. Jo Berg, chairman of the board, spoke.", "chairman of the board"),
        (
            "The former commissioner for works, Chief Jo Berg, came.",
            "former commissioner for works",
        ),
        ("Jo Berg, a former commissioner for works, came.", "former commissioner for works"),
        ("Jo Berg, head of the Exporters' Union, came.", "head of the Exporters' Union"),
        ("Jo Berg, Member of Parliament for Lund, came.", "Member of Parliament for Lund"),
        ("The LMI Mission in Chad Commander, Jo Berg, came.", "LMI Mission in Chad Commander"),
    ],
)
def test_role_is_a_post(text: str, role: str | None) -> None:
    """To whom somebody compares, or a form of address, is no post where another is told."""
    assert people(text) == [("Jo Berg", role)]


def test_company_behind_of_is_no_person() -> None:
    """Whose director somebody is bears no title by it."""
    assert people("It is, said Begum Rokeya Hasan, managing director of Megna Knit Composite.") == [
        ("Rokeya Hasan", "managing director of Megna Knit Composite")
    ]


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("HULA, March 13 (Powna News Agency) — The bridge is late.", ("Powna News Agency",)),
        ("LUND: The bridge is late.", ()),
        ("LUND. The bridge is late.", ()),
        ("KOTA LUND, 9 June (LNB) -- The bridge is late.", ()),
        ("LUND – The bridge is late, the UNXO said.", ("UNXO",)),
        ("The bridge is late. LUND is in Scania, and Lund is old.", ()),
        ("Counsel Anna Berg, SAN, told the Lund High Court.", ("Lund High Court",)),
        ("The parties, LNA, and others met.", ("LNA",)),
        ("The UNX Mission in Chad met the UNX Mission.", ("UNX Mission in Chad",)),
        ("The UNX Mission in Chad Commander came.", ("UNX Mission in Chad",)),
        ("The Embassy of Peru in Chad won.", ("Embassy of Peru in Chad",)),
        ("The Lund Delegation to Sierra Leone won.", ("Lund Delegation to Sierra Leone",)),
        ("The Lund Office for Peru won.", ("Lund Office for Peru",)),
        ("The Royal Forces in Hull won.", ("Royal Forces",)),
        ("The Lund Embassy in March won.", ("Lund Embassy",)),
        ("The head of the Armed Forces won.", ()),
        ("Jo Berg, Member of Parliament for Lund, won.", ()),
    ],
)
def test_bodies_beside_places(text: str, bodies: tuple[str, ...]) -> None:
    """A dateline and an honour are no bodies; the place of a mission is a part of its name."""
    found = tuple(name for name in find_organisations([text]) if name != "UNX")
    assert found == bodies
