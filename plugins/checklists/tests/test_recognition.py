"""Which lists become checklists: the agency's do, those that look alike do not, marks decide."""

from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ..recognition import Verdict, find_tips, find_tips_in, verdicts_in
from ..tree import read_tree
from .labelled import Labelled, as_html, as_post, labelled_lists

LISTS = {f"{each.source} {each.lang}: {each.name}": each for each in labelled_lists()}
SETTLED = {name: each for name, each in LISTS.items() if each.source != "foreign"}


def verdict(html: str, title: str = "") -> Verdict:
    (only,) = verdicts_in(read_tree(html).blocks, title)
    return only


@pytest.mark.parametrize("each", SETTLED.values(), ids=SETTLED)
def test_takes_what_the_agency_writes_and_nothing_that_looks_alike(each: Labelled) -> None:
    found = verdict(each.html, each.title)
    assert found.taken == each.is_tips, found.reason


@pytest.mark.parametrize(
    ("source", "count"), {"agency": 20, "unusual": 60, "refused": 20, "foreign": 40}.items()
)
def test_every_language_has_its_lists(source: str, count: int) -> None:
    langs = [each.lang for each in LISTS.values() if each.source == source]
    assert all(langs.count(lang) >= count for lang in ("en", "nl", "fr"))


def test_names_of_lists_are_their_own() -> None:
    assert len(LISTS) == len(labelled_lists())


PLAIN = "- Amber\n- Blue"
MARKED = {
    "comment": f"<!-- checklist -->\n\n{PLAIN}",
    "comment without a blank line": f"<!-- checklist -->\n{PLAIN}",
    "comment between lead-in and list": f"Colours:\n\n<!--  Checklist  -->\n\n{PLAIN}",
    "comment over a lead-in that speaks against it": (
        f"Mistakes to avoid:\n\n<!-- checklist -->\n\n{PLAIN}"
    ),
    "another comment below it": f"<!-- checklist -->\n\n<!-- ask Ann -->\n\n{PLAIN}",
    "class of the heading": f"## Colours {{: .checklist }}\n\n{PLAIN}",
    "class of the heading, text between": f"## Colours {{: .wide .checklist }}\n\nSome.\n\n{PLAIN}",
    "comment outdoes the heading": (
        f"## Colours {{: .no-checklist }}\n\n<!-- checklist -->\n\n{PLAIN}"
    ),
}


@pytest.mark.parametrize("source", MARKED.values(), ids=MARKED)
def test_a_mark_makes_any_list_a_checklist(source: str) -> None:
    found = verdict(as_html(source))
    assert (found.taken, found.reason) == (True, "marked as a checklist")


TIPS = "- Sleep on it.\n- Ask why."
UNMARKED = {
    "comment": f"Here are a few tips:\n\n<!-- no checklist -->\n\n{TIPS}",
    "comment and ticks": "Tips:\n\n<!-- no checklist -->\n\n- [ ] Sleep on it.\n- [ ] Ask why.",
    "both comments": f"## Tips\n\n<!-- no checklist -->\n\n<!-- checklist -->\n\n{TIPS}",
    "class of the heading": f"## Tips {{: .no-checklist }}\n\n{TIPS}",
    "comment outdoes the heading": (
        f"## Tips {{: .checklist }}\n\n<!-- no checklist -->\n\n{TIPS}"
    ),
}


@pytest.mark.parametrize("source", UNMARKED.values(), ids=UNMARKED)
def test_a_mark_keeps_any_list_plain(source: str) -> None:
    found = verdict(as_html(source))
    assert found[1:4] == (False, False, "marked as no checklist")


NO_MARKS = {
    "comment above another block": f"<!-- checklist -->\n\nColours.\n\n{PLAIN}",
    "comment with other words": f"<!-- a checklist for later -->\n\n{PLAIN}",
    "class of an earlier heading": f"## A {{: .checklist }}\n\n## B\n\n{PLAIN}",
    "id instead of a class": f"## A {{: #checklist }}\n\n{PLAIN}",
    "a class that contains the word": f"## A {{: .checklists }}\n\n{PLAIN}",
    "brackets within an item": "- Amber [ ]\n- Blue [x] or not",
}


