"""Stylesheets become one."""

from pathlib import Path

import pytest

from plugins.stylesheet.bundle import bundle
from tests.building import ROOT

THEME = ROOT / "theme/css"
BUNDLED = {
    "an import": ('@import "a.css" layer(base);', "@layer base{\np{margin:0}\n}"),
    "an import of imports": (
        '@import "b.css" layer(b);',
        "@layer b{\n@layer a{\np{margin:0}\n}\n}",
    ),
    "the order": (
        '@layer a, b;\n@import "a.css" layer(a);\nq {}',
        "@layer a,b;\n@layer a{\np{margin:0}\n}\nq{}",
    ),
    "two of one layer": (
        '@import "a.css" layer(a);\n@import "a.css" layer(a);\nq {}\n@import "a.css" layer(a);',
        "@layer a{\np{margin:0}\np{margin:0}\n}\nq{}\n@layer a{\np{margin:0}\n}",
    ),
    "a comment": ("/* Why. */\np { /* Why. */ margin: 0 }", "p{margin:0}"),
    "indents": ("p {\n  margin:\n    0 auto;\n}", "p{margin:0 auto}"),
    "an at-rule": (
        "@media print {\n  p {\n    a: b(  c );\n  }\n}",
        "@media print{p{a:b(c)}}",
    ),
    "spaces in a string": ('p { content: "a  b" }', 'p{content:"a  b"}'),
    "a string": (
        'p::after { content: "/* no */ @import" }',
        'p::after{content:"/* no */ @import"}',
    ),
    "spaces that part words": (
        "a :is(b,  c) > d  e { f: calc(1px + 2px) var(--g) , h ; }",
        "a :is(b,c) > d e{f:calc(1px + 2px) var(--g),h}",
    ),
    "a comment between words": ("a { b: c /* d */ e }", "a{b:c e}"),
    "nothing": ("", ""),
}
REFUSED = {
    "no layer": ('p {}\n@import "a.css";', "main.css:2: an import must read"),
    "an address": ('@import url("a.css") layer(a);', "main.css:1: an import must read"),
    "no rule": ("p {}\n\n}", "main.css:3: this must be a rule"),
    "no rule in a part": ('@import "broken.css" layer(a);', "broken.css:2: this must be a rule"),
}


def bundled(text: str, folder: Path) -> str:
    (folder / "a.css").write_text("p { margin: 0 }")
    (folder / "b.css").write_text('@import "a.css" layer(a);')
    (folder / "broken.css").write_text("p {}\nq")
    (folder / "main.css").write_text(text)
    return bundle(folder / "main.css")


@pytest.mark.parametrize(("text", "expected"), BUNDLED.values(), ids=BUNDLED)
def test_it_becomes(tmp_path: Path, text: str, expected: str) -> None:
    assert bundled(text, tmp_path) == expected


@pytest.mark.parametrize(("text", "message"), REFUSED.values(), ids=REFUSED)
def test_it_is_refused(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        bundled(text, tmp_path)


def test_a_part_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="gone"):
        bundled('@import "gone.css" layer(a);', tmp_path)


def test_every_file_of_the_theme_s_style_is_imported_once() -> None:
    main = (THEME / "main.css").read_text()
    parts = {path.name for path in THEME.iterdir()} - {"main.css", "search.css"}
    assert len(parts) > 10
    assert all(main.count(f'@import "{name}"') == 1 for name in parts)


@pytest.mark.parametrize("path", sorted(THEME.iterdir()), ids=lambda path: path.name)
def test_a_file_of_the_theme_s_style_is_short(path: Path) -> None:
    lines = path.read_text().splitlines()
    assert lines[0].startswith("/* ")
    assert len(lines) <= 60
    assert max(map(len, lines)) <= 100


def test_browsers_get_one_file(site: Path) -> None:
    files = sorted(path.name for path in (site / "theme/css").iterdir())
    assert files == ["main.css", "search.css"]  # the other for one page
    assert "@import" not in (site / "theme/css/main.css").read_text()
