"""Nothing lies over anything else, in no engine and at no width."""

import pytest

from tests.browser.crowded import PAGES
from tests.browser.engines import Engine

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


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_lies_over_anything_else(engine: Engine, crowded: str, width: int) -> None:
    for kind, path in PAGES.items():
        engine.open(f"{crowded}/{path}", width)
        assert engine.evaluate(MISPLACED) == [], kind
