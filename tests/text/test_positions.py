"""Code points and UTF-16 units."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from composer.text.positions import Utf16Map


@given(st.text(alphabet=st.characters(exclude_categories=("Cs",)), max_size=60), st.data())
def test_positions_go_there_and_back(text: str, data: st.DataObject) -> None:
    position = data.draw(st.integers(0, len(text)))
    positions = Utf16Map(text)
    units = positions.to_utf16(position)
    assert units == len(text[:position].encode("utf-16-le")) // 2
    assert positions.from_utf16(units) == position


def test_inside_a_pair_means_the_start_of_the_character() -> None:
    assert Utf16Map("a😀b").from_utf16(2) == 1


def test_beyond_the_end_is_the_end() -> None:
    positions = Utf16Map("a😀")
    assert (positions.to_utf16(99), positions.from_utf16(99)) == (3, 2)
