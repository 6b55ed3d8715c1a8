"""What stands in a text beside paragraphs is set as a printer would, in every engine."""

from io import BytesIO

from PIL import Image

from tests.browser.conftest import Visit
from tests.browser.crowded import PAGES
from tests.browser.engines import Engine
from tests.site.pages import KINDS

# Distances in pixels, and sizes, weights and colours as they are computed.
SET = """() => {
  const one = (selector) => document.querySelector(`.text ${selector}`);
  const box = (selector) => one(selector).getBoundingClientRect();
  const style = (selector) => getComputedStyle(one(selector));
  const size = (selector) => parseFloat(style(selector).fontSize);
  const text = box("h2 + p");
  const [first, nested, deep] = ["ul > li", "ul ul > li", "ul ul ul > li"].map(box);
  const caption = box("figcaption"), picture = box("figure img");
  const after = one("figure").nextElementSibling.getBoundingClientRect();
  const quote = one("blockquote").lastElementChild.getBoundingClientRect();
  return {
    captionIsNear: 0 < caption.top - picture.bottom && caption.top - picture.bottom <= 10,
    captionIsNearer: caption.top - picture.bottom < after.top - caption.bottom,
    captionIsSmaller: size("figcaption") < size("h2 + p"),
    captionIsQuieter: style("figcaption").color !== style("h2 + p").color,
    keyHasAnEdge: style("kbd").borderStyle === "solid",
    keyIsNoLarger: size("kbd") <= size("h2 + p"),
    termIsBold: Number(style("dt").fontWeight) >= 600 && Number(style("dd").fontWeight) < 600,
    meaningIsSetIn: box("dd").left > box("dt").left && box("dt").left === text.left,
    listsAreSetIn: text.left < first.left && first.left < nested.left && nested.left < deep.left,
    listsAreEven: nested.left - first.left === deep.left - nested.left,
    tableIsOnTheAxis: Math.abs(box("th").left - text.left) < 1,
    tableHasItsNumbersBelowEachOther: style("td").fontVariantNumeric.includes("tabular-nums"),
    headIsApart: style("thead th").borderBottomColor !== style("tbody td").borderBottomColor,
    quotationIsSetIn: quote.left > text.left,
    quotationEndsWithItsWords: Math.abs(quote.bottom - box("blockquote").bottom) < 1,
  };
}"""


def test_every_block_is_set_as_in_print(engine: Engine, crowded: str) -> None:
    for width in (360, 1280):
        engine.open(f"{crowded}/{PAGES['every element']}", width)
        found = engine.evaluate(SET)
        assert [name for name, holds in found.items() if not holds] == [], width


BROKEN = """() => [...document.querySelectorAll("time")]
  .filter((time) => time.checkVisibility() && time.getClientRects().length > 1)
  .map((time) => time.textContent)"""


def test_dates_in_the_margin_do_not_break(engine: Engine, crowded: str) -> None:
    for kind in ("home", "post", "topic", "year", "archive"):
        engine.open(f"{crowded}/{PAGES[kind]}", 1024)
        assert engine.evaluate(BROKEN) == [], kind


# Tools that stand beside each other, and the room between them.
CROWDED = """async () => {
  await customElements.whenDefined("tips-checklist");
  document.querySelector(".checklist-more").open = true;
  while (!document.querySelector(".tip-links")) await new Promise(requestAnimationFrame);
  const crowded = [];
  for (const row of document.querySelectorAll(".tip-links, .checklist-more p, .checklist-links")) {
    const boxes = [...row.children].map((one) => one.getBoundingClientRect());
    boxes.forEach((box, at) => {
      const before = boxes[at - 1];
      const beside = box.width && before?.width && Math.abs(before.top - box.top) < 4;
      if (beside && box.left - before.right < 12) crowded.push(row.children[at].textContent);
    });
  }
  return crowded;
}"""


def test_the_tools_of_a_checklist_are_no_crowd(engine: Engine, crowded: str) -> None:
    for width in (360, 1280):
        engine.open(f"{crowded}/{PAGES['post']}", width)
        assert engine.evaluate(CROWDED) == [], width


def test_forced_colours_show_the_bar(visit: Visit) -> None:
    page = visit(KINDS["post"], forced_colors="active", viewport={"width": 800, "height": 800})
    page.get_by_role("checkbox").first.check()
    bar, sheet = (
        Image.open(BytesIO(part.screenshot(animations="disabled"))).convert("RGB")
        for part in (page.locator(".checklist-bar"), page.locator("body"))
    )
    paper = sheet.getpixel((2, 2))
    done, to_do = (
        {bar.getpixel((int(bar.width * at), y)) for y in range(bar.height)} - {paper}
        for at in (0.1, 0.9)
    )
    assert done
    assert to_do
    assert done != to_do
