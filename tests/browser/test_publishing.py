"""A letter from nothing to its readers and back, at the desk alone.

The first walk is under `make serve`. The others need no builds beside them, and their commands are
run by the process that has them at hand.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.desks import Served, desk_of, is_saved
from tests.browser.preview import previewed
from tests.browser.test_pasting import give, picture
from tests.building import ROOT, write_post
from tests.tools.desk.test_publication import run_command
from tests.tools.importing.word_files import p, word_file
from tests.waiting import PROCESS_ENDS
from tools.desk import commands

ADDRESS = "https://blog.example.org"
CLIPBOARD = ROOT / "tests/tools/desk/clipboard"
# Words that are typed before what stood there is saved.
PUBLISHED_WHILE_TYPING = """(words) => {
  document.querySelector("#publish").click();
  const text = document.querySelector("#text");
  text.focus();
  text.setSelectionRange(text.value.length, text.value.length);
  document.execCommand("insertText", false, words);
}"""
TIPS = "Here are a few tips for that day:\n\n- Sleep on it. One night is enough.\n- Ask why.\n"


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SITEURL", ADDRESS)
    for number in range(1, 5):  # so many that one may go
        write_post(
            tmp_path / "in/posts",
            "Words.\n",
            f"2020-01-0{number}-letter-{number}.md",
            title=f"Letter {number}",
            category="Interviews",
        )
    return tmp_path / "in"


@pytest.fixture
def desk(content: Path, site: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Served]:
    monkeypatch.setattr(commands, "subprocess", SimpleNamespace(run=run_command))
    with desk_of(content, site) as served:
        yield served


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(PROCESS_ENDS * 1000)
    yield context.new_page()
    context.close()


def online(content: Path, address: str) -> str:
    """What readers get at an address."""
    return (content.with_name("public") / "current" / address).read_text("utf-8")


def test_a_letter_is_written_published_corrected_and_taken_offline(
    page: Page, content: Path
) -> None:
    with previewed(content, content.with_name("out")) as preview:
        page.goto(f"{preview.address}/desk/")
        write_it(page)
        publish_it(page)
        year = page.get_by_label("Date").input_value()[:7].replace("-", "/")
        address = f"{year}/when-do-i-say-no.html"
        first = online(content, address)
        assert "<tips-checklist" in first
        assert 'alt="A desk"' in first
        correct_it(page)
        assert "Two nights" in online(content, address)
        take_it_offline(page)
        assert f"/{address} /topics/interviews/" in online(content, "_redirects")
        assert not (content.with_name("public") / "current" / address).exists()
        expect(page.get_by_label("Status")).to_have_value("draft")


def write_it(page: Page) -> None:
    """From nothing, with words from Word, a picture, tips, and a mistake that a button mends."""
    page.get_by_role("link", name="New letter").click()
    page.get_by_label("Title").fill("When do I say no?")
    page.get_by_label("Topic").fill("Interviews")
    page.get_by_label("Summary").fill("When one says no, and how.")
    text = page.get_by_label("Text", exact=True)
    text.fill("The words of a consultant.\n\n")
    give(page, "paste", (CLIPBOARD / "word-2016.html").read_text("utf-8"), "")
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Add a picture").click()
    chooser.value.set_files({"name": "desk.png", "mimeType": "image/png", "buffer": picture()})
    page.get_by_label("What does the picture show").fill("A desk")
    page.get_by_role("button", name="Insert").click()
    expect(text).to_have_value(re.compile("!\\[A desk\\]"))
    text.press("Control+End")
    page.keyboard.insert_text(f"\n\n# That day\n\n{TIPS}")
    page.get_by_role("button", name="Write “## That day”").click()
    expect(text).to_have_value(re.compile("^## That day$", re.MULTILINE))
    expect(page.get_by_role("region", name="Problems")).not_to_contain_text("That day")
    is_saved(page)


def publish_it(page: Page) -> None:
    """With the button, until the address is there."""
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_role("link", name=ADDRESS)).to_be_visible()
    expect(page.get_by_label("Status").locator("option:checked")).to_have_text("Online")


def correct_it(page: Page) -> None:
    """One sentence more, published."""
    text = page.get_by_label("Text", exact=True)
    text.press("Control+End")
    page.keyboard.insert_text("Two nights are better.\n")
    is_saved(page)
    publish_it(page)


def take_it_offline(page: Page) -> None:
    """Its address leads to its topic, as the desk proposes; its month and year go with it."""
    page.get_by_role("button", name="Take offline").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_label("Where should readers")).to_have_value("/topics/interviews/")
    dialog.get_by_role("button", name="Take offline").click()
    expect(page.get_by_text("Nothing was published, and what is online")).to_be_visible()
    page.get_by_role("button", name="Write these lines and publish").click()
    expect(page.get_by_text("The letter is offline")).to_be_visible()


def test_a_letter_that_the_gate_refuses_is_typed_on(page: Page, desk: Served) -> None:
    write_post(desk.content / "posts", "[x]()\n", "2020-02-01-bad.md", status="draft")
    page.goto(desk.page_of("posts/2020-02-01-bad.md"))
    is_saved(page)
    page.evaluate(PUBLISHED_WHILE_TYPING, "Typed meanwhile.\n")
    text = page.get_by_label("Text", exact=True)
    expect(page.get_by_text("Nothing was published, and what is online")).to_be_visible()
    expect(text).to_have_value("[x]()\nTyped meanwhile.\n")
    expect(page.get_by_label("Status").locator("option:checked")).to_have_text("Not online yet")
    page.keyboard.insert_text("And after.\n")
    is_saved(page)
    expect(page.get_by_text("Nothing was published, and what is online")).to_be_hidden()


def test_an_address_is_changed_and_the_last_publication_undone(page: Page, desk: Served) -> None:
    page.goto(f"{desk.address}/desk/")
    page.get_by_role("link", name="Letter 4").click()
    publish_it(page)
    old, new = "2020/01/letter-4.html", "2020/01/saying-no.html"
    assert "Letter 4" in online(desk.content, old)
    page.get_by_role("button", name="Change the address").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("The new words").fill("saying no")
    dialog.get_by_role("button", name="Change the address").click()
    expect(page.get_by_text("The address has changed")).to_be_visible()
    assert "Letter 4" in online(desk.content, new)
    assert f"/{old} /{new}" in online(desk.content, "_redirects")
    page.goto(f"{desk.address}/desk/")
    page.get_by_role("button", name="Undo the last publication").click()
    dialog.get_by_role("button", name="Undo the last publication").click()
    expect(page.get_by_text("Readers have the release before again.")).to_be_visible()
    assert "Letter 4" in online(desk.content, old)


def test_a_word_file_becomes_a_draft(page: Page, desk: Served, tmp_path: Path) -> None:
    page.goto(f"{desk.address}/desk/")
    file = word_file(tmp_path / "letter.docx", p("From Word", "Title") + p("Its words."))
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="From Word").click()
    chooser.value.set_files(file)
    expect(page.get_by_label("Title")).to_have_value("From Word")
    expect(page.get_by_label("Text", exact=True)).to_have_value("Its words.\n")
    expect(page.get_by_label("Status")).to_have_value("draft")
    assert len(list(desk.content.glob("posts/*-from-word.md"))) == 1
