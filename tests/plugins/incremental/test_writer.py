"""Files are written whole or not at all."""

from pathlib import Path

import pytest

from plugins.incremental.writer import IncrementalWriter
from tools.preview.first_look import LoneWriter


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """A page that an earlier build has written."""
    page = tmp_path / "page.html"
    page.write_text("The first text.")
    return page


@pytest.fixture
def writer(tmp_path: Path) -> IncrementalWriter:
    return LoneWriter(
        str(tmp_path),
        settings={"OUTPUT_PATH": str(tmp_path), "CACHE_PATH": str(tmp_path / "cache")},
    )


def test_the_old_page_stands_until_the_new_one_is_whole(
    writer: IncrementalWriter, page: Path
) -> None:
    with writer._open_w(str(page), "utf-8") as file:
        file.write("The second")
        file.flush()
        assert page.read_text() == "The first text."
        file.write(" text.")
    assert page.read_text() == "The second text."
    assert [page] == list(page.parent.iterdir())


def test_of_a_page_that_fails_the_old_one_stays(writer: IncrementalWriter, page: Path) -> None:
    with pytest.raises(ZeroDivisionError), writer._open_w(str(page), "utf-8") as file:
        file.write(str(1 // 0))
    assert page.read_text() == "The first text."
    assert [page] == list(page.parent.iterdir())


def test_what_pelican_skips_is_skipped(writer: IncrementalWriter, page: Path) -> None:
    for text in ("The second text.", "The third text."):
        with writer._open_w(str(page), "utf-8", override=text.startswith("The second")) as file:
            file.write(text)
    assert page.read_text() == "The second text."


def test_bytes_are_there_at_once(writer: IncrementalWriter, page: Path) -> None:
    with pytest.raises(ZeroDivisionError):
        writer.put(page.name, "made of", lambda: bytes(1 // 0))
    assert page.read_text() == "The first text."
    writer.put(page.name, "made of", lambda: b"The second text.")
    assert page.read_text() == "The second text."
    assert [page] == list(page.parent.iterdir())
