"""One tip: which of its words name the checkbox, and under which id."""

import re

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st
from pelican.utils import slugify

from ..opening import _place
from ..tips import SLUG_RULES, _slug
from ..tree import read_tree
from .lists import tickable

OPENINGS = {
    "first sentence": ("Sleep on it. You can come back once.", "Sleep on it."),
    "only sentence": ("Sleep on it", "Sleep on it"),
    "question": ("Ask: why now? Then listen.", "Ask: why now?"),
    "bold lead-in": ("<strong>Sleep on it.</strong> You can.", "Sleep on it."),
    "bold with colon inside": ("<strong>Sleep on it:</strong> one night.", "Sleep on it:"),
    "bold before a colon": ("<strong>Sleep on it</strong>: one night.", "Sleep on it"),
    "bold before a dash": ("<b>Sleep on it</b> – one night.", "Sleep on it"),
    "bold emphasis": ("<strong>Never</strong> lie about pay. It shows.", "Never lie about pay."),
    "sentence in italics": ("<em>Sleep on it.</em> You can.", "Sleep on it."),
    "closing quote": ("Say “no.” Then wait.", "Say “no.”"),
    "closing marks of the French": (
        "Dites «\u00a0Combien\u202f?\u00a0» Attendez.",
        "Dites «\u00a0Combien\u202f?\u00a0»",
    ),
    "abbreviation": ("Read it twice, e.g. At night. Then sign.", "Read it twice, e.g. At night."),
    "initials": ("Call J. Ask for time.", "Call J. Ask for time."),
    "the word no": ("Make it easy to say no. They may.", "Make it easy to say no."),
    "decimal": ("Ask 3.5 % more. They expect it.", "Ask 3.5 % more."),
    "dots go on": ("Wait… and see. Then call.", "Wait… and see."),
    "no-break space": ("Sleep on\u00a0it.\u00a0You can.", "Sleep on\u00a0it."),
    "line break": ("Sleep on it<br />one night", "Sleep on it"),
    "entities": ("Q&amp;A first. Then pay.", "Q&A first."),
    "nested list": ("Bring papers<ul><li>one. two</li></ul>", "Bring papers"),
    "link in the sentence": (
        'Read <a href="x">this note</a> first. Then act.',
        "Read this note first.",
    ),
    "brackets": ("[ ] Sleep on it. You can come back once.", "Sleep on it."),
    "brackets and a bold lead-in": ("[x] <strong>Sleep on it</strong>: a night.", "Sleep on it"),
    "brackets of something else": ("[a] Sleep on it. You can.", "[a] Sleep on it."),
    "link later": ('Sleep on it. See <a href="x">this</a>.', "Sleep on it."),
}


def only_item(html: str) -> BeautifulSoup:
    return BeautifulSoup(tickable(f"<ul><li>{html}</li></ul>").html, "html.parser")


@pytest.mark.parametrize(("item", "opening"), OPENINGS.values(), ids=OPENINGS)
def test_the_opening_names_the_box(item: str, opening: str) -> None:
    soup = only_item(item)
    box = soup.select_one("li > input[type=checkbox]")
    assert box is not None
    name = soup.select_one(f'label[for="{box["id"]}"]') or soup.select_one(
        f'[id="{box.get("aria-labelledby")}"]'
    )
    assert name is not None
    assert name.get_text() == opening


PLACES = {
    "entities before the end": ("Q&amp;A&nbsp;first. Then.", "Q&amp;A&nbsp;first."),
    "an entity after the end": ("Ask. &#8220;Why?&#8221;", "Ask."),
    "an entity at the end": ("Say &ldquo;no.&rdquo; Then.", "Say &ldquo;no.&rdquo;"),
    "no entity after all": ("AT&T first. Then.", "AT&T first."),
    "white space around": ("\n Ask why.\n", "Ask why."),
    "a void element's own form": ("Ask<wbr>ing. <br>Then.", "Ask<wbr>ing."),
}


@pytest.mark.parametrize(("item", "opening"), PLACES.values(), ids=PLACES)
def test_the_source_of_an_item_stays_as_it_is(item: str, opening: str) -> None:
    before, after = item.split(opening)
    made = tickable(f"<ul><li>{item}</li></ul>").html
    assert f">{before}<input" in made
    assert made.endswith(f">{opening}</label>{after}</li></ul>")


