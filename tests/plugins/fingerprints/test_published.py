"""The published site loads its style and scripts by names that say what is in them."""

import re
from pathlib import Path
from types import SimpleNamespace

import pytest

from plugins.fingerprints import rename_assets
from plugins.fingerprints.names import is_fingerprinted
from tests.site.pages import html_files, parse
from tools.weights import BUDGET, MOST_REQUESTS, Weight, compressed

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
    assert len(files) == 8
    for path in files:
        assert is_fingerprinted(f"/{path.relative_to(public).as_posix()}")


def test_modules_import_what_is_there(public: Path) -> None:
    overview = next((public / "theme/checklists").glob("overview.*.js"))
    imported = re.findall(r'from "\./([^"]+)";', overview.read_text())
    assert imported
    assert all((overview.parent / name).is_file() for name in imported)


def test_the_long_names_keep_within_the_budget(public: Path) -> None:
    for page in public.glob("[0-9]*/[0-9]*/*.html"):
        files = [page, *(public / name[1:] for name in loaded(page))]
        weight = Weight(page.name, sum(map(compressed, files)), 0, 0, 0, len(files), 0)
        assert weight.total <= BUDGET, weight
        assert weight.requests <= MOST_REQUESTS, weight


@pytest.mark.parametrize("colour", ["red", "blue", "green", "black", "white", "grey", "gold"])
def test_what_an_earlier_build_has_named_is_named_again(tmp_path: Path, colour: str) -> None:
    """Whether the digest comes before the ending or behind it, in the alphabet."""
    pelican = SimpleNamespace(
        output_path=tmp_path, settings={"SITEURL": URL, "THEME_STATIC_DIR": "theme"}
    )
    style = tmp_path / "theme/main.css"
    for _ in range(2):
        style.parent.mkdir(exist_ok=True)
        style.write_text(f"a {{ color: {colour}; }}")
        page = tmp_path / "index.html"
        page.write_text(f'<link rel="stylesheet" href="{URL}/theme/main.css">')
        rename_assets(pelican)
        (name,) = loaded(page)
        assert (tmp_path / name[1:]).read_text() == f"a {{ color: {colour}; }}"
