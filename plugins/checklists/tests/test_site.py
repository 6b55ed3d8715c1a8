"""Whole sites: where the checklist is, where the plain list stays, and what is said."""

import json
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from .sites import TIPS, Site, build, write

UNSOUND = "<p>Here are a few tips:</p>\n<ul><li>Sleep on it.<li>Ask why.</ul>\n"
SETTINGS = """
RELATIVE_URLS = True
ARTICLE_SAVE_AS = "{date:%Y}/{slug}.html"
WEBSITE_URL = "https://www.example.org/"
TWITTER_USERNAME = "example"
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Posts of many kinds."""
    folder = tmp_path_factory.mktemp("site")
    write(folder)
    write(folder, name="off", checklist="off")
    write(folder, name="draft", status="draft")
    write(folder, "No tips here.\n\n- Amber\n- Blue\n", name="no-tips")
    write(folder, UNSOUND, name="unsound")
    write(folder, "<p>No list <em>here.</p>\n", name="no-list")
    write(folder, TIPS.replace("- ", "- [ ] "), name="brackets")
    return build(folder, SETTINGS)


def page(site: Site, name: str) -> BeautifulSoup:
    return BeautifulSoup(site.read(name), "html.parser")


def test_it_is_built(site: Site) -> None:
    assert site.built, site.said


@pytest.mark.parametrize("name", ["2020/a-post.html", "2020/brackets.html", "drafts/draft.html"])
def test_a_post_s_own_page_has_the_checklist(site: Site, name: str) -> None:
    found = page(site, name)
    labels = [label.get_text() for label in found.select("tips-checklist label")]
    assert labels == ["Sleep on it.", "Ask what will change."]
    assert "[ ]" not in found.get_text()
    for tag in found.select("article > :is(link, script)"):
        address = str(tag.get("href") or tag.get("src"))
        assert (site.output / name).parent.joinpath(address).is_file()


@pytest.mark.parametrize("name", ["2020/off.html", "2020/no-tips.html", "2020/unsound.html"])
def test_a_page_without_a_checklist_loads_nothing(site: Site, name: str) -> None:
    found = page(site, name)
    assert found.select("article li")
    assert not found.select("tips-checklist, input, script, [rel=stylesheet]")


@pytest.mark.parametrize("name", ["index.html", "feed.xml"])
def test_everywhere_else_the_list_is_plain(site: Site, name: str) -> None:
    assert "Sleep on it. One night." in site.read(name)
    assert "checkbox" not in site.read(name)
    assert "tips-checklist" not in site.read(name)


def test_the_foot_leads_to_the_site_s_owner(site: Site) -> None:
    links = page(site, "2020/a-post.html").select(".checklist-links a")
    assert [(link["href"], link.get_text()) for link in links] == [
        ("https://www.example.org/", "www.example.org"),
        ("https://twitter.com/example", "@example"),
    ]


def test_html_that_is_not_sound_is_told_with_its_file_if_it_has_lists(site: Site) -> None:
    (line,) = (line for line in site.said.split("\n") if "WARNING" in line)
    said = "unsound.md: its lists stay plain, for its HTML is not sound: "
    assert said + "</ul> in line 2 comes before </li>" in line


CACHE = """
import json
from pathlib import Path

def CHECKLISTS_CACHE(restored):
    def decorate(function):
        def called(*arguments):
            name = f"{function.__module__}.{function.__qualname__}"
            file = Path("kept.json")
            kept = json.loads(file.read_text()) if file.exists() else {}
            key = json.dumps([name, arguments])
            if key not in kept:
                kept[key] = function(*arguments)
                file.write_text(json.dumps(kept))
            return restored(json.loads(json.dumps(kept[key])))
        return called
    return decorate
"""


def test_a_site_s_cache_is_asked_before_anything_is_computed(tmp_path: Path) -> None:
    write(tmp_path)
    first = build(tmp_path, CACHE).read("a-post.html")
    assert "<tips-checklist" in first
    kept = tmp_path / "kept.json"
    (key, (html, tips)), *others = json.loads(kept.read_text()).items()
    assert not others
    kept.write_text(json.dumps({key: [html.replace("Sleep on it.", "Wait."), tips]}))
    second = build(tmp_path, CACHE).read("a-post.html")
    assert second == first.replace("Sleep on it.", "Wait.")


def test_a_cache_that_is_none_is_told(tmp_path: Path) -> None:
    write(tmp_path)
    site = build(tmp_path, "CHECKLISTS_CACHE = 'redis'")
    assert not site.built
    assert "CHECKLISTS_CACHE must be a function, not 'redis'." in site.said
    assert not site.output.exists()
