"""Many new files are read by every core, and what is said of them is the same."""

import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from rich.console import Console

from plugins.incremental.parallel import on_every_core
from plugins.incremental.store import STORE
from plugins.proofreading import ahead
from plugins.proofreading import source as reading
from plugins.proofreading.blog import blog_of
from plugins.proofreading.check import Report, proofread
from plugins.proofreading.post import read_post
from tests.building import own_settings, write_post
from tests.plugins.proofreading.conftest import store_in
from tests.plugins.proofreading.rules import write_every_problem

BLOG = blog_of(own_settings())

# Other tests serve pages in threads meanwhile, of which newer Pythons warn.
pytestmark = pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder that holds every problem."""
    return write_every_problem(tmp_path / "content")


@pytest.fixture
def expected(folder: Path, tmp_path: Path) -> Report:
    """What one process says of it."""
    with store_in(tmp_path / "other.sqlite"):
        return proofread(folder, BLOG)


@pytest.fixture
def divided(store: Path, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Files are many, cores are two; gives how many files were shared out each time."""
    counts: list[int] = []

    def counted(work: object, parts: list[object], doing: str) -> None:
        assert STORE._connection is None, "a connection must not be shared"
        counts.append(len(parts))
        on_every_core(work, parts, doing)  # type: ignore[arg-type]

    monkeypatch.setattr(ahead, "MANY", 2)
    monkeypatch.setattr(ahead, "worker_count", lambda: 2)
    monkeypatch.setattr(ahead, "on_every_core", counted)
    return counts


def refuse(*_: object, **__: object) -> None:
    raise KeyboardInterrupt("read here")  # no problem of a file, as exceptions are


def test_many_processes_say_what_one_does(
    folder: Path, expected: Report, divided: list[int]
) -> None:
    for _ in range(2):
        assert proofread(folder, BLOG) == expected
    assert len(divided) == 1
    assert divided[0] > 10


def test_the_others_read_everything(
    folder: Path, expected: Report, divided: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    here = threading.get_native_id()

    def read_elsewhere(*args: object, **kwargs: object) -> object:
        assert threading.get_native_id() != here
        return read_post(*args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(reading, "read_post", read_elsewhere)
    monkeypatch.setattr("plugins.proofreading.link_rules.anchors_in", lambda _: ["the-title-again"])
    assert len(proofread(folder, BLOG).problems) == len(expected.problems)


def test_what_fails_elsewhere_stops_the_build_and_is_told(
    folder: Path,
    divided: list[int],
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(reading, "read_post", refuse)
    with pytest.raises(SystemExit, match=r"^Proofreading failed; the reason is above\.$"):
        proofread(folder, BLOG)
    assert "KeyboardInterrupt: read here" in capfd.readouterr().err
    assert divided


def test_what_others_cannot_keep_is_read_here(
    folder: Path, store: Path, expected: Report, divided: list[int]
) -> None:
    (store / "mine").mkdir(parents=True)
    assert proofread(folder, BLOG) == expected
    assert divided


def test_a_few_files_are_read_here(
    folder: Path, divided: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ahead, "MANY", 100)
    proofread(folder, BLOG)
    assert divided == []


def test_a_few_new_files_among_many_are_read_here(
    folder: Path, divided: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    proofread(folder, BLOG)
    write_post(folder, "Text.")
    proofread(folder, BLOG)
    assert len(divided) == 1


def test_one_core_reads_all(
    folder: Path, expected: Report, divided: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ahead, "worker_count", lambda: 1)
    assert proofread(folder, BLOG) == expected
    assert divided == []


def test_a_thread_beside_the_first_divides_nothing(
    folder: Path, expected: Report, divided: list[int]
) -> None:
    with ThreadPoolExecutor(1) as beside:
        assert beside.submit(proofread, folder, BLOG).result() == expected
    assert divided == []


def test_a_build_is_divided_whatever_thread_shows_that_it_goes_on(
    folder: Path, expected: Report, divided: list[int]
) -> None:
    with Console().status("Generating"):
        assert threading.active_count() > 1
        assert proofread(folder, BLOG) == expected
    assert divided
