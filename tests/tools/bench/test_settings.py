"""Each step can be left out of a build: what it makes is gone, and the rest is there."""

import shutil
from pathlib import Path

import pytest

from tests.building import CONTENT, ROOT, build, write_post
from tools.bench.builders import TEXT_ALONE
from tools.bench.shares import STEPS, shares

SETTINGS = ROOT / "tools/bench/settings.py"
POST = "2020/01/a-post.html"
FILES = {
    "search": "pagefind",
    "cards": "cards",
    "feeds": "feeds/all.rss.xml",
    "json": "feeds/all.json",
    "offline": "sw.js",
    "icons": "favicon.ico",
    "redirects": "_redirects",
}
WORDS = {
    "checklists": "<tips-checklist",
    "related": 'rel="next"',
    "reading_time": "2 minutes",
    "pictures": "<picture>",
}


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Two posts, the first with tips, a picture, and enough words for two minutes."""
    picture = "![A desk]({static}/images/hundred-days.png)"
    text = "Word " * 400 + f"\n\n{picture}\n\nHere are a few tips:\n\n- Sleep on it.\n- Ask why.\n"
    write_post(tmp_path / "in", text)
    write_post(tmp_path / "in", "Text.", "2020-02-03-another.md", date="2020-02-03")
    shutil.copytree(CONTENT / "images", tmp_path / "in/images")
    return tmp_path / "in"


def done(output: Path) -> set[str]:
    """The steps that left their mark on what is built."""
    page = (output / POST).read_text()
    files = {step for step, name in FILES.items() if (output / name).exists()}
    return files | {step for step, words in WORDS.items() if words in page}


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What builds keep for each other: pictures and cards are made once."""
    return str(tmp_path_factory.mktemp("kept"))


@pytest.mark.parametrize("step", ["", *STEPS])
def test_a_step_is_left_out_alone(step: str, content: Path, tmp_path: Path, kept: str) -> None:
    build(content, tmp_path / "out", settings=SETTINGS, WITHOUT=step, CACHE=kept)
    assert done(tmp_path / "out") == set(STEPS) - {step, "json" if step == "feeds" else step}
    assert (tmp_path / "out/sitemap.xml").is_file()


def test_several_steps_are_left_out_together(content: Path, tmp_path: Path, kept: str) -> None:
    build(content, tmp_path / "out", settings=SETTINGS, WITHOUT=TEXT_ALONE, CACHE=kept)
    assert done(tmp_path / "out") == set(STEPS) - set(TEXT_ALONE.split())


def test_a_share_is_of_the_whole_build() -> None:
    assert shares({"": 4.0, "search": 3.0, "icons": 4.0}) == {"search": 0.25, "icons": 0.0}
