"""Facts about roles: which office of which body they name, and what names none."""

import pytest

from generator.corpus.posts_roles import Held, parse_role
from generator.corpus.posts_titles import office_has_field


@pytest.mark.parametrize(
    ("role", "title", "body"),
    [
        ("Harbour Union Secretary General", "Secretary General", "Harbour Union"),
        ("HU’s Secretary General", "Secretary General", "HU"),
        ("Secretary-General of the HU", "Secretary General", "HU"),
        ("Chadian Prime Minister", "Prime Minister", "Chad"),
        ("PM of Chad", "PM", "Chad"),
        ("Prime Minister of the Republic of Chad", "Prime Minister", "Chad"),
        (
            "Minister of Labor and Social Affairs of Peru",
            "Minister of Labor and Social Affairs",
            "Peru",
        ),
        ("Peru's Commodities Minister", "Commodities Minister", "Peru"),
        ("new Peruvian Finance Minister", "Finance Minister", "Peru"),
        ("Peru's Ambassador to Chad", "Ambassador to Chad", "Peru"),
        (
            "U.S. Ambassador to the United Nations",
            "Ambassador to the United Nations",
            "United States",
        ),
        ("US Secretary of State", "Secretary of State", "United States"),
        ("head of the Union’s Mission in Lund", "Head", "Union's Mission in Lund"),
        ("governor of the Central Bank of Chad", "Governor", "Central Bank of Chad"),
        ("Acme chief executive", "Chief executive", "Acme"),
        ("Mayor of New Lund", "Mayor", "New Lund"),
        ("spokesman for the City of Lund", "Spokesman", "City of Lund"),
        (
            "director of Weather of the Lund Institute of Land",
            "Director of Weather",
            "Lund Institute of Land",
        ),
        ("head of drone firm Tryde", "Head", "Tryde"),
        ("head of Peru's armed forces backed protesters", "Head", "Peru's armed forces"),
        ("president of the Lund Workers' Federation", "President", "Lund Workers' Federation"),
        ("Minister of Agro-Industry of Peru", "Minister of Agro-Industry", "Peru"),
        ("Thursday Mayor of Lund", "Mayor", "Lund"),
        ("Spokesperson of Peru's Foreign Ministry", "Spokesperson", "Peru's Foreign Ministry"),
        (
            "Special Envoy of the HU Secretary General for Chad",
            "Special Envoy of the Secretary General for Chad",
            "HU",
        ),
    ],
)
def test_a_role_names_the_office_of_a_body(role: str, title: str, body: str) -> None:
    """The title without whose it is, and whose it is without the title."""
    (office,) = parse_role(role)

    assert office.title == title
    assert office.body is not None
    assert office.body.name == body
    assert office.held is Held.NOW


@pytest.mark.parametrize(
    "roles",
    [
        [
            "Chad's National Security Advisor",
            "National Security Adviser of Chad",
            "Chadian national security adviser",
        ],
        [
            "Peruvian Foreign Minister",
            "Minister of Foreign Affairs of Peru",
            "Minister for Foreign Affairs of the Republic of Peru",
        ],
        ["Deputy Minister of Foreign Affairs of Peru", "Peru's Deputy Foreign Minister"],
        ["Chairman of Acme Corp", "Acme Corp chairwoman", "chair of Acme Corp"],
        ["Acme CEO", "chief executive officer of Acme", "Acme chief executive"],
        ["Chinese Premier", "Prime Minister of China"],
        ["HU Mission Peru commander", "Commander of the HU's Mission in Peru"],
        ["Chief of Staff of the Chadian Army", "Chadian Army chief of staff"],
        ["Director-General of WHO", "World Health Organization Director General"],
        ["Minister of Labour of Peru", "Peruvian Labor Minister"],
    ],
)
def test_ways_to_write_one_office_are_one(roles: list[str]) -> None:
    """Spelling, order, genitives and names of peoples make no difference."""
    offices = [office for role in roles for office in parse_role(role)]

    assert len(offices) == len(roles)
    assert len({(office.key, office.body and office.body.key) for office in offices}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Secretary General of the HU", "Assistant Secretary General of the HU"),
        ("Deputy Mayor of Lund", "Mayor of Lund"),
        ("Foreign Minister of Peru", "Finance Minister of Peru"),
        ("Foreign Minister of Peru", "Foreign Minister of Chad"),
        ("Vice President of Peru", "President of Peru"),
        ("Ambassador of Peru to Chad", "Ambassador of Peru to Ghana"),
        ("Commander of the HU Mission in Chad", "Commander of the HU Advisory Mission in Chad"),
    ],
)
def test_offices_that_look_alike_are_two(one: str, other: str) -> None:
    """A deputy's office is one of its own, and so is every field's and every place's."""
    (first,), (second,) = parse_role(one), parse_role(other)

    assert (first.key, first.body) != (second.key, second.body)


