"""`make html`: a build as Pelican's, and none where nothing has changed."""

import json
import logging
import os
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from blinker import Signal
from pelican import signals

from tests.building import run, write_post
from tools.build import NEVER, Build, digest, is_current, keep, make, read_by, warnings_heard

ASKED = Build("in", "out")
SETTINGS = {
    "PATH": "in",
    "THEME": "theme",
    "LANGUAGES_PATH": "",
    "THEME_TEMPLATES_OVERRIDES": [],
    "PLUGIN_PATHS": [],
}


def rewrite(name: str) -> Callable[[], object]:
    """Write a file anew, as long as it was."""
    return lambda: Path(name).write_text(Path(name).read_text()[::-1])


def replace(name: str) -> Callable[[], object]:
    """Put a copy of a file in its place, as editors do that write safely."""

    def put() -> None:
        Path("copy").write_bytes(Path(name).read_bytes())
        os.utime("copy", ns=(0, Path(name).stat().st_mtime_ns))
        Path("copy").replace(name)

    return put


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder in which a build has left its record."""
    files = "pelicanconf.py plugins/reader.py theme/post.html in/a.md in/images/b.png out/c/d.html"
    for file in (tmp_path / name for name in files.split()):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("ab")
    (tmp_path / "linked.md").write_text("ab")
    (tmp_path / "in/linked.md").symlink_to(tmp_path / "linked.md")
    (tmp_path / "shared").mkdir()
    (tmp_path / "in/shared").symlink_to("../shared")
    for name in ("circle", "another-circle"):
        (tmp_path / "in" / name).symlink_to(".")
    (tmp_path / "in/nowhere.md").symlink_to(tmp_path / "nowhere.md")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(signals, "article_generator_finalized", Signal())  # which no plugin hears
    keep_record()


def keep_record(until: float = NEVER) -> None:
    """Leave the record of a build that has just ended."""
    keep(ASKED, {"state": read_by(ASKED) + digest(["out"]), "until": until})


def test_what_has_not_changed_is_current(kept: None) -> None:
    Path("plugins/__pycache__").mkdir()
    Path("plugins/__pycache__/reader.pyc").touch()
    assert is_current(ASKED, read_by(ASKED))


@pytest.mark.parametrize(
    "change",
    [
        *map(rewrite, ["pelicanconf.py", "plugins/reader.py", "theme/post.html", "in/a.md"]),
        *map(rewrite, ["in/images/b.png", "linked.md", "out/c/d.html"]),
        *map(replace, ["in/a.md", "out/c/d.html"]),
        lambda: Path("in/new.md").touch(),
        lambda: Path("in/a.md").unlink(),
        lambda: Path("in/a.md").rename("in/b.md"),
        lambda: Path("nowhere.md").touch(),
        lambda: Path("shared/b.md").touch(),
        lambda: Path("in/shared").unlink(),
        lambda: Path("in/circle").unlink(),
        lambda: Path("out/c/d.html").unlink(),
        lambda: Path("out/new.html").touch(),
        lambda: ASKED.record.unlink(),
        lambda: ASKED.record.write_text(ASKED.record.read_text()[:-1]),
        lambda: ASKED.record.write_text("[]"),
        lambda: keep_record(until=time.time()),
    ],
)
def test_whatever_has_changed_is_seen(kept: None, change: Callable[[], object]) -> None:
    change()
    assert not is_current(ASKED, read_by(ASKED))


@pytest.mark.parametrize(
    ("line", "folder"),
    [
        ('CACHE_PATH = ".kept"  # as it may be', ".kept"),
        ("CACHE_PATH = '/var/cache/blog'", "/var/cache/blog"),
        ("", "cache"),
    ],
)
def test_records_are_where_the_settings_keep_the_rest(kept: None, line: str, folder: str) -> None:
    Path("pelicanconf.py").write_text(f'PATH = "content"\n{line}\n')
    assert ASKED.record.parent == Path(folder, "outputs")


@pytest.mark.parametrize(
    "other", [Build("in", "elsewhere"), Build("in", "out", ("-e", "MAY_BE_EMPTY=true"))]
)
def test_another_build_has_a_record_of_its_own(kept: None, other: Build) -> None:
    assert not is_current(other, read_by(other))


def pelican(
    meanwhile: Callable[[], object] = lambda: None,
    days: Sequence[float] = (),
    **settings: object,
) -> Callable[[list[str]], None]:
    """A Pelican that finds drafts of these days, counted from now, and writes nothing."""
    drafts = [SimpleNamespace(date=datetime.now(UTC) + timedelta(days=day)) for day in days]
    posts = {"settings": SETTINGS | settings, "drafts": drafts, "drafts_translations": []}

    def main(arguments: list[str]) -> None:
        signals.article_generator_finalized.send(SimpleNamespace(**posts))
        meanwhile()

    return main


@pytest.mark.parametrize(
    ("built", "is_kept"),
    [
        (pelican(), True),
        (pelican(THEME=str(Path("theme").absolute())), False),
        (pelican(LANGUAGES_PATH="more"), False),
        (pelican(PLUGIN_PATHS=["plugins", "more"]), False),
        (pelican(lambda: Path("in/a.md").write_text("Words.")), False),
        (pelican(lambda: logging.getLogger("pelican.readers").warning("Odd.")), False),
        (pelican(lambda: logging.getLogger("plugins.cards").error("Very odd.")), False),
        (pelican(lambda: logging.getLogger("plugins.cards").info("Well.")), True),
        (pelican(lambda: Path("out/c/d.html").write_text("Words.")), True),
        (pelican(days=[-1]), True),
        (pelican(days=[2]), True),
    ],
)
def test_what_was_built_in_silence_of_what_is_known_is_current(
    kept: None, built: Callable[[list[str]], None], is_kept: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pelican.main", built)
    ASKED.record.unlink()
    make(ASKED, read_by(ASKED))
    assert is_current(ASKED, read_by(ASKED)) == is_kept


def test_a_build_is_current_until_the_first_of_what_waits(
    kept: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pelican.main", pelican(days=[30, -1, 2]))
    make(ASKED, read_by(ASKED))
    until = json.loads(ASKED.record.read_text(encoding="utf-8"))["until"]
    assert timedelta(days=1) < datetime.fromtimestamp(until, UTC) - datetime.now(UTC)
    assert datetime.fromtimestamp(until, UTC) - datetime.now(UTC) < timedelta(days=2)


def test_warnings_of_every_process_are_heard() -> None:
    with warnings_heard() as told:
        if not (process := os.fork()):
            logging.getLogger("plugins.cards").warning("Odd elsewhere.")
            os._exit(0)
        os.waitpid(process, 0)
        assert told.tell()


def test_nothing_is_built_of_what_has_not_changed(tmp_path: Path) -> None:
    content, output = tmp_path / "in", tmp_path / "out"
    write_post(content, "Words.")
    first, again = (run("tools.build", content, output) for _ in range(2))
    write_post(content, "Others.")
    changed = run("tools.build", content, output)
    assert "Done: Processed 1 article" in first.stdout
    assert again.stdout == f"Nothing has changed since the last build: {output} is up to date.\n"
    assert "Done: Processed 1 article" in changed.stdout
    assert "Others." in (output / "2020/01/a-post.html").read_text(encoding="utf-8")
    assert [one.returncode for one in (first, again, changed)] == [0, 0, 0]
