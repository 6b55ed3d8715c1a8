"""The theme's colours."""

import re
from pathlib import Path

import pytest

from plugins.colours import FILE, Colour, Colours, colours_in, colours_of
from tests.building import ROOT

PAIR = [("ink", Colour("#18212f", "#ebe6dc"))]
FOUND = {
    "a pair": (":root { --ink: light-dark(#18212f, #ebe6dc); }", PAIR),
    "without spaces": (":root{--ink:light-dark(#18212f,#ebe6dc)}", PAIR),
    "with comments": (":root { --ink: light-dark(/* a */ #18212f, #ebe6dc); /* b */ }", PAIR),
    "two rules": (
        "a { --a: light-dark(#fff, #000) } b { --b: light-dark(#abc, #def) }",
        [("a", Colour("#fff", "#000")), ("b", Colour("#abc", "#def"))],
    ),
    "a comment": ("/* :root { --ink: light-dark(#18212f, #ebe6dc); } */", []),
    "one colour": (":root { --ink: #18212f; }", []),
    "another function": (":root { --ink: color-mix(in srgb, #18212f, #ebe6dc); }", []),
    "other colours": (":root { --ink: light-dark(black, white); }", []),
    "a rule in another": ("@media print { :root { --ink: light-dark(#000, #000); } }", []),
    "no colour": (":root { color-scheme: light dark; --gap: 0px; }", []),
    "nothing": ("", []),
}
HEX = re.compile("#[0-9a-f]{6}")


def is_text(file: Path) -> bool:
    """Whether somebody writes this file, and no program."""
    ours = {".css", ".html", ".js", ".py", ".svg", ".toml", ".yml"}
    return file.suffix in ours and "node_modules" not in file.parts


@pytest.mark.parametrize(("css", "expected"), FOUND.values(), ids=FOUND)
def test_what_is_found(css: str, expected: list[tuple[str, Colour]]) -> None:
    assert list(colours_in(css)) == expected


def test_the_theme_says_them_all() -> None:
    colours = colours_of({"THEME": ROOT / "theme"})
    assert len({shade for colour in colours for shade in colour}) == 2 * len(Colours._fields)


def test_nothing_else_says_one_of_them() -> None:
    shades = {shade for colour in colours_of({"THEME": ROOT / "theme"}) for shade in colour}
    own = {ROOT / "theme" / FILE, ROOT / "plugins/checklists/checklist.css"}
    folders = [ROOT / name for name in ("theme", "plugins", "tools/preview", "tools/desk")]
    files = {file for folder in folders for file in folder.rglob("*") if is_text(file)}
    assert len(files) > 100
    assert [file for file in files - own if shades & set(HEX.findall(file.read_text()))] == []


@pytest.mark.parametrize("name", Colours._fields)
def test_one_that_is_missing_is_asked_for(tmp_path: Path, name: str) -> None:
    (tmp_path / "css").mkdir()
    css = (ROOT / "theme" / FILE).read_text().replace(f"--{name}:", "--other:")
    (tmp_path / FILE).write_text(css)
    with pytest.raises(ValueError, match=rf"colours.css must say --{name}: light-dark\("):
        colours_of({"THEME": str(tmp_path)})
