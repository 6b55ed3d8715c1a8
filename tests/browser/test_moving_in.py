"""A blog moves in at the desk: its export is looked at, and imported when somebody has seen it."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, FilePayload, expect

from tests.browser.desks import desk_of
from tests.building import write_post
from tests.tools.importing.exports import Old, classic
from tests.waiting import PAGE_SHOWS
from tools.front_matter.header import fields


def test_an_export_is_looked_at_and_moves_in(
    browser: Browser, tmp_path: Path, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VERIFY", "no")
    write_post(tmp_path / "in/posts", "Words.\n", category="Interviews")
    export = classic(
        [Old(1, title="No way back", labels=["Nederlands", "interviews", "x"])]
    ).encode()
    file = FilePayload(name="blog.xml", mimeType="text/xml", buffer=export)
    with desk_of(tmp_path / "in", site) as desk:
        page = browser.new_context(viewport={"width": 360, "height": 740}).new_page()
        page.set_default_timeout(PAGE_SHOWS)
        page.goto(f"{desk.address}/desk/")
        with page.expect_file_chooser() as chooser:
            page.get_by_role("button", name="Import").click()
        chooser.value.set_files([file])
        expect(page.get_by_text("Letters: 1.")).to_be_visible()
        assert [*desk.content.glob("posts/2018-*")] == []
        assert Axe().run(page).response["violations"] == []
        page.reload()  # as who comes back to it does
        with page.expect_popup() as report:
            page.get_by_role("link", name="What became of each").click()
        expect(report.value.get_by_text("No way back").first).to_be_visible()
        expect(page.get_by_label("Nederlands (1)")).to_have_value("lang:nl")
        expect(page.get_by_label("interviews (1)")).to_have_value("category")
        page.get_by_label("x (1)").select_option("audience:Candidates")
        page.get_by_role("button", name="Move it in").click()
        expect(page.get_by_text("The blog has moved in.")).to_be_visible()
        (letter,) = desk.content.glob("posts/2018-*")
        header = fields(letter.read_text("utf-8"))
        named = {key: header[key] for key in ("lang", "category", "audience")}
        assert named == {"lang": "nl", "category": "Interviews", "audience": "candidates"}
        page.get_by_role("button", name="Close").click()
        letters = page.locator("#letters")
        expect(letters.get_by_role("link", name="No way back")).to_be_visible()
        page.context.close()
