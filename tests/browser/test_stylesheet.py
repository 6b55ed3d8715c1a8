"""The style that is published says what the theme's files say, as a browser reads them."""

import re
import shutil
from pathlib import Path

from playwright.sync_api import Browser

from tests.building import ROOT
from tests.serving import address_of
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
    with address_of(serve(folder, 0)) as address:
        page = browser.new_page()
        page.goto(f"{address}/main.css")
        page.set_content(LINK, wait_until="networkidle")
        found: list[str] = page.evaluate(RULES)
        page.close()
    return [close(rule) for rule in found]


def close(rule: str) -> str:
    """A rule without the spaces that a browser hands on as typed, in variables and conditions."""
    return re.sub(r"(?<=[,:(]) | (?=\))", "", rule)


def test_the_published_file_says_the_same(
    site: Path, public: Path, browser: Browser, tmp_path: Path
) -> None:
    for folder, name in {"css": "main", "checklists": "checklist"}.items():
        said = []
        for built, pattern in ((site, f"{name}.css"), (public, f"{name}.*.css")):
            file = next((built / "theme" / folder).glob(pattern))
            shutil.copy(file, tmp_path / "main.css")
            said.append(rules_in(tmp_path, browser))
        assert len(said[0]) > 20
        assert said[0] == said[1]


def test_one_file_says_what_many_say(site: Path, browser: Browser) -> None:
    written, published = (
        rules_in(folder, browser) for folder in (ROOT / "theme/css", site / "theme/css")
    )
    assert len(written) > 100
    assert published == written
