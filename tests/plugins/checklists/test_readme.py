"""The plugin's README is true."""

import re
from pathlib import Path

import pytest
from markdown import markdown
from playwright.sync_api import Browser, expect

from plugins.checklists.checklist import PageContext, add_checklists
from tests.serving import address_of
from tools.preview.server import serve

from .conftest import POST, TEXT
from .installing import PROJECT, Environment

README = (PROJECT / "README.md").read_text(encoding="utf-8")
CODE = "\n".join(file.read_text(encoding="utf-8") for file in PROJECT.glob("*.py"))
SETTINGS = sorted(set(re.findall(r'settings\.get\("([A-Z_]+)"\)', CODE)))
STYLE = (PROJECT / "checklist.css").read_text(encoding="utf-8")
PROPERTIES = sorted(set(re.findall(r"var\((--checklist-[\w-]+)", STYLE)))
MODULES = sorted(file.name for file in PROJECT.glob("*.*") if file.suffix in {".py", ".js", ".css"})


def block(language: str) -> str:
    """The block of code in a language."""
    found = re.search(rf"^```{re.escape(language)}\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)
    assert found
    return found[1]


def test_the_input_becomes_the_output() -> None:
    made = add_checklists(markdown(block("markdown")), PageContext("a-post")).html
    shown = [re.escape(part) for part in block("html").strip().split("…")]
    assert re.fullmatch(".*".join(shown), made, re.DOTALL)


def test_there_is_something_to_name() -> None:
    assert {"CHECKLISTS_CACHE", "CHECKLISTS_LANGUAGES", "WEBSITE_URL"} <= set(SETTINGS)
    assert len(PROPERTIES) == 4
    assert len(MODULES) > 10


@pytest.mark.parametrize("name", [*SETTINGS, *PROPERTIES, *MODULES])
def test_it_names_every_setting_property_and_file(name: str) -> None:
    assert f"`{name}`" in README or f"/{name}`" in README


@pytest.fixture(scope="module")
def listed(installed: Environment, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site whose settings name the plugin as the README does, with its list of checklists."""
    folder = tmp_path_factory.mktemp("listed")
    for name, text in {
        "content/post.md": POST + TEXT,
        "content/other.md": POST.replace("yes", "no") + "No tips.",
        "templates/all.html": block("html+jinja"),
        "pelicanconf.py": "PLUGINS = ['checklists']\nDIRECT_TEMPLATES = ['all']\n"
        "THEME_TEMPLATES_OVERRIDES = ['templates']\n",
    }.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    installed.run("-m", "pelican", "content", "-o", "output", cwd=folder)
    return folder / "output"


def test_its_list_of_checklists_shows_the_reader_s_progress(listed: Path, browser: Browser) -> None:
    with address_of(serve(listed, 0)) as address:
        page = browser.new_page()
        page.goto(f"{address}/all.html")
        expect(page.locator("li")).to_have_count(1)
        expect(page.locator(".count")).to_have_text("3 tips")
        page.get_by_role("link").click()
        page.get_by_role("checkbox").first.check()
        page.go_back()
        expect(page.locator(".count")).to_have_text("1 of 3 done")
        page.get_by_role("button").click()
        expect(page.get_by_role("status")).to_have_text("Forgotten.")
        expect(page.locator(".count")).to_have_text("3 tips")
        page.close()
