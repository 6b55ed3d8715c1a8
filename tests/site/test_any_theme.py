"""The plugin alone, in Pelican's own simple theme."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.building import run_pelican, write_post
from tests.site.pages import parse
from tools.preview.server import serve

SETTINGS = """
PATH = "content"
SITEURL = ""
TIMEZONE = "UTC"
THEME = "simple"
PLUGINS = ["plugins.checklists"]
FEED_ALL_ATOM = "feed.xml"
"""
TIPS = "Here are a few tips:\n\n- Sleep on it. One night.\n- Ask what will change.\n"


@pytest.fixture
def simple_site(tmp_path: Path) -> Path:
    """One post in the simple theme, with classic headers as that theme's users write them."""
    post = write_post(tmp_path / "in", TIPS)
    lines = [line for line in post.read_text().split("\n") if line != "---"]
    post.write_text("\n".join(line[:1].upper() + line[1:] for line in lines[:3]) + "\n\n" + TIPS)
    settings = tmp_path / "settings.py"
    settings.write_text(SETTINGS)
    result = run_pelican(tmp_path / "in", tmp_path / "out", settings=settings)
    assert result.returncode == 0, result.stdout
    return tmp_path / "out"


def test_a_post_gets_a_working_checklist(simple_site: Path, browser: Browser) -> None:
    server = serve(simple_site, 0)
    page = browser.new_page()
    page.goto(f"http://127.0.0.1:{server.server_port}/a-post.html")
    page.get_by_role("checkbox", name="Sleep on it.").check()
    page.reload()
    expect(page.get_by_role("checkbox", name="Sleep on it.")).to_be_checked()
    expect(page.locator(".checklist-count")).to_have_text("1 of 2 done")
    page.close()
    server.shutdown()
    server.server_close()


def test_its_index_and_feed_stay_plain(simple_site: Path) -> None:
    assert "checkbox" not in (simple_site / "feed.xml").read_text()
    assert not parse(simple_site / "index.html").select("input, tips-checklist")
