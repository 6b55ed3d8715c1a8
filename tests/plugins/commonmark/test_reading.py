"""Every case of the table files, and what is known of a text's lines.

In the cases ⇥ is a tab, and ⟨000B⟩ the character of that code.
"""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.commonmark import processors
from plugins.commonmark.blocks import DEEPEST, read_blocks
from plugins.commonmark.lines import is_prose
from plugins.commonmark.structure import Structure

from .oracle import as_blog, new_blog, structure

CASES = Path(__file__).parent / "cases"


def cases(name: str) -> list[tuple[str, str, str]]:
    """The names, texts and HTML of a table file."""
    parts = re.split(r"^=== (.+)\n", (CASES / name).read_text("utf-8"), flags=re.MULTILINE)[1:]
    texts = [visible(text).strip("\n").split("\n--->\n") for text in parts[1::2]]
    return [
        (title, before, after) for title, (before, after) in zip(parts[::2], texts, strict=True)
    ]


def visible(text: str) -> str:
    text = text.replace("⇥", "\t")
    return re.sub("⟨([0-9A-F]{4})⟩", lambda code: chr(int(code[1], 16)), text)


READ, REFUSED = cases("read.txt"), cases("read-nope.txt")


@pytest.mark.parametrize(
    ("text", "html"),
    [(text, html) for _, text, html in READ + REFUSED],
    ids=[name for name, *_ in READ + REFUSED],
)
def test_is_read_as_it_is_meant(text: str, html: str) -> None:
    assert as_blog(text) == html


def test_what_is_no_list_is_named_so() -> None:
    assert all(name.endswith("-nope") for name, *_ in REFUSED)
    assert not any(name.endswith("-nope") for name, *_ in READ)


PROSE = [
    "Then she told me what she had never told anyone",
    "and so they went.",
    "“Why?” he asked.",
    "« Pourquoi ? »",
    "– Oui, dit-il.",
    "*Nobody* knew.",
    "[The letter](x.html) came.",
    "5 people came.",
    "Silence.",
    "Dear Ms Peeters,",
    "Élise paused",
]
CODE = [
    "",
    "x = 1",
    "gross - net",
    "return it",
    "if it holds:",
    "Name",
    "print(Name())",
    "SELECT it;",
    "If x == 1: stop.",
    "<p>One.</p>",
    "![](x.png)",
    "# Comment.",
    "- One.",
    "1. One.",
    "$ make html.",
    "{One.}",
]


@pytest.mark.parametrize("line", PROSE)
def test_prose_is_told(line: str) -> None:
    assert is_prose(f"    {line}")


@pytest.mark.parametrize("line", CODE)
def test_from_code(line: str) -> None:
    assert not is_prose(f"    {line}")


def test_lines_of_code_are_known() -> None:
    code = ["A", "", "    x = 1", "", "    It is so.", "", "    Stop now."]
    prose = ["", "B", "", "    It is."]
    fence = ["", "- ```", "  y", "", "C"]
    assert read_blocks([*code, *prose, *fence]).code == {2, 4, 6, 12, 13, 14}


def test_swallowed_numbers_are_known() -> None:
    text = "Text\n2. One\n3. Two\n\n4. Three\n\nText\n1. Four\n\n> Text\n> 5. Five"
    assert read_blocks(text.split("\n")).swallowed == [1, 2, 10]


def test_what_lies_too_deep_is_text() -> None:
    html = as_blog("- " * 3 * DEEPEST + "x")
    assert html.count("<ul>") <= DEEPEST
    assert "- - x" in html


@pytest.mark.parametrize("block", ["2017. a", "> a", "- a\n\nb", "a\n2. b", "    - a", "* * a"])
def test_a_text_is_read_once(monkeypatch: pytest.MonkeyPatch, block: str) -> None:
    texts = []

    def read(lines: list[str]) -> Structure:
        texts.append(lines)
        return read_blocks(lines)

    monkeypatch.setattr(processors, "read_blocks", read)
    as_blog(f"{block}\n\n" * 50)
    assert len(texts) <= 1


@given(st.text("ab-*+>1.)=#:| \\\n\t\u2028\x0b\x02\x03", max_size=60))
def test_no_letter_is_lost(text: str) -> None:
    assert re.findall("[ab]", "".join(said(as_blog(text)))) == re.findall("[ab]", text)


def said(html: str) -> list[str]:
    return [part for part in structure(html) if not part.startswith("<")]


@given(st.text("a-*+>1.)`~=#:|[]^<!/pre \\\n\t", max_size=60))
def test_what_was_read_before_changes_nothing(text: str) -> None:
    assert as_blog(text) == new_blog().convert(text)
