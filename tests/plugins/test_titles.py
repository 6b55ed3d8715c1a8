"""A title is text, whatever signs are in it."""

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
        straight = heading.get_text()
        for curly, plain in {"\u00a0": " ", "“": '"', "”": '"', "’": "'"}.items():
            straight = straight.replace(curly, plain)
        assert straight.strip() == title
        assert "alert" not in str(soup.find_all("script"))
        assert not soup.select("[onmouseover]")
