"""The card of a post."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageColor

from plugins.cards.card import (
    HEIGHT,
    WIDTH,
    CardText,
    Design,
    card_key,
    card_of,
    file_of,
)
from plugins.cards.drawing import COLOURS, draw
from plugins.colours import Colour, Colours
from plugins.incremental.store import Store

PAPER, INK, QUIET, LINE, GREEN = "#fbf8f2", "#18212f", "#565e6b", "#d9d2c4", "#1d5b45"
MARK = f"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">
<path d="M3 0V9" stroke="{INK}" stroke-width="3"/><path d="M6 0V9" stroke="{GREEN}"/></svg>"""
BY_DAY = [Colour(colour, "#000000") for colour in (PAPER, INK, QUIET, LINE, GREEN)]
DESIGN = Design(MARK, Colours(*BY_DAY))
WORDS = CardText("Should I accept?", "October 9, 2018", "Ingenium Letters")


def drawn(words: CardText, name: str, folder: Path) -> bytes:
    cards = Store(folder / "cards.sqlite")
    file = file_of(card_of(words, name, DESIGN), DESIGN, cards)
    cards.save()
    return file


def test_it_is_drawn_once(tmp_path: Path) -> None:
    with Image.open(BytesIO(drawn(WORDS, "accept", tmp_path))) as image:
        assert (image.size, image.mode) == ((WIDTH, HEIGHT), "P")
    cards = Store(tmp_path / "cards.sqlite")
    cards.put(card_key(card_of(WORDS, "accept", DESIGN)), b"kept")
    cards.save()
    assert drawn(WORDS, "accept", tmp_path) == b"kept"


@pytest.mark.parametrize("position", range(10))
def test_a_damaged_card_is_drawn_again(tmp_path: Path, position: int) -> None:
    whole, cards = drawn(WORDS, "accept", tmp_path), tmp_path / "cards.sqlite"
    kept = bytearray(cards.read_bytes())
    place = len(kept) * position // 10
    kept[place : place + 9] = b"spoilt it"
    cards.write_bytes(kept)
    assert drawn(WORDS, "accept", tmp_path) == whole
    cards.write_bytes(kept[:place])
    assert drawn(WORDS, "accept", tmp_path) == whole


def test_it_says_what_stands_on_it() -> None:
    card = card_of(WORDS, "accept", DESIGN)
    assert card.alt == "Should I accept? · October 9, 2018 · Ingenium Letters"


@pytest.mark.parametrize("change", [{"title": "Other"}, {"dateline": "May"}, {"name": "Other"}])
def test_other_words_are_another_file(tmp_path: Path, change: dict[str, str]) -> None:
    other = WORDS._replace(**change)
    assert card_of(WORDS, "a", DESIGN).address != card_of(other, "a", DESIGN).address
    first, second = drawn(WORDS, "a", tmp_path), drawn(other, "a", tmp_path)
    assert first != second


OTHERS = [
    DESIGN._replace(mark=MARK.replace(GREEN, "#5b1d45")),
    *(
        DESIGN._replace(colours=DESIGN.colours._replace(**{name: Colour("#5b1d45", "#000000")}))
        for name in ("paper", "ink", "quiet", "line")
    ),
]


@pytest.mark.parametrize("other", OTHERS, ids=["mark", "paper", "ink", "quiet", "line"])
def test_another_design_is_another_file(other: Design) -> None:
    assert card_of(WORDS, "a", DESIGN).address != card_of(WORDS, "a", other).address
    assert draw(WORDS, DESIGN) != draw(WORDS, other)


def test_every_colour_has_a_place(tmp_path: Path) -> None:
    with Image.open(BytesIO(drawn(WORDS, "accept", tmp_path))) as image:
        shown = {colour for _, colour in image.convert("RGB").getcolors() or []}
    assert {ImageColor.getrgb(colour) for colour in (PAPER, INK, QUIET, LINE, GREEN)} <= shown
    assert len(shown) <= COLOURS


def pixels(words: CardText) -> int:
    """How many pixels of the title's place are not paper."""
    with Image.open(BytesIO(draw(words, DESIGN))) as image:
        place = image.crop((0, 125, WIDTH, 495)).convert("L")
    return sum(place.histogram()[:200])


HOSTILE = ["</text><script>alert(1)</script>", "& < > \" '", "{{ 7 * 7 }}", "\u202eright to left"]


@pytest.mark.parametrize("title", HOSTILE)
def test_a_title_is_text(title: str) -> None:
    assert pixels(WORDS._replace(title=title)) > 500


@pytest.mark.parametrize("title", ["", " ", "\n"])
def test_no_title_leaves_its_place_empty(title: str) -> None:
    assert pixels(WORDS._replace(title=title)) == 0


def test_no_letter_is_cut_off() -> None:
    """Letters hang down into the next line, accents reach up, a j to the left: no pixel is lost."""
    letters = "p" * 20
    one, two = (pixels(WORDS._replace(title=title)) for title in (letters, f"{letters} {letters}"))
    assert two == 2 * one
    tall, low, both = (pixels(WORDS._replace(title=title)) for title in ("Ê", "ç", "Êç"))
    assert both == tall + low
    first, after = (pixels(WORDS._replace(title=title)) for title in ("j", ". j"))
    assert after == first + pixels(WORDS._replace(title="."))


@pytest.mark.parametrize("title", ["p", "p " * 60, "p" * 400])
def test_no_title_touches_the_rule_or_the_mark(title: str) -> None:
    def below(title: str) -> bytes:
        with Image.open(BytesIO(draw(WORDS._replace(title=title), DESIGN))) as image:
            return image.crop((0, 495, WIDTH, HEIGHT)).tobytes()

    assert below(title) == below("")
