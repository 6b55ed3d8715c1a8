"""Nothing that is stored outside helps or hinders these tests."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from plugins.incremental.store import STORE


@contextmanager
def store_in(file: Path) -> Iterator[None]:
    """Store results in a file of the test's own."""
    before = STORE.file
    STORE.open(file)
    yield
    STORE.open(before)


@pytest.fixture(scope="package", autouse=True)
def _own_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with store_in(tmp_path_factory.mktemp("store") / "results.sqlite"):
        yield


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Path]:
    """The file in which results are stored, still empty."""
    with store_in(tmp_path / "results.sqlite"):
        yield tmp_path / "results.sqlite"
