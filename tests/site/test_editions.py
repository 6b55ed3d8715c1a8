"""The blog in three languages: each page in its own, with ways to the others that lead back."""

import json
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from babel import Locale
from babel.dates import format_date, format_skeleton
from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

from plugins.addresses import file_of
from tests.building import CONTENT, ROOT, build, write_post
from tests.plugins.pictures.samples import save
from tests.site.pages import LANGS, html_files, parse, target

BASE = "https://blog.example.org"
LANGUAGES = {"en": "en_GB", "nl": "nl_BE", "fr": "fr_BE"}
SITES = {"en": "Ingenium Letters", "nl": "Ingenium-brieven", "fr": "Lettres d’Ingenium"}
UNSEEN = ["script", "style", "svg"]
NAMED = ("aria-label", "alt", "title", "placeholder", "data-copied", "data-not-copied")
PLACE = re.compile(r"\\\{\w+\\\}")  # as re.escape leaves it


def lang_of(tag: Tag | None) -> str:
    """The language that an element is in, as its nearest ancestor says."""
    while tag and not tag.get("lang"):
        tag = tag.parent
    return str(tag["lang"]) if tag else ""


def said(page: BeautifulSoup) -> Iterator[tuple[str, Tag]]:
    """What a page says or is read out, and the element that says it."""
    for text in page.find_all(string=True):
        if type(text) is NavigableString and text.parent and text.parent.name not in UNSEEN:
            yield " ".join(text.split()), text.parent
    for tag in page.find_all(True):
        for name in NAMED:
            if name in tag.attrs:
                yield " ".join(str(tag[name]).split()), tag


def names() -> Iterator[tuple[str, str]]:
    """What the blog, its topics, audiences and tags are called, with the language."""
    table: dict[str, Any] = tomllib.loads((CONTENT / "names.toml").read_text("utf-8"))
    for lang, site in table.pop("site").items():
        yield from ((lang, word) for word in site.values())
    for identity, called in (pair for kind in table.values() for pair in kind.items()):
        yield "en", identity
        yield from ((lang, name["name"]) for lang, name in called.items())


def interface() -> Iterator[tuple[str, str]]:
    """The words around the letters, with the language."""
    for lang in LANGUAGES:
        text = (ROOT / f"plugins/languages/{lang}/interface.toml").read_text("utf-8")
        for word in tomllib.loads(text)["words"].values():
            forms = word.values() if isinstance(word, dict) else [word]
            yield from ((lang, form) for form in forms)
        own = Locale.parse(lang).get_language_name(lang) or ""
        yield lang, own[:1].upper() + own[1:]


def headings(pages: Iterable[BeautifulSoup]) -> Iterator[tuple[str, str]]:
    """What each page and letter is called, with its language, by its own file."""
    for page in pages:
        if page.h1:
            yield lang_of(page.h1), page.h1.get_text()


class Known:
    """Whatever the blog says by itself, with the languages that say so."""

    def __init__(self, words: Iterable[tuple[str, str]]) -> None:
        self._langs: dict[str, set[str]] = defaultdict(set)
        for lang, text in words:
            self._langs[" ".join(text.split())].add(lang)
        self._forms = [
            (re.compile(PLACE.sub(r"[\\w.,/]+", re.escape(text))), langs)
            for text, langs in self._langs.items()
            if "{" in text
        ]

    def langs(self, text: str) -> set[str]:
        """The languages that have this text; none where it is no word of the blog's."""
        forms = (langs for form, langs in self._forms if form.fullmatch(text))
        return self._langs.get(text) or next(forms, set())


def unmarked(page: BeautifulSoup, known: Known) -> list[str]:
    """What a page says in another language than its elements tell."""
    words = ((text, known.langs(text), lang_of(tag)) for text, tag in said(page))
    return [text for text, langs, lang in words if langs and lang not in langs]


def test_every_word_is_marked_that_is_in_another_language(site: Path) -> None:
    pages = {page: parse(page) for page in html_files(site)}
    known = Known([*names(), *interface(), *headings(pages.values())])
    assert {page: found for page, soup in pages.items() if (found := unmarked(soup, known))} == {}


