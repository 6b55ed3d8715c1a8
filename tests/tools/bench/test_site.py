"""A site that is built: nothing is built by halves, and an edit is built and taken back."""

import sys
from pathlib import Path

import pytest

from tests.building import ROOT
from tools.bench.builders import Tool
from tools.bench.corpus import CorpusPost, posts
from tools.bench.dialects import PELICAN
from tools.bench.running import BuildFailedError, Command
from tools.bench.site import BenchSite


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
    with pytest.raises(BuildFailedError, match=r"scripted left out 1 posts: .*-1 …"):
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
        left.write_text("words")
    site.build_from_nothing()
    assert not (site.output / "left").exists()
    assert not (site.folder / ".cache").exists()


def test_what_was_built_is_emptied_and_not_deleted(tmp_path: Path) -> None:
    site = scripted(tmp_path, COPY_ALL.format(which="", write=WRITE))
    site.build_from_nothing()
    elsewhere = tmp_path / "elsewhere.txt"
    elsewhere.write_text("words")
    (site.output / "link.txt").symlink_to(elsewhere)
    site.clear()
    aside = tmp_path.glob("set aside */*")
    assert [folder.name for folder in aside] == [site.output.name]
    assert len(list(tmp_path.glob("set aside */*/*/index.html"))) == len(site.posts)
    assert not any(file.stat().st_size for file in tmp_path.glob("set aside */*/*/index.html"))
    assert elsewhere.read_text() == "words"
