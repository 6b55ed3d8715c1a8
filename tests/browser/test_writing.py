"""Writing at the desk: begun, saved at every pause, and never over somebody else's words."""

import errno
import json
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Dialog, Page, Route, expect

from tests.browser.desks import Served, desk_of, is_saved, write
from tests.building import ROOT, write_post
from tests.waiting import wait_until
from tools.desk import letters

SELECT = """(text, [start, length]) => {
  text.focus();
  text.setSelectionRange(start, start + length);
}"""
TAKEN_BACK = """() => {
  const text = document.querySelector("#text");
  for (const body of [`${text.value}x`, text.value]) {
    text.value = body;
    text.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }
}"""
SELECTED = "(text) => [text.selectionStart, text.selectionEnd]"
NOT_REFUSED: dict[str, list[str]] = {"refused": [], "lines": []}
NAME = "posts/2020-01-02-a-post.md"


@pytest.fixture
def desk(tmp_path: Path, site: Path) -> Iterator[Served]:
    write_post(tmp_path / "in/posts", "The first words.\n", status="draft # not yet")
    with desk_of(tmp_path / "in", site) as served:
        yield served


def opened(page: Page, desk: Served, name: str = NAME) -> Page:
    """The page of a letter, with all that it has."""
    page.goto(desk.page_of(name))
    is_saved(page)
    return page


def test_a_new_letter_is_begun_when_its_title_is_done(page: Page, desk: Served) -> None:
    page.goto(f"{desk.address}/desk/")
    page.get_by_role("link", name="New letter").click()
    page.get_by_label("Title").press_sequentially("When do I say no?")
    page.get_by_label("Text", exact=True).fill("Late.")
    is_saved(page)
    (file,) = desk.content.glob("posts/*-when-do-i-say-no.md")
    text = file.read_text()
    assert 'title: "When do I say no?"\n' in text
    assert "status: draft" in text
    assert text.endswith("---\n\nLate.")
    page.reload()
    is_saved(page)
    expect(page.get_by_label("Text", exact=True)).to_have_value("Late.")


@pytest.mark.parametrize(("name", "said"), [(NAME, "Saved"), ("", "")], ids=["one", "a new one"])
def test_what_is_typed_and_taken_back_at_once_is_not_called_being_saved(
    page: Page, desk: Served, name: str, said: str
) -> None:
    page.goto(desk.page_of(name))
    expect(page.locator("button:disabled")).to_have_count(0)
    page.evaluate(TAKEN_BACK)
    expect(page.get_by_role("status")).to_have_text(said)


@pytest.mark.parametrize(("width", "tab"), [(1280, None), (360, "Write"), (360, "Page")])
def test_what_became_of_it_is_in_sight_and_the_caret_stays(
    page: Page, desk: Served, width: int, tab: str | None
) -> None:
    write_post(desk.content / "posts", "Long.\n\n" * 40, status="draft")
    page.set_viewport_size({"width": width, "height": 700})
    opened(page, desk)
    page.get_by_label("Text", exact=True).evaluate(SELECT, [0, 0])
    page.get_by_role("region", name="Problems").scroll_into_view_if_needed()
    if tab:
        page.get_by_role("tab", name=tab).evaluate("(tab) => tab.click()")
    said = {"published": True, "address": "http://a.example/x", "notes": []}
    page.route("**/desk/publish", lambda route: route.fulfill(json=said | NOT_REFUSED))
    page.get_by_role("button", name="Publish").evaluate("(button) => button.click()")
    expect(page.get_by_role("link", name="http://a.example/x")).to_be_in_viewport()
    is_saved(page)
    assert page.get_by_label("Text", exact=True).evaluate(SELECTED) == [0, 0]


def test_a_letter_without_a_title_is_no_file_and_is_not_called_saved(
    page: Page, desk: Served
) -> None:
    page.goto(desk.page_of())
    page.get_by_label("Text", exact=True).fill("Words.")
    expect(page.get_by_role("status")).to_contain_text("Not saved: a letter needs a title")
    page.reload()
    expect(page.get_by_label("Text", exact=True)).to_have_value("Words.")
    assert len(list(desk.content.glob("posts/*"))) == 1


def test_what_is_typed_is_in_the_file_and_nothing_else_is_changed(page: Page, desk: Served) -> None:
    file = desk.content / NAME
    odd = file.read_bytes().replace(b"\n", b"\r\n") + b"\r\n* one\n+ two  \r\n\r\n\tcode\r\n"
    file.write_bytes(odd)
    write(opened(page, desk), "Last.")
    is_saved(page)
    assert file.read_bytes() == odd + b"Last."


