"""Searching in a real browser, under the policy of production."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import OF_COLOUR, found_by_axe
from tests.browser.conftest import LIGHTS, Visit, served
from tests.browser.engines import Chromium
from tests.building import ROOT, build, write_post
from tests.made_up import build_with, speak
from tests.waiting import PAGE_SHOWS

TIPS = "\n\nMy tips:\n\n- Hide your wristwatch.\n- Don't be late."
LETTERS = {
    "en": ("Two interviews", f"Prepare for the <code>&lt;b&gt;</code> interview & sleep.{TIPS}"),
    "nl": (
        "Twee gesprekken",
        "Kandidaten bereiden hun gesprekken voor over hun loonbriefjes: lonen.",
    ),
    "fr": (
        "L’entretien d’embauche",
        "Les candidates préparent les entretiens sans y être obligées. Aujourd'hui, l'argent et "
        "l'*expérience* comptent, et l'\"école\".",
    ),
}
QUERIES = {
    "english": ("preparing", "Two interviews"),
    "a contraction": ("don't", "Two interviews"),
    "a tip": ("wristwatch", "Two interviews"),
    "dutch": ("kandidaat", "Twee gesprekken"),
    "dutch, another form": ("loon", "Twee gesprekken"),
    "a compound": ("loonbriefje", "Twee gesprekken"),
    "french": ("obliger", "L’entretien d’embauche"),
    "without accents": ("obligees", "L’entretien d’embauche"),
    "behind an elision": ("argent", "L’entretien d’embauche"),
    "and in a tag": ("experiences", "L’entretien d’embauche"),
    "and in quotes": ("ecole", "L’entretien d’embauche"),
    "with an elision": ("l’argent", "L’entretien d’embauche"),
    "with another": ("d'Argent", "L’entretien d’embauche"),
    "in a title": ("embauche", "L’entretien d’embauche"),
    "two in a title": ("entretien embauche", "L’entretien d’embauche"),
    "the title": ("L'entretien d'embauche", "L’entretien d’embauche"),
    "an apostrophe within a word": ("aujourd’hui", "L’entretien d’embauche"),
}


@pytest.fixture(scope="module")
def site_of_three_languages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A letter in each language."""
    folder = tmp_path_factory.mktemp("languages")
    for lang, (title, body) in LETTERS.items():
        write_post(folder / "in", body, name=f"{lang}.md", title=title, lang=lang)
    build(folder / "in", folder / "out")
    return folder / "out"


@pytest.fixture(scope="module")
def languages(site_of_three_languages: Path) -> Iterator[str]:
    """Where it is served."""
    with served(site_of_three_languages) as address:
        yield address


@pytest.fixture(scope="module")
def searching(browser: Browser, languages: str) -> Iterator[Page]:
    """The page of the search, on which one search follows another."""
    page = browser.new_page()
    page.set_default_timeout(PAGE_SHOWS)
    page.goto(f"{languages}/search/")
    yield page
    page.close()


def look_for(page: Page, words: str) -> None:
    """Type as a reader does, where nothing is typed yet or any more."""
    page.get_by_label("Words to look for").clear()
    expect(page.locator(".found a")).to_have_count(0)
    page.get_by_label("Words to look for").press_sequentially(words)


def errors_of(page: Page) -> list[str]:
    """Errors and warnings of the page, as they come."""
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on(
        "console",
        lambda said: errors.append(said.text) if said.type in ("error", "warning") else None,
    )
    return errors


def test_typing_finds_letters(visit: Visit, guarded: str) -> None:
    page = visit("", base_url=guarded)
    errors = errors_of(page)
    page.get_by_role("navigation", name="Main menu").get_by_role("link", name="Search").click()
    look_for(page, "counter-offer")
    status = page.get_by_role("status")
    expect(status).to_contain_text("found")
    assert status.get_attribute("aria-live") in (None, "polite")
    first = page.locator(".found li").first
    expect(first.get_by_role("link")).to_have_text(
        "Should I accept a counter-offer from my employer?"
    )
    expect(first.locator("time")).to_have_text("Tuesday, October 9, 2018")
    expect(first.locator("mark").first).to_be_visible()
    assert errors == []


def test_the_keyboard_is_enough(visit: Visit, guarded: str) -> None:
    page = visit("search/", base_url=guarded)
    page.get_by_label("Words to look for").focus()
    page.keyboard.type("salary")
    page.keyboard.press("Enter")
    expect(page.locator(".found li")).not_to_have_count(0)
    assert page.url.endswith("/search/?q=salary")
    title = page.locator(".found a").first.inner_text()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Search")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(title)


