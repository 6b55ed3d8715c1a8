"""The report of an import in a real browser: whole without anything else, at any width."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.axe import found_by_axe
from tests.browser.engines import Chromium
from tools.importing.albums import Albums
from tools.importing.export import Entry, Export, Kind, State
from tools.importing.importer import Import, Imported
from tools.importing.packed import Packed
from tools.importing.pictures import Pictures
from tools.importing.posts import Post
from tools.importing.report_page import as_html
from tools.importing.verifying import Listed, Verdict
from tools.importing.words import Change
from tools.importing.writing import Outcome

DAY = datetime(2018, 6, 5, tzinfo=UTC)
OLD = "One two three.\nA long address: http://a.example/" + "x" * 300
NEW = OLD.replace("two ", "2 ") + "\nVideo"
ENTRY = Entry("7", Kind.POST, State.LIVE, "A", "", ("R&D",), DAY, DAY, "/2018/06/a.html", "")
POST = Post(
    *("7", "posts/a.md", "A <b>", Packed.of(""), "post", "/2018/06/a.html", ("a note",)),
    *((Change(["two"], ["2"]),), Packed.of(OLD), Packed.of(NEW)),
)
WHOLE = POST._replace(id="8", title="Whole", notes=(), lost=(), new=Packed.of(OLD))


@pytest.fixture
def report(tmp_path: Path) -> Path:
    pictures = Pictures(Albums([], {}), {}, missing={"http://a.example/a.png": "/2018/06/a.html"})
    done = Import(
        Export("", "Old letters", frozenset(), "", [ENTRY], (), goes_on=True),
        [Imported(WHOLE, Outcome.SAME), Imported(POST, Outcome.BESIDE)],
        pictures,
        {"R&D": "tag R&D"},
    )
    lists = [Listed("posts/a.md", 3, kind, "a list of 3") for kind in (True, False)]
    verdict = Verdict(["a.md:1: wrong"], {"missing-summary": 3}, lists, True, ["/b is silent."])
    file = tmp_path / "report.html"
    file.write_bytes(as_html(done, verdict))
    return file


def opened(browser: Browser, report: Path, **options: Any) -> Page:
    page = browser.new_context(**options).new_page()
    page.goto(report.as_uri())
    return page


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_it_is_accessible_at_any_width(
    width: int, scheme: str, browser: Browser, report: Path
) -> None:
    size = {"width": width, "height": 800}
    page = opened(browser, report, viewport=size, color_scheme=scheme, bypass_csp=True)
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert found_by_axe(Chromium(page)) == []
    page.context.close()


def test_the_worst_comes_first_and_differing_words_are_marked(
    browser: Browser, report: Path
) -> None:
    page = opened(browser, report)
    assert page.locator("details b").all_inner_texts() == ["A <b>", "Whole"]
    assert page.locator("details[open] b").all_inner_texts() == ["A <b>"]
    assert page.locator("details del").all_inner_texts() == ["two"]
    assert page.locator("details ins").all_inner_texts() == ["2", "Video"]
    steps = page.locator("ol li").all_inner_texts()
    assert [step.partition(" ")[0] for step in steps] == [
        *("This", "Mend", "Read", "Read", "Fetch", "Compare", "Run"),
    ]
    page.context.close()