UNMARKED = {
    "a word": ('<html lang="en"><p>Zoeken</p>', ["Zoeken"]),
    "a word with a number": ('<html lang="en"><p>3 minuten leestijd</p>', ["3 minuten leestijd"]),
    "a name": ('<html lang="fr"><a>Contractvoorstellen</a>', ["Contractvoorstellen"]),
    "what is read out": ('<html lang="en"><a aria-label="Talen">x</a>', ["Talen"]),
    "below another": ('<html lang="en"><p lang="fr"><b>Zoeken</b></p>', ["Zoeken"]),
    "marked": ('<html lang="en"><p lang="nl"><b>Zoeken</b></p>', []),
    "of several languages": ('<html lang="fr"><p>Contact</p><p>x</p>', []),
}


@pytest.mark.parametrize(("html", "found"), UNMARKED.values(), ids=UNMARKED)
def test_a_word_that_is_not_marked_would_be_seen(html: str, found: list[str]) -> None:
    known = Known([*names(), *interface(), ("nl", "Contact"), ("fr", "Contact")])
    assert unmarked(BeautifulSoup(html, "html.parser"), known) == found


def test_every_date_is_in_the_language_of_its_place(site: Path) -> None:
    for page in html_files(site):
        for time in parse(page).select("time"):
            lang, day = lang_of(time), datetime.fromisoformat(str(time["datetime"]))
            forms = [format_date(day, form, locale=lang) for form in ("full", "long")]
            forms.append(format_skeleton("MMMMd", day, locale=lang))
            assert time.get_text().replace("\u00a0", " ") in forms, page


@pytest.mark.parametrize("lang", LANGUAGES)
def test_programs_are_told_the_language_of_every_kind_of_page(public: Path, lang: str) -> None:
    for path in LANGS[lang].values():
        page = parse(public / file_of(path))
        assert page.html
        assert page.html["lang"] == lang
        told = {str(tag["property"]): tag["content"] for tag in page.select("meta[property]")}
        assert told["og:locale"] == LANGUAGES[lang]
        assert told["og:site_name"] == SITES[lang]
        manifest = page.select_one("link[rel=manifest]")
        assert manifest
        home = LANGS[lang]["home"]
        assert manifest["href"] == f"{BASE}/{home}site.webmanifest"
        for script in page.select("script[type='application/ld+json']"):
            assert json.loads(script.get_text())["inLanguage"] == lang
        card = str(told["og:image:alt"])
        assert card.endswith(SITES[lang]) or card.startswith(SITES[lang]), card


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_manifest_is_of_its_edition_and_finds_its_icons(site: Path, lang: str) -> None:
    file = site / LANGS[lang]["home"] / "site.webmanifest"
    manifest = json.loads(file.read_text("utf-8"))
    assert (manifest["lang"], manifest["start_url"], manifest["scope"]) == (lang, "./", "./")
    assert len(manifest["icons"]) == 4
    for icon in manifest["icons"]:
        assert (file.parent / icon["src"]).is_file()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_home_leads_to_the_others_in_their_words_and_once(site: Path, lang: str) -> None:
    also = {
        "en": "These letters are also in English",
        "nl": "Deze brieven bestaan ook in het Nederlands",
        "fr": "Ces lettres existent aussi en français",
    }
    page = parse(site / file_of(LANGS[lang]["home"]))
    links = [a for a in page.select("main a[hreflang]") if a.get_text() in also.values()]
    assert {str(a["lang"]): a.get_text() for a in links} == {
        other: text for other, text in also.items() if other != lang
    }
    for link in links:
        found = target(site, site / file_of(LANGS[lang]["home"]), str(link["href"]), BASE)
        assert found == (site / file_of(LANGS[str(link["lang"])]["home"]), "")
    others = [page for page in html_files(site) if "bestaan ook in het" in page.read_text("utf-8")]
    assert [page.relative_to(site).as_posix() for page in others] == ["fr/index.html", "index.html"]


Versions = dict[str, Path]


def versions_in(site: Path) -> dict[Path, Versions]:
    """The files that each page names as its versions, by language; only of those that name any."""
    found: dict[Path, Versions] = {}
    for page in html_files(site):
        for link in parse(page).select("link[rel=alternate][hreflang]"):
            leads = target(site, page, str(link["href"]), BASE)
            assert leads, page
            found.setdefault(page, {})[str(link["hreflang"])] = leads[0]
    return found


