"""The browser editor: a letter that is written there is a file that the blog builds."""

import urllib.request
from collections.abc import Iterator

import pytest
import yaml
from playwright.sync_api import Browser, Page, expect

from tests.browser.preview import Preview, previewed
from tests.building import ROOT, write_post
from tests.programs import need
from tests.waiting import PAGE_SHOWS, PROCESS_ENDS, wait_until
from tools.preview.editor import INSTALLING

PAGE = """---
title: Where to find us
template: page
---

By the river.
"""


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    need("node", "npm")
    folder = tmp_path_factory.mktemp("editor")
    write_post(folder / "in/posts", "Here are a few tips:\n\n- Ask why.\n- Wait.\n")
    (folder / "in/pages").mkdir()
    (folder / "in/pages/where.md").write_text(PAGE)
    with previewed(folder / "in", folder / "out", editor=True) as running:
        yield running


@pytest.fixture
def page(browser: Browser, preview: Preview) -> Iterator[Page]:
    # A letter is dated by the writer's clock, and waits for that date where the blog is at home.
    context = browser.new_context(
        viewport={"width": 1280, "height": 900}, timezone_id="Europe/Brussels"
    )
    context.set_default_timeout(PAGE_SHOWS)
    page = context.new_page()

    def is_installed() -> bool:
        page.goto(f"{preview.address}/admin")
        return page.get_by_text(INSTALLING).count() == 0

    wait_until(is_installed, longest=PROCESS_ENDS)
    page.get_by_role("button", name="Login").click()
    expect(page.get_by_role("link", name="Letters")).to_be_visible()
    yield page
    context.close()


def publish(page: Page) -> None:
    page.get_by_role("button", name="Publish").click()
    page.get_by_text("Publish now", exact=True).click()
    expect(page.get_by_text("Entry saved")).to_be_visible()


def test_a_letter_written_here_is_built_with_its_checklist(page: Page, preview: Preview) -> None:
    page.goto(f"{preview.address}/admin/#/collections/posts/new")
    page.get_by_label("Title").fill('When do I write: "no"?')
    for number, value in enumerate(["published", "Interviews"]):
        page.get_by_role("combobox").nth(number).fill(value)
        page.get_by_role("combobox").nth(number).press("Enter")
    page.get_by_label("Tags").fill("one, two words")
    page.get_by_label("Summary").fill("A short summary.")
    page.get_by_role("switch").click()
    page.locator("[data-slate-editor]").click()
    page.keyboard.insert_text("Here are a few tips:\n\n- Sleep on it. One night.\n- Ask why.\n")
    publish(page)
    (written,) = preview.content.glob("posts/*when-do-i-write-no.md")
    _, header, _ = written.read_text(encoding="utf-8").split("---\n", 2)
    fields = yaml.safe_load(header)
    assert fields["title"] == 'When do I write: "no"?'
    assert fields["tags"] == ["one", "two words"]
    assert "modified" not in fields
    day = fields["date"]
    page.goto(f"{preview.address}/{day:%Y}/{day:%m}/when-do-i-write-no.html")
    expect(page.get_by_role("checkbox")).to_have_count(2)
    expect(page.get_by_role("heading", level=1)).to_have_text("When do I write: “no”?")


def test_the_letter_is_shown_as_the_site_sets_it(page: Page, preview: Preview) -> None:
    page.goto(f"{preview.address}/admin/#/collections/pages/entries/where")
    title = page.frame_locator("iframe").locator("h1")
    expect(title).to_have_css("font-weight", "400")


def test_a_correction_leaves_the_other_headers_as_they_are(page: Page, preview: Preview) -> None:
    page.goto(f"{preview.address}/admin/#/collections/pages/entries/where")
    page.get_by_label("Title").fill("How to find us")
    publish(page)
    text = (preview.content / "pages/where.md").read_text(encoding="utf-8")
    assert "title: How to find us" in text
    assert "template: page" in text
    assert text.endswith("By the river.\n")


def test_nothing_is_asked_of_another_machine(browser: Browser, preview: Preview) -> None:
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{preview.address}/admin/")
    expect(page.get_by_role("button", name="Login")).to_be_visible()
    page.close()
    assert [url for url in asked if not url.startswith((preview.address, "data:", "blob:"))] == []


def test_what_it_offers_to_choose_from_is_what_the_blog_has() -> None:
    config = yaml.safe_load((ROOT / "tools/editor/config.yml").read_text(encoding="utf-8"))
    fields = {field["name"]: field for field in config["collections"][0]["fields"]}
    topics = {
        line.removeprefix("category:").strip()
        for post in (ROOT / "content/posts").glob("*.md")
        for line in post.read_text(encoding="utf-8").split("\n")
        if line.startswith("category:")
    }
    assert set(fields["category"]["options"]) == topics


def test_it_writes_for_pages_of_this_preview_only(preview: Preview) -> None:
    with urllib.request.urlopen(f"{preview.address}/admin/config.yml") as answer:
        address = yaml.safe_load(answer.read())["backend"]["proxy_url"]
    request = urllib.request.Request(
        address, method="OPTIONS", headers={"Origin": "http://127.0.0.1:1"}
    )
    with urllib.request.urlopen(request) as answer:
        assert answer.headers["Access-Control-Allow-Origin"] == preview.address