@pytest.mark.parametrize("source", NO_MARKS.values(), ids=NO_MARKS)
def test_what_is_no_mark_decides_nothing(source: str) -> None:
    assert verdict(as_html(source)).reason == "nothing announces tips"


TICKED = {
    "empty": "- [ ] Amber\n- [ ] Blue",
    "ticked": "- [x] Amber\n- Blue",
    "one of them": "- Amber\n- [ ] Blue",
    "capital": "1. [X] Amber\n2. Blue",
    "loose": "- [ ] Amber\n\n- [ ] Blue",
}


@pytest.mark.parametrize("source", TICKED.values(), ids=TICKED)
def test_brackets_at_the_start_make_a_checklist(source: str) -> None:
    found = verdict(as_html(source))
    assert (found.taken, found.reason) == (True, "its items begin with [ ]")


BALANCED = {
    "lead": "For us it takes three things:",
    "items": ["Learn everybody's name", "Look at whoever asks you", "A calm voice until the end"],
}


def test_the_title_tips_the_balance() -> None:
    html = as_post(BALANCED)
    assert not verdict(html).taken
    assert verdict(html, "How do I prepare a panel&nbsp;interview?").taken
    assert not verdict(html, "My week in Ghent").taken


def test_a_title_alone_makes_no_checklist() -> None:
    html = as_html("The firm has three offices:\n\n- Antwerp\n- Ghent\n- Bruges")
    assert not verdict(html, "Ten tips for your next interview").taken


def test_orders_that_nothing_announces_are_a_near_miss() -> None:
    found = verdict(as_post({"lead": "In short:", "items": ["Learn the names.", "Look around."]}))
    assert not found.taken
    assert found.near_miss


def test_a_question_or_an_unfinished_line_leads_on() -> None:
    for lead in ("How do you prepare?", "Tips for a first day", "**Tips**"):
        assert verdict(as_html(f"{lead}\n\n{TIPS}")).taken


def test_numbers_tip_the_balance() -> None:
    assert verdict(as_post({**BALANCED, "numbered": True})).taken


BELONGS = "## Tips\n\n{}\n\n- Sleep on it.\n- Ask why."


def test_a_heading_counts_across_a_short_paragraph_only() -> None:
    assert verdict(as_html(BELONGS.format("Take them one by one."))).taken
    assert not verdict(as_html(BELONGS.format("A word and another. " * 20))).taken
    assert not verdict(as_html(BELONGS.format("One.\n\nTwo."))).taken


ELSEWHERE = {
    "quote": "> Here are a few tips:\n>\n> - Sleep on it.\n> - Ask why.",
    "division": "<div>\n<ul><li>Sleep on it.</li><li>Ask why.</li></ul>\n</div>",
    "table": "<table><tr><td><ul><li>Ask why.</li><li>Wait.</li></ul></td></tr></table>",
    "footnotes": "Ask.[^1] Wait.[^2]\n\n[^1]: Call her.\n[^2]: Write to her.",
}


@pytest.mark.parametrize("source", ELSEWHERE.values(), ids=ELSEWHERE)
def test_only_outermost_lists_are_looked_at(source: str) -> None:
    assert verdicts_in(read_tree(as_html(source)).blocks) == []


def test_footnotes_written_by_hand_are_refused() -> None:
    html = "<h2>Tips</h2><hr><ol><li>Ask her. ↩</li><li>Write to her. ↩</li></ol>"
    assert verdict(html).reason == "its items are footnotes"