DOCS = ["editing", "markdown", "proofreading", "moving-in"]


@pytest.mark.parametrize("name", DOCS)
def test_one_word_is_changed_in_a_letter_of_every_construct(
    page: Page, desk: Served, name: str
) -> None:
    body = (ROOT / f"docs/{name}.md").read_text("utf-8")
    file = write_post(desk.content / "posts", body, status="draft # not yet")
    before, word = file.read_text("utf-8"), body.split()[40]
    opened(page, desk)
    page.get_by_label("Text", exact=True).evaluate(SELECT, [body.index(word), len(word)])
    page.keyboard.insert_text("otherwise")
    is_saved(page)
    assert file.read_text("utf-8") == before.replace(word, "otherwise", 1)


def test_a_field_is_one_line_of_the_header(page: Page, desk: Served) -> None:
    before = desk.text(NAME)
    opened(page, desk).get_by_label("Summary").fill("Why: one says no.")
    is_saved(page)
    assert desk.text(NAME) == before.replace("summary: A summary.", 'summary: "Why: one says no."')


def test_a_file_that_somebody_else_has_changed_is_not_overwritten(page: Page, desk: Served) -> None:
    opened(page, desk)
    theirs = write_post(desk.content / "posts", "Their words.\n", status="draft")
    before = theirs.read_text()
    write(page, "My words.")
    expect(page.get_by_role("status")).to_contain_text("Not saved: somebody else has changed")
    assert theirs.read_text() == before
    page.get_by_role("button", name="Keep mine").click()
    is_saved(page)
    assert theirs.read_text() == before.replace("Their words.\n", "The first words.\nMy words.")
    assert "Their words." in "".join(kept(desk))


def kept(desk: Served) -> list[str]:
    """The texts of all versions."""
    return [file.read_text() for file in desk.content.with_name(".versions").glob("*/*/*.md")]


def test_their_text_can_be_taken_and_mine_comes_back_by_undo(page: Page, desk: Served) -> None:
    opened(page, desk)
    write_post(desk.content / "posts", "Their words.\n", status="draft")
    write(page, "My words.")
    page.get_by_role("button", name="Take theirs").click()
    text = page.get_by_label("Text", exact=True)
    expect(text).to_have_value("Their words.\n")
    text.press("Control+z")
    expect(text).to_have_value("The first words.\nMy words.")


def test_two_writers_see_each_other(page: Page, desk: Served) -> None:
    other = page.context.new_page()
    for one in (page, other):
        opened(one, desk)
    write(page, "Mine.")
    is_saved(page)
    write(other, "Yours.")
    expect(other.get_by_role("status")).to_contain_text("Not saved")
    assert desk.text(NAME).endswith("The first words.\nMine.")


def lose_the_answer(route: Route) -> None:
    """Let the server do what it is asked, and the page not know of it."""
    route.fetch()
    route.abort()


def begin_in_silence(page: Page, desk: Served) -> None:
    """Begin a letter of one word; no answer ever comes."""
    page.goto(desk.page_of())
    page.route("**/desk/begin", lambda route: route.abort())
    page.route("**/desk/begin", lose_the_answer, times=1)
    page.get_by_label("Title").fill("When do I say no?")
    page.get_by_label("Text", exact=True).fill("One.")
    expect(page.get_by_role("status")).to_contain_text("the desk does not answer")


def test_a_letter_that_was_begun_without_an_answer_is_one_letter(page: Page, desk: Served) -> None:
    page.goto(desk.page_of())
    page.route("**/desk/begin", lose_the_answer, times=1)
    page.get_by_label("Title").fill("When do I say no?")
    page.get_by_label("Text", exact=True).fill("One.")
    expect(page.get_by_role("status")).to_contain_text("the desk does not answer")
    write(page, "Two.")
    is_saved(page)
    (file,) = desk.content.glob("posts/*-when-do-i-say-no.md")
    assert file.read_text().endswith("---\n\nOne.Two.")
    expect(page).to_have_url(re.compile("name=posts"))


def test_a_letter_that_was_begun_and_whose_page_was_closed_is_one_letter(
    page: Page, desk: Served
) -> None:
    begin_in_silence(page, desk)
    page.get_by_label("Text", exact=True).fill("One.Two.")
    page.reload()
    expect(page.get_by_role("status")).to_contain_text("the desk does not answer")
    page.unroute("**/desk/begin")
    is_saved(page)
    (file,) = desk.content.glob("posts/*-when-do-i-say-no.md")
    assert file.read_text().endswith("---\n\nOne.Two.")


