"""The browser editor: its form, and what /admin/ says where Node is missing."""

import shutil
from pathlib import Path

import pytest
import yaml
from pelican.settings import read_settings

from plugins.languages import languages_of
from tests.building import ROOT
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


def test_its_form_offers_every_language() -> None:
    form = yaml.safe_load((ROOT / "tools/editor/config.yml").read_text(encoding="utf-8"))
    settings = read_settings(str(ROOT / "pelicanconf.py"))
    for collection in form["collections"]:
        (lang,) = (field for field in collection["fields"] if field["name"] == "lang")
        offered = {one["value"] if isinstance(one, dict) else one for one in lang["options"]}
        assert offered == {*languages_of(settings)}
        assert lang["default"] == settings["DEFAULT_LANG"]
