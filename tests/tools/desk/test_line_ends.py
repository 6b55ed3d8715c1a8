"""A text field gives back line feeds alone; the file keeps its own line ends and its mark."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.desk.line_ends import as_typed, with_line_ends

TEXT = st.lists(st.sampled_from(["a", "b", "\n", "\r\n", "\r", "\ufeff"])).map("".join)


@given(TEXT)
def test_what_was_not_touched_stays_as_it_was(text: str) -> None:
    typed = as_typed(text)
    assert "\r" not in typed
    assert with_line_ends(typed, text) == text


@pytest.mark.parametrize(
    ("before", "typed", "after"),
    [
        ("", "a\nb\n", "a\nb\n"),
        ("a\nb", "a\nx\nb", "a\nx\nb"),
        ("a\r\nb\r\n", "a\nnew\nb\n", "a\r\nnew\r\nb\r\n"),
        ("a\rb\r", "a\nb\nc\n", "a\rb\rc\r"),
        ("\ufeffa\r\n", "b\n", "\ufeffb\r\n"),
        ("\ufeff", "a", "\ufeffa"),
        ("a\nb\r\nc\n", "a\nnew\nb\nc\n", "a\nnew\nb\r\nc\n"),
        ("a\r\nb\nc\r\n", "a\nc\nd\n", "a\r\nc\r\nd\r\n"),
        ("a\r\nb\nc\r\nd", "a\nb\nc\nd\ne", "a\r\nb\nc\r\nd\r\ne"),
    ],
)
def test_each_line_keeps_its_end_and_new_ones_end_as_most(
    before: str, typed: str, after: str
) -> None:
    assert with_line_ends(typed, before) == after
