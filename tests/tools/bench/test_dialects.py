"""One post in every generator's own form: the words are the same, the header and links are not."""

from datetime import datetime
from pathlib import Path

import pytest
import yaml

from tools.bench.corpus import ELSEWHERE, CorpusPost, posts
from tools.bench.dialects import ELEVENTY, HUGO, PELICAN, THIS_BLOG, PeerDialect

DIALECTS = {"this blog": THIS_BLOG, "Pelican": PELICAN, "Hugo": HUGO, "Eleventy": ELEVENTY}
LINKS = {
    "this blog": "{filename}2009-01-05-first.md",
    "Pelican": "{filename}2009-01-05-first.md",
    "Hugo": '{{< ref "posts/2009-01-05-first.md" >}}',
    "Eleventy": "/first/",
}
PLACES = {
    "this blog": ("posts/2010-02-03-second.md", "2010/02/second.html"),
    "Pelican": ("posts/2010-02-03-second.md", "second/index.html"),
    "Hugo": ("content/posts/2010-02-03-second.md", "second/index.html"),
    "Eleventy": ("posts/2010-02-03-second.md", "second/index.html"),
}


def a_post(slug: str, date: datetime, text: str, other: CorpusPost | None = None) -> CorpusPost:
    """A post whose header needs care."""
    title, summary, tags = '"So: why?"', "It's -- so", ["x y", "z"]
    return CorpusPost(slug, title, date, "A & B", tags, "candidates", summary, text, other)


FIRST = a_post("first", datetime(2009, 1, 5), "Text.")
SECOND = a_post("second", datetime(2010, 2, 3), f"See [this]({ELSEWHERE}).", FIRST)


@pytest.mark.parametrize("name", DIALECTS)
def test_a_link_is_written_as_the_generator_resolves_it(name: str) -> None:
    assert DIALECTS[name].written(SECOND).endswith(f"\n\nSee [this]({LINKS[name]}).\n")


@pytest.mark.parametrize("name", DIALECTS)
def test_files_and_pages_lie_where_the_generator_has_them(name: str) -> None:
    assert (DIALECTS[name].file(SECOND), DIALECTS[name].page(SECOND)) == PLACES[name]


@pytest.mark.parametrize("name", [name for name in DIALECTS if name != "Pelican"])
def test_a_yaml_header_is_read_back_as_it_was_meant(name: str) -> None:
    _, header, text = DIALECTS[name].written(FIRST).split("---\n")
    read = yaml.safe_load(header)
    assert (read["title"], read["summary"]) == ('"So: why?"', "It's -- so")
    assert read["tags"] == ["x y", "z"]
    assert text == "\nText.\n"


def test_a_classic_header_has_a_line_a_field() -> None:
    header, text = PELICAN.written(FIRST).split("\n\n")
    assert dict(line.split(": ", 1) for line in header.split("\n")) == {
        "Title": '"So: why?"',
        "Date": "2009-01-05",
        "Category": "A & B",
        "Tags": "x y, z",
        "Author": "candidates",
        "Slug": "first",
        "Summary": "It's -- so",
    }
    assert text == "Text.\n"


@pytest.mark.parametrize("dialect", DIALECTS.values(), ids=DIALECTS)
def test_every_post_is_written(dialect: PeerDialect, tmp_path: Path) -> None:
    few = list(posts(12))
    dialect.write(few, tmp_path)
    written = sorted(file.relative_to(tmp_path).as_posix() for file in tmp_path.rglob("*.md"))
    assert written == sorted(dialect.file(post) for post in few)
    assert not any(ELSEWHERE in file.read_text() for file in tmp_path.rglob("*.md"))
