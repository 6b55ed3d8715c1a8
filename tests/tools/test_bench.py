"""The posts that builds are measured with."""

from pathlib import Path

from tests.building import build
from tools.bench import write_posts


def test_any_number_of_posts_can_be_built(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    write_posts(tmp_path / "in", 30)
    build(tmp_path / "in", tmp_path / "out")
    assert len(list((tmp_path / "out").glob("2000/*/post-*.html"))) == 30
