"""What axe-core finds on a page, in whatever engine shows it."""

from collections.abc import Sequence

from axe_playwright_python.base import AXE_SCRIPT

from tests.browser.engines import Engine

# What the colours alone decide.
OF_COLOUR = ["color-contrast", "link-in-text-block"]
IS_THERE = "() => 'axe' in window"
BRING = f"() => {{ {AXE_SCRIPT} }}"
RUN = """async ([only, not]) => {
  const rules = Object.fromEntries(not.map((rule) => [rule, { enabled: false }]));
  const options = { resultTypes: ["violations"], rules, ...(only.length && { runOnly: only }) };
  const { passes, violations } = await axe.run(document, options);
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((one) => one.html)}`);
  return passes.length ? found : ["axe had nothing to judge"];
}"""


def found_by_axe(
    engine: Engine, only: Sequence[str] = (), but_for: Sequence[str] = ()
) -> list[str]:
    """What breaks a rule on the page: one of those that are named, or any but for some."""
    if not engine.evaluate(IS_THERE):
        engine.evaluate(BRING)
    return list(engine.evaluate(RUN, [[*only], [*but_for]]))
