"""What is pasted or dropped at the desk: formatted text, pictures, Word files."""

import base64
import io
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.desks import Served, desk_of, is_saved
from tests.building import write_post
from tests.tools.desk.test_pasting import CLIPBOARD, PROGRAMS, clipboard_of
from tests.tools.importing.word_files import p, word_file
from tests.waiting import PAGE_SHOWS

NAME = "posts/2020-01-02-a-post.md"
HTML = "<html><body><p>He said <b>no</b>, <a href='http://example.org/'>here</a>.</p></body></html>"
MARKDOWN = "He said **no**, [here](http://example.org/)."
# A browser lets no test fill the clipboard with files: the event brings its own.
GIVE = """([kind, html, plain, names, bytes]) => {
  const data = new DataTransfer();
  if (html) data.setData("text/html", html);
  if (plain) data.setData("text/plain", plain);
  for (const name of names) {
    const file = Uint8Array.from(atob(bytes), (sign) => sign.charCodeAt(0));
    data.items.add(new File([file], name, { type: name.endsWith("png") ? "image/png" : "" }));
  }
  const options = { bubbles: true, cancelable: true, clipboardData: data, dataTransfer: data };
  const event = kind === "paste" ? new ClipboardEvent(kind, options) : new DragEvent(kind, options);
  document.querySelector("#text").dispatchEvent(event);
}"""


@pytest.fixture
def desk(tmp_path: Path, site: Path) -> Iterator[Served]:
    write_post(tmp_path / "in/posts", "The first words.\n", status="draft")
    with desk_of(tmp_path / "in", site) as served:
        yield served


@pytest.fixture
def page(browser: Browser, desk: Served) -> Iterator[Page]:
    context = browser.new_context()
    context.set_default_timeout(PAGE_SHOWS)
    page = context.new_page()
    page.goto(desk.page_of(NAME))
    is_saved(page)
    page.get_by_label("Text", exact=True).press("Control+End")
    yield page
    context.close()


def give(page: Page, kind: str, html: str = "", plain: str = "", files: Sequence[str] = ()) -> None:
    """Paste or drop something on the text; each file is a picture of one colour."""
    page.evaluate(GIVE, [kind, html, plain, [*files], base64.b64encode(picture()).decode()])


def picture() -> bytes:
    """A picture as a file."""
    file = io.BytesIO()
    Image.new("RGB", (40, 30), "teal").save(file, "PNG")
    return file.getvalue()


@pytest.mark.parametrize("kind", ["paste", "drop"])
def test_formatted_text_becomes_markdown_which_undo_takes_back(
    page: Page, desk: Served, kind: str
) -> None:
    give(page, kind, HTML, "He said no, here.")
    text = page.get_by_label("Text", exact=True)
    expect(text).to_have_value(f"The first words.\n{MARKDOWN}")
    is_saved(page)
    assert desk.text(NAME).endswith(MARKDOWN)
    text.press("Control+z")
    expect(text).to_have_value("The first words.\n")


def test_what_every_program_puts_on_the_clipboard_becomes_markdown(page: Page) -> None:
    text = page.get_by_label("Text", exact=True)
    for program in PROGRAMS:
        text.fill("")
        give(page, "paste", clipboard_of(program), "What it holds as plain text.")
        expected = (CLIPBOARD / f"{program}.md").read_text("utf-8")
        expect(text, program).to_have_value(expected.removesuffix("\n"))


def test_no_word_is_lost_when_the_desk_does_not_answer(page: Page) -> None:
    page.route("**/desk/paste", lambda route: route.abort())
    give(page, "paste", HTML, "He said no, here.")
    expect(page.get_by_label("Text", exact=True)).to_have_value(
        "The first words.\nHe said no, here."
    )


def test_what_is_being_converted_comes_in_before_a_dialog_opens(page: Page) -> None:
    held: list[Route] = []
    page.route("**/desk/paste", lambda route: held.append(route))
    with page.expect_request("**/desk/paste"):
        give(page, "paste", HTML, "He said no, here.")
    give(page, "drop", files=["desk.png"])
    give(page, "paste", "<p>And more.</p>", "And more.")
    with page.expect_request("**/desk/paste"):  # that of what was pasted behind the picture
        held[0].continue_()
    expect(page.get_by_role("dialog")).to_have_count(0)
    held[1].continue_()
    page.get_by_label("What does the picture show").fill("A desk")
    page.get_by_role("button", name="Insert").click()
    expect(page.get_by_label("Text", exact=True)).to_have_value(
        f"The first words.\n{MARKDOWN}And more.\n\n![A desk]({{static}}/images/desk.png)\n"
    )


def test_what_is_pasted_at_once_comes_in_in_that_order(page: Page) -> None:
    for words in ("One.", "Two."):
        give(page, "paste", f"<p>{words}</p>", words)
    expect(page.get_by_label("Text", exact=True)).to_have_value("The first words.\nOne.Two.")


