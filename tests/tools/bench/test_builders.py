"""The generators: what is installed is found, what is not is named, nothing is built by halves."""

import sys
from pathlib import Path

import pytest

from tests.building import ROOT
from tools.bench.builders import (
    BenchSite,
    Tool,
    copy_project,
    eleventy_program,
    hugo_program,
    left_out,
    plain_pelican,
    tools,
    version_in,
)
from tools.bench.corpus import CorpusPost, posts, slugified
from tools.bench.dialects import PELICAN
from tools.bench.running import BuildFailedError, Command


def program(path: Path, says: str = "") -> Path:
    """A program that prints something."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\necho '{says}'\n")
    path.chmod(0o755)
    return path


@pytest.fixture(autouse=True)
def no_peers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A PATH with nothing on it."""
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.delenv("HUGO", raising=False)
    monkeypatch.delenv("ELEVENTY", raising=False)
    return tmp_path / "bin"


def test_peers_that_are_not_installed_are_left_out_and_named(tmp_path: Path) -> None:
    found = tools(tmp_path)
    assert [tool.name for tool in found] == ["this blog", "plain Pelican"]
    assert [line.split(":")[0] for line in left_out(found)] == [
        "Hugo is left out",
        "Eleventy is left out",
    ]


def test_peers_on_the_path_take_part(tmp_path: Path, no_peers: Path) -> None:
    program(no_peers / "hugo", "hugo v0.150.1-abc linux/amd64")
    program(no_peers / "eleventy", "3.1.2")
    found = tools(tmp_path)
    assert [(tool.name, tool.version) for tool in found[2:]] == [
        ("Hugo", "0.150.1"),
        ("Eleventy", "3.1.2"),
    ]
    assert left_out(found) == []


def test_peers_elsewhere_are_named_by_variables(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hugo = program(tmp_path / "x/hugo")
    eleventy = program(tmp_path / "y/node_modules/.bin/eleventy")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HUGO", "x/hugo")
    monkeypatch.setenv("ELEVENTY", "y/node_modules")
    assert (hugo_program(), eleventy_program()) == (str(hugo), str(eleventy))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("HUGO", "~/x/hugo")
    monkeypatch.setenv("ELEVENTY", "~/y/node_modules")
    assert (hugo_program(), eleventy_program()) == (str(hugo), str(eleventy))


@pytest.mark.parametrize(
    ("said", "number"),
    [("hugo v0.168.0-e27+extended linux", "0.168.0"), ("3.1.8\n", "3.1.8"), ("", "")],
)
def test_a_version_is_read_from_what_a_program_says(said: str, number: str) -> None:
    assert version_in(said) == number


def test_the_project_is_copied_without_what_builds_leave(tmp_path: Path) -> None:
    copy = copy_project(tmp_path / "copy")
    names = {path.name for path in copy.rglob("*")}
    assert {"pelicanconf.py", "serve.py", "article.html", "sw.js"} <= names
    assert not names & {"__pycache__", "node_modules", ".cache", ".git", "tests"}


def scripted(tmp_path: Path, code: str) -> BenchSite:
    """Four posts, and a generator that runs some Python with the site and the output."""
    tool = Tool(
        "scripted",
        "1",
        PELICAN,
        lambda site, output: Command([sys.executable, "-c", code, str(site), str(output)], ROOT),
    )
    return BenchSite(tool, tmp_path / "site", list(posts(4))).write()


COPY_ALL = """
import sys, pathlib
site, output = map(pathlib.Path, sys.argv[1:])
for file in sorted(site.glob("posts/*.md")){which}:
    page = output / file.stem[11:] / "index.html"
    page.parent.mkdir(parents=True, exist_ok=True)
    {write}
"""
WRITE = "page.write_text(file.read_text())"
KEEP = "page.exists() or page.write_text(file.read_text())"


def middle(site: BenchSite) -> CorpusPost:
    """A post to edit."""
    return site.posts[1]


def test_a_build_without_every_page_is_no_build(tmp_path: Path) -> None:
    site = scripted(tmp_path, COPY_ALL.format(which="[1:]", write=WRITE))
    with pytest.raises(BuildFailedError, match=r"scripted left out 1 posts: .*-0 …"):
        site.build_from_nothing()


def test_an_edit_is_built_and_taken_back(tmp_path: Path) -> None:
    site = scripted(tmp_path, COPY_ALL.format(which="", write=WRITE))
    site.build_from_nothing()
    before = site.file(middle(site)).read_text()
    site.build_with_edit(middle(site), "edited-7")
    assert site.page(middle(site)).read_text() == f"{before}\nedited-7\n"
    assert site.file(middle(site)).read_text() == before


def test_an_edit_that_is_not_built_is_told(tmp_path: Path) -> None:
    site = scripted(tmp_path, COPY_ALL.format(which="", write=KEEP))
    site.build_from_nothing()
    with pytest.raises(BuildFailedError, match="did not build an edited post"):
        site.build_with_edit(middle(site), "edited-7")


def test_nothing_means_neither_output_nor_caches(tmp_path: Path) -> None:
    site = scripted(tmp_path, COPY_ALL.format(which="", write=KEEP))
    for left in (site.output / "left", site.folder / ".cache" / "left"):
        left.parent.mkdir(parents=True)
        left.touch()
    site.build_from_nothing()
    assert not (site.output / "left").exists()
    assert not (site.folder / ".cache").exists()


def test_plain_pelican_makes_every_kind_of_page(tmp_path: Path) -> None:
    site = BenchSite(plain_pelican(), tmp_path / "site", list(posts(14))).write()
    site.build_from_nothing()
    made = {file.relative_to(site.output).as_posix() for file in site.output.rglob("*.*ml")}
    lists = {"index.html", "index2.html", "posts/index.html", "topics/hiring/index.html"}
    assert made >= lists | {"sitemap.xml", "rss.xml", "atom.xml"}
    tags = {slugified(tag) for post in site.posts for tag in post.tags}
    assert made >= {f"tags/{tag}/index.html" for tag in tags}
    page = site.page(next(post for post in site.posts if post.other)).read_text()
    assert "&#8217;" in page
    assert "@other-post" not in page
