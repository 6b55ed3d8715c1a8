"""Whatever a library raises is a problem of the file; only engineers who ask see a traceback."""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.proofreading import rules, unforeseen
from plugins.proofreading.blog import blog_of
from plugins.proofreading.check import check
from tests.building import ROOT, own_settings, run_pelican, write_post
from tests.plugins.reader.texts import TEXTS

BLOG = blog_of(own_settings())
SAID = "This file cannot be read: ValueError: not like this. DEBUG=yes shows where."


def as_post(text: str) -> bytes:
    """A file whose header and text are anything."""
    return f"---\ntitle: A\ndate: 2020-01-02\n{text}\n---\n{text}".encode(errors="replace")


def failing(*_: object) -> Iterator[Any]:
    """A rule that a library fails."""
    raise ValueError("not\n  like this")
    yield


@pytest.mark.parametrize("kind", ["POST_RULES", "LINK_RULES"])
def test_what_a_rule_raises_is_a_problem_of_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    monkeypatch.setattr(rules, kind, (failing,))
    write_post(tmp_path, f"A text for [{kind}](#text)")
    (problem,) = check(tmp_path, BLOG)
    assert (problem.line, problem.rule, problem.message) == (1, unforeseen.RULE, SAID)


def test_engineers_see_where(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DEBUG", "yes")
    monkeypatch.setattr(rules, "LINK_RULES", (failing,))
    write_post(tmp_path, "[Text](#text)")
    with pytest.raises(ValueError, match="like this"):
        check(tmp_path, BLOG)


@given(
    st.one_of(st.binary(max_size=200), TEXTS.map(str.encode), st.text(max_size=200).map(as_post))
)
def test_law_every_file_is_foreseen(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "a.md").write_bytes(data)
        assert unforeseen.RULE not in {problem.rule for problem in check(folder, BLOG)}


FAILING = """
from pelican import signals
def fail(*_, **__): raise ValueError("not like this")
def register(): signals.{signal}.connect(fail)
"""


@pytest.mark.parametrize("signal", ["content_object_init", "content_written"])
def test_a_build_that_fails_says_so_in_a_line(tmp_path: Path, signal: str) -> None:
    result = failed(tmp_path, signal)
    assert "not like this" in result
    assert "DEBUG=yes shows where" in result
    assert "Traceback" not in result


def test_a_build_that_fails_shows_engineers_where(tmp_path: Path) -> None:
    assert "Traceback" in failed(tmp_path, "content_written", DEBUG="yes")


def failed(folder: Path, signal: str, **environment: str) -> str:
    """What a build says when a plugin fails at a signal of Pelican's."""
    (folder / "failing.py").write_text(FAILING.format(signal=signal))
    settings = folder / "settings.py"
    settings.write_text(
        "from pelicanconf import *\n"
        f"THEME = {str(ROOT / 'theme')!r}\n"
        f"PLUGIN_PATHS = [{str(folder)!r}]\n"
        "PLUGINS = [*PLUGINS, 'failing']\n"
    )
    write_post(folder / "in", "Text.")
    options = ("--fatal", "errors")
    result = run_pelican(folder / "in", folder / "out", *options, settings=settings, **environment)
    assert result.returncode
    return " ".join((result.stdout + result.stderr).split())
