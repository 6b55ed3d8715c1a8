"""Nothing lies over anything else, in no engine and at no width."""

import os
from collections.abc import Callable
from typing import NamedTuple

import pytest

from tests.browser.crowded import PAGES
from tests.browser.engines import ENGINES, Engine

WIDTHS = [360, 768, 1024, 1280, 1440]
# Lines of text that lie over lines of another block, or that a rule above another block strikes
# through; and heads in the margin that do not stand beside the first line of what they head.
# What faces have above and below their letters may overlap: lines are taken a little less high.
MISPLACED = """() => {
  const seen = (node) => node.parentElement.checkVisibility({ visibilityProperty: true })
    && !node.parentElement.closest(".skip, .checklist-status, svg, script, pre, table");
  const block = (element) =>
    getComputedStyle(element).display.startsWith("inline") ? block(element.parentElement) : element;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), lines = [];
  for (let node; (node = walker.nextNode()); ) {
    if (!node.data.trim() || !seen(node)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const { left, right, top, bottom, height } of range.getClientRects()) {
      const inner = { top: top + 0.22 * height, bottom: bottom - 0.22 * height };
      const whose = { text: node.data.trim(), block: block(node.parentElement) };
      lines.push({ left, right, ...inner, ...whose });
    }
  }
  const rules = [...document.querySelectorAll("body *")]
    .filter((one) => parseFloat(getComputedStyle(one).borderTopWidth))
    .filter((one) => one.checkVisibility())
    .map((one) => ({ ...one.getBoundingClientRect().toJSON(), text: "a rule", block: one }))
    .map((one) => ({ ...one, bottom: one.top + 1 }));
  const over = (a, b) => a.left < b.right - 1 && b.left < a.right - 1
    && a.top < b.bottom && b.top < a.bottom;
  const found = lines.some(({ top, bottom }) => top < bottom) ? [] : ["no line has a height"];
  for (const one of lines) {
    for (const other of [...lines, ...rules]) {
      if (one.block !== other.block && over(one, other)) found.push(`${one.text} × ${other.text}`);
    }
  }
  const first = (element) => lines.find(({ block }) => element.contains(block));
  const wide = matchMedia("(min-width: 64rem)").matches;
  for (const side of wide ? document.querySelectorAll(".row > .side") : []) {
    const other = [...side.parentElement.children].find((child) => child !== side);
    const head = first(side), beside = first(other);
    const level = head && beside && head.top < beside.bottom && beside.top < head.bottom;
    const apart = side.closest(".row .row") || (head && beside && head.right < beside.left);
    if (head && beside && !(level && apart)) {
      found.push(`${head.text} is not beside ${beside.text}`);
    }
  }
  return found;
}"""


# What follows a change of width has run.
SETTLED = """() =>
  new Promise((told) => requestAnimationFrame(() => requestAnimationFrame(() => told())))"""
FULL = os.environ.get("HYPOTHESIS_PROFILE") == "full"
EVERY_PAGE = [(name, kind) for name in ENGINES for kind in PAGES]
IDS = [f"{name}-{kind}" for name, kind in EVERY_PAGE]


class Opened(NamedTuple):
    """A page in an engine, and the widths at which it is looked at."""

    engine: Engine
    widths: list[int]


@pytest.fixture(scope="module", params=EVERY_PAGE, ids=IDS)
def opened(
    request: pytest.FixtureRequest, started: Callable[[str], Engine], crowded: str
) -> Opened:
    """Each engine with each page, which is loaded once and then looked at in every way."""
    name, kind = request.param
    engine = started(name)
    engine.open(f"{crowded}/{PAGES[kind]}", WIDTHS[0])
    return Opened(engine, widths_of(name, kind))


def widths_of(name: str, kind: str) -> list[int]:
    """All in Chromium; elsewhere each page at one of them by turns, and at all by `test-full`."""
    if FULL or name == "Chromium":
        return WIDTHS
    return [WIDTHS[([*ENGINES].index(name) + [*PAGES].index(kind)) % len(WIDTHS)]]


def test_nothing_lies_over_anything_else(opened: Opened) -> None:
    for width in opened.widths:
        opened.engine.resize(width)
        opened.engine.evaluate(SETTLED)
        assert opened.engine.evaluate(MISPLACED) == [], width


