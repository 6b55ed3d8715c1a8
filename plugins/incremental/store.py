"""Values by keys, kept between builds in one SQLite file that several builds may use at once.

What cannot be read, is damaged or half written counts as absent.
"""

import os
import sqlite3
import threading
from collections.abc import Iterable, Sequence, Set
from contextlib import suppress
from pathlib import Path
from typing import Any

from .digest import digest_of

TABLE = "CREATE TABLE IF NOT EXISTS results (key BLOB PRIMARY KEY, value BLOB, checksum TEXT)"
SECONDS = 30  # to wait while another build writes
SPARE = 2000  # values that no build may have asked for lately, before they are thrown away


class Store:
    """The values of one file; without a file, values are forgotten with the process."""

    def __init__(self, file: Path | None = None) -> None:
        self.file = file
        self.one_thread = threading.RLock()  # to close what another reads would end the process
        self._fresh: dict[bytes, bytes] = {}
        self._asked: set[bytes] = set()
        self._connection: sqlite3.Connection | None = None
        self._process = 0

    def open(self, file: Path | None) -> None:
        """Use another file from here on, and forget what the other one was asked."""
        with self.one_thread:
            if file != self.file:
                self.close()
                self.file = file
                self._fresh.clear()
                self._asked.clear()

    def get(self, key: bytes) -> bytes | None:
        """The value of a key."""
        with self.one_thread:
            self._asked.add(key)
            if key in self._fresh:
                return self._fresh[key]
            row = self._read("SELECT value, checksum FROM results WHERE key = ?", key)
        return row[0] if row and row[1] == checksum(key, row[0]) else None

    def put(self, key: bytes, value: bytes) -> None:
        """Set a value; `save` writes it."""
        with self.one_thread:
            self._fresh[key] = value

    @property
    def asked(self) -> frozenset[bytes]:
        """The keys whose values this process has asked for."""
        with self.one_thread:
            return frozenset(self._asked)

    def asked_for(self, keys: Iterable[bytes]) -> None:
        """Note what another process of this build has asked for, so that it is kept."""
        with self.one_thread:
            self._asked.update(keys)

    def save(self) -> None:
        """Write what is new, and close the file."""
        with self.one_thread:
            rows = [(key, value, checksum(key, value)) for key, value in self._fresh.items()]
            if rows and self.file:
                self._write("INSERT OR REPLACE INTO results VALUES (?, ?, ?)", rows)
                self._fresh.clear()
            self.close()

    def tidy(self, wanted: Set[bytes] | None = None) -> None:
        """Delete what is not wanted, by default what was not asked for, once it is the most."""
        with self.one_thread:
            wanted = self._asked if wanted is None else wanted
            count = self._read("SELECT count(*) FROM results")
            if count and count[0] > 2 * len(wanted) + SPARE:
                keys = {key for (key,) in self._connected().execute("SELECT key FROM results")}
                self._write("DELETE FROM results WHERE key = ?", [(key,) for key in keys - wanted])
            self.close()

    def close(self) -> None:
        """Close the file: a connection must not be shared with other processes."""
        with self.one_thread:
            if self._connection and self._process == os.getpid():
                self._connection.close()
            self._connection = None

    def _read(self, query: str, *values: bytes) -> Any:
        if not self.file:
            return None
        try:
            return self._connected().execute(query, values).fetchone()
        except (sqlite3.Error, OSError) as error:
            self._give_up(error)
            return None

    def _write(self, command: str, rows: Sequence[tuple[object, ...]]) -> None:
        try:
            with self._connected() as connection:
                connection.executemany(command, rows)
        except (sqlite3.Error, OSError) as error:
            self._give_up(error)

    def _connected(self) -> sqlite3.Connection:
        assert self.file
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

    def _give_up(self, error: sqlite3.Error | OSError) -> None:
        """Delete a file that is no such database; one that another build holds is left alone."""
        self.close()
        is_held = getattr(error, "sqlite_errorname", "") in {"SQLITE_BUSY", "SQLITE_LOCKED"}
        if self.file and not is_held:
            with suppress(OSError):
                self.file.unlink()


def checksum(key: bytes, value: bytes) -> str:
    """Tells whether a value is whole and belongs to its key."""
    return digest_of(key + b"\0" + value)


STORE = Store()  # of what is computed: `use_cache` in `__init__.py` says where it lies
if hasattr(os, "register_at_fork"):  # or a process could begin with a lock that nobody will open
    os.register_at_fork(
        before=STORE.one_thread.acquire,
        after_in_parent=STORE.one_thread.release,
        after_in_child=STORE.one_thread.release,
    )
