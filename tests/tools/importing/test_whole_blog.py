"""A whole blog, in all shapes of the old ones: every word there, in order, and again the same."""

from pathlib import Path

import pytest

from plugins.proofreading.check import check
from plugins.proofreading.problem import errors_in
from tests.laws import ASKED
from tests.tools.importing.exports import takeout
from tests.tools.importing.test_laws import BLOG
from tests.tools.importing.whole_blog import SHAPES, whole_blog
from tools.importing.albums import Albums
from tools.importing.importer import Import, move_in
from tools.importing.labels import LabelMap
from tools.importing.pictures import Pictures
from tools.importing.posts import Wishes
from tools.importing.reading import read_export
from tools.importing.words import changes, words_in
from tools.importing.writing import Destination, FileOutcome

SIZE = 500 if ASKED > 1_000 else 240
LABELS = LabelMap({"category": {"Job offers": ["Offers"]}, "lang": {"fr": ["Été"]}})


def imported(folder: Path) -> Import:
    """The blog moved in below a folder, or again."""
    file = folder / "feed.atom"
    file.write_text(takeout(whole_blog(SIZE)), encoding="utf-8")
    pictures = Pictures(Albums([], {}), BLOG.settings)
    to = Destination(folder / "content", folder / "import", is_dry=False)
    return move_in(read_export(file), BLOG, LABELS, pictures, to, Wishes())


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> tuple[Import, Path]:
    folder = tmp_path_factory.mktemp("blog")
    return imported(folder), folder


def test_it_has_every_shape() -> None:
    assert len(whole_blog(SIZE)) == SIZE > 10 * len(SHAPES)


def test_no_word_is_lost_joined_or_out_of_order(first: tuple[Import, Path]) -> None:
    wrong = {
        one.post.path: found
        for one in first[0].posts
        if (found := changes(words_in(str(one.post.old)), words_in(str(one.post.new))))
    }
    assert wrong == {}


def test_every_entry_has_a_file_and_an_address_of_its_own(first: tuple[Import, Path]) -> None:
    done, folder = first
    assert len({one.post.path for one in done.posts}) == SIZE
    assert len([*folder.rglob("*.md")]) == SIZE
    assert not done.pictures.missing


def test_nothing_stops_a_build(first: tuple[Import, Path]) -> None:
    assert errors_in(check(first[1] / "content", BLOG)) == []


def test_a_second_run_changes_nothing(first: tuple[Import, Path]) -> None:
    assert {one.outcome for one in imported(first[1]).posts} == {FileOutcome.SAME}