def test_an_address_with_words_searches_for_them(visit: Visit, guarded: str) -> None:
    page = visit("search/?q=salary", base_url=guarded)
    expect(page.get_by_label("Words to look for")).to_have_value("salary")
    expect(page.get_by_role("status")).to_have_text("2 letters found.")


@pytest.mark.parametrize(("words", "title"), QUERIES.values(), ids=QUERIES)
def test_each_language_knows_the_forms_of_its_words(
    searching: Page, words: str, title: str
) -> None:
    look_for(searching, words)
    expect(searching.get_by_role("status")).to_have_text("1 letter found.")
    link = searching.locator(".found a")
    expect(link).to_have_text(title)
    assert link.get_attribute("lang") == link.get_attribute("hreflang")
    assert LETTERS[str(link.get_attribute("lang"))][0] == title


@pytest.fixture(scope="module")
def offers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where letters with a word of two languages are served, and one that it begins with."""
    folder = tmp_path_factory.mktemp("offers")
    for name, lang, title, body in (
        ("a", "en", "Offers", "An offre, offre, offre in an offer."),
        ("b", "fr", "Une proposition", "Une offre."),
        ("c", "nl", "Of niet", "Wachten of niet."),
    ):
        write_post(folder / "in", body, name=f"{name}.md", title=title, lang=lang)
    build(folder / "in", folder / "out")
    with served(folder / "out") as address:
        yield address


@pytest.mark.parametrize(
    ("path", "titles", "told"),
    [
        ("search/", ["Offers", "Une proposition"], "· En français"),
        ("fr/recherche/", ["Une proposition", "Offers"], "· In English"),
        ("nl/zoeken/", ["Offers", "Une proposition"], "· In English"),
    ],
)
def test_the_language_of_the_page_comes_first(
    visit: Visit, offers: str, path: str, titles: list[str], told: str
) -> None:
    page = visit(f"{path}?q=offre", base_url=offers)
    expect(page.locator(".found a")).to_have_text(titles)
    label = page.locator(".found .count").first
    expect(label).to_have_text(told)
    assert label.get_attribute("lang") == label.locator("xpath=../h2/a").get_attribute("lang")


@pytest.fixture(scope="module")
def site_in_parts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Letters of which each is a part of the index."""
    folder = tmp_path_factory.mktemp("parts")
    for name, title, body in (
        ("a", "Red tape", "Red, red, red."),
        ("b", "Redundancy", "What redundancy means."),
        ("c", "Twice", "After a redundancy."),
    ):
        write_post(folder / "in", body, name=f"{name}.md", title=title)
    settings = folder / "settings.py"
    settings.write_text(
        "from pelicanconf import *\n"
        "import plugins.search.index\n"
        f"THEME = {str(ROOT / 'theme')!r}\n"
        "plugins.search.index.STEP = 1\n"
    )
    build(folder / "in", folder / "out", settings=settings)
    return folder / "out"


@pytest.fixture(scope="module")
def parts(site_in_parts: Path) -> Iterator[str]:
    """Where they are served."""
    with served(site_in_parts) as address:
        yield address


def test_all_parts_are_searched_by_one_program(visit: Visit, parts: str) -> None:
    page = visit("search/", base_url=parts)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.partition("?")[0]))
    look_for(page, "red")
    expect(page.locator(".found a")).to_have_count(3)
    files = [url.rpartition("/")[2] for url in asked]
    once = ("pagefind.js", "wasm.en.pagefind", "pagefind-entry.json")
    assert [files.count(name) for name in once] == [1, 1, 3]


def test_what_a_part_gives_instead_of_a_word_that_it_lacks_is_left_out(
    visit: Visit, parts: str
) -> None:
    page = visit("search/?q=redundancies", base_url=parts)
    expect(page.locator(".found a")).to_have_count(2)
    expect(page.locator(".found")).not_to_contain_text("Red tape")


@pytest.mark.parametrize("missing", ["en/wasm.en.pagefind", "en-2/pagefind-entry.json"])
def test_where_a_part_is_missing_the_search_says_so(
    visit: Visit, site_in_parts: Path, tmp_path: Path, missing: str
) -> None:
    shutil.copytree(site_in_parts, tmp_path / "site")
    (tmp_path / "site/pagefind" / missing).unlink()
    with served(tmp_path / "site") as address:
        page = visit("search/?q=red", base_url=address)
        expect(page.get_by_role("status")).to_contain_text("does not work")


def test_what_the_index_has_apart_is_shown_as_it_was_written(visit: Visit, languages: str) -> None:
    page = visit("search/?q=argent", base_url=languages)
    line = page.locator(".found p")
    expect(line).to_contain_text("Aujourd’hui, l’argent et l’expérience comptent")
    expect(line.locator("mark")).to_have_text("argent")


