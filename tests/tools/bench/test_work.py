"""Who is compared does the same work: what each has made is counted."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from tests.building import ROOT
from tools.bench.builders import BLOG, BLOG_TEXT, SAME_WORK, TEXT, Tool, tools
from tools.bench.corpus import FAREWELL_LINK, posts
from tools.bench.site import BenchSite
from tools.bench.work import Work, table, work_in

POSTS = 24
AT_LEAST = 0.95  # of what this blog makes; a few pages of it have no like elsewhere
NAMES = [tool.name for tool in tools(ROOT)]
Made = Callable[[str], Work]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """What a generator makes of the posts; it is built once."""
    folder, corpus = tmp_path_factory.mktemp("work"), list(posts(POSTS))
    by_name = {tool.name: tool for tool in tools(ROOT)}
    found: dict[str, Work] = {}

    def count(name: str) -> Work:
        if name not in found:
            found[name] = built(by_name[name], folder / name)
        return found[name]

    def built(tool: Tool, folder: Path) -> Work:
        site = BenchSite(tool, folder, corpus).write()
        site.build_from_nothing()
        return work_in(site.output)

    return count


def test_this_blog_does_all_of_it(made: Made) -> None:
    found = made(BLOG)
    assert found.pages > found.addresses > POSTS
    assert found.texts > found.feeds > 100
    assert (found.cards, found.indexed) == (POSTS + 1, POSTS)  # the first page has a card, too


def test_text_alone_is_as_many_pages_without_search_and_cards(made: Made) -> None:
    everything, text = made(BLOG), made(BLOG_TEXT)
    assert text == everything._replace(
        feeds=everything.feeds * 2 // 3, texts=everything.texts * 2 // 3, cards=0, indexed=0
    )


PAIRS = [
    *((name, BLOG) for name in SAME_WORK if name in NAMES and name != BLOG),
    *((name, BLOG_TEXT) for name in TEXT if name in NAMES and name != BLOG_TEXT),
]


@pytest.mark.parametrize(("peer", "ours"), PAIRS, ids=[peer for peer, _ in PAIRS])
def test_a_peer_does_the_same_work_and_no_more(peer: str, ours: str, made: Made) -> None:
    for kind, theirs, own in zip(Work._fields, made(peer), made(ours), strict=True):
        assert AT_LEAST * own <= theirs <= own, kind


def test_what_is_no_feed_and_no_card_does_not_count(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(FAREWELL_LINK)
    (tmp_path / "feed.xml").write_text(f"<rss>{FAREWELL_LINK} {FAREWELL_LINK}</rss>")
    (tmp_path / "feed.json").write_text(
        f'{{"version": "https://jsonfeed.org/1", "{FAREWELL_LINK}": 1}}'
    )
    (tmp_path / "other.json").write_text(FAREWELL_LINK)
    (tmp_path / "sitemap.xml").write_text("<urlset><loc>a</loc><loc>b</loc></urlset>")
    Image.new("RGB", (1200, 630)).save(tmp_path / "card.png")
    Image.new("RGB", (1200, 630)).save(tmp_path / "the same.png")
    Image.new("RGB", (64, 64)).save(tmp_path / "icon.png")
    assert work_in(tmp_path) == Work(1, 2, 3, 2, 1, 0)


def test_the_counts_stand_below_each_other() -> None:
    heads, line = table({(1000, "this blog"): Work(2306, 120, 3600, 1300, 1001, 1000)})
    assert heads.split() == ["posts", *Work._fields]
    assert line.split() == "1,000 this blog 2,306 120 3,600 1,300 1,001 1,000".split()
    assert len(heads) == len(line)