BRACKETS = {
    "tight": ("[ ] Ask &amp; wait. Then.", "☐ Ask &amp; wait. Then."),
    "ticked": ("[X] Ask why. [ ] Then.", "☐ Ask why. [ ] Then."),
    "empty": ("[] Ask why.", "☐ Ask why."),
    "loose": ("\n<p>[ ] Ask.</p>\n<p>[ ] More.</p>\n", "\n<p>☐ Ask.</p>\n<p>[ ] More.</p>\n"),
    "before an element": ("[ ] <em>Ask why.</em> Then.", "☐ <em>Ask why.</em> Then."),
    "not of a list": ("[a] Ask why.", "☐ [a] Ask why."),
    "not apart": ("[x]Ask why.", "☐ [x]Ask why."),
}


@pytest.mark.parametrize(("item", "shown"), BRACKETS.values(), ids=BRACKETS)
def test_a_box_takes_the_place_of_brackets(item: str, shown: str) -> None:
    made = tickable(f"<ul><li>{item}</li></ul>").html
    made = re.sub("</?label[^>]*>", "", re.sub("<input[^>]*>", "☐", made))
    assert made.partition('">')[2].removesuffix("</li></ul>") == shown


def test_links_do_not_stand_in_a_label() -> None:
    soup = only_item('Read <a href="x">this</a> first. Then act.')
    assert soup.label is None
    assert soup.select_one("li > span > a") is not None


def test_a_loose_item_keeps_its_paragraphs() -> None:
    soup = only_item("\n<p>Sleep on it. One night.</p>\n<p>More.</p>\n")
    assert soup.select_one("li > p:first-child > label") is not None
    assert [p.get_text(strip=True) for p in soup.find_all("p")][1] == "More."


@pytest.mark.parametrize("item", ["", " ", "<img src=x alt=y>"], ids=["empty", "blank", "picture"])
def test_an_item_without_words_gets_no_box(item: str) -> None:
    assert only_item(item).input is None


IDS = {
    "first words": ("Sleep on it for one day. Then call.", "tip-sleep-on-it-for-one"),
    "accents and signs": ("Préparez l’entretien\u00a0: d’abord.", "tip-preparez-lentretien-dabord"),
    "no letters": ("???", "tip"),
    "brackets": ("[x] Ask why.", "tip-ask-why"),
}


@pytest.mark.parametrize(("item", "tip_id"), IDS.values(), ids=IDS)
def test_the_id_comes_from_the_opening(item: str, tip_id: str) -> None:
    assert tickable(f"<ul><li>{item}</li></ul>").ids == [tip_id]


def test_an_author_s_id_wins() -> None:
    assert tickable('<ul><li id="day">Sleep on it.</li></ul>').ids == ["day"]


def test_ids_are_not_used_twice() -> None:
    made = tickable("<ul><li>Ask.</li><li>Ask.</li></ul>", ["tip-ask"])
    assert made.ids == ["tip-ask-2", "tip-ask-3"]


def test_numbers_and_start_stay() -> None:
    html = tickable('<ol start="3"><li>a</li></ol>').html
    assert html.startswith('<ol start="3"><li')


PARTS = st.lists(
    st.sampled_from(
        [
            "a",
            "Bc ",
            "&amp;",
            "&hellip;",
            "&#8217;",
            "&NotEqualTilde;",
            "& ",
            "’",
            "“",
            "\n",
            ".",
            "é",
        ]
    )
)


@given(PARTS, PARTS)
def test_knows_where_words_end_in_the_source(before: list[str], after: list[str]) -> None:
    """`&NotEqualTilde;` is two characters, and no other is more than one."""
    source = "".join(before)
    (text,) = read_tree(f"<p>{source}{''.join(after)}&amp;</p>").blocks[0].children
    assert _place(text, len(read_tree(f"<p>{source}</p>").blocks[0].text)) == 3 + len(source)


@given(st.text() | st.text("a é&;#x39’‘“”<>!-'\"") | PARTS.map("".join))
def test_a_slug_is_what_slugify_makes(text: str) -> None:
    assert _slug(text) == slugify(text, regex_subs=SLUG_RULES)
