"""The preview's builder: what it says while it builds, and that it can always build again."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.building import write_post
from tools.preview.building import Builder, Built

SAID = {
    "one process": (["\x1e pages 1\n", "\x1e end 0\n"], [Built(False, []), Built(True, [])]),
    "two processes": (
        ["\x1e pages 2\n", "Done.\n", "\x1e pages 2\n", "\x1e end 0\n"],
        [Built(False, []), Built(True, [])],
    ),
    "a problem": (
        ["Reading …\n", "a.md:3: Write a date.\n", "Nothing was built.\n", "\x1e end 1\n"],
        [Built(True, ["a.md:3: Write a date."])],
    ),
    "a crash": (["Traceback\n", "  ValueError\n"], [Built(True, ["Traceback", "  ValueError"])]),
    "a line that is not ended": (
        ["Building …\x1e pages 1\n", "\x1e end 0\n"],
        [Built(False, []), Built(True, [])],
    ),
}


@pytest.mark.parametrize(("lines", "progress"), SAID.values(), ids=SAID)
def test_what_is_said_tells_how_far_a_build_is(lines: list[str], progress: list[Built]) -> None:
    assert list(Builder(Path(), Path())._progress(lines)) == progress


@pytest.fixture
def builder(tmp_path: Path) -> Iterator[Builder]:
    """Builds `tmp_path/in`."""
    own = Builder(tmp_path / "in", tmp_path / "out")
    yield own
    own.stop()


def test_the_pages_are_there_before_a_build_has_ended(builder: Builder, tmp_path: Path) -> None:
    write_post(tmp_path / "in", "The first text.")
    building = builder.build()
    assert next(building) == Built(False, [])
    assert "The first" in (tmp_path / "out/2020/01/a-post.html").read_text()
    assert list(building) == [Built(True, [])]
    assert (tmp_path / "out/pagefind/en").is_dir()


def test_every_build_reads_the_content_anew(builder: Builder, tmp_path: Path) -> None:
    for text in ("Firstly.", "Secondly."):
        write_post(tmp_path / "in", text)
        assert list(builder.build())[-1] == Built(True, [])
        assert text in (tmp_path / "out/2020/01/a-post.html").read_text()


def test_after_a_problem_it_builds_again(builder: Builder, tmp_path: Path) -> None:
    write_post(tmp_path / "in", "Text.", catgory="x")
    (built,) = builder.build()
    assert built.ended
    assert "write “category:”" in built.problems[0]
    write_post(tmp_path / "in", "Text.")
    assert list(builder.build())[-1] == Built(True, [])


def test_after_its_end_it_starts_anew(builder: Builder, tmp_path: Path) -> None:
    write_post(tmp_path / "in", "Text.")
    list(builder.build())
    builder.stop()
    assert list(builder.build())[-1] == Built(True, [])
