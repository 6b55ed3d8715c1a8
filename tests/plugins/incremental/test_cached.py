"""Functions are computed once for the same arguments and the same code."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from plugins.incremental import cached as module
from plugins.incremental.cached import cached
from plugins.incremental.store import Store


@pytest.fixture
def calls(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """What a function was called with; an empty store is behind it."""
    store = Store(tmp_path / "results.sqlite")
    monkeypatch.setattr(module, "STORE", store)
    yield []
    store.close()


def test_a_cached_function_is_called_once(calls: list[str]) -> None:
    @cached(str)
    def loud(text: str) -> str:
        calls.append(text)
        return text.upper()

    assert not loud.is_stored("\ud800é")
    assert [loud("\ud800é"), loud("\ud800é"), loud("b")] == ["\ud800É", "\ud800É", "B"]
    assert calls == ["\ud800é", "b"]
    assert loud.is_stored("\ud800é")


def test_other_code_is_another_result(calls: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    @cached(str)
    def loud(text: str) -> str:
        calls.append(text)
        return text.upper()

    loud("a")
    monkeypatch.setattr(module, "code_digest", lambda: "changed")
    loud("a")
    assert calls == ["a", "a"]


def test_a_failure_is_not_stored(calls: list[str]) -> None:
    @cached(str)
    def fail(text: str) -> str:
        calls.append(text)
        raise ValueError(text)

    for _ in range(2):
        with pytest.raises(ValueError, match="a"):
            fail("a")
    assert calls == ["a", "a"]
