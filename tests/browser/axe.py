"""What axe-core finds on a page, in whatever engine shows it."""

from axe_playwright_python.base import AXE_SCRIPT

from tests.browser.engines import Engine

# What the colours alone decide.
OF_COLOUR = ["color-contrast", "link-in-text-block"]
IS_THERE = "() => 'axe' in window"
BRING = f"() => {{ {AXE_SCRIPT} }}"
RUN = """async (rules) => {
  const options = { resultTypes: ["violations"], ...(rules && { runOnly: rules }) };
  const { passes, violations } = await axe.run(document, options);
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((one) => one.html)}`);
  return passes.length ? found : ["axe had nothing to judge"];
}"""


def found_by_axe(engine: Engine, rules: list[str] | None = None) -> list[str]:
    """What breaks a rule on the page: one of those that are named, or any."""
    if not engine.evaluate(IS_THERE):
        engine.evaluate(BRING)
    return list(engine.evaluate(RUN, rules))
