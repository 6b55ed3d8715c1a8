"""The published site loads its style and scripts by names that say what is in them."""

import re
from pathlib import Path
from types import SimpleNamespace

import pytest
from pygments.lexers.javascript import JavascriptLexer
from pygments.token import Comment

from plugins.fingerprints import rename_assets
from plugins.fingerprints.names import is_fingerprinted
from tests.site.pages import html_files, parse

URL = "https://blog.example.org"


def loaded(page: Path) -> set[str]:
    """The style and script files that a page names."""
    tags = parse(page).select("link[rel=stylesheet], script[src]")
    return {str(tag.get("href") or tag.get("src")).removeprefix(URL) for tag in tags}


def test_every_page_names_files_that_are_there(public: Path) -> None:
    for page in html_files(public):
        names = loaded(page)
        assert len(names) >= 2
        for name in names:
            assert is_fingerprinted(name), f"{page}: {name}"
            assert (public / name[1:]).is_file()


def test_no_file_has_its_old_name_too(public: Path) -> None:
    files = [path for ending in ("css", "js") for path in (public / "theme").rglob(f"*.{ending}")]
    assert len(files) == 11
    for path in files:
        assert is_fingerprinted(f"/{path.relative_to(public).as_posix()}")


def words_of(script: str) -> list[str]:
    """What another reader of JavaScript finds in a script: no comments and no spaces."""
    found = JavascriptLexer().get_tokens(script)
    return [word for kind, word in found if kind not in Comment and word.strip()]


def test_the_scripts_say_what_they_said(site: Path, public: Path) -> None:
    scripts = sorted((site / "theme").rglob("*.js"))
    assert len(scripts) == 8
    for script in scripts:
        short = next((public / script.parent.relative_to(site)).glob(f"{script.stem}.*.js"))
        names = re.compile(r"(\./[a-z]+)\.[0-9a-f]{12}")
        published = names.sub(r"\1", short.read_text())
        assert len(published) < len(script.read_text())
        assert words_of(published) == words_of(script.read_text())


def test_another_script_would_be_seen() -> None:
    assert words_of("a = b; // c") == words_of("a=b;") != words_of("a=c;")


def test_modules_import_what_is_there(public: Path) -> None:
    importing_some = {"checklists/overview": 1, "checklists/checklist": 1, "js/site": 2}
    for importing, count in importing_some.items():
        script = next((public / "theme").glob(f"{importing}.*.js"))
        imported = re.findall(r'(?:from ?|import\()"\./([^"]+)"', script.read_text())
        assert len(imported) == count
        for name in imported:
            assert is_fingerprinted(f"/theme/js/{name}")
            assert (script.parent / name).is_file()


@pytest.mark.parametrize("colour", ["red", "blue", "green", "black", "white", "grey", "gold"])
def test_what_an_earlier_build_has_named_is_named_again(tmp_path: Path, colour: str) -> None:
    """Whether the digest comes before the ending or behind it, in the alphabet."""
    pelican = SimpleNamespace(
        output_path=tmp_path, settings={"SITEURL": URL, "THEME_STATIC_DIR": "theme"}
    )
    style = tmp_path / "theme/main.css"
    for _ in range(2):
        style.parent.mkdir(exist_ok=True)
        style.write_text(f"a {{\n  color: {colour}; /* of day */\n}}\n")
        page = tmp_path / "index.html"
        page.write_text(f'<link rel="stylesheet" href="{URL}/theme/main.css">')
        rename_assets(pelican)
        (name,) = loaded(page)
        assert (tmp_path / name[1:]).read_text() == f"a{{color:{colour}}}"
