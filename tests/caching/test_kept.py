"""What is kept between runs may be lost, damaged or shared, and is never needed."""

from pathlib import Path

from generator.caching.kept import Kept, KeptValue


def keep(path: Path, **texts: str) -> None:
    """Keep some texts in one run."""
    kept = Kept(path)
    for key, text in texts.items():
        kept.put(key, text)
    kept.close()


def test_a_text_is_there_in_the_next_run(tmp_path: Path) -> None:
    """What one run puts in, the next gets."""
    keep(tmp_path / "own" / "texts", rain="It rained.")

    assert Kept(tmp_path / "own" / "texts").get("rain") == "It rained."


def test_what_nobody_asks_for_is_forgotten(tmp_path: Path) -> None:
    """A run that asks for one text leaves that one; a run of a part forgets nothing."""
    path = tmp_path / "texts"
    keep(path, rain="It rained.", snow="It snowed.")
    part = Kept(path)
    part.get("rain")
    part.close(forget=False)
    kept_of_part = Kept(path).get("snow")
    whole = Kept(path)
    whole.get("rain")
    whole.close()

    assert (kept_of_part, Kept(path).get("snow")) == ("It snowed.", None)


def test_a_damaged_file_is_replaced(tmp_path: Path) -> None:
    """Bytes that are no database are no reason to fail, and the next run keeps again."""
    path = tmp_path / "texts"
    path.write_bytes(b"no database " * 100)
    keep(path, rain="It rained.")

    assert Kept(path).get("rain") == "It rained."


def test_without_a_place_nothing_is_kept(tmp_path: Path) -> None:
    """Where a file stands in the place of the folder, texts are made each time."""
    (tmp_path / "own").write_text("a file")
    keep(tmp_path / "own" / "texts", rain="It rained.")

    assert Kept(tmp_path / "own" / "texts").get("rain") is None


def test_rows_that_hold_no_text_are_unknown(tmp_path: Path) -> None:
    """A row that another program wrote as a number gives nothing."""
    path = tmp_path / "texts"
    keep(path, rain="It rained.")
    kept = Kept(path)
    assert kept._rows is not None  # noqa: SLF001 - to write what only another program would
    kept._rows.execute("update page set value = x'00'")  # noqa: SLF001 - as above

    assert kept.get("rain") is None


def test_a_value_is_there_in_the_next_run(tmp_path: Path) -> None:
    """In its type, and only in its type."""
    (tmp_path / "own").mkdir()
    KeptValue("own/days", dict[str, int]).keep(tmp_path, {"May": 31})

    assert KeptValue("own/days", dict[str, int]).recall(tmp_path) == {"May": 31}
    assert KeptValue("own/days", list[str]).recall(tmp_path) is None
    assert KeptValue("own/weeks", list[str]).recall(tmp_path) is None


def test_a_value_without_a_place_is_not_kept(tmp_path: Path) -> None:
    """No folder, no value, no fault."""
    KeptValue("own/days", dict[str, int]).keep(tmp_path, {"May": 31})

    assert KeptValue("own/days", dict[str, int]).recall(tmp_path) is None
