"""The blog's own cache fits the plugin's seam."""

from pathlib import Path

import pytest

import pelicanconf
from plugins.checklists import checklist
from plugins.checklists.checklist import PageContext, adding
from plugins.checklists.languages import NO_OWN, OwnLanguages
from plugins.incremental import cached
from plugins.incremental.store import Store

HTML = "<p>Here are a few tips:</p>\n<ul><li>Sleep on it.</li><li>Ask why.</li></ul>"


def test_checklists_are_computed_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store(tmp_path / "results.sqlite")
    monkeypatch.setattr(cached, "STORE", store)
    add = adding(pelicanconf.CHECKLISTS_CACHE)
    made = add(HTML, PageContext("a-post"), NO_OWN)
    assert made.tips == ["tip-sleep-on-it", "tip-ask-why"]
    monkeypatch.setattr(checklist, "read_tree", None)  # nothing can be computed any more
    assert add(HTML, PageContext("a-post"), NO_OWN) == made
    with pytest.raises(TypeError):
        add(HTML, PageContext("a-post"), OwnLanguages(("folder",), "other words"))
    store.close()
