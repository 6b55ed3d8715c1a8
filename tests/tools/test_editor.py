"""The browser editor without Node: the preview works, and /admin/ says what is missing."""

import shutil
from pathlib import Path

import pytest

from tools.preview.editor import Editor


def test_without_node_it_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    editor = Editor(tmp_path, "http://127.0.0.1:8000")
    editor._start()
    found = editor.file("")
    assert found
    assert b"Install Node" in found[0]
    assert editor.file("config.yml") is None


def test_while_it_is_being_installed_it_says_so(tmp_path: Path) -> None:
    found = Editor(tmp_path, "http://127.0.0.1:8000").file("")
    assert found
    assert b"is being installed" in found[0]
