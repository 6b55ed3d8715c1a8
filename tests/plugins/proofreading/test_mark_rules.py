"""Marks of checklists: those that nobody reads are told, and the others are not."""

import pytest

from plugins.proofreading.mark_rules import list_in_division, mark_without_list, misspelt_mark
from tests.plugins.proofreading.rules import mended_by, told_by

MISSPELT = {
    "a letter left out": ("<!-- cheklist -->", "<!-- checklist -->"),
    "two words": ("<!-- check list -->", "<!-- checklist -->"),
    "with a sign": ("<!-- Checklist! -->", "<!-- checklist -->"),
    "plural": ("<!-- checklists -->", "<!-- checklist -->"),
    "one dash": ("<!- checklist ->", "<!-- checklist -->"),
    "no exclamation mark": ("<-- no checklist -->", "<!-- no checklist -->"),
    "nothing between the words": ("<!-- nochecklist -->", "<!-- no checklist -->"),
    "a class": ("## Tips {: .cheklist }", "## Tips {: .checklist }"),
    "a class that says no": ("## Tips {: .nochecklist }", "## Tips {: .no-checklist }"),
    "two in a line": ("<!--chklist--> <!--checklist:-->", "<!-- checklist --> <!-- checklist -->"),
}
WELL_SPELT = {
    "as it must be": "<!-- checklist -->\n<!--no checklist-->\n<!--  No   Checklist -->",
    "with a hyphen": "<!-- no-checklist -->",
    "classes": "## Tips {: .checklist }\n\n## What I did {: .no-checklist #did }",
    "another comment": "<!-- Ask Jan whether the list is checked. -->",
    "another class": "## Tips {: .wide #check }",
    "code": "Write `<!-- cheklist -->`.",
    "arrows": "one <- two -> three",
}


@pytest.mark.parametrize(("text", "right"), MISSPELT.values(), ids=MISSPELT)
def test_a_misspelt_mark_is_told_and_mended(text: str, right: str) -> None:
    assert mended_by(misspelt_mark, text) == right
    assert told_by(misspelt_mark, right) == []


@pytest.mark.parametrize("text", WELL_SPELT.values(), ids=WELL_SPELT)
def test_other_comments_and_classes_are_not(text: str) -> None:
    assert told_by(misspelt_mark, text) == []


MARK, NO_MARK = "<!-- checklist -->", "<!-- no checklist -->"
LIST = "- Ask why.\n- Wait."
LOST = {
    "no list": (f"{MARK}\n\nNo list.", [1]),
    "a paragraph between": (f"{MARK}\n\nThen:\n\n{LIST}", [1]),
    "at the end of a paragraph": (f"Tips: {MARK}\n\n{LIST}", [1]),
    "at the end of a text": (f"{LIST}\n\n{MARK}", [4]),
    "within a list": (f"- one\n\n    {MARK}\n\n    - two", [3]),
    "in a quote": (f"> {MARK}\n>\n> - one\n> - two", [1]),
    "one of two": (f"{MARK}\n\n{LIST}\n\n{NO_MARK}\n\nNo list.", [6]),
    "a heading": ("## Tips {: .checklist }\n\nNo list.\n\n## More\n\n- one", [1]),
}
FOLLOWED = {
    "right above": f"{MARK}\n{LIST}",
    "an empty line between": f"{MARK}\n\n{LIST}",
    "two marks": f"{MARK}\n{NO_MARK}\n\n{LIST}",
    "another comment between": f"{MARK}\n<!-- ask Jan -->\n\n{LIST}",
    "no checklist within a list": f"- one\n\n    {NO_MARK}\n\n    - two",
    "a heading": f"## Tips {{: .checklist }}\n\nThen:\n\n{LIST}",
    "a heading that says no": "## What I did {: .no-checklist }\n\nNo list.",
    "code": f"Write `{MARK}`.",
    "brackets": "- [ ] Ask\n- [x] Wait",
}


@pytest.mark.parametrize(("text", "lines"), LOST.values(), ids=LOST)
def test_a_mark_without_a_list_is_told(text: str, lines: list[int]) -> None:
    assert [line for line, _ in told_by(mark_without_list, text)] == lines


@pytest.mark.parametrize("text", FOLLOWED.values(), ids=FOLLOWED)
def test_a_mark_above_a_list_is_not(text: str) -> None:
    assert told_by(mark_without_list, text) == []


TIPS = "Here are a few tips:"
ITEMS = "<ul><li>Call them first.</li><li>Write after.</li></ul>"
DIVIDED = {
    "in a division": (f"One\n\n<div>{TIPS}<br>{ITEMS}</div>", 3),
    "in a section": (f"<section><p>{TIPS}</p>\n{ITEMS}</section>", 2),
    "in Markdown": (f"<div markdown='1'>\n\n{TIPS}\n\n- Call first.\n- Write after.\n\n</div>", 5),
}
SEEN = {
    "outermost": f"<p>{TIPS}</p>\n\n{ITEMS}",
    "marked as none": f"<div>{TIPS}<!-- no checklist -->{ITEMS}</div>",
    "no tips": "<div>I bought:<ul><li>milk</li><li>bread</li></ul></div>",
    "code": f"`<div>{ITEMS}</div>`",
    "not sound": f"<div>{TIPS}{ITEMS}",
}


@pytest.mark.parametrize(("text", "line"), DIVIDED.values(), ids=DIVIDED)
def test_a_list_that_a_division_hides_is_told(text: str, line: int) -> None:
    assert [found for found, _ in told_by(list_in_division, text)] == [line]


@pytest.mark.parametrize("text", SEEN.values(), ids=SEEN)
def test_other_lists_are_not(text: str) -> None:
    assert told_by(list_in_division, text) == []
