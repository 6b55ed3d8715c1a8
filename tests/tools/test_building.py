"""The preview's builder: what it says while it builds, and that it can always build again."""

import os
from collections.abc import Iterator
from pathlib import Path
from queue import Queue

import pytest
from PIL import Image

from tests.building import write_post
from tests.waiting import HOLDS
from tools.preview.building import Builder, Built, progress_in

SAID = {
    "one process": (["\x1e pages 1\n", "\x1e end 0\n"], [Built(False, []), Built(True, [])]),
    "two processes": (
        ["\x1e pages 2\n", "Done.\n", "\x1e pages 2\n", "\x1e end 0\n"],
        [Built(False, []), Built(True, [])],
    ),
    "a page that is gone": (
        ["\x1e pages 1\n", "\x1e gone 0\n", "\x1e end 0\n"],
        [Built(False, []), Built(False, []), Built(True, [])],
    ),
    "pictures that come later": (
        ["\x1e pages 1\n", "\x1e packed 0\n", "\x1e end 0\n"],
        [Built(False, []), Built(False, []), Built(True, [])],
    ),
    "a problem": (
        ["Reading …\n", "a.md:3: Write a date.\n", "Nothing was built.\n", "\x1e end 1\n"],
        [Built(True, ["a.md:3: Write a date."])],
    ),
    "a crash": (["Traceback\n", "  ValueError\n"], [Built(True, ["Traceback", "  ValueError"])]),
    "a build that is stopped": (
        ["\x1e begin 0\n", "Half\n", "\x1e look 0\n", "\x1e begin 0\n", "\x1e end 0\n"],
        [Built(False, []), Built(True, [])],
    ),
    "a line that is not ended": (
        ["Building …\x1e pages 1\n", "\x1e end 0\n"],
        [Built(False, []), Built(True, [])],
    ),
}


@pytest.mark.parametrize(("lines", "progress"), SAID.values(), ids=SAID)
def test_what_is_said_tells_how_far_a_build_is(lines: list[str], progress: list[Built]) -> None:
    assert list(progress_in(lines)) == progress


class Previewed:
    """A folder of one post that is built again and again."""

    def __init__(self, folder: Path) -> None:
        self.content, self.page = folder / "in", folder / "out/2020/01/a-post.html"
        self.progress: Queue[Built] = Queue()
        self.builder = Builder(self.content, folder / "out", self.progress.put)

    def save(self, text: str, **header: str) -> Path:
        """Write the post."""
        return write_post(self.content, text, **header)

    def end_of_build(self) -> Built:
        """How the next build ends."""
        while not (built := self.progress.get(timeout=HOLDS)).ended:
            pass
        return built


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Previewed]:
    """It is ended after the test."""
    own = Previewed(tmp_path)
    own.save("Firstly.")
    yield own
    own.builder.stop()


def test_the_pages_are_there_before_a_build_has_ended(preview: Previewed) -> None:
    preview.builder.ask()
    assert preview.progress.get(timeout=HOLDS) == Built(False, [])
    assert "Firstly." in preview.page.read_text()
    assert preview.end_of_build() == Built(True, [])


def test_every_build_reads_the_content_anew(preview: Previewed) -> None:
    preview.builder.ask()
    preview.end_of_build()
    preview.save("Secondly.", title="Another")
    preview.builder.ask()
    assert preview.end_of_build() == Built(True, [])
    assert "Secondly." in preview.page.read_text()


def test_the_page_of_a_saved_post_is_there_before_the_build_begins(preview: Previewed) -> None:
    preview.builder.ask()
    preview.end_of_build()
    post = preview.save("Secondly.\n\nTips:\n\n- [ ] Ask.\n- [ ] Wait.")
    (preview.content / "broken.md").write_text("What is whole cannot be built.")
    preview.builder.ask(str(post))
    assert preview.progress.get(timeout=HOLDS) == Built(False, [])
    assert "Secondly." in preview.page.read_text()
    assert "<tips-checklist" in preview.page.read_text()
    assert "broken.md" in preview.end_of_build().problems[0]


