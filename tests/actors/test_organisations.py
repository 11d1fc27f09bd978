"""Facts about the bodies that a text names."""

import pytest

from generator.actors.organisations import find_organisations


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("The Northern Rail Company won.", ("Northern Rail Company",)),
        ("The Ministry of Trade and Industry won.", ("Ministry of Trade and Industry",)),
        ("The Lund News Agency (LNA) and LNA said so.", ("Lund News Agency",)),
        ("The Royal Society for Birds of Lund (RSB) won.", ("Royal Society for Birds of Lund",)),
        ("Jo Berg of Lund University's law faculty won.", ("Lund University",)),
        ("The UNXO won, and UNXO's staff too.", ("UNXO",)),
        ("General Jo Berg of the Royal Guard won.", ("Royal Guard",)),
        ("Minister of Trade of the Lund Assembly came.", ("Lund Assembly",)),
        ("On Tuesday they met in Mexico City.", ()),
        ("The CEO and the US met. GDP rose.", ()),
        ("MINISTER SAYS NO TO NEW BRIDGE", ()),
        ("The Supreme Northern Commander (SNC) spoke, and SNC left.", ()),
        ("", ()),
    ],
)
def test_bodies_of_a_text(text: str, bodies: tuple[str, ...]) -> None:
    """Words of bodies and acronyms show them; states, places and headlines are none."""
    assert find_organisations([text]) == bodies


def test_body_stands_once_under_its_full_name() -> None:
    """An acronym that the text explains later is the same body."""
    assert find_organisations(["LNA won.", "The Lund News Agency (LNA) won."]) == (
        "Lund News Agency",
    )


def test_people_are_no_bodies() -> None:
    """A name that is known as a person's is left out."""
    assert find_organisations(["Otto Bank won."], people=("Otto Bank",)) == ()
