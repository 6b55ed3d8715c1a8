"""A colour is changed in one place, and is another wherever it shows."""

import shutil
from pathlib import Path

import pytest
from PIL import Image, ImageColor

from plugins.colours import FILE, Colour, colours_of
from tests.building import ROOT, run_pelican, write_post

THEME = ROOT / "theme"
OLD = colours_of({"THEME": THEME})
NEW = OLD._replace(
    paper=Colour("#ffeeee", "#330011"),
    ink=Colour("#440000", "#ffdddd"),
    accent=Colour("#0000cc", "#99aaff"),
)
CHANGED = {
    old: new
    for before, after in zip(OLD, NEW, strict=True)
    for old, new in zip(before, after, strict=True)
    if old != new
}
OWN = "theme/checklists/checklist.css"  # has colours of its own, for themes that name none
TEXTS = {
    "theme/css/main.css": [*NEW.paper, *NEW.ink, *NEW.accent],
    "theme/img/mark.svg": [*NEW.ink, *NEW.accent],
    "site.webmanifest": [NEW.paper.light],
    "index.html": [*NEW.paper],
    "2020/01/a-post.html": [*NEW.paper],
}
TEXT = {".css", ".html", ".js", ".json", ".svg", ".webmanifest", ".xml"}
ON_PAPER = ["cards/*.png", "apple-touch-icon.png", "icons/*.png", "theme/img/*.png"]


@pytest.fixture(scope="module")
def recoloured(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site in other colours."""
    folder = tmp_path_factory.mktemp("recoloured")
    shutil.copytree(THEME, folder / "theme")
    css = (THEME / FILE).read_text()
    for old, new in CHANGED.items():
        assert css.count(old) == 1
        css = css.replace(old, new)
    (folder / "theme" / FILE).write_text(css)
    write_post(folder / "in", "Text.\n\nHere are a few tips:\n\n- Sleep on it.\n- Ask why.\n")
    result = run_pelican(folder / "in", folder / "out", "-t", str(folder / "theme"))
    assert result.returncode == 0, result.stdout + result.stderr
    return folder / "out"


def colours_shown(picture: Path) -> set[tuple[int, ...]]:
    """The colours of a picture's pixels that are seen."""
    with Image.open(picture) as image:
        shown = image.convert("RGBA").get_flattened_data()
    return {pixel[:3] for pixel in shown if isinstance(pixel, tuple) and pixel[3]}


@pytest.mark.parametrize(("name", "colours"), TEXTS.items(), ids=TEXTS)
def test_what_is_written_has_the_new_colours(
    recoloured: Path, name: str, colours: list[str]
) -> None:
    text = (recoloured / name).read_text()
    assert [colour for colour in colours if colour not in text] == []


def test_what_is_drawn_has_the_new_colours(recoloured: Path) -> None:
    on_paper = [file for pattern in ON_PAPER for file in recoloured.glob(pattern)]
    assert len(on_paper) == 8
    for file in on_paper:
        wanted = {ImageColor.getrgb(c.light) for c in (NEW.paper, NEW.ink, NEW.accent)}
        assert wanted <= colours_shown(file), file
    wanted = {ImageColor.getrgb(c.light) for c in (NEW.ink, NEW.accent)}
    assert wanted <= colours_shown(recoloured / "favicon.ico")


def test_no_text_has_an_old_colour(recoloured: Path) -> None:
    for file in recoloured.rglob("*.*"):
        if file.suffix in TEXT and file != recoloured / OWN:
            text = file.read_text().lower()
            assert [old for old in CHANGED if old in text] == [], file


def test_no_picture_has_an_old_colour(recoloured: Path) -> None:
    old = {ImageColor.getrgb(colour) for colour in CHANGED}
    for file in [*recoloured.rglob("*.png"), *recoloured.rglob("*.ico")]:
        assert not old & colours_shown(file), file
