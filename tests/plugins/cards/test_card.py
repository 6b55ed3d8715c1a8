"""The card of a post."""

from pathlib import Path

import pytest
from lxml import etree
from PIL import Image

from plugins.cards.card import HEIGHT, WIDTH, Words, draw, sketch
from tests.building import ROOT

MARK = (ROOT / "theme/static/img/mark.svg").read_text()
WORDS = Words("Should I accept?", "October 9, 2018", "Ingenium Letters")


def test_it_is_drawn_once(tmp_path: Path) -> None:
    card = draw(WORDS, "accept", MARK, tmp_path)
    with Image.open(card.file) as image:
        assert image.size == (WIDTH, HEIGHT)
    card.file.write_text("kept")
    assert draw(WORDS, "accept", MARK, tmp_path).file.read_text() == "kept"
    assert card.alt == "Should I accept? · October 9, 2018 · Ingenium Letters"


@pytest.mark.parametrize("change", [{"title": "Other"}, {"dateline": "May"}, {"name": "Other"}])
def test_other_words_are_another_file(tmp_path: Path, change: dict[str, str]) -> None:
    first = draw(WORDS, "accept", MARK, tmp_path)
    other = draw(WORDS._replace(**change), "accept", MARK, tmp_path)
    assert first.address != other.address
    assert first.file.read_bytes() != other.file.read_bytes()


def test_two_machines_draw_the_same(tmp_path: Path) -> None:
    first, other = (draw(WORDS, "accept", MARK, tmp_path / name) for name in "ab")
    assert first.file.read_bytes() == other.file.read_bytes()


HOSTILE = ["</text><script>alert(1)</script>", "& < > \" '", "{{ 7 * 7 }}", "\u202eright to left"]


@pytest.mark.parametrize("title", HOSTILE)
def test_a_title_is_text(tmp_path: Path, title: str) -> None:
    drawing = etree.fromstring(sketch(WORDS._replace(title=title), MARK).encode())
    texts = "".join(drawing.itertext("{*}text")).split()
    assert "".join(title.split()) in "".join(texts)
    assert not drawing.findall(".//{*}script")
    assert draw(WORDS._replace(title=title), "x", MARK, tmp_path).file.stat().st_size > 2000
