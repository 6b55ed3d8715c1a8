"""`- [ ]` marks a list and leaves it plain; other brackets stay."""

import pytest
from markdown import markdown

from plugins.checklists.recognition import find_tips

MARK = "<!-- checklist -->\n"


def convert(source: str) -> str:
    extensions = ["plugins.tick_marks", "extra", "sane_lists"]
    return markdown(source, extensions=extensions, output_format="html")


LOOSE = "<ul>\n<li>\n<p>a</p>\n</li>\n<li>\n<p>b</p>\n</li>\n</ul>"
MARKED = {
    "empty": ("- [ ] a\n- [ ] b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
    "ticked": ("- [x] a\n- [X] b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
    "some": ("1. a\n2. [ ] b", "<ol>\n<li>a</li>\n<li>b</li>\n</ol>"),
    "loose": ("- [ ] a\n\n- [ ] b", LOOSE),
    "bold": ("- [ ] **a** b\n- c", "<ul>\n<li><strong>a</strong> b</li>\n<li>c</li>\n</ul>"),
    "nested": (
        "- [ ] a\n    - [ ] b",
        "<ul>\n<li>a<ul>\n<li>b</li>\n</ul>\n</li>\n</ul>",
    ),
}


@pytest.mark.parametrize(("source", "html"), MARKED.values(), ids=MARKED)
def test_brackets_become_a_mark(source: str, html: str) -> None:
    assert convert(source) == MARK + html
    assert len(find_tips(convert(source) + "<p>x</p>")) == 1


PLAIN = {
    "none": "- a\n- b",
    "within": "- a [ ] b\n- c",
    "no space": "- [x]a\n- b",
    "a link": "- [x] a\n- b\n\n[x]: https://example.org/",
    "code": "- `[ ]` a\n- b",
    "a paragraph": "[ ] a",
    "in a nested list only": "- a\n    - b [x] c",
}


@pytest.mark.parametrize("source", PLAIN.values(), ids=PLAIN)
def test_other_brackets_stay(source: str) -> None:
    assert convert(source) == markdown(source, extensions=["extra", "sane_lists"])


def test_nested_brackets_alone_mark_nothing() -> None:
    assert MARK not in convert("- a\n    - [ ] b")


def test_no_checklist_outdoes_brackets() -> None:
    assert find_tips(convert("<!-- no checklist -->\n\n- [ ] a\n- [ ] b")) == []
