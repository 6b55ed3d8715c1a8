"""A typeface that the tests bring, so that text is as wide on every machine.

Where fonts are found by fontconfig, as on Linux, the browser knows no other; elsewhere, tests of
type set the page in it.
"""

from pathlib import Path

import fontpkg
from playwright.sync_api import Page

BROUGHT = "Source Serif 4"  # its letters are about as wide as those of the faces in the theme
FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{fonts}</dir><cachedir>{folder}</cachedir></fontconfig>
"""
ADDRESS = "/brought.ttf"
FIRST_NAMED = "getComputedStyle(document.body).fontFamily.split(',')[0]"
IN_USE = "[...document.fonts].length > 0 && [...document.fonts].every(f => f.status == 'loaded')"


def with_brought_face_alone(folder: Path) -> dict[str, str]:
    """What a browser's environment must have for it to find the brought face and no other."""
    file = folder / "fonts.conf"
    file.write_text(FONTS.format(fonts=font_file().parent, folder=folder), encoding="utf-8")
    return {"FONTCONFIG_FILE": str(file)}


def set_in_brought_face(page: Page) -> None:
    """Let the first face that the theme names be the brought one; the theme stays as it is."""
    page.route(f"**{ADDRESS}", lambda route: route.fulfill(path=font_file()))
    first = page.evaluate(FIRST_NAMED)
    face = f"font-family: {first}; font-weight: 200 900; src: url({ADDRESS})"
    page.add_style_tag(content=f"@font-face {{ {face} }}")
    page.wait_for_function(IN_USE)


def font_file() -> Path:
    """Where the face is installed."""
    return Path(fontpkg.path(BROUGHT))
