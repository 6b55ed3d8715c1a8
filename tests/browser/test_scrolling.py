"""What is wider than the page scrolls, can be reached and has a name; one sees that it goes on."""

from tests.browser.crowded import PAGES
from tests.browser.engines import Engine, wait_for

REACHED = "() => !!document.querySelector('.text pre[tabindex]')"
STOPS = """() => [...document.querySelectorAll(".text :is(table, pre)")].map((block) => {
  block.focus();
  return {
    is: block.localName,
    scrolls: block.scrollWidth > block.clientWidth,
    focused: block === document.activeElement,
    named: block.ariaLabel,
    role: block.getAttribute("role"),
  };
})"""
WIDE_TABLE = {"is": "table", "scrolls": True, "focused": True, "named": "First", "role": None}
CODE = {**WIDE_TABLE, "is": "pre", "role": "region"}
LITTLE = {"is": "table", "scrolls": False, "focused": False, "named": None, "role": None}


def test_what_scrolls_is_reached_and_named_and_what_does_not_is_no_stop(
    engine: Engine, crowded: str
) -> None:
    engine.open(f"{crowded}/{PAGES['every element']}", 360)
    wait_for(engine, REACHED)
    assert engine.evaluate(STOPS) == [WIDE_TABLE, CODE, LITTLE]


def test_what_scrolls_no_longer_is_no_stop_any_more(engine: Engine, crowded: str) -> None:
    engine.open(f"{crowded}/{PAGES['every element']}", 360)
    wait_for(engine, REACHED)
    engine.evaluate("() => { document.querySelector('.text pre').style.fontSize = 0 }")
    wait_for(engine, f"() => !({REACHED})()")