@pytest.mark.parametrize("kind", ["paste", "drop"])
def test_a_picture_is_kept_and_shown_by_a_line(page: Page, desk: Served, kind: str) -> None:
    give(page, kind, files=["Our Desk.png"])
    page.get_by_label("What does the picture show").fill("A desk")
    page.get_by_role("button", name="Insert").click()
    text = page.get_by_label("Text", exact=True)
    expect(text).to_have_value("The first words.\n\n![A desk]({static}/images/our-desk.png)\n")
    assert (desk.content / "images/our-desk.png").read_bytes() == picture()


def test_several_pictures_are_dropped_each_with_its_own_words(page: Page, desk: Served) -> None:
    give(page, "drop", files=["one.png", "TWO.PNG"])
    for words in ("One", "Two"):
        page.get_by_label("What does the picture show").fill(words)
        page.get_by_role("button", name="Insert").click()
        expect(page.get_by_label("Text", exact=True)).to_have_value(re.compile(words))
    text = page.get_by_label("Text", exact=True).input_value()
    assert text == (
        "The first words.\n\n![One]({static}/images/one.png)\n\n![Two]({static}/images/two.png)\n"
    )


@pytest.mark.parametrize("files", [["letter.odt"], ["one.png", "list.xlsx"], ["a.docx", "b.docx"]])
def test_what_is_no_picture_is_said_before_any_words_are_asked_for(
    page: Page, desk: Served, files: list[str]
) -> None:
    give(page, "drop", files=files)
    expect(page.get_by_text("is no picture. A Word file (.docx) is dropped alone.")).to_be_visible()
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert not (desk.content / "images").exists()


def test_a_picture_is_chosen_by_its_button(page: Page, desk: Served) -> None:
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Add a picture").click()
    chooser.value.set_files({"name": "plan.png", "mimeType": "image/png", "buffer": picture()})
    page.get_by_role("button", name="Insert").click()
    expect(page.get_by_label("Text", exact=True)).to_have_value(
        'The first words.\n\n<img src="{static}/images/plan.png" alt="">\n'
    )


def test_a_picture_of_its_own_is_named_in_the_header(page: Page, desk: Served) -> None:
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Upload one").click()
    chooser.value.set_files({"name": "Our Plan.png", "mimeType": "x", "buffer": picture()})
    expect(page.get_by_label("Picture")).to_have_value("our-plan.png")
    is_saved(page)
    assert "\npicture: our-plan.png\n" in desk.text(NAME)
    page.reload()
    is_saved(page)
    expect(page.get_by_label("Picture")).to_have_value("our-plan.png")


def test_a_picture_that_nobody_wants_after_all_is_not_kept(page: Page, desk: Served) -> None:
    give(page, "paste", files=["desk.png"])
    page.get_by_role("button", name="Cancel").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert not (desk.content / "images").exists()


def test_what_is_no_picture_is_refused_in_words(page: Page, desk: Served) -> None:
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Add a picture").click()
    chooser.value.set_files({"name": "x.png", "mimeType": "image/png", "buffer": b"no picture"})
    page.get_by_role("button", name="Insert").click()
    expect(page.get_by_text("It did not work: ")).to_be_visible()
    assert not list(desk.content.glob("images/*"))


def test_what_became_of_a_word_file_is_told_once(page: Page, desk: Served, tmp_path: Path) -> None:
    hidden = p("Not these.", mark="<w:vanish/>")
    file = word_file(tmp_path / "letter.docx", p("A title", "Title") + p("Its words.") + hidden)
    page.goto(f"{desk.address}/desk/")
    page.locator("#word").set_input_files(file)
    expect(page.get_by_label("Text", exact=True)).to_have_value("Its words.\n")
    expect(page.get_by_text("hidden words were left out")).to_be_visible()
    page.reload()
    is_saved(page)
    expect(page.get_by_text("hidden words were left out")).to_have_count(0)


def test_a_file_that_was_refused_may_be_chosen_again(
    page: Page, desk: Served, tmp_path: Path
) -> None:
    file = tmp_path / "letter.docx"
    file.write_bytes(b"no Word file")
    page.goto(f"{desk.address}/desk/")
    expect(page.locator("button:disabled")).to_have_count(0)
    page.locator("#word").set_input_files(file)
    expect(page.get_by_text("is no Word file")).to_be_visible()
    word_file(file, p("A title", "Title") + p("Its words."))
    page.locator("#word").set_input_files(file)
    expect(page.get_by_label("Text", exact=True)).to_have_value("Its words.\n")


def test_a_word_file_is_dropped_while_the_desk_does_not_answer(page: Page) -> None:
    page.route("**/desk/word*", lambda route: route.abort())
    give(page, "drop", files=["letter.docx"])
    expect(page.get_by_text("the desk does not answer")).to_be_visible()
