"""The law: documents consist, on the blog, of what they consist of everywhere else.

The other program is markdown-it-py. A line far in can interrupt a paragraph there, against the
specification; no document here has such lines.
"""

from hypothesis import given
from hypothesis import strategies as st

from tests.laws import FEWER

from .documents import TEXTS, Leaf, List, Style, documents, written
from .oracle import as_blog, as_others, structure

ENDS = st.sampled_from(["", "", "", "  ", "\\"])
PARAGRAPHS = st.lists(st.tuples(TEXTS, ENDS).map("".join), min_size=1, max_size=3)
FENCES = st.tuples(st.sampled_from(["```", "~~~~", "``` text"]), st.lists(TEXTS | st.just("")))
LEAVES = st.one_of(
    PARAGRAPHS,
    FENCES.map(lambda fence: [fence[0], *fence[1], fence[0].split(" ")[0]]),
    st.just(["***"]),
    TEXTS.map(lambda text: [f"## {text}"]),
).map(lambda lines: Leaf(tuple(lines)))


@st.composite
def texts(draw: st.DrawFn) -> str:
    """A document, its lists written in any way that is one of CommonMark's."""

    def sign(found: List, index: int) -> str:
        gap = draw(st.sampled_from([" ", " ", "  ", "   "]))
        return (f"{index + 1}." if found.is_numbered else "-") + gap

    style = Style(sign, len, lambda: draw(st.sampled_from([True, True, False])))
    return "\n".join(written(draw(documents(LEAVES, LEAVES)), style))


@FEWER
@given(texts())
def test_documents_are_read_as_everywhere(text: str) -> None:
    assert structure(as_blog(text)) == structure(as_others(text))


SIGNS = "- |* |+ |1. |2. |1) |10. |> |>|-   |-|1.".split("|")
SCRIBBLES = st.tuples(
    st.sampled_from(["", "", "", " ", "  ", "   "]),
    st.lists(st.sampled_from(SIGNS), max_size=3).map("".join),
    TEXTS | TEXTS | st.sampled_from(["***", "---", "===", "", "# read", "- - -"]),
).map("".join)


@given(st.lists(SCRIBBLES, max_size=7).map("\n".join))
def test_any_signs_are_read_as_everywhere(text: str) -> None:
    assert structure(as_blog(text)) == structure(as_others(text))
