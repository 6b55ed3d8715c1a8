"""The desk in every engine that consultants' browsers have, by one walk through what it does."""

import base64
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium.common.exceptions import WebDriverException

from tests.browser.conftest import FULL
from tests.browser.desks import Served, desk_of
from tests.browser.engines import Engine, WebKit, wait_for
from tests.browser.test_pasting import GIVE, HTML, MARKDOWN, picture
from tests.building import CONTENT
from tests.waiting import wait_until

NAME = "posts/2017-06-13-way-back-after-no.md"  # of the blog that the preview shows
SAYS = "([selector, words]) => document.querySelector(selector)?.textContent === words"
HOLDS = "(words) => document.querySelector('#text').value === words"
SELECT = """(start) => {
  const text = document.querySelector("#text");
  text.focus();
  text.setSelectionRange(start, text.value.length);
}"""
# A page that is copied from fills the clipboard itself, as a program does.
COPIED = """(html) => document.addEventListener("copy", (event) => {
  event.clipboardData.setData("text/html", html);
  event.clipboardData.setData("text/plain", "plain");
  event.preventDefault();
}, { once: true })"""
SHOWN = """(build) => {
  const shown = document.querySelector("iframe.front")?.contentDocument;
  const is = shown?.querySelector("h1")?.textContent.startsWith("Is there a way back");
  return is && shown.scripts[shown.scripts.length - 1].dataset.build === build;
}"""
BUTTON = """(words) => {
  const buttons = [...document.querySelectorAll("button")];
  const found = buttons.find((button) => button.textContent === words);
  document.querySelector("[data-sought]")?.removeAttribute("data-sought");
  if (found) found.dataset.sought = "";
  return Boolean(found);
}"""


ADDRESS = "https://blog.example.org"
PUBLISHED = f"() => document.querySelector('#told a[href^=\"{ADDRESS}/2017/06/\"]') !== null"


@pytest.fixture
def desk(tmp_path: Path, site: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Served]:
    monkeypatch.setenv("SITEURL", ADDRESS)
    (tmp_path / "in/posts").mkdir(parents=True)
    shutil.copy(CONTENT / NAME, tmp_path / "in" / NAME)
    with desk_of(tmp_path / "in", site) as served:
        served.tell_of_build("first")
        yield served


def press(engine: Engine, words: str) -> None:
    """Press the button of these words, as soon as there is one."""
    wait_until(lambda: engine.evaluate(BUTTON, words) and is_clicked(engine))


def is_clicked(engine: Engine) -> bool:
    """Whether the button was still there: a verdict on what is typed puts another in its place."""
    try:
        engine.click("[data-sought]")
    except (WebDriverException, AssertionError, IndexError):  # of WebKit, and of Firefox
        return False
    return True


def is_saved(engine: Engine, desk: Served, body: str) -> None:
    """Wait until the desk says so, and look into the file."""
    wait_for(engine, SAYS, ["#saved", "Saved"])
    assert desk.text(NAME).endswith(f"---\n\n{body}")


def test_a_letter_is_written_in_every_engine(engine: Engine, desk: Served) -> None:
    engine.open(desk.page_of(NAME))
    wait_for(engine, SAYS, ["#saved", "Saved"])
    engine.click("#text")
    engine.evaluate(SELECT, 0)
    engine.type("One.\n\n# That day\n\n")
    press(engine, "Write “## That day”")
    body = "One.\n\n## That day\n\n"
    wait_for(engine, HOLDS, body)
    paste_and_undo(engine, desk, body)
    add_picture(engine, body)
    is_saved(engine, desk, f"{body}![A desk]({{static}}/images/our-desk.png)\n")
    bring_back(engine)
    if FULL and isinstance(engine, WebKit):  # the walk in Chromium is test_publishing.py
        publish(engine, desk)


def paste_and_undo(engine: Engine, desk: Served, body: str) -> None:
    """By keys, from a clipboard that holds HTML; the page beside follows before it is undone."""
    engine.evaluate(COPIED, HTML)
    engine.evaluate(SELECT, 0)
    engine.shortcut("c")
    engine.evaluate(SELECT, len(body))
    engine.shortcut("v")
    wait_for(engine, HOLDS, body + MARKDOWN)
    is_saved(engine, desk, body + MARKDOWN)
    desk.tell_of_build("second")
    wait_for(engine, SHOWN, "second")
    engine.shortcut("z")
    wait_for(engine, HOLDS, body)


def add_picture(engine: Engine, body: str) -> None:
    """One that is dropped on the text."""
    engine.evaluate(SELECT, len(body))
    bytes = base64.b64encode(picture()).decode()
    engine.evaluate(GIVE, ["drop", "", "", ["Our Desk.png"], bytes])
    wait_for(engine, SAYS, ["dialog h2", "Add a picture"])
    engine.type("A desk\n")
    wait_for(engine, HOLDS, f"{body}![A desk]({{static}}/images/our-desk.png)\n")


def bring_back(engine: Engine) -> None:
    """The version with which the letter was found."""
    press(engine, "Save a version")
    wait_for(engine, SAYS, ["#saved", "A version is saved"])
    press(engine, "Versions")
    wait_for(engine, "() => document.querySelectorAll('.versions li').length > 1")
    engine.click(".versions li:last-child button:last-child")
    wait_for(engine, "() => document.querySelector('#text').value.includes('knock a second time')")


def publish(engine: Engine, desk: Served) -> None:
    """Until readers have the letter; then its address is asked for, and stays."""
    wait_for(engine, SAYS, ["#saved", "Saved"])
    press(engine, "Publish")
    wait_for(engine, PUBLISHED)
    wait_for(engine, SAYS, ["#state", "Online"])
    page = desk.content.with_name("public") / "current/2017/06/way-back-after-no.html"
    assert "knock a" in page.read_text("utf-8")
    press(engine, "Change the address")
    wait_for(engine, "() => document.querySelector('#asked')?.value === 'way-back-after-no'")
    press(engine, "Cancel")
    wait_for(engine, "() => !document.querySelector('dialog').open")