def assert_symmetric(site: Path) -> dict[Path, Versions]:
    """Whatever a page names as its version names the page, and the same for everybody else."""
    found = versions_in(site)
    for page, versions in found.items():
        assert page in versions.values()
        for lang, other in versions.items():
            assert found[other] == versions
            assert lang == "x-default" or lang_of(parse(other).html) == lang
    return found


def test_versions_of_a_page_lead_to_each_other(public: Path) -> None:
    found = assert_symmetric(public)
    for kind in {*LANGS["nl"]} & {*LANGS["fr"]} - {"post", "topic", "tag", "audience", "month"}:
        pages = {lang: public / file_of(of[kind]) for lang, of in LANGS.items()}
        assert found[pages["nl"]] == {**pages, "x-default": pages["en"]}, kind


def test_so_do_those_of_a_blog_whose_first_language_is_another(tmp_path: Path) -> None:
    content, settings = tmp_path / "in", tmp_path / "settings.py"
    for name, lang, date, key in (
        ("un", "fr", "2020-01-02", "one"),
        ("een", "nl", "2020-02-03", "one"),
        ("deux", "fr", "2020-02-03", "two"),
        ("drie", "nl", "2021-03-04", "three"),
    ):
        write_post(
            content, "Text.", f"{name}.md", title=name, lang=lang, date=date, translation_key=key
        )
    write_post(content, "Text.", "pages/over.md", title="Over", lang="nl")
    theme = f"THEME = {str(ROOT / 'theme')!r}\nDEFAULT_LANG = 'fr'\n"
    settings.write_text(f"from pelicanconf import *\n{theme}")
    build(content, tmp_path / "out", settings=settings)
    found = assert_symmetric(tmp_path / "out")
    pair = {"fr": tmp_path / "out/2020/01/un.html", "nl": tmp_path / "out/nl/2020/02/een.html"}
    assert found[pair["nl"]] == {**pair, "x-default": pair["fr"]}
    assert tmp_path / "out/2020/02/deux.html" not in found
    assert tmp_path / "out/nl/2021/index.html" not in found
    assert {*found[tmp_path / "out/index.html"]} == {"fr", "nl", "x-default"}


def test_what_the_first_language_lacks_is_listed_and_led_to_once(tmp_path: Path) -> None:
    content = tmp_path / "in"
    leads = "[{name}]({static}{name}%20%C3%A9.png)"
    for name, lang in (("een", "nl"), ("un", "fr")):
        save(content / f"{name} é.png", 20, 10)
        write_post(
            content,
            leads.replace("{name}", name),
            f"{name}.md",
            title=name,
            lang=lang,
            translation_key="one",
        )
        about = {"title": f"Page {name}", "lang": lang, "translation_key": "about"}
        write_post(content, "Text.", f"pages/about-{name}.md", **about)
    write_post(content, "Text.", "other.md", title="Other")
    build(content, tmp_path / "out", "warnings", settings=ROOT / "publishconf.py", SITEURL=BASE)
    sitemap = (tmp_path / "out/sitemap.xml").read_text("utf-8")
    listed = re.findall(r"<loc>(.*?)</loc>", sitemap)
    assert {f"{BASE}/nl/2020/01/een.html", f"{BASE}/fr/about-un/"} <= {*listed}
    assert len(listed) == len({*listed})
    for page, own in (("nl/2020/01/een.html", "Page een"), ("fr/2020/01/un.html", "Page un")):
        shown = parse(tmp_path / "out" / page)
        foot = [link.get_text() for link in shown.select(".colophon a")]
        assert [name for name in foot if name.startswith("Page")] == [own]
        assert (tmp_path / f"out/{Path(page).stem} é.png").is_file()


def test_netlify_has_a_rule_for_what_is_missing_in_each_other_language() -> None:
    rules = tomllib.loads((ROOT / "netlify.toml").read_text("utf-8"))["redirects"]
    assert rules == [
        {"from": f"/{lang}/*", "to": f"/{lang}/404.html", "status": 404}
        for lang in LANGUAGES
        if lang != "en"
    ]