NEAR_MISSES = {
    "an offer": (
        "In this role you will get to:\n\n- Lead a team.\n- Build a plan.",
        "the words above it speak of “In this role”: it says what the reader gets or can do",
    ),
    "conditions": (
        "You need to:\n\n- be a resident\n- have a car",
        "its items say what to be or to have",
    ),
    "mistakes": (
        "Mistakes to avoid:\n\n- Lie on your CV.\n- Arrive late.",
        "its lead-in “Mistakes to avoid:” speaks of “Mistakes”",
    ),
    "links": (
        "A few tips:\n\n- [Ask](https://example.org/)\n- [Wait](https://example.org/)",
        "most of its items are links",
    ),
    "names": (
        "Some tips:\n\n- Ghent\n- Bruges",
        "its lead-in “Some tips:” announces tips, but its items do not say what to do",
    ),
    "nothing announced": (
        "I spoke with Ann.\n\n- Take your time.\n- Leave early.",
        "its items say what to do, but nothing above it announces tips",
    ),
    "amounts": (
        "Tips:\n\n- Soup, € 8\n- Fish, € 22",
        "most of its items are dates, prices, amounts or versions",
    ),
}


@pytest.mark.parametrize(("source", "reason"), NEAR_MISSES.values(), ids=NEAR_MISSES)
def test_near_misses_say_why(source: str, reason: str) -> None:
    assert verdict(as_html(source))[1:4] == (False, True, reason)


def test_one_item_is_no_near_miss() -> None:
    found = verdict(as_html("A tip:\n\n- Sleep on it."))
    assert found[1:4] == (False, False, "it has fewer than two items")


@pytest.mark.parametrize("unseen", ["\u00ad", "\u200b", "\u2060", "\ufeff"])
def test_what_cannot_be_seen_parts_no_word(unseen: str) -> None:
    """“Cons” speaks against tips."""
    assert verdict(as_html(f"Cons{unseen}eil :\n\n- Dormez dessus.\n- Appelez-nous.")).taken


def test_a_title_about_mistakes_is_told() -> None:
    html = as_html("During the interview:\n\n- Interrupt people.\n- Look at your telephone.")
    found = verdict(html, "Seven mistakes I see")
    assert found[1:4] == (False, True, "the post's title speaks of “mistakes”")


def test_a_list_far_from_tips_is_no_near_miss() -> None:
    assert not verdict(as_html("Colours:\n\n- Amber\n- Blue")).near_miss


def test_taken_lists_say_why() -> None:
    assert verdict(as_html(f"My tips:\n\n{TIPS}")).reason == "led in by “My tips:”"


def test_the_taken_verdicts_are_the_tips() -> None:
    post = as_html(f"## A\n\nMy tips:\n\n{TIPS}\n\nColours:\n\n{PLAIN}\n\nMore tips:\n\n{TIPS}")
    blocks = read_tree(post).blocks
    taken = [(v.block, v.level, v.reason) for v in verdicts_in(blocks) if v.taken]
    assert find_tips_in(blocks) == taken
    assert [tips.level for tips in find_tips(post)] == [3, 3]


LEVELS = {
    "no heading": ("", 2),
    "section": ("## A\n\n", 3),
    "subsection": ("## A\n\n### B\n\n", 4),
    "deepest": ("###### A\n\n", 6),
}


@pytest.mark.parametrize(("above", "level"), LEVELS.values(), ids=LEVELS)
def test_the_level_is_one_below_the_last_heading(above: str, level: int) -> None:
    assert verdict(as_html(f"{above}My tips:\n\n{TIPS}")).level == level


def test_a_list_without_anything_above_it_is_left_alone() -> None:
    assert not verdict(as_html(TIPS)).taken


def test_a_post_without_lists_has_no_verdicts() -> None:
    assert verdicts_in(read_tree("<p>Here are a few tips:</p>").blocks) == []


@given(st.text(), st.lists(st.text("ab [x]?.:,’\u00a0é", max_size=40), max_size=5), st.text())
def test_any_words_get_a_verdict(lead: str, items: list[str], title: str) -> None:
    listed = "".join(f"<li>{escape(item)}</li>" for item in items)
    found = verdict(f"<p>{escape(lead)}</p><ul>{listed}</ul>", escape(title))
    assert found.reason
    assert not (found.taken and found.near_miss)


@pytest.mark.parametrize("title", [".XML", "report.html", "http://example.org"])
def test_a_title_may_look_like_a_file_or_an_address(title: str) -> None:
    assert verdict(as_html(f"My tips:\n\n{TIPS}"), title).taken
