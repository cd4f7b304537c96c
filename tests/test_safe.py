"""Text that cannot steer a terminal."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.safe import printable


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Sāmoa – “quay” 港", "Sāmoa – “quay” 港"),
        ("\x1b[2Jgone\x07", "[2Jgone"),
        ("a\r\nb\tc", "a  b c"),
        ("\u202eevil\u202c \u2066x\u2069", "evil x"),
        ("\udcff\x9b31m\x00", "31m"),
    ],
)
def test_printable(text: str, shown: str) -> None:
    assert printable(text) == shown


@given(st.text())
def test_no_control_character_is_left(text: str) -> None:
    assert not [c for c in printable(text) if unicodedata.category(c) in ("Cc", "Cs")]