def test_a_letter_that_somebody_else_has_gone_on_with_is_not_overwritten(
    page: Page, desk: Served
) -> None:
    begin_in_silence(page, desk)
    (file,) = desk.content.glob("posts/*-when-do-i-say-no.md")
    theirs = file.read_text().replace("One.", "Theirs.")
    file.write_text(theirs)
    page.unroute("**/desk/begin")
    expect(page.get_by_role("status")).to_contain_text("Not saved: somebody else has changed")
    assert file.read_text() == theirs


def test_a_letter_is_begun_behind_a_proxy_without_tls(page: Page, desk: Served) -> None:
    page.add_init_script("delete Crypto.prototype.randomUUID")  # as it is there
    page.goto(desk.page_of())
    page.get_by_label("Title").fill("When do I say no?")
    write(page, "One.")
    is_saved(page)
    assert len([*desk.content.glob("posts/*-when-do-i-say-no.md")]) == 1


def test_however_long_no_answer_comes_this_browser_keeps_what_is_typed(
    page: Page, desk: Served
) -> None:
    opened(page, desk)
    page.route("**/desk/save", lambda route: route.abort())
    for number in range(14):
        with page.expect_request("**/desk/save"):
            page.get_by_label("Text", exact=True).fill(f"Words, number {number}.")
    kept = json.loads(page.evaluate("Object.values(localStorage)[0]"))
    assert kept["body"] == "Words, number 13."
    sent = [int(one["body"].strip(".").split()[-1]) for one in kept["unanswered"]]
    assert sent == [0, 1, 2, 3, 4, 9, 10, 11, 12, 13]


def test_what_was_saved_without_an_answer_is_nobody_else_s(page: Page, desk: Served) -> None:
    opened(page, desk)

    page.route("**/desk/save", lose_the_answer, times=1)
    write(page, "One.")
    expect(page.get_by_role("status")).to_contain_text("the desk does not answer")
    write(page, "Two.")
    is_saved(page)
    assert desk.text(NAME).endswith("The first words.\nOne.Two.")
    write(page, "Three.")
    is_saved(page)
    assert desk.text(NAME).endswith("One.Two.Three.")


def test_a_full_disk_is_told_and_the_words_are_saved_when_there_is_room(
    page: Page, desk: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    opened(page, desk)
    with monkeypatch.context() as disk:
        disk.setattr(letters, "write_durably", full)
        write(page, "More.")
        expect(page.get_by_role("status")).to_contain_text("No space left on device")
        assert desk.text(NAME).endswith("The first words.\n")
    is_saved(page)
    assert desk.text(NAME).endswith("The first words.\nMore.")


def test_a_letter_whose_file_is_gone_is_written_again_if_that_is_wanted(
    page: Page, desk: Served
) -> None:
    opened(page, desk)
    (desk.content / NAME).unlink()
    write(page, "More.")
    expect(page.get_by_role("status")).to_contain_text("Not saved")
    page.get_by_role("button", name="Keep mine").click()
    is_saved(page)
    text = desk.text(NAME)
    assert 'title: "A post"\n' in text
    assert text.endswith("\nThe first words.\nMore.")


def test_a_version_that_was_asked_for_can_be_brought_back(page: Page, desk: Served) -> None:
    write(opened(page, desk), "Second.")
    page.get_by_role("button", name="Save a version").click()
    expect(page.get_by_role("status")).to_have_text("A version is saved")
    page.get_by_label("Text", exact=True).fill("All gone.")
    is_saved(page)
    page.get_by_role("button", name="Versions", exact=True).click()
    look = page.get_by_role("textbox", name="Look at it")
    expect(look).to_be_hidden()
    page.get_by_role("button", name="Look at it").nth(1).click()
    expect(look).to_have_value("The first words.\nSecond.")
    page.get_by_role("button", name="Bring it back").nth(1).click()
    expect(page.get_by_label("Text", exact=True)).to_have_value("The first words.\nSecond.")
    is_saved(page)
    assert desk.text(NAME).endswith("The first words.\nSecond.")


def test_a_page_is_not_left_while_it_is_not_saved(page: Page, desk: Served) -> None:
    opened(page, desk)
    page.route("**/desk/save", lambda route: route.abort())
    write(page, "More.")
    expect(page.get_by_role("status")).to_contain_text("the desk does not answer")
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", stay)
    page.close(run_before_unload=True)
    wait_until(lambda: page.evaluate("true") and asked)
    assert asked == ["beforeunload"]
