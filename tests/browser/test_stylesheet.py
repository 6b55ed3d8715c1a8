"""The style that is published says what the theme's files say, as a browser reads them."""

from pathlib import Path

from playwright.sync_api import Browser

from tests.building import ROOT
from tools.preview.server import serve

LINK = '<!DOCTYPE html><link rel="stylesheet" href="/main.css">'
# Each rule of the page's stylesheet, behind the layers and media it stands in. What is imported
# stands where it is imported.
RULES = """() => {
  const found = [];
  const walk = (rules, place) => {
    for (const rule of rules) {
      const name = rule.layerName ?? rule.name ?? rule.conditionText;
      const inner = rule instanceof CSSImportRule ? rule.styleSheet : rule;
      const text = (place + rule.cssText).replace(/\\s+/g, " "); // of which one is as good as many
      if (rule instanceof CSSStyleRule || !inner.cssRules) found.push(text);
      else walk(inner.cssRules, `${place}${name} / `);
    }
  };
  walk(document.styleSheets[0].cssRules, "");
  return found;
}"""


def rules_in(folder: Path, browser: Browser) -> list[str]:
    """The rules of the `main.css` in a folder."""
    server = serve(folder, 0)
    page = browser.new_page()
    page.goto(f"http://127.0.0.1:{server.server_port}/main.css")
    page.set_content(LINK, wait_until="networkidle")
    found: list[str] = page.evaluate(RULES)
    page.close()
    server.shutdown()
    server.server_close()
    return found


def test_one_file_says_what_many_say(site: Path, browser: Browser) -> None:
    written, published = (
        rules_in(folder, browser) for folder in (ROOT / "theme/css", site / "theme/css")
    )
    assert len(written) > 100
    assert published == written
