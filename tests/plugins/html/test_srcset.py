"""`srcset` is read as the HTML standard says, and written so that it reads the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.html.srcset import ImageCandidate, read_srcset, write_srcset

SRCSETS = {
    "one": ("a.png", [("a.png", "")]),
    "finer screens": ("a.png 1x, b.png 2x", [("a.png", "1x"), ("b.png", "2x")]),
    "widths on lines": ("\n a.png 1w,\r\n\tb.png 2w\f", [("a.png", "1w"), ("b.png", "2w")]),
    "several descriptors": ("a.png 480w 320h", [("a.png", "480w 320h")]),
    "no space after a comma": ("a.png 1x,b.png 2x", [("a.png", "1x"), ("b.png", "2x")]),
    "a space before a comma": ("a.png 1x , b.png", [("a.png", "1x"), ("b.png", "")]),
    "a comma in an address": ("a,b.png 1x, c 2x", [("a,b.png", "1x"), ("c", "2x")]),
    "no space, so one address": ("a.png,b.png 2x", [("a.png,b.png", "2x")]),
    "a comma that ends an address": ("a.png, b.png 2x", [("a.png", ""), ("b.png", "2x")]),
    "several commas": (",, a.png,,, ,b.png,,", [("a.png", ""), ("b.png", "")]),
    "data": ("data:image/png;base64,iV= 2x, b", [("data:image/png;base64,iV=", "2x"), ("b", "")]),
    "a comma in parentheses": ("a calc(1x, 2x) 3w, b", [("a", "calc(1x, 2x) 3w"), ("b", "")]),
    "parentheses left open": ("a (1x, b 2x", [("a", "(1x, b 2x")]),
    "an address in parentheses": ("(a,b) 1x", [("(a,b)", "1x")]),
    "what no browser knows": ("a.png 1q, b.png -1x", [("a.png", "1q"), ("b.png", "-1x")]),
    "no-break space is no space": ("a\u00a0b.png 1x", [("a\u00a0b.png", "1x")]),
    "nothing": (" ,\n, ", []),
    "empty": ("", []),
}  # fmt: skip


@pytest.mark.parametrize(("srcset", "candidates"), SRCSETS.values(), ids=SRCSETS)
def test_candidates(srcset: str, candidates: list[tuple[str, str]]) -> None:
    assert read_srcset(srcset) == candidates


ADDRESS = st.from_regex(r"[^,\t\n\f\r ]([^\t\n\f\r ]*[^,\t\n\f\r ])?", fullmatch=True)
BETWEEN = str.maketrans("", "", ", \t")
DESCRIPTORS = st.sampled_from(["", "1x", "480w", "480w 320h", "f(1, 2)"])


@given(st.lists(st.builds(ImageCandidate, ADDRESS, DESCRIPTORS)))
def test_law_what_is_written_reads_the_same(candidates: list[ImageCandidate]) -> None:
    assert read_srcset(write_srcset(candidates)) == candidates


@given(st.text(alphabet="a,( )\t\u00a0"))
def test_law_only_commas_and_white_space_are_left_out(srcset: str) -> None:
    kept = "".join("".join(candidate) for candidate in read_srcset(srcset))
    assert kept.translate(BETWEEN) == srcset.translate(BETWEEN)
