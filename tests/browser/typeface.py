"""A typeface that the tests bring, so that lines are as long on every machine."""

from pathlib import Path

import fontpkg
from playwright.sync_api import Page

BROUGHT = "Source Serif 4"  # its letters are about as wide as those of the faces in main.css
ADDRESS = "/brought.ttf"
FIRST_NAMED = "getComputedStyle(document.body).fontFamily.split(',')[0]"
IN_USE = "[...document.fonts].length > 0 && [...document.fonts].every(f => f.status == 'loaded')"


def set_in_brought_face(page: Page) -> None:
    """Let the first face that the theme names be the brought one; the theme stays as it is."""
    page.route(f"**{ADDRESS}", lambda route: route.fulfill(path=Path(fontpkg.path(BROUGHT))))
    first = page.evaluate(FIRST_NAMED)
    face = f"font-family: {first}; font-weight: 200 900; src: url({ADDRESS})"
    page.add_style_tag(content=f"@font-face {{ {face} }}")
    page.wait_for_function(IN_USE)
