"""Compiled templates are kept, and never believed when they are damaged."""

from pathlib import Path

import pytest
from jinja2 import ChoiceLoader, DictLoader, Environment

from plugins.incremental.store import Store
from plugins.templates import TemplateCache, compile_all


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    """A file of results of the test's own."""
    own = Store(tmp_path / "results.sqlite")
    monkeypatch.setattr("plugins.templates.STORE", own)
    return own


def environment(source: str) -> Environment:
    """What a build renders by."""
    return Environment(loader=DictLoader({"a.html": source}), bytecode_cache=TemplateCache())


def compiled(store: Store) -> list[bytes]:
    """What is kept."""
    store.save()
    store.tidy()
    rows = store._connected().execute("SELECT value FROM results").fetchall()
    store.close()
    return [value for (value,) in rows]


def test_a_template_is_compiled_once(store: Store) -> None:
    for _ in range(2):
        assert environment("A {{ word }}.").get_template("a.html").render(word="page") == "A page."
    assert len(compiled(store)) == 1


def test_another_source_is_compiled_anew(store: Store) -> None:
    environment("A {{ word }}.").get_template("a.html")
    template = environment("Another {{ word }}.").get_template("a.html")
    assert template.render(word="page") == "Another page."


def test_what_is_damaged_is_compiled_anew(store: Store) -> None:
    environment("A page.").get_template("a.html")
    store.save()
    with store._connected() as connection:
        connection.execute("UPDATE results SET value = substr(value, 1, 40)")
    store.close()
    assert environment("A page.").get_template("a.html").render() == "A page."


def test_templates_are_compiled_before_they_are_used(store: Store) -> None:
    """One that cannot be compiled is told of by whoever uses it."""
    sources = {"a.html": "A page.", "b.html": "A {{ word }}.", "c.html": "{% if %}"}
    compile_all(Environment(loader=DictLoader(sources), bytecode_cache=TemplateCache()))
    assert len(compiled(store)) == 2


def test_a_template_is_compiled_by_its_own_name_alone(store: Store) -> None:
    loader = ChoiceLoader([DictLoader({"a.html": "A."}), DictLoader({"!theme/a.html": "A."})])
    compile_all(Environment(loader=loader, bytecode_cache=TemplateCache()))
    assert len(compiled(store)) == 1