@pytest.mark.parametrize(
    "header", [{"title": "Another"}, {"catgory": "x"}, {"summary": "Another."}], ids=str
)
def test_what_changes_more_than_a_text_waits_for_the_build(
    preview: Previewed, header: dict[str, str]
) -> None:
    preview.builder.ask()
    preview.end_of_build()
    post = preview.save("Secondly.", **header)
    (preview.content / "broken.md").write_text("What is whole cannot be built.")
    preview.builder.ask(str(post))
    assert preview.progress.get(timeout=HOLDS).ended
    assert "Firstly." in preview.page.read_text()


def test_after_a_problem_it_builds_again(preview: Previewed) -> None:
    preview.save("Text.", catgory="x")
    preview.builder.ask()
    assert "write “category:”" in preview.end_of_build().problems[0]
    preview.save("Text.")
    preview.builder.ask()
    assert preview.end_of_build() == Built(True, [])


def test_what_is_saved_while_it_builds_is_built(preview: Previewed) -> None:
    preview.builder.ask()
    preview.save("Secondly.")
    preview.builder.ask()
    assert preview.end_of_build() == Built(True, [])
    if "Secondly." not in preview.page.read_text():  # the first had ended before the second came
        assert preview.end_of_build() == Built(True, [])
    assert "Secondly." in preview.page.read_text()


def test_after_its_end_it_starts_anew(preview: Previewed) -> None:
    for _ in range(2):
        preview.builder.ask()
        assert preview.end_of_build() == Built(True, [])
        preview.builder.stop()


def test_that_a_page_is_gone_is_told_apart(preview: Previewed) -> None:
    other = write_post(preview.content, "Other.", "2020-02-03-other.md", date="2020-02-03")
    preview.builder.ask()
    preview.end_of_build()
    other.unlink()
    preview.builder.ask(str(other))
    told = [preview.progress.get(timeout=HOLDS) for _ in range(3)]
    assert told == [Built(False, []), Built(False, []), Built(True, [])]
    assert not (preview.page.parent.parent / "02/other.html").exists()


def test_files_that_are_gone_unseen_are_not_told_apart(preview: Previewed) -> None:
    preview.builder.ask()
    preview.end_of_build()
    index = {*(preview.page.parents[2] / "pagefind").rglob("*")}
    preview.save("Secondly.", title="Another")
    preview.builder.ask()
    told = [preview.progress.get(timeout=HOLDS) for _ in range(2)]
    assert told == [Built(False, []), Built(True, [])]
    assert index - {*(preview.page.parents[2] / "pagefind").rglob("*")}


def test_that_new_pictures_are_packed_is_told_once(preview: Previewed) -> None:
    picture = preview.content / "images/desk.jpg"
    picture.parent.mkdir()
    Image.frombytes("L", (60, 30), os.urandom(1800)).save(picture)  # that no build has packed
    for times in (2, 1):
        preview.builder.ask(str(picture))
        told = [preview.progress.get(timeout=HOLDS) for _ in range(times + 1)]
        assert told == [*[Built(False, [])] * times, Built(True, [])]


@pytest.mark.parametrize("name", ["desk.jpg", "desk.svg"])
def test_so_is_a_picture_that_a_stopped_build_had_packed_for_nobody(
    preview: Previewed, name: str
) -> None:
    picture = preview.content / "images" / name
    picture.parent.mkdir()
    picture.write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')
    if picture.suffix == ".jpg":
        Image.new("L", (60, 30)).save(picture)
    preview.builder.ask(str(picture))
    preview.end_of_build()
    (preview.page.parents[2] / "images" / name).unlink()
    preview.builder.ask(str(picture))
    told = [preview.progress.get(timeout=HOLDS) for _ in range(3)]
    assert told == [Built(False, []), Built(False, []), Built(True, [])]
    assert (preview.page.parents[2] / "images" / name).is_file()
