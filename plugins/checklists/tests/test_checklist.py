"""Whole posts: the list becomes a checklist, everything else stays byte for byte."""

from collections import Counter

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from ..checklist import FooterLink, PageContext, add_checklists
from ..recognition import find_tips
from ..tree import MalformedHTMLError

PAGE = PageContext(key="a-post", links=(FooterLink("example.org", "https://example.org/"),))
LEAD = "<p>Here are a few tips:</p>\n"
LIST = "<ul>\n<li>Sleep on it. One night.</li>\n<li>Ask why.</li>\n</ul>"
POST = f"<p>Before &amp; after,&nbsp;1 &lt; 2.</p>\n{LEAD}{LIST}\n<p>After<br />it.</p>"


def words(html: str) -> Counter[str]:
    return Counter(BeautifulSoup(html, "html.parser").get_text(" ").split())


def test_one_input_one_output() -> None:
    html = add_checklists(POST, PAGE).html
    before, after = POST.split(LIST)
    assert html.startswith(f"{before}<tips-checklist ")
    assert html.endswith(after)
    soup = BeautifulSoup(html, "html.parser")
    assert [label.get_text() for label in soup.find_all("label")] == ["Sleep on it.", "Ask why."]
    assert [link["href"] for link in soup.select(".checklist-links a")] == ["https://example.org/"]


def test_a_post_without_tips_comes_back_as_it_is() -> None:
    html = "<p>No tips&nbsp;here</p>\n<ul><li>a</li><li>b</li></ul>"
    assert add_checklists(html, PAGE).html == html


def test_malformed_html_is_refused() -> None:
    with pytest.raises(MalformedHTMLError):
        add_checklists(f"{LEAD}<ul><li>a<li>b</ul>", PAGE)


def test_two_checklists_share_style_and_script_but_no_id() -> None:
    soup = BeautifulSoup(add_checklists(POST + POST, PAGE).html, "html.parser")
    ids = [tag["id"] for tag in soup.select("[id]")]
    assert len(soup.find_all("tips-checklist")) == 2
    assert len(ids) == len(set(ids))
    assert len(soup.find_all("link")) == len(soup.find_all("script")) == 1


def test_ids_of_the_post_are_left_free() -> None:
    html = add_checklists(f'<h2 id="tip-ask-why">x</h2>{LEAD}{LIST}', PAGE).html
    assert html.count('id="tip-ask-why"') == 1
    assert 'id="tip-ask-why-2"' in html


HEADINGS = {
    "no heading above": (LEAD + LIST, "h2"),
    "below a section": (f"<h2>Before you go</h2>{LEAD}{LIST}", "h3"),
    "below a subsection": (f"<h2>a</h2><h3>b</h3>{LEAD}{LIST}", "h4"),
}


@pytest.mark.parametrize(("html", "name"), HEADINGS.values(), ids=HEADINGS)
def test_the_heading_skips_no_level(html: str, name: str) -> None:
    heading = BeautifulSoup(add_checklists(html, PAGE).html, "html.parser").select_one(
        ".checklist-heading"
    )
    assert heading is not None
    assert heading.name == name


LANGUAGES = {
    "en": "2 tips",
    "nl": "2 tips",
    "fr": "2 conseils",
    "fr-BE": "2 conseils",
    "de": "2 tips",
}


@pytest.mark.parametrize(("lang", "count"), LANGUAGES.items(), ids=LANGUAGES)
def test_the_words_are_the_post_s_language_or_english(lang: str, count: str) -> None:
    assert f">{count}</p>" in add_checklists(POST, PAGE._replace(lang=lang)).html


def test_what_comes_from_outside_is_escaped() -> None:
    hostile = '"><script>alert(1)</script>'
    html = add_checklists(POST, PageContext(key=hostile, links=(FooterLink(hostile, hostile),)))
    assert "<script>alert" not in html


# Laws. Posts are made of blocks as Markdown writes them; some lists are led in, some are not.
text = st.text("ab. &<>é\u00a0’?!", min_size=1, max_size=30).map(
    lambda t: t.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
)
item = st.one_of(
    text,
    text.map(lambda t: f"<strong>{t}</strong> {t}"),
    text.map(lambda t: f'{t} <a href="https://example.org/?a=1&amp;b=2">{t}</a>. {t}'),
    text.map(lambda t: f"\n<p>{t}</p>\n<p>{t}</p>\n"),
    text.map(lambda t: f"{t}\n<ul>\n<li>{t}</li>\n</ul>\n"),
)
plain_block = st.one_of(
    text.map(lambda t: f"<p>{t}</p>"),
    text.map(lambda t: f'<h2 id="tip-a">{t}</h2>'),
    st.just("<hr />"),
)
tips_block = st.lists(item, min_size=2, max_size=4).map(
    lambda items: LEAD + "<ul>\n" + "\n".join(f"<li>{i}</li>" for i in items) + "\n</ul>"
)
posts = st.lists(st.one_of(plain_block, tips_block), max_size=6).map("\n".join)


@given(posts)
def test_no_word_is_lost(html: str) -> None:
    assert not words(html) - words(add_checklists(html, PAGE).html)


@given(posts)
def test_nothing_outside_the_lists_changes(html: str) -> None:
    made, position = add_checklists(html, PAGE).html, 0
    for tips in find_tips(html):
        outside = html[position : tips.block.start]
        assert made.startswith(outside)
        made = made[len(outside) :].partition("</tips-checklist>")[2]
        if made.startswith("\n<link"):
            made = made.partition("</script>")[2]
        position = tips.block.end
    assert made == html[position:]


@given(posts)
def test_ids_are_unique(html: str) -> None:
    fresh = html.replace(' id="tip-a"', "")
    soup = BeautifulSoup(add_checklists(fresh, PAGE).html, "html.parser")
    ids = [tag["id"] for tag in soup.select("[id]")]
    assert len(ids) == len(set(ids))


@given(posts)
def test_a_second_run_changes_nothing(html: str) -> None:
    once = add_checklists(html, PAGE).html
    assert add_checklists(once, PAGE).html == once