def test_a_number_takes_the_form_that_the_language_has_for_it(visit: Visit, tmp_path: Path) -> None:
    speak(tmp_path / "languages", "pl")
    for number in range(22):
        text = "raz" if number else "raz dwa"
        write_post(tmp_path / "in", text, f"2020-01-02-post-{number}.md", title=f"Tytuł {number}")
    site = build_with(tmp_path / "languages", tmp_path, DEFAULT_LANG="pl")
    with served(site) as address:
        page = visit("search/?q=raz", base_url=address)
        expect(page.get_by_role("status")).to_have_text("la-found-few 22 la-found_best 20")
        expect(page.locator(".found li")).to_have_count(20)
        page.get_by_role("button", name="la-found_more").click()
        expect(page.locator(".found li")).to_have_count(22)
        expect(page.locator(".found a").nth(20)).to_be_focused()
        expect(page.get_by_role("button", name="la-found_more")).to_be_hidden()
        expect(page.get_by_role("status")).to_have_text("la-found-few 22")
        page.get_by_role("searchbox").fill("dwa")
        expect(page.get_by_role("status")).to_have_text("la-found-one 1")
        page.get_by_role("searchbox").fill("trzy")
        expect(page.get_by_role("status")).to_have_text("la-found_none trzy")


def test_what_a_letter_says_is_text_never_markup(visit: Visit, languages: str) -> None:
    page = visit("search/?q=interview", base_url=languages)
    line = page.locator(".found p")
    expect(line).to_contain_text("Prepare for the <b> interview & sleep.")
    assert line.locator("b").count() == 0
    expect(line.locator("mark")).to_have_text("interview")


def test_what_is_found_is_accessible_and_fits_a_phone(visit: Visit, guarded: str) -> None:
    size = {"width": 320, "height": 800}
    page = visit("search/?q=salary", base_url=guarded, viewport=size, bypass_csp=True)
    expect(page.locator(".found li")).to_have_count(2)
    for light, media in LIGHTS.items():
        page.emulate_media(**LIGHTS["light"] | media)
        assert found_by_axe(Chromium(page), () if light == "light" else OF_COLOUR) == [], light
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_words_that_are_in_no_letter_find_nothing(visit: Visit, guarded: str) -> None:
    page = visit("search/", base_url=guarded)
    look_for(page, "xylophone")
    expect(page.get_by_role("status")).to_have_text("Nothing found for “xylophone”.")
    expect(page.locator(".found li")).to_have_count(0)
    page.get_by_label("Words to look for").fill("")
    expect(page.get_by_role("status")).to_have_text("")


def test_a_query_is_shown_as_text(visit: Visit, guarded: str) -> None:
    page = visit("search/?q=%3Cimg%20src=x%3Ezzzz", base_url=guarded)
    expect(page.get_by_role("status")).to_contain_text("<img src=x>zzzz")
    assert page.locator("[role=status] img").count() == 0


def test_without_script_there_is_the_archive_and_no_idle_form(visit: Visit, guarded: str) -> None:
    page = visit("search/", base_url=guarded, java_script_enabled=False)
    expect(page.locator("form")).to_be_hidden()
    page.get_by_role("link", name="The archive lists every letter.").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("All letters by year")


def test_where_it_cannot_work_it_says_so(visit: Visit, site: Path, tmp_path: Path) -> None:
    shutil.copytree(site, tmp_path, dirs_exist_ok=True)
    (tmp_path / "search").rename(tmp_path / "other")  # the policy allows it elsewhere
    with served(tmp_path) as address:
        page = visit("other/?q=salary", base_url=address)
        expect(page.get_by_role("status")).to_contain_text("does not work in this browser")


def test_nothing_is_stored_and_nobody_else_asked(visit: Visit, guarded: str) -> None:
    page = visit("search/", base_url=guarded)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    look_for(page, "salary")
    expect(page.locator(".found li")).not_to_have_count(0)
    assert all(url.startswith(guarded) for url in asked)
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    assert page.evaluate("caches.keys()") == []
    assert page.context.cookies() == []


def test_pagefind_is_asked_for_only_by_who_searches(visit: Visit, guarded: str) -> None:
    page = visit("search/", base_url=guarded)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.reload()
    page.wait_for_load_state("networkidle")
    assert [url for url in asked if "/search.js" in url]
    assert not [url for url in asked if "/pagefind/" in url]


def test_it_works_where_the_site_is_served_below_a_path(
    visit: Visit, site: Path, tmp_path: Path
) -> None:
    shutil.copytree(site, tmp_path / "letters")
    with served(tmp_path) as address:
        page = visit("letters/search/", base_url=address, bypass_csp=True)
        look_for(page, "salary")
        page.locator(".found a").first.click()
        expect(page.locator("article h1")).to_be_visible()
        assert "/letters/20" in page.url
