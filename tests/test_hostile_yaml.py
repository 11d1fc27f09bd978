"""YAML of strangers in each place where we read some: a value, or a refusal of ours in words."""

from __future__ import annotations

import time
from contextlib import suppress

import pytest

from generator.corpus.register import read_register
from generator.errors import BriefError, RegisterError
from generator.model import DocPath
from generator.text.capture_notes import read_notes
from generator.text.front_matter import read_brief, write_brief
from tests.hostile_yaml import FIELDS, KEYS, NAMES, VALUES, WHOLES

PATH = DocPath("briefs/1998/x.md")
SECONDS = 5.0  # of computing, for some hundred texts; this machine needs a tenth


@pytest.mark.parametrize("key", KEYS)
def test_front_matter_may_hold_anything(key: str) -> None:
    """Under each key: read, and read back as it was; or refused."""
    began = time.process_time()
    for value in VALUES:
        head = f"{key}: {value}" if key == "id" else f"id: bkabcdef234567\n{key}: {value}"
        with suppress(BriefError):
            brief = read_brief(f"---\n{head}\n---\n\nText.\n", PATH)
            assert read_brief(write_brief(brief), PATH).title == brief.title, value[:80]
    assert time.process_time() - began < SECONDS


@pytest.mark.parametrize("key", NAMES)
def test_names_may_hold_anything(key: str) -> None:
    """Under each key of each kind of entry: a decision, or a refusal."""
    began = time.process_time()
    for field in FIELDS:
        for value in VALUES:
            own = f"- name: {value}\n" if field == "name" else f"- name: x\n  {field}: {value}\n"
            with suppress(RegisterError):
                read_register(f"{key}:\n{own}", "names.yml")
    assert time.process_time() - began < 4 * SECONDS


@pytest.mark.parametrize("key", ["captured", "address", "x"])
def test_notes_may_hold_anything(key: str) -> None:
    """Beside a capture: an address that any file can hold, a day, and what is wrong in words."""
    for value in VALUES:
        address, _, problems = read_notes(f"{key}: {value}\n".encode("utf-8", "replace"), "x")
        assert not address or address.encode()
        assert all(each.message for each in problems)


def test_wholes_may_be_anything() -> None:
    """Documents in a row, directives, keys of all kinds, thousands of anchors."""
    for text in (*WHOLES, *VALUES):
        with suppress(RegisterError):
            read_register(text, "names.yml")
        read_notes(text.encode("utf-8", "replace"), "x")
        for brief in (text, f"---\n{text}---\n\nText.\n"):
            with suppress(BriefError):
                read_brief(brief, PATH)
