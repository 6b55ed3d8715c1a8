"""Nothing that is kept outside helps or hinders these tests."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from plugins import results
from plugins.results import Results


@pytest.fixture(scope="package", autouse=True)
def _own_results(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(results, "RESULTS", Results(tmp_path_factory.mktemp("kept") / "r.sqlite"))
        yield
        results.RESULTS.close()


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The file in which results are kept, still empty."""
    file = tmp_path / "results.sqlite"
    monkeypatch.setattr(results, "RESULTS", Results(file))
    yield file
    results.RESULTS.close()
