"""Pages of posts that are gone disappear; what we did not write stays."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.incremental.manifest import (
    Manifest,
    ManifestEntry,
    OutputPlace,
    handed_over,
    read_entries,
    write_entries,
)
from plugins.incremental.stale_files import delete
from tests.building import ROOT, build, run_pelican, write_post


def place_of(output: Path) -> OutputPlace:
    """Where builds of the blog keep the manifest of a folder."""
    return OutputPlace(output, ROOT / ".cache")


def test_the_page_of_a_deleted_post_disappears_with_its_folder(tmp_path: Path) -> None:
    content, output = tmp_path / "in", tmp_path / "out"
    write_post(content, "Stays.")
    gone = write_post(content, "Goes.", "2019-03-04-gone.md", title="Gone", date="2019-03-04")
    build(content, output)
    assert (output / "2019/03/gone.html").exists()
    (output / "mine.txt").write_text("Not ours.")
    gone.unlink()
    build(content, output)
    assert not (output / "2019").exists()
    assert (output / "2020/01/a-post.html").exists()
    assert (output / "mine.txt").exists()


def test_what_lay_there_before_is_never_deleted(tmp_path: Path) -> None:
    content, output = tmp_path / "in", tmp_path / "out"
    write_post(content, "Stays.")
    (output / "holiday").mkdir(parents=True)
    (output / "holiday/photo.html").write_text("Mine.")
    build(content, output)
    build(content, output)
    assert (output / "holiday/photo.html").read_text() == "Mine."


def test_without_a_manifest_what_stays_is_told_once(tmp_path: Path) -> None:
    content, output = tmp_path / "in", tmp_path / "out"
    write_post(content, "Stays.")
    gone = write_post(content, "Goes.", "2019-03-04-gone.md", title="Gone", date="2019-03-04")
    assert "did not write" not in run_pelican(content, output).stdout
    gone.unlink()
    for ending in ("json", "start"):
        place_of(output).file(ending).unlink()
    for name in (".git/HEAD", "a", "b", "c", "d"):
        (output / name).parent.mkdir(exist_ok=True)
        (output / name).touch()
    told = run_pelican(content, output).stdout
    assert f"{output} holds files that this build did not write: 2019/03/gone.html, " in told
    assert " more. There is no record of an earlier build" in told
    assert ".git" not in told
    assert "did not write" not in run_pelican(content, output).stdout


def test_an_output_folder_that_was_deleted_is_built_anew(tmp_path: Path) -> None:
    content, output = tmp_path / "in", tmp_path / "out"
    write_post(content, "Stays.")
    build(content, output)
    shutil.rmtree(output)
    place_of(output).file("json").unlink()  # as if a build had been stopped
    build(content, output)
    assert (output / "2020/01/a-post.html").exists()


def test_what_a_stopped_build_leaves_late_is_not_believed(
    manifest: Callable[[], Manifest], place: OutputPlace, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("plugins.incremental.manifest.os.getpid", lambda: -1)
        stopped = manifest()
    stopped.stands("a.html", "a template")
    stopped.hand_over(1)
    assert handed_over(place) == {}


def test_of_a_folder_without_a_manifest_nothing_is_left(place: OutputPlace) -> None:
    Manifest(place).hand_over(0)
    assert not place.cache.exists()


ENTRY = ManifestEntry("made of", "1 2 3")
MANIFESTS = {
    "entries": ({"a.html": ENTRY, "b/c.html": ENTRY}, ["a.html", "b/c.html"]),
    "names alone": (["a.html"], []),
    "no entries": ({"a.html": 1, "b.html": ["made of"], "c.html": [1, 2]}, []),
    "out of the folder": (
        dict.fromkeys(["../a.html", "/etc/passwd", "b/../../c", "", "d.html"], ENTRY),
        ["d.html"],
    ),
}


@pytest.mark.parametrize(("found", "names"), MANIFESTS.values(), ids=MANIFESTS)
def test_of_a_manifest_only_what_is_sound_is_read(
    tmp_path: Path, found: object, names: list[str]
) -> None:
    (tmp_path / "record").write_text(json.dumps(found))
    assert list(read_entries(tmp_path / "record")) == names


@pytest.mark.parametrize("text", ['{"a.html": ["made', "\ufffe", ""])
def test_a_damaged_manifest_says_nothing(tmp_path: Path, text: str) -> None:
    (tmp_path / "record").write_text(text)
    assert read_entries(tmp_path / "record") == {}


def test_without_a_manifest_nothing_is_known(tmp_path: Path) -> None:
    assert read_entries(tmp_path / "record") == {}


@pytest.fixture
def place(tmp_path: Path) -> OutputPlace:
    """An output folder and a cache, neither of which is there yet."""
    return OutputPlace(tmp_path / "out", tmp_path / "cache")


@pytest.fixture
def manifest(place: OutputPlace) -> Callable[[], Manifest]:
    """Gives the manifest of the output folder as the next build finds it."""
    place.output.mkdir()
    (place.output / "a.html").write_text("A page.")
    first = Manifest(place)
    place.file("start").parent.mkdir(parents=True)
    place.file("start").touch()
    first.note("a.html", "a template")
    first.hand_over(0)
    write_entries(handed_over(place), place.file("json"))
    return lambda: read(Manifest(place))


def read(manifest: Manifest) -> Manifest:
    """A manifest that knows what the last build wrote."""
    manifest.read()
    return manifest


def test_what_is_made_of_the_same_stands(manifest: Callable[[], Manifest]) -> None:
    assert manifest().stands("a.html", "a template")


def test_until_a_manifest_is_read_nothing_stands(
    manifest: Callable[[], Manifest], place: OutputPlace
) -> None:
    assert manifest().stands("a.html", "a template")
    assert not Manifest(place).stands("a.html", "a template")


def test_what_is_made_of_something_else_does_not(manifest: Callable[[], Manifest]) -> None:
    assert not manifest().stands("a.html", "another template")
    assert not manifest().stands("b.html", "a template")


def test_what_somebody_has_touched_does_not(
    manifest: Callable[[], Manifest], place: OutputPlace
) -> None:
    (place.output / "a.html").write_text("A page!")
    assert not manifest().stands("a.html", "a template")


def test_what_is_gone_does_not(manifest: Callable[[], Manifest], place: OutputPlace) -> None:
    (place.output / "a.html").unlink()
    assert not manifest().stands("a.html", "a template")


def test_what_stands_is_handed_over(manifest: Callable[[], Manifest], place: OutputPlace) -> None:
    second = manifest()
    second.stands("a.html", "a template")
    second.hand_over(1)
    assert handed_over(place).keys() == {"a.html"}
    assert handed_over(place) == {}


def test_a_file_that_is_gone_already_needs_no_deleting(tmp_path: Path) -> None:
    delete(tmp_path / "no/such/file", tmp_path)
    assert tmp_path.exists()
