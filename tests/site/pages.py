"""The pages of a built site and what is in them."""

import os
from functools import lru_cache
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from bs4 import BeautifulSoup

import pelicanconf

# One page of every kind.
KINDS = {
    "home": "",
    "second page": "page/2/",
    "post": "2017/06/way-back-after-no.html",
    "post with links in tips": "2018/10/counter-offer.html",
    "numbered tips": "2018/02/talking-about-salary.html",
    "topic": "topics/hiring/",
    "topics": "topics/",
    "tag": "tags/preparation/",
    "audience": "for/candidates/",
    "tags": "tags/",
    "archive": "archive/",
    "checklists": "checklists/",
    "year": "2018/",
    "month": "2018/10/",
    "page": "privacy/",
    "subscribe": "subscribe/",
    "not found": "404.html",
    "search": "search/",
    "offline": "offline/",
}

# The same in the other languages, as far as these have it.
DUTCH = {
    "home": "nl/",
    "post": "nl/2018/05/tweede-sollicitatiegesprek.html",
    "numbered tips": "nl/2018/02/over-loon-praten.html",
    "topic": "nl/onderwerpen/sollicitatiegesprekken/",
    "topics": "nl/onderwerpen/",
    "tag": "nl/trefwoorden/voorbereiding/",
    "audience": "nl/voor/werkgevers/",
    "tags": "nl/trefwoorden/",
    "archive": "nl/archief/",
    "checklists": "nl/checklists/",
    "year": "nl/2018/",
    "month": "nl/2018/05/",
    "page": "nl/privacy/",
    "subscribe": "nl/volgen/",
    "not found": "nl/404.html",
    "search": "nl/zoeken/",
    "offline": "nl/offline/",
}
FRENCH = {
    "home": "fr/",
    "post": "fr/2018/10/accepter-une-contre-offre.html",
    "numbered tips": "fr/2018/02/parler-de-remuneration.html",
    "topic": "fr/sujets/propositions-de-contrat/",
    "topics": "fr/sujets/",
    "tag": "fr/mots-cles/preparation/",
    "audience": "fr/pour/employeurs/",
    "tags": "fr/mots-cles/",
    "archive": "fr/archives/",
    "checklists": "fr/listes/",
    "year": "fr/2018/",
    "month": "fr/2018/10/",
    "page": "fr/vie-privee/",
    "subscribe": "fr/s-abonner/",
    "not found": "fr/404.html",
    "search": "fr/recherche/",
    "offline": "fr/hors-ligne/",
}
# Each kind in one of them, by turns; `make test-full` takes both.
BY_TURNS = {
    f"{kind}, {lang}": path
    for number, pair in enumerate(zip(DUTCH.items(), FRENCH.items(), strict=True))
    for lang, (kind, path) in zip(("nl", "fr"), pair, strict=True)
    if os.environ.get("HYPOTHESIS_PROFILE") == "full" or lang == ("nl", "fr")[number % 2]
}
LANGS = {"en": KINDS, "nl": DUTCH, "fr": FRENCH}


def html_files(site: Path) -> list[Path]:
    """Every page of the site, in order."""
    return sorted(site.rglob("*.html"))


def posts(site: Path) -> list[Path]:
    """Every post's page in any language, in order."""
    found = (p for place in ("", "[a-z][a-z]/") for p in site.glob(f"{place}[0-9]*/[0-9]*/*.html"))
    return sorted(p for p in found if p.name != "index.html")


def lang_of(page: Path, site: Path) -> str:
    """The language that a page is in by its folder."""
    folder = page.relative_to(site).parts[0]
    return folder if folder in pelicanconf.LANGUAGES else pelicanconf.DEFAULT_LANG


def parse(page: Path) -> BeautifulSoup:
    """The page as a tree, which all tests share: it is to be read only."""
    found = page.stat()
    return parsed(page, (found.st_ino, found.st_mtime_ns, found.st_size))


@lru_cache(maxsize=500)
def parsed(page: Path, version: tuple[int, int, int]) -> BeautifulSoup:
    """The tree of a page as long as its file is the same."""
    return BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser")


def target(site: Path, page: Path, address: str, base: str) -> tuple[Path, str] | None:
    """The file and the anchor that `address` on `page` leads to; None if it leaves the site.

    `base` is the address that the site is served at.
    """
    absolute = urljoin(f"{base}/{page.relative_to(site).as_posix()}", address)
    if not absolute.startswith(f"{base}/"):
        return None
    rest, fragment = urldefrag(absolute)
    path = site / unquote(urlsplit(rest).path).lstrip("/")
    return (path / "index.html" if rest.endswith("/") else path), fragment
