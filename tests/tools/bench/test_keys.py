"""A key on the desk: what the page would send is sent, and the letter's own page follows."""

from pathlib import Path

from tools.bench.builders import ROOT, this_blog
from tools.bench.corpus import posts
from tools.bench.keys import SAVER, keys, pause_in
from tools.bench.site import BenchSite


def test_the_pause_is_the_desk_s_own() -> None:
    assert pause_in("a\nconst PAUSE = 150; // milliseconds\n") == 0.15
    assert 0 < pause_in(SAVER.read_text(encoding="utf-8")) < 1


def test_each_key_is_seen_on_the_page(tmp_path: Path) -> None:
    site = BenchSite(this_blog(ROOT), tmp_path / "site", list(posts(3))).write()
    taken = [run.wall for run in keys(site, 2)]
    assert len(taken) == 2
    assert min(taken) > pause_in(SAVER.read_text(encoding="utf-8"))
    text = site.file(site.posts[1]).read_text(encoding="utf-8")
    assert text.count("typed-0\n") == text.count("typed-1\n") == 1
