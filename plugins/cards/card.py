"""The card of a post: its title, its date and the mark, as a small PNG; or a picture of its own."""

from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from plugins.colours import Colours
from plugins.incremental.digest import digest, digest_of
from plugins.incremental.store import Store

if TYPE_CHECKING:
    from plugins.pictures.picture import Picture

WIDTH, HEIGHT = 1200, 630
TEMPLATE = (Path(__file__).parent / "card.svg").read_text(encoding="utf-8")
PACKAGES = (
    "arabic-reshaper fontpkg-source-serif-4 fonttools manimgx-fonts manimgx-fonts-cjk pillow "
    "python-bidi resvg-py uniseg"
).split()


class CardText(NamedTuple):
    """What stands on a card, as text."""

    title: str
    dateline: str
    name: str  # the blog's


class Design(NamedTuple):
    """What all cards have from the theme: its mark, as the source of an SVG, and its colours."""

    mark: str
    colours: Colours


class Card(NamedTuple):
    """A card, drawn or not."""

    address: str  # within the site
    alt: str
    words: CardText
    kind: str = "image/png"
    picture: str = ""  # the file of the one that it shows instead of the words
    width: int = WIDTH
    height: int = HEIGHT


def card_of(words: CardText, name: str, design: Design) -> Card:
    """The card with these words: `name` begins the file's name."""
    made_of = "\n".join([*words, made_by(design)])
    key = digest_of(made_of.encode())[:12]
    alt = " · ".join(filter(None, [words.title, words.dateline, words.name]))
    return Card(f"cards/{name}.{key}.png", alt, words)


def card_with(picture: "Picture", words: CardText, name: str, design: Design) -> Card:
    """The card that shows a picture; the title stands for what is to be seen, as nobody says it."""
    key = digest_of(f"{picture.key}\n{made_by(design)}".encode())[:12]
    file = str(picture.file)
    return Card(f"cards/{name}.{key}.jpg", words.title, words, "image/jpeg", file)


@cache
def made_by(design: Design) -> str:
    """A digest of what decides how cards look, besides their words: design, code and programs."""
    sources = sorted(Path(__file__).parent.glob("*.py"))
    code = [file.read_text(encoding="utf-8") for file in sources]
    return digest(design, *code, TEMPLATE, *map(version, PACKAGES))


def file_of(card: Card, design: Design, drawn: Store) -> bytes:
    """The card's file; it is drawn only if it is not among those that were drawn before."""
    key = card_key(card)
    file = drawn.get(key)
    if file is None:
        file = _drawn(card, design)
        drawn.put(key, file)
    return file


def _drawn(card: Card, design: Design) -> bytes:
    """What draws loads longer than a small blog builds, so it is loaded for a new card alone."""
    if card.picture:
        from plugins.pictures.picture import read_picture

        from .photograph import fitted

        if picture := read_picture(Path(card.picture)):
            return fitted(picture, (card.width, card.height))
    from .drawing import draw

    return draw(card.words, design)


def card_key(card: Card) -> bytes:
    """What a card is kept under: whatever it is made of has a part in it."""
    return card.address.split(".")[-2].encode()
