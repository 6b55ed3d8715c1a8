"""Bad input: the build fails, says which file and why, and writes nothing."""

from pathlib import Path

import pytest

from tests.building import ROOT, run_pelican, write_post

POSTS = {
    "no title": (
        b"---\ndate: 2020-01-02\n---\n\nText",
        'bad.md:1: The header must have a title, like: title: "Is there a way back?"',
    ),
    "no date": (
        b"---\ntitle: a\n---\n\nText",
        "bad.md:1: The header must have a date, like: date: 2017-06-13",
    ),
    "unknown key": (
        b"---\ntitle: a\ndate: 2020-01-02\nCatgory: x\n---\n\nText",
        "bad.md:4: \u201cCatgory:\u201d is no header that posts have; write \u201ccategory:\u201d.",
    ),
    "unreadable": (
        b"---\ntitle: caf\xe9\ndate: 2020-01-02\n---\n\nText",
        "bad.md:2: This file is not UTF-8 (byte 14 is 0xe9); "
        "save it again with the encoding UTF-8.",
    ),
}


@pytest.mark.parametrize(("data", "message"), POSTS.values(), ids=POSTS)
def test_a_bad_post_stops_the_build(tmp_path: Path, data: bytes, message: str) -> None:
    write_post(tmp_path / "in", "Text")
    (tmp_path / "in/bad.md").write_bytes(data)
    result = run_pelican(tmp_path / "in", tmp_path / "out")
    assert result.returncode == 1
    assert message in result.stderr
    assert "Traceback" not in result.stdout + result.stderr
    assert not (tmp_path / "out").exists()


def test_every_problem_is_told_at_once(tmp_path: Path) -> None:
    for number, (data, _) in enumerate(POSTS.values()):
        (tmp_path / f"{number}-bad.md").write_bytes(data)
    result = run_pelican(tmp_path, tmp_path / "out")
    assert [message in result.stderr for _, message in POSTS.values()] == [True] * len(POSTS)


def test_a_folder_without_posts_stops_the_build_unless_it_may_be_empty(tmp_path: Path) -> None:
    write_post(tmp_path / "in", "A page.", name="pages/page.md")
    result = run_pelican(tmp_path / "in", tmp_path / "out")
    assert result.returncode == 1
    assert "There is no post in " in result.stderr
    assert "make html EMPTY=yes" in result.stderr
    assert not (tmp_path / "out").exists()
    may_be = run_pelican(tmp_path / "in", tmp_path / "out", "-e", "MAY_BE_EMPTY=true")
    assert may_be.returncode == 0
    assert (tmp_path / "out/page/index.html").exists()


def test_advice_stops_nothing(tmp_path: Path) -> None:
    write_post(tmp_path / "in", "[Here](https://example.org)", summary='""')
    assert run_pelican(tmp_path / "in", tmp_path / "out", "--fatal", "warnings").returncode == 0


PLUGINS = {
    "raises on a post": (
        "from pelican import signals\n"
        "def boom(content):\n    raise ValueError('the reason')\n"
        "def register():\n    signals.content_object_init.connect(boom)\n",
        "the reason",
    ),
    "raises before writing": (
        "from pelican import signals\n"
        "def boom(generators):\n    raise ValueError('the reason')\n"
        "def register():\n    signals.all_generators_finalized.connect(boom)\n",
        "the reason",
    ),
    "raises when registered": (
        "def register():\n    raise ValueError('the reason')\n",
        "the reason",
    ),
    "does not import": ("import no_such_module\n", "no_such_module"),
}


def settings_with_plugin(folder: Path, code: str) -> Path:
    """The site's settings and one plugin more."""
    (folder / "broken_plugin.py").write_text(code)
    settings = folder / "settings.py"
    settings.write_text(
        "from pelicanconf import *\n"
        f"THEME = {str(ROOT / 'theme')!r}\n"
        f"PLUGIN_PATHS = [{str(folder)!r}]\n"
        "PLUGINS = [*PLUGINS, 'broken_plugin']\n"
    )
    return settings


@pytest.mark.parametrize(("code", "reason"), PLUGINS.values(), ids=PLUGINS)
def test_a_broken_plugin_stops_the_build(tmp_path: Path, code: str, reason: str) -> None:
    write_post(tmp_path / "in", "Text")
    settings = settings_with_plugin(tmp_path, code)
    options = ["--fatal", "errors"]
    result = run_pelican(tmp_path / "in", tmp_path / "out", *options, settings=settings)
    assert result.returncode == 1
    assert reason in result.stdout
    assert not list(tmp_path.glob("out/**/*.html"))


def test_a_lost_post_stops_even_a_lenient_build(tmp_path: Path) -> None:
    write_post(tmp_path / "in", "Text", name="lost.md")
    settings = settings_with_plugin(tmp_path, PLUGINS["raises on a post"][0])
    result = run_pelican(tmp_path / "in", tmp_path / "out", settings=settings)
    assert result.returncode == 1
    assert "Could not be built: lost.md." in result.stderr
    assert not list(tmp_path.glob("out/**/*.html"))


def test_a_misspelt_field_in_a_template_stops_the_build(tmp_path: Path) -> None:
    write_post(tmp_path / "in", "Text")
    overrides = tmp_path / "templates"
    overrides.mkdir()
    (overrides / "article.html").write_text("{{ artcle.title }}")
    setting = f'THEME_TEMPLATES_OVERRIDES=["{overrides}"]'
    result = run_pelican(tmp_path / "in", tmp_path / "out", "-e", setting)
    assert result.returncode == 1
    assert "'artcle' is undefined" in result.stdout
