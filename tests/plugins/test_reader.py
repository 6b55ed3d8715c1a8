"""A title is text, whatever signs are in it."""

import json
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from tests.building import build, write_post

TITLES = {
    "markup": "<script>alert(1)</script> & <b>bold</b>",
    "attribute": 'x" onmouseover="alert(1)',
    "comparison": "Ask < 50k or > 60k?",
    "entity": "Q&amp;A",
    "number": "2017",
}


@pytest.mark.parametrize("title", TITLES.values(), ids=TITLES)
def test_a_title_is_shown_as_it_was_written(tmp_path: Path, title: str) -> None:
    write_post(tmp_path / "in", "Text", title=f"'{title}'", summary="None")
    build(tmp_path / "in", tmp_path / "out")
    for page in ("2020/01/a-post.html", "index.html"):
        soup = BeautifulSoup((tmp_path / "out" / page).read_text(), "html.parser")
        heading = soup.select_one(".letter h1, .newest h2")
        assert heading is not None
        assert straight(heading.get_text()) == title
        assert "alert" not in str(soup.select("script:not([type='application/ld+json'])"))
        assert not soup.select("[onmouseover]")


def test_programs_read_the_title_as_it_was_written(tmp_path: Path) -> None:
    for number, title in enumerate(TITLES.values()):
        write_post(tmp_path / "in", "Text", f"2020-01-02-{number}.md", title=f"'{title}'")
    build(tmp_path / "in", tmp_path / "out")
    for number, title in enumerate(TITLES.values()):
        page = (tmp_path / f"out/2020/01/{number}.html").read_text()
        data = BeautifulSoup(page, "html.parser").select_one("script[type='application/ld+json']")
        assert data
        assert straight(json.loads(data.get_text())["headline"]) == title


def straight(text: str) -> str:
    """A text before it was set."""
    for curly, plain in {"\u00a0": " ", "“": '"', "”": '"', "’": "'"}.items():
        text = text.replace(curly, plain)
    return text.strip()
