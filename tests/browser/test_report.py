"""The report of an import in a real browser: whole without anything else, at any width."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.axe import found_by_axe
from tests.browser.engines import Chromium
from tools.i18n.words import all_words
from tools.importing.albums import Albums
from tools.importing.export import Entry, EntryState, Export, Kind
from tools.importing.importer import Import, Imported
from tools.importing.packed import Packed
from tools.importing.pictures import Pictures
from tools.importing.posts import ImportedPost
from tools.importing.report_page import as_html
from tools.importing.verifying import ImportVerdict, JudgedList
from tools.importing.words import WordChange
from tools.importing.writing import FileOutcome

SAID = """[...document.querySelectorAll("h1, h2, h3, li, main > p, details > p, summary, th, td")]
    .map((one) => one.textContent)"""
OF_EVERY_LANGUAGE = {"1", "R&D", "Checklists", "Labels"}  # names, and words that are the same
DAY = datetime(2018, 6, 5, tzinfo=UTC)
WRONG = "a.md:1: The header must have a title, like: title: A [missing-title]"
LIST = "a checklist of 3 tips: its items say what to do"
CUT = "only the first words are in the file"
OLD = "One two three.\nA long address: http://a.example/" + "x" * 300
NEW = OLD.replace("two ", "2 ") + "\nVideo"
ENTRY = Entry("7", Kind.POST, EntryState.LIVE, "A", "", ("R&D",), DAY, DAY, "/2018/06/a.html", "")
POST = ImportedPost(
    *("7", "posts/a.md", "A <b>", Packed.of(""), "post", "/2018/06/a.html", (CUT,)),
    *((WordChange(["two"], ["2"]),), Packed.of(OLD), Packed.of(NEW)),
)
WHOLE = POST._replace(id="8", title="Whole", notes=(), lost=(), new=Packed.of(OLD))


@pytest.fixture
def report(tmp_path: Path) -> Path:
    return report_in("en", tmp_path)


def report_in(language: str, folder: Path) -> Path:
    pictures = Pictures(Albums([], {}), {}, missing={"http://a.example/a.png": "/2018/06/a.html"})
    done = Import(
        Export("", "Old letters", frozenset(), "", [ENTRY], (), goes_on=True),
        [Imported(WHOLE, FileOutcome.SAME), Imported(POST, FileOutcome.BESIDE)],
        pictures,
        {"R&D": "tag R&D"},
    )
    lists = [JudgedList("posts/a.md", 3, kind, LIST) for kind in (True, False)]
    verdict = ImportVerdict([WRONG], {"missing-summary": 3}, lists, True, ["/b does not answer."])
    file = folder / f"report-{language}.html"
    file.write_bytes(as_html(done, verdict, all_words()[language]))
    return file


def opened(browser: Browser, report: Path, **options: Any) -> Page:
    page = browser.new_context(**options).new_page()
    page.goto(report.as_uri())
    return page


@pytest.mark.parametrize(
    ("width", "scheme", "language"),
    [(360, "light", "nl"), (360, "dark", "fr"), (1280, "light", "fr"), (1280, "dark", "en")],
)
def test_it_is_accessible_at_any_width(
    width: int, scheme: str, language: str, browser: Browser, tmp_path: Path
) -> None:
    report = report_in(language, tmp_path)
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
        *("This", "Mend", "Read", "Read", "Fetch", "Compare", "Look"),
    ]
    page.context.close()


@pytest.mark.parametrize("language", sorted(all_words().keys() - {"en"}))
def test_all_that_it_says_is_in_its_language(
    language: str, browser: Browser, tmp_path: Path, report: Path
) -> None:
    english = opened(browser, report)
    page = opened(browser, report_in(language, tmp_path))
    assert page.locator("html").get_attribute("lang") == language
    pairs = [*zip(said_by(english), said_by(page), strict=True)]
    assert {own for own, other in pairs if own == other} <= OF_EVERY_LANGUAGE
    english.context.close()
    page.context.close()


def said_by(page: Page) -> list[str]:
    """What the report itself says, in the order of the page."""
    page.evaluate("document.querySelectorAll('.pair p').forEach(one => one.remove())")
    said: list[str] = page.evaluate(SAID)
    return said
