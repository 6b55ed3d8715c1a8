"""Functions are computed once for the same arguments and the same code."""

import ast
import sys
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.utils import canonicalize_name

from plugins.cards.card import PACKAGES
from plugins.incremental import cached as module
from plugins.incremental.cached import LIBRARIES, cached
from plugins.incremental.store import Store
from tests.building import ROOT


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


# Of these nothing is kept, or what is kept is found by their version as well.
COUNTED_ELSEWHERE = {"blinker", "fontpkg", "pagefind-bin", "rich", "rjsmin", *PACKAGES}


def imported_by_plugins() -> set[str]:
    """The top modules that the code of plugins/ imports from elsewhere."""
    files = [file for file in (ROOT / "plugins").rglob("*.py") if "tests" not in file.parts]
    nodes = [node for file in files for node in ast.walk(ast.parse(file.read_text("utf-8")))]
    plain = (name.name for node in nodes if isinstance(node, ast.Import) for name in node.names)
    from_ = (str(node.module) for node in nodes if isinstance(node, ast.ImportFrom))
    return {name.split(".")[0] for name in (*plain, *from_)} - sys.stdlib_module_names


def test_another_version_of_any_library_is_another_result() -> None:
    distributions = packages_distributions()
    found = {one for name in imported_by_plugins() for one in distributions.get(name, [])}
    libraries = {str(canonicalize_name(one)) for one in found} - COUNTED_ELSEWHERE
    assert len(libraries) > 10
    assert libraries <= {*LIBRARIES}
