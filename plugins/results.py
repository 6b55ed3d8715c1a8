"""What pure functions gave, kept between builds in `.cache/results.sqlite`.

A result is found again by the function, its arguments, all code in plugins/ and the versions of
the libraries; if any of them is another, it is computed anew. What cannot be read, is damaged or
half written counts as absent.
"""

import hashlib
import json
import os
import sqlite3
import sys
from collections.abc import Callable, Sequence, Set
from contextlib import suppress
from functools import cache, update_wrapper
from importlib.metadata import version
from pathlib import Path
from typing import Any, Generic, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

PLUGINS = Path(__file__).parent
FILE = PLUGINS.parent / ".cache" / "results.sqlite"
LIBRARIES = """
babel beautifulsoup4 jinja2 markdown pelican pelican-yaml-metadata pillow pymdown-extensions
python-dateutil pyyaml resvg-py smartypants typogrify
""".split()
TABLE = "CREATE TABLE IF NOT EXISTS results (key BLOB PRIMARY KEY, value BLOB, seal BLOB)"
SECONDS = 30  # to wait while another build writes
SPARE = 2000  # results that no build may have asked for lately, before they are thrown away


class Results:
    """Results by keys, in one SQLite file that several builds may use at once."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self._fresh: dict[bytes, bytes] = {}
        self._asked: set[bytes] = set()
        self._connection: sqlite3.Connection | None = None
        self._process = 0

    def get(self, key: bytes) -> bytes | None:
        """What is kept under a key."""
        self._asked.add(key)
        if key in self._fresh:
            return self._fresh[key]
        row = self._read("SELECT value, seal FROM results WHERE key = ?", key)
        return row[0] if row and row[1] == seal(key, row[0]) else None

    def put(self, key: bytes, value: bytes) -> None:
        """Keep a value; it is written by `save`."""
        self._fresh[key] = value

    def save(self) -> None:
        """Write what is new, and part from the file."""
        rows = [(key, value, seal(key, value)) for key, value in self._fresh.items()]
        if rows:
            self._write("INSERT OR REPLACE INTO results VALUES (?, ?, ?)", rows)
        self._fresh.clear()
        self.close()

    def tidy(self, wanted: Set[bytes] | None = None) -> None:
        """Throw away what is not wanted, or not asked for, once it is more than what is."""
        wanted = self._asked if wanted is None else wanted
        count = self._read("SELECT count(*) FROM results")
        if count and count[0] > 2 * len(wanted) + SPARE:
            kept = {key for (key,) in self._connected().execute("SELECT key FROM results")}
            self._write("DELETE FROM results WHERE key = ?", [(key,) for key in kept - wanted])
        self.close()

    def close(self) -> None:
        """Part from the file: a connection must not be shared with other processes."""
        if self._connection and self._process == os.getpid():
            self._connection.close()
        self._connection = None

    def _read(self, query: str, *values: bytes) -> Any:
        try:
            return self._connected().execute(query, values).fetchone()
        except sqlite3.Error as error:
            self._give_up(error)
            return None

    def _write(self, command: str, rows: Sequence[tuple[bytes, ...]]) -> None:
        try:
            with self._connected() as connection:
                connection.executemany(command, rows)
        except sqlite3.Error as error:
            self._give_up(error)

    def _connected(self) -> sqlite3.Connection:
        if self._connection is None or self._process != os.getpid():
            self.file.parent.mkdir(parents=True, exist_ok=True)
            self._connection = sqlite3.connect(
                self.file,
                timeout=SECONDS,
                check_same_thread=False,  # a preview reads in many threads
            )
            self._process = os.getpid()
            self._connection.execute("PRAGMA synchronous = OFF")  # what is lost is made anew
            self._connection.execute(TABLE)
        return self._connection

    def _give_up(self, error: sqlite3.Error) -> None:
        """Delete a file that is no such database; one that another build holds is left alone."""
        self.close()
        if error.sqlite_errorname not in {"SQLITE_BUSY", "SQLITE_LOCKED"}:
            with suppress(OSError):
                self.file.unlink()


def seal(key: bytes, value: bytes) -> bytes:
    """Tells whether a value is whole and belongs to its key."""
    return hashlib.blake2b(value, key=key, digest_size=16).digest()


RESULTS = Results(FILE)


class Kept(Generic[P, T]):
    """A pure function of strings, numbers and lists of them, whose results are kept."""

    def __init__(self, function: Callable[P, T], restored: Callable[[Any], T]) -> None:
        self._function, self._restored = function, restored
        self._name = f"{function.__module__}.{function.__qualname__}"
        update_wrapper(self, function)

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> T:
        """The result; it is computed only if it is not kept."""
        key = key_of(self._name, args, kwargs)
        found = RESULTS.get(key)
        if found is not None:
            return self._restored(json.loads(found))
        result = self._function(*args, **kwargs)
        RESULTS.put(key, json.dumps(result).encode())
        return result

    def has(self, *args: P.args, **kwargs: P.kwargs) -> bool:
        """Whether a call would find its result."""
        return RESULTS.get(key_of(self._name, args, kwargs)) is not None


def kept(restored: Callable[[Any], T]) -> Callable[[Callable[P, T]], Kept[P, T]]:
    """Decorates such a function; `restored` makes a result of what JSON made of it."""
    return lambda function: Kept(function, restored)


def key_of(*parts: object) -> bytes:
    """The name of a result."""
    text = json.dumps([code(), *parts])
    return hashlib.blake2b(text.encode(), digest_size=16).digest()


@cache
def code() -> str:
    """A digest of everything that computes results."""
    made_of = hashlib.blake2b(sys.version.encode(), digest_size=16)
    for name in LIBRARIES:
        made_of.update(f"{name} {version(name)}\n".encode())
    for file in sorted(PLUGINS.rglob("*")):
        if file.is_file() and "__pycache__" not in file.parts:
            made_of.update(f"{file.relative_to(PLUGINS)}\n".encode() + file.read_bytes())
    return made_of.hexdigest()
