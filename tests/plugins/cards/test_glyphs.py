"""Glyphs put onto an image."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageDraw

from plugins.cards.drawing import DATELINE_SIZE, INK_AT, PAPER_AT
from plugins.cards.fonts import font_file, font_for, has
from plugins.cards.glyphs import glyph_of, paste_line
from plugins.cards.raster import character_width, face
from plugins.cards.typesetting import SIZES

SIZE = (1200, 240)
PLACE = (100, 130)
CHARACTERS = st.characters(exclude_categories=["Cs"], exclude_characters="\n")
OWN = CHARACTERS.filter(lambda character: has(font_file(), character))
ONE_LINE = st.text(OWN, max_size=12)
LATIN = st.text("AVWTfijy gpqç,.Ê’—“”?!«»\u00a0\u0301", max_size=30)


def pasted(line: str, size: int) -> Image.Image:
    image = Image.new("L", SIZE, PAPER_AT)
    paste_line(image, line, PLACE, size, INK_AT)
    return image


def drawn(line: str, size: int) -> Image.Image:
    """As Pillow draws it."""
    image = Image.new("L", SIZE, PAPER_AT)
    ImageDraw.Draw(image).text(PLACE, line, fill=INK_AT, font=face(size, font_file()), anchor="ls")
    return image


LINES = """
Should I accept a counter-offer?
When I started: 9 × 30 % — “in writing”
job, jij (again), j
Êtes-vous prêt ? Ça dépend…
Ω ж
""".strip().split("\n")


@pytest.mark.parametrize("size", [*SIZES, DATELINE_SIZE])
@pytest.mark.parametrize("line", LINES)
def test_a_line_looks_as_pillow_draws_it(line: str, size: int) -> None:
    assert pasted(line, size).tobytes() == drawn(line, size).tobytes()


@given(ONE_LINE | LATIN, st.sampled_from([*SIZES, DATELINE_SIZE]))
@example("Waffles, AVATAR, f’", 48)
def test_any_line_does_but_for_a_shade_where_glyphs_touch(line: str, size: int) -> None:
    difference = ImageChops.difference(pasted(line, size), drawn(line, size))
    assert set(difference.tobytes()) <= {0, 1}


@pytest.mark.parametrize("size", [*SIZES, DATELINE_SIZE])
def test_characters_move_the_pen_by_whole_pixels(size: int) -> None:
    characters = map(chr, range(0x20, 0x2100))
    own = face(size, font_file())
    assert all(own.getlength(character).is_integer() for character in characters)


def test_a_space_has_no_looks() -> None:
    assert glyph_of(" ", 48) is None
    assert set(pasted("  ", 48).tobytes()) == {PAPER_AT}


@pytest.mark.parametrize("character", "日あ한א★😀ﺍა")
def test_what_the_own_font_lacks_is_drawn_by_another(character: str) -> None:
    assert not has(font_file(), character)
    assert font_for(character)
    assert character_width(48, character) > 0
    assert glyph_of(character, 48)


@given(CHARACTERS.filter(lambda character: not font_for(character)))
def test_what_no_font_has_leaves_no_trace(character: str) -> None:
    assert pasted(f"a{character}b", 48).tobytes() == pasted("ab", 48).tobytes()
