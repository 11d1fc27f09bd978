"""Roles: the whole post and nothing of the sentence, each with its own bearer."""

import pytest

from generator.actors import find_people

Told = list[tuple[str, str | None]]


def roles(text: str) -> Told:
    """Return who is named in a text, each with the role."""
    return [(actor.name, actor.role) for actor in find_people([text])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # The whole name of the body.
        (
            "Civil Reform Party (CRP) leader Zanele Dube spoke.",
            [("Zanele Dube", "Civil Reform Party leader")],
        ),
        (
            "Bank of Lorvia governor Zanele Dube spoke.",
            [("Zanele Dube", "Bank of Lorvia governor")],
        ),
        (
            "Movement for Justice’s new leader Zanele Dube spoke.",
            [("Zanele Dube", "Movement for Justice’s new leader")],
        ),
        ("New Dawn Party chairman Zanele Dube left.", [("Zanele Dube", "New Dawn Party chairman")]),
        (
            "Chama ya Haki chairperson Zanele Dube left.",
            [("Zanele Dube", "Chama ya Haki chairperson")],
        ),
        (
            "Zanele Dube, founder of the North Youth Centre in Oskar Bay, said so.",
            [("Zanele Dube", "founder of the North Youth Centre in Oskar Bay")],
        ),
        (
            "The director of Penal Centers, Zanele Dube, said so.",
            [("Zanele Dube", "director of Penal Centers")],
        ),
        (
            "Sri Lankan Prime Minister Zanele Dube left.",
            [("Zanele Dube", "Sri Lankan Prime Minister")],
        ),
        (
            "Deputy Youth and Sports Minister Zanele Dube left.",
            [("Zanele Dube", "Deputy Youth and Sports Minister")],
        ),
        ("First Lady Zanele Dube smiled.", [("Zanele Dube", "First Lady")]),
        (
            "He met Special Envoy to the Lakes Ambassador Zanele Dube.",
            [("Zanele Dube", "Special Envoy to the Lakes")],
        ),
        ("Chargé d’Affaires Zanele Dube came.", [("Zanele Dube", "Chargé d’Affaires")]),
        (
            "Meanwhile, prominent road safety campaigner Zanele Dube agreed.",
            [("Zanele Dube", "prominent road safety campaigner")],
        ),
        # Nothing of the sentence.
        ("Last Thursday Mayor Zanele Dube spoke.", [("Zanele Dube", "Mayor")]),
        ("It was the day Prime Minister Zanele Dube won.", [("Zanele Dube", "Prime Minister")]),
        (
            "The Prime Minister invited the shadow minister for Arts Zanele Dube.",
            [("Zanele Dube", "shadow minister for Arts")],
        ),
        (
            "Zanele Dube, the head of Lorvia's army backed the strike on Monday.",
            [("Zanele Dube", "head of Lorvia's army")],
        ),
        (
            "Zanele Dube, also a member of the board, said so.",
            [("Zanele Dube", "member of the board")],
        ),
    ],
)
def test_role_is_whole_and_no_more(text: str, expected: Told) -> None:
    """A role has the whole name of its body and post, and no word of the sentence around."""
    assert roles(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mission is led by Major General Zanele Dube.", [("Zanele Dube", "Major General")]),
        (
            "Major General Zanele Dube of Canada commands the Lorn Mission.",
            [("Zanele Dube", "Major General")],
        ),
        ("LMI Commander Lieutenant General Zanele Dube spoke.", [("Zanele Dube", "LMI Commander")]),
        (
            "Lieutenant General Zanele Dube, commander of the Lorn Mission, spoke.",
            [("Zanele Dube", "commander of the Lorn Mission")],
        ),
        (
            "Lieutenant General Zanele Dube spoke. LMI Commander Dube left.",
            [("Zanele Dube", "LMI Commander")],
        ),
    ],
)
def test_rank_stands_only_where_no_post_is_told(text: str, expected: Told) -> None:
    """A rank is a role where no post is given anywhere in the text; a post comes before it."""
    assert roles(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "They are Zanele Dube, Deputy Secretary, Amir Haddad, State Counsel, and others.",
            [("Zanele Dube", "Deputy Secretary"), ("Amir Haddad", "State Counsel")],
        ),
        (
            "Also the Minister of Arts, Zanele Dube, the Minister of Trade, Amir Haddad, came.",
            [("Zanele Dube", "Minister of Arts"), ("Amir Haddad", "Minister of Trade")],
        ),
        (
            "Zanele Dube, committee member and Amir Haddad, race officer, came.",
            [("Zanele Dube", "committee member"), ("Amir Haddad", "race officer")],
        ),
        (
            "Ministers Zanele Dube and Amir Haddad came.",
            [("Zanele Dube", "Minister"), ("Amir Haddad", "Minister")],
        ),
        (
            "Two deputies — Zanele Dube, Amir Haddad and Mary Okafor — came.",
            [("Zanele Dube", "deputy"), ("Amir Haddad", "deputy"), ("Mary Okafor", "deputy")],
        ),
        ("The singer and actor Zanele Dube came.", [("Zanele Dube", "actor")]),
        ("Director and co-writer Zanele Dube came.", [("Zanele Dube", "Director and co-writer")]),
        (
            "Between German chancellor and French president Zanele Dube nothing is new.",
            [("Zanele Dube", "French president")],
        ),
        ("Of the chamber of deputies, Zanele Dube said so.", [("Zanele Dube", None)]),
    ],
)
def test_every_name_has_its_own_role(text: str, expected: Told) -> None:
    """In a list each bears what is said of them; a plural is said of all, a singular of one."""
    assert roles(text) == expected
