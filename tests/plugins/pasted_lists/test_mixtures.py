"""The law: pasted lists hold what they would hold if their signs were Markdown's."""

from hypothesis import given
from hypothesis import strategies as st

from tests.laws import FEWER
from tests.plugins.commonmark.documents import (
    TEXTS,
    Block,
    Leaf,
    List,
    Quote,
    Style,
    documents,
    written,
)
from tests.plugins.commonmark.oracle import as_blog, as_others, structure

from .test_mend import mend, visible

BULLETS = ["- ", "·␣", "·␣␣␣ ", "•⟨2003⟩"]
NUMBERS = ["{}. ", "{}.␣", "{})␣␣", "({}) "]
SENTENCES = TEXTS.map(lambda text: Leaf((f"{text.capitalize()}.",)))
LEAVES = SENTENCES | TEXTS.map(lambda text: Leaf(("```", text, "```")))
MARKDOWN = Style(
    lambda found, index: f"{index + 1}. " if found.is_numbered else "- ", len, lambda: True
)


def parted(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks with a sentence between two lists, which pasted could be one."""
    found: list[Block] = []
    for block in blocks:
        if isinstance(block, List):
            items = tuple(map(parted, block.items))
            then = [Leaf(("Then.",))] if found and isinstance(found[-1], List) else []
            found += [*then, List(block.is_numbered, block.is_loose, items)]
        else:
            found.append(Quote(parted(block.blocks)) if isinstance(block, Quote) else block)
    return tuple(found)


@st.composite
def pasted(draw: st.DrawFn) -> tuple[str, str]:
    """A document with some of its lists pasted, and the same as Markdown."""
    document = parted(draw(documents(LEAVES, SENTENCES, least=2)))
    signs: dict[int, str] = {}

    def sign(found: List, index: int) -> str:
        kinds = NUMBERS if found.is_numbered else BULLETS
        return visible(signs.setdefault(id(found), draw(st.sampled_from(kinds)))).format(index + 1)

    def indent(sign: str) -> int:
        own = sign.strip(" ")[-1:] in "-." and not sign.endswith("\u00a0")
        return len(sign) if own else draw(st.integers(2, 4))

    pasted = written(document, Style(sign, indent, lambda: True))
    return "\n".join(pasted), "\n".join(written(document, MARKDOWN))


def without_paragraphs(html: str) -> list[str]:
    """What HTML consists of; blank lines between pasted items make no paragraphs."""
    return [part for part in structure(html) if part not in ("<p>", "</p>")]


@FEWER
@given(pasted())
def test_pasted_lists_hold_what_lists_hold(texts: tuple[str, str]) -> None:
    text, markdown = texts
    assert without_paragraphs(as_blog(text)) == without_paragraphs(as_others(markdown))


@FEWER
@given(pasted())
def test_mixtures_are_mended_once(texts: tuple[str, str]) -> None:
    lines = texts[0].split("\n")
    assert mend(mend(lines)) == mend(lines)
