"""Which font draws a character on a card, and a text as cards can show it.

nai\u0308ve → Größe  →  naïve → Größe     accents that come apart are put together
\u200b\U000f0000Ask   →  Ask               what no font has is left out
"""

import unicodedata
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import fontpkg
import manimgx_fonts
import manimgx_fonts_cjk
from bidi.algorithm import get_display

if TYPE_CHECKING:
    from arabic_reshaper import ArabicReshaper

FAMILY = "Source Serif 4"
OF_PACKAGES = (manimgx_fonts.__file__, manimgx_fonts_cjk.__file__)
# Scripts that are drawn right letter by letter; those of India and Burma would not be.
OTHERS = (
    *(f"NotoSans{script}[wght].ttf" for script in ("", "Symbols", "Arabic", "Hebrew", "Armenian")),
    *(f"NotoSans{script}[wght].ttf" for script in ("Georgian", "Ethiopic", "Thai")),
    *("NotoEmoji[wght].ttf", "NotoSansCJK-VF.otf.ttc"),
)
ENCLOSING = frozenset(["Me"])  # marks around the letter before, as of keys, fit no other font's
FROM_RIGHT = frozenset({"R", "AL"})
DIRECTED = FROM_RIGHT | {"L"}


@cache
def font_file() -> Path:
    """Where the cards' font is installed; raises if it is not."""
    return Path(fontpkg.path(FAMILY))


@cache
def font_for(character: str) -> Path | None:
    """The first font that has a character; the cards' own has what the languages here need."""
    if has(font_file(), character):
        return font_file()
    return next((file for file in other_files() if has(file, character)), None)


def has(file: Path, character: str) -> bool:
    """Whether a font has a character."""
    return ord(character) in characters_of(file)


@cache
def characters_of(file: Path) -> frozenset[int]:
    """The characters that a font has; of a collection the first font."""
    from fontTools.ttLib import TTFont  # an icon has no words: it need not load

    with TTFont(file, fontNumber=0, lazy=True) as font:
        return frozenset(font.getBestCmap())


@cache
def other_files() -> tuple[Path, ...]:
    """The fonts of other scripts and signs, in the order in which they are asked."""
    folders = [Path(str(module)).parent for module in OF_PACKAGES]
    found = [folder / name for name in OTHERS for folder in folders]
    return tuple(file for file in found if file.is_file())


def drawable(text: str) -> str:
    """A text of characters that some font has; Arabic letters are joined to each other."""
    joined = unicodedata.normalize("NFC", text)
    if characters_of(font_file()).issuperset(map(ord, joined)):
        return joined
    if any(unicodedata.bidirectional(character) == "AL" for character in joined):
        joined = _reshaper().reshape(joined)
    return " ".join("".join(map(_or_nothing, joined)).split(" ")).strip()


@cache
def _reshaper() -> "ArabicReshaper":
    """Ligatures are left out: not every font has those of whole words."""
    from arabic_reshaper import ArabicReshaper  # few cards need it

    return ArabicReshaper({"support_ligatures": False, "delete_harakat": False})


def _or_nothing(character: str) -> str:
    """A character, a space for one that only another font has, nothing for what none has."""
    if has(font_file(), character):
        return character
    kind = unicodedata.category(character)
    if kind in ENCLOSING:
        return ""
    return " " if kind == "Zs" else character if font_for(character) else ""


def in_own_font(text: str) -> str:
    """A text without what the cards' own font lacks."""
    plain = unicodedata.normalize("NFC", text)
    return "".join(character for character in plain if has(font_file(), character))


def is_from_right(text: str) -> bool:
    """Whether a text begins at the right, as its first letter does."""
    sides = (unicodedata.bidirectional(character) for character in text)
    return next((side for side in sides if side in DIRECTED), "L") in FROM_RIGHT


def as_seen(line: str) -> str:
    """A line's characters from left to right."""
    if not any(unicodedata.bidirectional(character) in FROM_RIGHT for character in line):
        return line
    return str(get_display(line, base_dir="R" if is_from_right(line) else "L"))
