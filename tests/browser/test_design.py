"""What a reader's eye and thumb meet: measure, contrast, targets, weight, calm, and paper."""

import re
from collections.abc import Iterator
from functools import cache, partial
from pathlib import Path
from typing import Any

import brotli
import pytest
from playwright.sync_api import Browser, Page, Request, expect

from tests.browser.conftest import Visit
from tests.browser.typeface import set_in_brought_face
from tests.serving import address_of_letter
from tests.site.pages import KINDS, parse, posts
from tools.weights import LOADED

POST = KINDS["post"]
LINES = """() => [...document.querySelectorAll(".text > p:not(:first-child)")].flatMap((p) => {
  const text = document.createTreeWalker(p, NodeFilter.SHOW_TEXT), lines = {};
  for (let node; (node = text.nextNode()); ) {
    for (let at = 0; at < node.length; at++) {
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      const { top } = range.getBoundingClientRect();
      lines[Math.round(top)] = (lines[Math.round(top)] ?? 0) + 1;
    }
  }
  return Object.values(lines).slice(0, -1);
})"""
CONTRAST = """([one, other]) => {
  const shine = (name) => {
    const probe = document.createElement("i");
    probe.style.color = `var(--${name})`;
    document.body.append(probe);
    const [r, g, b] = getComputedStyle(probe).color.match(/[\\d.]+/g).map((part) => {
      const value = part / 255;
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    });
    probe.remove();
    return 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
  };
  const [dark, light] = [shine(one), shine(other)].sort((a, b) => a - b);
  return light / dark;
}"""


def lines(page: Page) -> list[int]:
    """The characters on every full line of the text."""
    return list(page.evaluate(LINES))


@pytest.mark.parametrize(("width", "least", "most"), [(360, 30, 45), (768, 60, 75), (1280, 60, 75)])
def test_the_measure(visit: Visit, width: int, least: int, most: int) -> None:
    page = visit(POST, viewport={"width": width, "height": 800})
    set_in_brought_face(page)
    full = lines(page)
    assert len(full) > 10
    assert least <= sum(full) / len(full) <= most
    assert max(full) <= most + 5


@pytest.mark.parametrize("look", ["light", "dark"])
def test_contrast(visit: Visit, look: Any) -> None:
    page = visit(POST, color_scheme=look)
    for name, least in {"ink": 7, "quiet": 4.5, "accent": 4.5}.items():
        assert page.evaluate(CONTRAST, [name, "paper"]) >= least, name


def is_counted(request: Request) -> bool:
    """Whether a request is part of the first view's budget: a letter's pictures are not."""
    return request.resource_type != "image" and "/img/" not in request.url


def first_view(page: Page, path: str) -> list[str]:
    """What a page asks for until it is quiet, as far as it is counted."""
    asked: list[Request] = []
    listener = partial(list[Request].append, asked)
    page.on("request", listener)
    page.goto(f"/{path}", wait_until="networkidle")
    page.remove_listener("request", listener)
    return [request.url for request in asked if is_counted(request)]


def test_the_first_view_of_every_letter_fits_the_first_round_trip(
    visit: Visit, site: Path, address: str
) -> None:
    page, sent = visit("robots.txt"), cache(sent_bytes)  # which asks for nothing late
    for post in posts(site):
        path = post.relative_to(site).as_posix()
        counted = first_view(page, path)
        files = [site / url.removeprefix(f"{address}/") for url in counted]
        assert post in files
        assert len(files) <= 5, path
        assert sum(map(sent, files)) <= 14_600, path


def sent_bytes(file: Path) -> int:
    """How many bytes of a file are sent."""
    return len(brotli.compress(file.read_bytes()))


def test_a_letter_names_four_files(site: Path) -> None:
    for post in posts(site):
        named = parse(post).select(LOADED)
        assert len(named) == 4, post


@pytest.fixture(scope="module")
def set_letter(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a letter with all that typogrify marks."""
    body = 'A lead.\n\n"No" & the CEO said [more](https://example.org/more).\n\nPlain text.'
    with address_of_letter(tmp_path_factory.mktemp("set"), body) as address:
        yield address


@pytest.mark.parametrize("width", [360, 1280])
def test_an_opening_quote_hangs_in_the_margin(
    browser: Browser, set_letter: str, width: int
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 740})
    page.goto(set_letter)
    set_in_brought_face(page)
    quote, text = page.locator(".dquo").bounding_box(), page.locator(".text").bounding_box()
    assert quote
    assert text
    assert 0 < quote["x"] < text["x"]
    assert abs(quote["x"] + quote["width"] - text["x"]) < 2
    page.close()


def test_capitals_are_smaller_and_the_ampersand_is_italic(
    browser: Browser, set_letter: str
) -> None:
    page = browser.new_page()
    page.goto(set_letter)
    style = "(element) => getComputedStyle(element)"
    assert page.locator(".caps").evaluate(f"e => ({style})(e).letterSpacing") != "normal"
    size = "e => parseFloat(getComputedStyle(e).fontSize)"
    assert page.locator(".caps").evaluate(size) < page.locator(".text").evaluate(size)
    assert page.locator(".amp").evaluate("e => getComputedStyle(e).fontStyle") == "italic"
    page.close()


def test_paper_shows_addresses_and_no_navigation(browser: Browser, set_letter: str) -> None:
    page = browser.new_page(color_scheme="dark")
    page.goto(set_letter)
    expect(page.locator(".address")).to_be_hidden()
    page.emulate_media(media="print")
    for part in (".menu", ".look", ".share", ".colophon", "[aria-labelledby=more]"):
        expect(page.locator(part)).to_be_hidden()
    expect(page.locator(".name")).to_be_visible()
    expect(page.locator(".address")).to_have_text("http://127.0.0.1:8000/2020/01/a-post.html")
    expect(page.locator(".address")).to_be_visible()
    shown = page.locator(".text a").evaluate("a => getComputedStyle(a, '::after').content")
    assert "https://example.org/more" in re.sub(r'" "|"', "", shown.replace("attr(href)", ""))
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    page.close()


def test_paper_is_light_where_the_screen_was_made_dark(visit: Visit) -> None:
    page = visit(POST, color_scheme="light")
    page.locator(".look").click()
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "light"
