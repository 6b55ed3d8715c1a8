"""A text field gives back line feeds alone; the file keeps its own line ends and its mark."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tools.line_ends import as_typed, with_line_ends

TEXT = st.lists(st.sampled_from(["a", "b", "\n", "\r\n", "\r", "\ufeff"])).map("".join)


@given(TEXT)
def test_what_was_not_touched_stays_as_it_was(text: str) -> None:
    typed = as_typed(text)
    assert "\r" not in typed
    assert with_line_ends(typed, text) == text


LINE = st.tuples(st.sampled_from(["", "a", "b"]), st.sampled_from(["\n", "\r\n", "\r"]))


@given(st.lists(LINE, min_size=1), st.data())
def test_a_line_that_is_changed_keeps_its_end_and_so_do_all_others(
    lines: list[tuple[str, str]], data: st.DataObject
) -> None:
    before = "".join(line + end for line, end in lines)
    typed = as_typed(before).split("\n")
    assume(len(typed) == len(lines) + 1)  # else a return and a feed of two lines are one end
    number = data.draw(st.integers(0, len(lines) - 1))
    typed[number] = "changed"
    after = [*lines[:number], ("changed", lines[number][1]), *lines[number + 1 :]]
    assert with_line_ends("\n".join(typed), before) == "".join(a + b for a, b in after)


@given(st.lists(LINE, min_size=1), st.data())
def test_a_line_that_goes_takes_its_end_alone_with_it(
    lines: list[tuple[str, str]], data: st.DataObject
) -> None:
    number = data.draw(st.integers(0, len(lines) - 1))
    text = "".join(f"{place}{line}{end}" for place, (line, end) in enumerate(lines))
    typed = as_typed(text).split("\n")
    del typed[number]
    kept = [f"{place}{line}{end}" for place, (line, end) in enumerate(lines) if place != number]
    assert with_line_ends("\n".join(typed), text) == "".join(kept)


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
