"""Encodings under the names that pages give them, read as browsers read them."""

import pytest

from generator.reading.charsets import charset_meant
from generator.reading.markup import parse


@pytest.mark.parametrize(
    ("name", "encoding", "text"),
    [
        ("gb2312", "gb18030", "朱镕说桥会在明年开放"),
        ("Shift_JIS", "cp932", "町長は①と②の案を述べた"),
        ("x-sjis", "cp932", "町長は橋の案を述べた"),
        ("ks_c_5601-1987", "cp949", "똠방 마을의 다리"),
        ("iso-8859-9", "cp1254", "“Köprü” açıldı"),
        ("tis-620", "cp874", "สะพาน “ใหม่”"),
        ("koi8-r", "koi8_r", "Мост закрыт"),
        ("windows-1256", "cp1256", "جسر جديد"),
        ("x-mac-cyrillic", "mac_cyrillic", "Мост закрыт"),
    ],
)
def test_page_is_read_as_browsers_read_it(name: str, encoding: str, text: str) -> None:
    """An old name stands for all that is written under it."""
    page = f'<html><head><meta charset="{name}"></head><body><p>'.encode() + text.encode(encoding)

    assert [shown.line.text for shown in parse(page).lines] == [text]


def test_other_names_stand_for_themselves() -> None:
    """A name is folded and freed of quotation marks, nothing else."""
    assert [charset_meant(name) for name in (' "UTF-8" ', "KOI8-R", "")] == ["utf-8", "koi8-r", ""]