@pytest.mark.parametrize(
    ("role", "held"),
    [
        ("former Prime Minister of Chad", Held.FORMER),
        ("Chad's ex-President", Held.FORMER),
        ("then Mayor of Lund", Held.FORMER),
        ("ousted Peruvian President", Held.FORMER),
        ("late President of Ghana", Held.LATE),
        ("acting Mayor of Lund", Held.ACTING),
        ("Peru's interim President", Held.ACTING),
        ("President-elect of Ghana", Held.ELECT),
        ("Lund's Mayor-designate", Held.ELECT),
        ("incoming Mayor of Lund", Held.ELECT),
        ("outgoing Mayor of Lund", Held.NOW),
    ],
)
def test_what_is_not_held_is_told_apart(role: str, held: Held) -> None:
    """Nobody holds what the text says they held, or will hold, or hold for another."""
    (office,) = parse_role(role)

    assert office.held is held
    assert office.body is not None


@pytest.mark.parametrize(
    "role",
    [
        "Major General",
        "U.S. Army General",
        "analyst",
        "professor of law at the University of Lund",
        "presidential candidate",
        "candidate for mayor of Lund",
        "Iranian commander",
        "Chadian leader",
        "French director",
        "Korean representative",
        "Iraqi armed group leader",
        "Peruvian counterpart",
        "self-proclaimed president of Lund",
        "shadow Finance Minister of Chad",
        "member of parliament",
        "Governor of Georgia's",
        "head of the ministry",
        "Central Bank Governor",
        "party leader",
        "Prime Minister's adviser",
        "Acme Sultan",
        "",
        "Indian minister",
        "son of the Mayor of Lund",
        "Lund deputy station commander",
        " ".join(["head"] * 40),
    ],
)
def test_what_is_no_office_of_a_body_gives_none(role: str) -> None:
    """A rank, a profession, a hope, or a title of a body that could be any."""
    assert not [office for office in parse_role(role) if office.body]


def test_two_offices_in_one_role_are_two() -> None:
    """The body behind the second is that of both, a body of its own is not."""
    both = parse_role("chairman and CEO of Acme Corp")
    apart = parse_role("chair of Acme and acting director of Lund Rail")

    assert [(each.title, each.body and each.body.name) for each in both] == [
        ("Chairman", "Acme Corp"),
        ("CEO", "Acme Corp"),
    ]
    assert [(each.body and each.body.name, each.held) for each in apart] == [
        ("Acme", Held.NOW),
        ("Lund Rail", Held.ACTING),
    ]


def test_a_title_can_say_whose_it_is() -> None:
    """A place behind the noun makes a title that stands alone; a rank behind it says nothing."""
    (alone,) = parse_role("Supreme Allied Commander Europe")
    (ranked,) = parse_role("HU Mission Commander Lieutenant General")

    assert alone.alone
    assert alone.body is None
    assert ranked.title == "Commander"
    assert parse_role("Commander Jo Berg") == ()


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("National Security Advisor", True),
        ("Assistant Secretary General for Operations", True),
        ("Assistant Secretary", False),
        ("", False),
    ],
)
def test_a_field_tells_one_office_from_many(title: str, expected: object) -> None:
    """An adviser without a field is one of several."""
    assert office_has_field(title) is expected
