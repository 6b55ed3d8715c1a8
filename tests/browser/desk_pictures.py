"""Takes the pictures of docs/editing.md: python -m tests.browser.desk_pictures"""

import io
import os
import shutil
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.browser.desks import is_saved
from tests.browser.preview import Preview, previewed
from tests.browser.typeface import with_brought_face_alone
from tests.building import CONTENT, ROOT, publish, write_post
from tests.waiting import PAGE_SHOWS
from tools import browser as browser_tool

COLOURS = 128
PICTURES = ROOT / "docs/pictures"
ARGUMENTS = ["--no-sandbox"] if os.geteuid() == 0 else []
DRAFT = "posts/2030-01-07-reference.md"
TEXT = """Somebody you worked with has put your name down, and today a stranger calls.

Say yes, and ask for an hour. Nobody minds, and you know what you want to say.

# Before you call back

Here are a few tips for that conversation:

- **Ask what the job is.** What you say of somebody depends on it.
- **Tell what you have seen.** A day, a project, a sentence in a meeting.
- **Say what you do not know.** It makes the rest believable.
"""


def main() -> None:
    """Write the pictures anew."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(CONTENT, folder / "in")
        publish(folder / "in", folder / "public")
        write_what_waits(folder / "in")
        fonts: dict[str, str | float | bool] = {**os.environ, **with_brought_face_alone(folder)}
        with (
            previewed(folder / "in", folder / "out") as preview,
            sync_playwright() as playwright,
        ):
            path = browser_tool.find()
            take(
                preview, playwright.chromium.launch(executable_path=path, args=ARGUMENTS, env=fonts)
            )


def write_what_waits(content: Path) -> None:
    """A draft with a mistake, and a letter for a day to come."""
    header = {
        "summary": '"A stranger calls and asks what somebody is like. What to say, and what not."',
        "category": "Interviews",
        "audience": "[candidates]",
        "lang": "en",
    }
    draft = {"title": '"What do I say as a reference?"', "date": "2030-01-07", "status": "draft"}
    later = {"title": '"How do I spend my last day?"', "date": "2030-02-04"}
    mended = TEXT.replace("# Before", "## Before")
    write_post(content, TEXT, DRAFT, **header, **draft)
    write_post(content, mended, "posts/2030-02-04-last-day.md", **header, **later)


def take(preview: Preview, browser: Browser) -> None:
    """The list of letters, and a letter that is being written."""
    expect.set_options(timeout=PAGE_SHOWS)
    page = browser.new_page(viewport={"width": 1280, "height": 860}, color_scheme="light")
    page.goto(f"{preview.address}/desk/")
    expect(page.get_by_role("heading", name="What waits for you")).to_be_visible()
    keep(page, "desk.png")
    page.goto(f"{preview.address}/desk/write/?name={DRAFT}")
    is_saved(page)
    expect(page.get_by_role("region", name="Problems")).to_contain_text("Write “##")
    page.get_by_label("Text", exact=True).press("Control+End")
    page.get_by_role("region", name="Problems").scroll_into_view_if_needed()
    page.wait_for_selector(".front")
    keep(page, "writing.png")
    browser.close()


def keep(page: Page, name: str) -> None:
    """What the window shows, as a small picture of the docs."""
    shot = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    shot.quantize(COLOURS).save(PICTURES / name, optimize=True)


if __name__ == "__main__":
    main()