SQUEEZED = {
    "as it is": "",
    "text of twice the size": "html { font-size: 200% }",
    "text set wide": """* {
        letter-spacing: 0.12em !important;
        line-height: 1.5 !important;
        word-spacing: 0.16em !important;
      }
      p { margin-block-end: 2em !important }""",
}
WIDER = """(css) => {
  const style = document.createElement("style");
  style.textContent = css;
  document.head.append(style);
  const { scrollWidth, clientWidth } = document.documentElement;
  style.remove();
  return scrollWidth - clientWidth;
}"""


def test_no_word_is_too_long_for_a_narrow_screen(opened: Opened) -> None:
    opened.engine.resize(320)
    wider = {how: opened.engine.evaluate(WIDER, css) for how, css in SQUEEZED.items()}
    assert wider == dict.fromkeys(SQUEEZED, 0)


SMALL = ".tip-links a, .checklist-foot :is(button, a, summary)"
LOW = """(selector) => [...document.querySelectorAll(selector)]
  .filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 24)
  .map((one) => one.textContent)"""
OPEN_TOOLS = """async () => {
  await customElements.whenDefined("tips-checklist");
  document.querySelector(".checklist-more").open = true;
  while (!document.querySelector(".tip-links")) await new Promise(requestAnimationFrame);
}"""


def test_a_thumb_finds_the_tools_of_a_checklist(engine: Engine, crowded: str) -> None:
    engine.open(f"{crowded}/{PAGES['post']}", 360)
    engine.evaluate(OPEN_TOOLS)
    assert engine.evaluate(LOW, SMALL) == []


CONTENTS = """async () => {
  const contents = document.querySelector(".contents");
  const seen = () => contents.querySelector("[aria-current]")?.textContent;
  const before = seen();
  [...document.querySelectorAll(".text h2")].at(-1).scrollIntoView();
  while (seen() === before) await new Promise(requestAnimationFrame);
  const [box, link] = [contents, contents.querySelector("[aria-current]")]
    .map((one) => one.getBoundingClientRect());
  return {
    current: seen(),
    higher: box.height > innerHeight,
    inSight: box.top <= link.top && link.bottom <= box.bottom + 1,
    scrolls: contents.scrollHeight > contents.clientHeight,
  };
}"""


def test_contents_are_no_taller_than_the_window_and_follow_the_reader(
    engine: Engine, crowded: str
) -> None:
    engine.open(f"{crowded}/{PAGES['long']}", 1280)
    engine.evaluate("() => document.documentElement.style.setProperty('font-size', '300%')")
    assert engine.evaluate(CONTENTS) == {
        "current": "A heading\N{NO-BREAK SPACE}1212",
        "higher": False,
        "inSight": True,
        "scrolls": True,
    }


# As a browser reads the style that does not know a function of it: iOS 16 does not.
NO_LIGHT_DARK = """async () => {
  for (const link of document.querySelectorAll("link[rel=stylesheet]")) {
    const style = document.createElement("style");
    const text = await (await fetch(link.href)).text();
    style.textContent = text.replaceAll("light-dark(", "unknown-function(");
    link.replaceWith(style);
  }
  // As links.css draws it: a window in the background shows no focus.
  document.querySelector(".name").style.outline = "2px solid var(--accent)";
  const of = (selector, pseudo) => getComputedStyle(document.querySelector(selector), pseudo);
  const clear = ["rgba(0, 0, 0, 0)", "transparent"];
  return {
    hairline: of(".doors").borderTopStyle,
    ring: of(".name").outlineStyle,
    bar: !clear.includes(of(".checklist-bar").backgroundColor),
    text: of("body").color !== of("body").backgroundColor,
  };
}"""


def test_a_browser_without_light_dark_has_hairlines_ring_and_bar(
    engine: Engine, crowded: str
) -> None:
    engine.open(f"{crowded}/{PAGES['post']}", 360)
    expected = {"hairline": "solid", "ring": "solid", "bar": True, "text": True}
    assert engine.evaluate(NO_LIGHT_DARK) == expected
