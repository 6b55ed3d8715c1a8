"""Reader views show every tip and no control: Mozilla's Readability, in the page itself."""

from pathlib import Path

from bs4 import BeautifulSoup

from tests.browser.conftest import Visit
from tests.node import script
from tests.site.pages import parse, posts

READ = "new Readability(document.cloneNode(true)).parse().content"
CONTROLS = "input, button, progress, select, textarea, details"


def test_every_tip_is_shown_and_no_control(visit: Visit, site: Path) -> None:
    readability = script("@mozilla/readability/Readability.js")
    page = visit("")
    tips = 0
    for post in posts(site):
        page.goto(f"/{post.relative_to(site).as_posix()}")
        page.add_script_tag(path=readability)
        shown = BeautifulSoup(page.evaluate(READ), "html.parser")
        words = " ".join(shown.get_text(" ").split())
        for tip in parse(post).select(".tip label"):
            assert " ".join(tip.get_text().split()) in words, post
            tips += 1
        assert not shown.select(CONTROLS), post
        assert "Untick all" not in words
    assert tips > 30
