"""A blog of one language pays nothing for others that the settings know."""

from pathlib import Path

from tests.building import build, write_post
from tests.site.pages import html_files

TRACES = ("hreflang", 'class="ways"')


def test_nothing_of_other_languages_is_built(tmp_path: Path) -> None:
    write_post(tmp_path / "in", "Text.", category="Hiring", tags="[salary]", audience="candidates")
    build(tmp_path / "in", tmp_path / "out")
    files = [file.relative_to(tmp_path / "out").as_posix() for file in html_files(tmp_path / "out")]
    assert not [file for file in files if file.startswith(("nl/", "fr/", "en/"))]
    for file in html_files(tmp_path / "out"):
        assert not [trace for trace in TRACES if trace in file.read_text(encoding="utf-8")], file
