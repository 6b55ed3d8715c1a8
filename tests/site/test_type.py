"""A letter is set by its language wherever its words are shown, and text where it is passed on."""

import json
import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import feedparser
import pytest
from bs4 import BeautifulSoup

from tests.building import build, write_post

from .pages import parse

TITLES = {
    "nl": ("'s Ochtends of in '90?", "’s Ochtends of in ’90?"),
    "fr": (
        "C'est quoi : R&D ou « vente » ?",
        "C’est quoi\u00a0: R&D ou «\u00a0vente\u00a0»\u00a0?",
    ),
    "en": ("R&D, sales or rock 'n' roll?", "R&D, sales or rock ’n’ roll?"),
}


@pytest.fixture(scope="module")
def letters(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A letter in each language, whose title is also its summary, its heading and its first tip."""
    folder = tmp_path_factory.mktemp("type")
    for lang, (title, _) in TITLES.items():
        body = f"## {title}\n\n<!-- checklist -->\n\n- {title}\n- More.\n"
        header = {"title": f'"{title}"', "summary": f'"{title}"', "lang": lang}
        write_post(folder / "in", body, f"2020-01-02-{lang}.md", **header)
    build(folder / "in", folder / "out")
    return folder / "out"


def page_of(site: Path, lang: str) -> BeautifulSoup:
    """The page of the letter in a language."""
    return parse(site / f"{'' if lang == 'en' else f'{lang}/'}2020/01/{lang}.html")


SHOWN = {
    "title": "title",
    "its heading": "h1",
    "heading": ".e-content h2",
    "label of a tip": ".tip label",
    "description": "meta[name=description]",
    "where it is shared": "meta[property='og:title']",
    "summary": ".p-summary",
}


@pytest.mark.parametrize("selector", SHOWN.values(), ids=SHOWN)
@pytest.mark.parametrize("lang", TITLES)
def test_every_place_has_it_set(letters: Path, lang: str, selector: str) -> None:
    shown, *_ = page_of(letters, lang).select(selector)
    text = str(shown.get("content") or shown.get("value") or shown.get_text())
    assert as_text(text) == TITLES[lang][1]


def as_text(shown: str) -> str:
    """Text without the no-break space that keeps the last two words together."""
    return re.sub("(?<=[\\w’])\u00a0(?=[\\w’])", " ", shown)


@pytest.mark.parametrize("lang", TITLES)
def test_so_has_its_card(letters: Path, lang: str) -> None:
    (alt,) = page_of(letters, lang).select("meta[property='og:image:alt']")
    assert str(alt["content"]).startswith(f"{TITLES[lang][1]} · ")


@pytest.mark.parametrize("lang", TITLES)
def test_so_have_the_feeds(letters: Path, lang: str) -> None:
    said = json.loads((letters / "feeds/all.json").read_text("utf-8"))["items"]
    (item,) = (item for item in said if item["language"] == lang)
    assert item["title"] == item["summary"] == TITLES[lang][1]
    feed = feedparser.parse((letters / f"feeds/languages/{lang}.atom.xml").read_bytes())
    assert feed.entries[0].title == TITLES[lang][1]


@pytest.mark.parametrize("lang", TITLES)
def test_what_is_passed_on_is_text(letters: Path, lang: str) -> None:
    page = page_of(letters, lang)
    (mail,) = page.select(".share [href^=mailto]")
    (tweet,) = page.select(".share [href*='intent/tweet']")
    assert parse_qs(urlsplit(str(mail["href"])).query)["subject"] == [TITLES[lang][1]]
    assert parse_qs(urlsplit(str(tweet["href"])).query)["text"] == [TITLES[lang][1]]
