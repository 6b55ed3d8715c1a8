"""Where a plugin that another needs is missing, Pelican says so in words, and builds nothing."""

import os
import re
import subprocess
from pathlib import Path

import pytest

import publishconf
from tests.building import ROOT, run_pelican, write_post
from tests.plugins.pictures.samples import save

FULL = os.environ.get("HYPOTHESIS_PROFILE") == "full"  # `make test-full`: without each plugin
SOME = ["plugins.posts", "plugins.incremental", "plugins.listings", "plugins.translations"]
LEFT_OUT = publishconf.PLUGINS if FULL else SOME
TEXTS = {"en": "Here are a few tips:\n\n- Sleep on it.\n\n![A desk](desk.jpg)\n", "nl": "Tekst."}


def built_without(plugin: str, work: Path) -> subprocess.CompletedProcess[str]:
    """A build for the public address without one of the plugins."""
    post = {"category": "Job offers", "tags": "[doubts]", "audience": "Candidates"}
    for lang, text in TEXTS.items():
        one = {"lang": lang, "translation_key": "one", "title": f"In {lang}"}
        write_post(work / "in", text, f"posts/a-post-{lang}.md", **one, **post)
    write_post(work / "in", "Text.", "pages/a-page.md", title="A page")
    save(work / "in/images/desk.jpg", 20, 10)
    conf = work / "conf.py"
    conf.write_text(
        "import sys\n"
        f"sys.path.insert(0, {str(ROOT)!r})\n"
        "from publishconf import *\n"
        f"PLUGINS.remove({plugin!r})\n"
        f"THEME, CACHE_PATH = {str(ROOT / 'theme')!r}, {str(work / 'cache')!r}\n"
    )
    return run_pelican(work / "in", work / "out", "--fatal", "errors", settings=conf)


@pytest.mark.parametrize("plugin", LEFT_OUT)
def test_a_site_without_a_plugin_is_built_or_says_what_it_needs(
    plugin: str, tmp_path: Path
) -> None:
    result = built_without(plugin, tmp_path)
    said = result.stdout + result.stderr
    assert "Error" not in said
    if result.returncode:
        assert re.fullmatch(rf"plugins\.\w+ needs {plugin}; name it in PLUGINS\.\n", said)
        assert not (tmp_path / "out").exists()


def test_cards_say_that_they_need_posts(tmp_path: Path) -> None:
    conf = tmp_path / "conf.py"
    conf.write_text(
        f"import sys\nsys.path.insert(0, {str(ROOT)!r})\n"
        'from pelicanconf import *\nPLUGINS = ["plugins.incremental", "plugins.cards"]\n'
    )
    result = run_pelican(tmp_path, tmp_path / "out", settings=conf)
    assert result.returncode != 0
    assert (
        result.stderr
        == "plugins.cards needs plugins.posts and plugins.editions; name them in PLUGINS.\n"
    )


def test_several_are_named_at_once(tmp_path: Path) -> None:
    conf = tmp_path / "conf.py"
    conf.write_text(
        f"import sys\nsys.path.insert(0, {str(ROOT)!r})\n"
        'from pelicanconf import *\nPLUGINS = ["plugins.cards"]\n'
    )
    said = run_pelican(tmp_path, tmp_path / "out", settings=conf).stderr
    assert said == (
        "plugins.cards needs plugins.incremental and plugins.posts and plugins.editions; "
        "name them in PLUGINS.\n"
    )
