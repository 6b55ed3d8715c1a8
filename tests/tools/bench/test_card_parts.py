"""What peers draw cards with: fonts and pictures that any of them can read."""

from pathlib import Path

from fontTools.ttLib import TTFont
from PIL import Image

from tools.bench.card_parts import write_font, write_plate


def test_the_font_has_latin_letters_in_one_weight(tmp_path: Path) -> None:
    write_font(tmp_path / "new/title.ttf")
    with TTFont(tmp_path / "new/title.ttf") as font:
        assert "fvar" not in font
        assert {ord("a"), ord("é")} <= font.getBestCmap().keys()
        assert len(font.getBestCmap()) < 400


def test_the_plate_has_the_size_of_a_card(tmp_path: Path) -> None:
    write_plate(tmp_path / "new/plate.png")
    with Image.open(tmp_path / "new/plate.png") as plate:
        assert plate.size == (1200, 630)
