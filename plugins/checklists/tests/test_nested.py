"""Lists within tips keep their place, and their items are tips too."""

from bs4 import BeautifulSoup

from .lists import tickable

NESTED = """<ol>
<li>Bring papers.
<ul>
<li>Contract.</li>
<li>CV.</li>
</ul>
</li>
<li>Ask.</li>
</ol>"""


def test_every_item_gets_a_box_and_the_nesting_stays() -> None:
    soup = BeautifulSoup(tickable(NESTED).html, "html.parser")
    names = [label.get_text() for label in soup.find_all("label")]
    assert names == ["Bring papers.", "Contract.", "CV.", "Ask."]
    assert [label.get_text() for label in soup.select("ol > li > ul > li > label")] == names[1:3]


def test_an_item_that_only_holds_a_list_gets_no_box() -> None:
    soup = BeautifulSoup(tickable("<ul><li><ul><li>Ask.</li></ul></li></ul>").html, "html.parser")
    assert len(soup.find_all("input")) == 1


def test_tips_that_begin_alike_take_more_words_not_a_number() -> None:
    tips = ["Do not accept before you sleep.", "Do not accept before you sign.", "Ask."]
    html = "<ul>" + "".join(f"<li>{tip}</li>" for tip in tips) + "</ul>"
    ids = ["tip-do-not-accept-before-you-sleep", "tip-do-not-accept-before-you-sign", "tip-ask"]
    assert tickable(html).ids == ids
    assert tickable(html.replace(f"<li>{tips[2]}</li>", "")).ids == ids[:2]
