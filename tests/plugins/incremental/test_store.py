"""Values are stored, and none is believed that is not whole."""

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.incremental import store
from plugins.incremental.store import Store, checksum
from tests.building import ROOT

KEY, VALUE = b"key", b"value"
IN_THREADS = """
import sys, threading
from pathlib import Path
from plugins.incremental.store import Store

found = Store(Path(sys.argv[1]))

def work(own):
    for turn in range(300):
        found.get(b"%d" % (turn % 20))
        found.put(b"%d" % (turn % 20), b"value" * 1000)
        if turn % 3 == own % 3:
            found.save()

threads = [threading.Thread(target=work, args=[own]) for own in range(6)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "results.sqlite"


def save(file: Path, **values: str) -> None:
    found = Store(file)
    for key, value in values.items():
        found.put(key.encode(), value.encode())
    found.save()


def test_what_is_saved_is_found_by_the_next_build(file: Path) -> None:
    save(file, key="value")
    assert Store(file).get(KEY) == VALUE
    assert Store(file).get(b"other") is None


def test_what_is_not_saved_is_not_there(file: Path) -> None:
    found = Store(file)
    found.put(KEY, VALUE)
    assert found.get(KEY) == VALUE
    assert Store(file).get(KEY) is None


def cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def exchange_the_value(file: Path) -> None:
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE results SET value = ?", [b"wrong"])
    connection.close()


def exchange_the_key(file: Path) -> None:
    with sqlite3.connect(file) as connection:
        connection.execute("DELETE FROM results")
        connection.execute(
            "INSERT INTO results VALUES (?, ?, ?)", [KEY, VALUE, checksum(b"k", VALUE)]
        )
    connection.close()


def another_table(file: Path) -> None:
    file.unlink()
    with sqlite3.connect(file) as connection:
        connection.execute("CREATE TABLE results (a INTEGER)")
    connection.close()


DAMAGES: dict[str, Callable[[Path], object]] = {
    "nothing": lambda file: file.write_bytes(b""),
    "no database": lambda file: file.write_bytes(b"Something else altogether." * 99),
    "half of it": cut,
    "spoilt": lambda file: file.write_bytes(file.read_bytes()[:2000] + b"x" * 9000),
    "another value": exchange_the_value,
    "another key": exchange_the_key,
    "another table": another_table,
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_what_is_damaged_is_made_anew(file: Path, damage: Callable[[Path], object]) -> None:
    save(file, key="value")
    damage(file)
    found = Store(file)
    assert found.get(KEY) is None
    found.put(KEY, b"new")
    found.save()
    assert Store(file).get(KEY) == b"new"


def test_where_no_folder_can_be_made_nothing_is_kept(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file")
    save(tmp_path / "cache/results.sqlite", key="value")
    assert Store(tmp_path / "cache/results.sqlite").get(KEY) is None
    assert (tmp_path / "cache").read_text() == "a file"


def test_a_folder_in_its_place_is_left_alone(file: Path) -> None:
    (file / "mine").mkdir(parents=True)
    save(file, key="value")
    assert Store(file).get(KEY) is None
    assert (file / "mine").exists()


def test_a_file_that_another_build_holds_is_left_alone(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "SECONDS", 0.01)
    save(file, key="value")
    holder = sqlite3.connect(file)
    holder.execute("BEGIN EXCLUSIVE")
    assert Store(file).get(KEY) is None
    save(file, other="value")
    holder.rollback()
    holder.close()
    assert Store(file).get(KEY) == VALUE


def test_what_nobody_asks_for_is_thrown_away_when_it_is_much(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "SPARE", 3)
    save(file, **{f"key{number}": "old" for number in range(5)}, key="value")
    found = Store(file)
    found.get(KEY)
    found.tidy()
    assert Store(file).get(KEY) == VALUE
    assert Store(file).get(b"key1") is None


def test_what_another_process_asks_for_is_kept(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "SPARE", 3)
    save(file, **{f"key{number}": "old" for number in range(5)}, key="value")
    other, found = Store(file), Store(file)
    other.get(KEY)
    found.asked_for(other.asked)
    found.tidy()
    assert Store(file).get(KEY) == VALUE
    assert Store(file).get(b"key1") is None


def test_threads_may_read_while_another_saves(file: Path) -> None:
    """To close a connection that another thread reads by would end the process, not raise."""
    command = [sys.executable, "-W", "error", "-c", IN_THREADS, str(file)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
