"""Old addresses lead to new ones, on every kind of host, and never to nothing."""

import re
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import parse_qsl, unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.feeds.channel import Channel
from plugins.redirects.editors import problems_in, read_redirects
from plugins.redirects.hosts import SNIPPETS, exact_first, pattern, readable
from plugins.redirects.old_blog import old_blog, old_months
from plugins.redirects.redirect import Redirect, also_in, below
from tests.building import build, run_pelican, write_post

OLD_ADDRESSES = {
    "/feeds/posts/default": "/feeds/all.atom.xml",
    "/feeds/posts/default?alt=rss": "/feeds/all.rss.xml",
    "/feeds/posts/default?redirect=false&alt=rss": "/feeds/all.rss.xml",
    "/feeds/posts/default?alt=rss&max-results=5": "/feeds/all.rss.xml",
    "/feeds/posts/default?orderby=updated": "/feeds/all.atom.xml",
    "/rss.xml": "/feeds/all.rss.xml",
    "/atom.xml": "/feeds/all.atom.xml",
    "/feeds/posts/default/-/Job%20offers": "/feeds/topics/job-offers.atom.xml",
    "/feeds/posts/default/-/Job%20offers?alt=rss": "/feeds/topics/job-offers.rss.xml",
    "/feeds/posts/default/-/candidates": "/feeds/audiences/candidates.atom.xml",
    "/feeds/posts/default/-/salary?alt=rss": "/feeds/tags/salary.rss.xml",
    "/feeds/posts/default/-/forgotten": "/feeds/all.atom.xml",
    "/feeds/posts/default/-/forgotten?alt=rss": "/feeds/all.rss.xml",
    "/search/label/Hiring": "/topics/hiring/",
    "/search/label/hiring%20managers": "/for/hiring-managers/",
    "/search/label/salary?max-results=20": "/tags/salary/",
    "/search/label/forgotten": "/topics/",
    "/p/about.html": "/about/",
    "/2017_06_01_archive.html": "/2017/06/",
    "/2017/06/way-back-after-no.html?m=1": "/2017/06/way-back-after-no.html",
    "/2017/06/way-back-after-no.html?m=0": "/2017/06/way-back-after-no.html",
    "/2017/06/way-back-after-no.html?showComment=5&m=1": "/2017/06/way-back-after-no.html",
    "/2017/06/way-back-after-no.html?m=1&x=2": "/2017/06/way-back-after-no.html",
    "/search/label/Job+offers": "/topics/job-offers/",
    "/feeds/posts/default/": "/feeds/all.atom.xml",
    "/feeds/posts/summary?alt=rss": "/feeds/all.rss.xml",
    "/feeds/posts/full": "/feeds/all.atom.xml",
    "/feeds/comments/default": "/feeds/all.atom.xml",
    "/search/label/JOB%20offers": "/topics/job-offers/",
    "/%66eeds/posts/default": "/feeds/all.atom.xml",
    "/?m=1": "/",
    "/feeds/posts/full/": "/feeds/all.atom.xml",
    "/feeds/posts/summary/-/Hiring?alt=rss": "/feeds/all.rss.xml",
    "/feeds/comments/full?alt=rss": "/feeds/all.rss.xml",
    "/feeds/8400000000000000017/comments/default": "/feeds/all.atom.xml",
    "/feeds/8400000000000000017/comments/default?alt=rss": "/feeds/all.rss.xml",
    "/2018/02/over-loon-praten-nl.html": "/nl/2018/02/over-loon-praten.html",
    "/search/label/werkgevers": "/nl/voor/werkgevers/",
    "/feeds/posts/default/-/Aanwerven": "/feeds/nl/topics/aanwerven.atom.xml",
}
STAYING = [
    "/",
    "/2017/06/way-back-after-no.html",
    "/2017/06/way-back-after-no.html?from=mail",
    "//elsewhere.example?m=1",
    "/feeds/all.rss.xml",
    "/feeds/posts/defaults",
    "/feeds/posts/default/comments",
    "/rssxxml",
    "/topics/",
    "/p/unknown.html",
]
MAP = re.compile(r'^map "?(?P<key>[^"\n]*)"? [$](?P<name>\w+) {\n(?P<lines>[^}]*)^}', re.MULTILINE)
LINE = re.compile(r'^    (?:"(?P<old>[^"]*)"|default) "?(?P<new>[^";]*)"?;$', re.MULTILINE)


def answer(site: Path, address: str) -> str | None:
    """Where nginx sends an address, by the maps that were built, where no file is there."""
    text = (site / "_redirects.nginx").read_text()
    path, _, query = address.partition("?")
    values = {"request_uri": address, "uri": unquote(path)}
    for name, value in reversed(parse_qsl(query)):
        values[f"arg_{name}"] = value
    return looked_up(text, "moved_by_query", values) or looked_up(text, "moved_to", values) or None


def looked_up(text: str, name: str, values: dict[str, str]) -> str:
    """The value of a variable, by the rules of ngx_http_map_module."""
    found = next((one for one in MAP.finditer(text) if one["name"] == name), None)
    if not found:
        return values.get(name, "")
    key = re.sub(r"[$](\w+)", lambda part: values.get(part[1], ""), found["key"])
    lines = [(line["old"], line["new"]) for line in LINE.finditer(found["lines"])]
    chosen = next((new for old, new in lines if old and old.lower() == key.lower()), None)
    for old, new in lines if chosen is None else ():
        fits = re.search(old[1:].replace("(?<", "(?P<"), key) if old and old[0] == "~" else None
        if chosen is None and fits:
            chosen, values = new, {**values, **fits.groupdict()}
    if chosen is None:
        chosen = next((new for old, new in lines if old is None), "")
    return looked_up(text, chosen[1:], values) if chosen.startswith("$") else chosen


@pytest.mark.parametrize(("old", "new"), OLD_ADDRESSES.items(), ids=OLD_ADDRESSES)
def test_an_old_address_leads_to_what_is_there(public: Path, old: str, new: str) -> None:
    assert answer(public, old) == new
    assert (public / new.lstrip("/")).exists()


@pytest.mark.parametrize("address", STAYING)
def test_other_addresses_stay(public: Path, address: str) -> None:
    assert answer(public, address) is None


def test_netlify_and_caddy_have_the_same_redirects(public: Path) -> None:
    lines = [line.split() for line in (public / "_redirects").read_text().splitlines()]
    assert all(words[-1] == "301" and len(words) in {3, 4} for words in lines)
    assert ["/search/label/Job%20offers", "/topics/job-offers/", "301"] in lines
    assert ["/feeds/posts/default", "alt=rss", "/feeds/all.rss.xml", "301"] in lines
    caddy = (public / "_redirects.caddy").read_text()
    assert caddy.count(" permanent\n") == len(lines) + 1  # and the one for phones
    assert '\tredir "/search/label/Job offers" "/topics/job-offers/" permanent\n' in caddy
    assert '\t\tpath "/feeds/posts/default"\n\t\tquery "alt=rss"\n' in caddy


def test_every_redirect_leads_to_what_is_there(public: Path) -> None:
    for line in (public / "_redirects").read_text().splitlines():
        assert (public / line.split()[-2].lstrip("/")).exists(), line


FORMS_OF_POSTS = ["default", "summary", "full"]
BLOGGER_FEEDS = ["posts/default", "posts/summary", "posts/full", "comments/default"]


def channel(kind: str, name: str, page: str) -> Channel:
    """A feed in one format."""
    return Channel(kind, name, name, page, "en", [], {"atom": f"feeds/{kind}.xml"})


def test_a_blog_without_rss_or_labels_has_fewer() -> None:
    feeds = [channel("all", "", ""), channel("language", "English", "")]
    pages: list[Any] = [SimpleNamespace(slug="about us", url="about-us/")]
    assert list(old_blog(feeds, pages, [], "topics/")) == [
        *(
            Redirect(f"/feeds/{name}{end}", "/feeds/all.xml")
            for name in BLOGGER_FEEDS
            for end in ("", "/")
        ),
        Redirect("/atom.xml", "/feeds/all.xml"),
        *(Redirect(f"/feeds/posts/{name}/-/*", "/feeds/all.xml") for name in FORMS_OF_POSTS),
        Redirect("/feeds/comments/*", "/feeds/all.xml"),
        *(Redirect(f"/feeds/{digit}*", "/feeds/all.xml") for digit in "123456789"),
        Redirect("/p/about%20us.html", "/about-us/"),
        Redirect("/search/label/*", "/topics/"),
    ]


def test_a_post_that_has_moved_is_found_at_its_old_address() -> None:
    day = date(2017, 6, 3)
    posts: list[Any] = [
        SimpleNamespace(date=day, slug="ask", url="2017/06/ask.html"),
        SimpleNamespace(date=day, slug="né", url="posts/né/"),
    ]
    assert list(old_blog([], [], posts, "topics/")) == [
        Redirect("/2017/06/n%C3%A9.html", "/posts/n%C3%A9/"),
        Redirect("/search/label/*", "/topics/"),
    ]


def test_archives_of_months_lead_to_months() -> None:
    settings = {"YEAR_ARCHIVE_URL": "{date:%Y}/", "MONTH_ARCHIVE_URL": "{date:%Y}/{date:%m}/"}
    days = [date(2018, 6, 3), date(2017, 12, 1), date(2018, 6, 9)]
    assert list(old_months(days, settings)) == [
        Redirect("/2017_12_*", "/2017/12/"),
        Redirect("/2018_06_*", "/2018/06/"),
    ]


def test_a_feed_that_lies_where_the_old_one_did_needs_no_redirect() -> None:
    feed = channel("all", "", "")._replace(addresses={"rss": "rss.xml", "atom": "atom.xml"})
    leading = {(redirect.old, redirect.new) for redirect in old_blog([feed], [], [], "topics/")}
    assert ("/feeds/posts/default", "/atom.xml") in leading
    assert not {"/rss.xml", "/atom.xml"} & {old for old, _ in leading}


def test_what_begins_like_a_feed_of_today_is_left_alone() -> None:
    feed = channel("all", "", "")._replace(addresses={"atom": "feeds/2018.xml"})
    begun = {one.old for one in old_blog([feed], [], [], "topics/") if one.old.endswith("*")}
    assert "/feeds/1*" in begun
    assert "/feeds/2*" not in begun


def test_the_first_way_counts_and_a_folder_stands_before_new_addresses() -> None:
    found = [Redirect("/a", "/b"), Redirect("/a", "/c"), Redirect("/a", "https://e.org/", "x=1")]
    assert below("https://e.org/blog/", found) == [
        Redirect("/a", "/blog/b"),
        Redirect("/a", "https://e.org/", "x=1"),
    ]
    assert below("https://e.org", found)[0] == Redirect("/a", "/b")


def test_a_site_in_a_folder_is_led_to_from_there_and_from_the_root() -> None:
    moved = below("https://e.org:8443/blog", [Redirect("/a", "/b")])
    both = also_in("/blog", moved)
    assert both == [Redirect("/blog/a", "/blog/b"), Redirect("/a", "/blog/b")]
    assert also_in("", moved) == moved
    assert "~^(?<without_m>(/blog)?/(" in SNIPPETS["_redirects.nginx"](both, "/blog")
    assert "path_regexp mobile ^(/blog)?/(" in SNIPPETS["_redirects.caddy"](both, "/blog")


def test_what_asks_for_more_comes_first() -> None:
    late = [Redirect("/a/*", "/c"), Redirect("/a", "/b"), Redirect("/a", "/d", "x=1")]
    assert [r.new for r in exact_first(late)] == ["/d", "/b", "/c"]


READABLE = {
    "space": ("/a%20b", "/a b"),
    "letter": ("/%C3%A9*", "/é*"),
    "quote": ("/a%22b", "/a%22b"),
    "star": ("/a%2Ab", "/a%2Ab"),
    "line": ("/a%0Ab", "/a%0Ab"),
}


@pytest.mark.parametrize(("old", "result"), READABLE.values(), ids=READABLE)
def test_caddy_compares_letters_unless_they_mean_something(old: str, result: str) -> None:
    assert readable(old) == result


WRITTEN = """
# what moved in May
/2017/06/old.html /2017/06/new.html

/?p=12   https://example.org/a#b
"""
FORM = "write: /old-address.html /new/address.html."
FAULTS = {
    "one address": ("/a", f"A line must hold two addresses; {FORM}"),
    "three": ("/a /b /c", f"A line must hold two addresses; {FORM}"),
    "old elsewhere": ("https://a.be/ /b", f"“https://a.be/” is no address on this site; {FORM}"),
    "old of another host": ("//a.be /b", f"“//a.be” is no address on this site; {FORM}"),
    "new without a slash": (
        "/a b.html",
        f"“b.html” is no address on this site or the web; {FORM}",
    ),
    "new of another host": (
        "/a //b.be",
        f"“//b.be” is no address on this site or the web; {FORM}",
    ),
    "script": (
        "/a javascript:b",
        f"“javascript:b” is no address on this site or the web; {FORM}",
    ),
    "itself": ("/a /a", "“/a” leads to itself; delete this line."),
}


def test_editors_write_a_line_for_each() -> None:
    assert list(problems_in(WRITTEN)) == []
    assert read_redirects(WRITTEN) == [
        Redirect("/2017/06/old.html", "/2017/06/new.html"),
        Redirect("/", "https://example.org/a#b", "p=12"),
    ]


@pytest.mark.parametrize(("line", "message"), FAULTS.values(), ids=FAULTS)
def test_a_line_that_is_wrong_is_named(line: str, message: str) -> None:
    assert list(problems_in(f"# a\n{line}\n")) == [(2, message)]
    with pytest.raises(ValueError, match=re.escape(f"line 2: {message}")):
        read_redirects(f"# a\n{line}\n")


def test_an_address_moves_once() -> None:
    assert list(problems_in("/a /b\n/a /c")) == [(2, "“/a” stands in line 1 already; keep one.")]


def test_a_thousand_labels_need_no_more_patterns_than_ten() -> None:
    def patterns(labels: int) -> int:
        names = [f"/search/label/tag%20{number}" for number in range(labels)]
        asked = [Redirect(name, "/b", query) for name in names for query in ("", "alt=rss")]
        return SNIPPETS["_redirects.nginx"]([*asked, Redirect("/search/label/*", "/c")], "").count(
            '"~'
        )

    assert patterns(1_000) == patterns(10) == 2  # ?m=1, and what begins like a label


def test_addresses_that_differ_in_capitals_only_stand_in_one_line() -> None:
    both = [Redirect("/search/label/Hiring", "/a"), Redirect("/search/label/hiring", "/b")]
    table = SNIPPETS["_redirects.nginx"](both, "")
    assert table.count("label/") == 1
    assert '"/search/label/Hiring" "/a";' in table


@given(st.from_regex(r"/[a-c;{}\"'$\\*.:#?=% ]*", fullmatch=True), st.text(max_size=10))
def test_law_no_line_becomes_more_than_a_redirect(old: str, new: str) -> None:
    line = f"{old} /{new}"
    if list(problems_in(line)):
        return
    redirects = read_redirects(line)
    assert len(redirects) <= 1
    for name, snippet in SNIPPETS.items():
        added = len(snippet(redirects, "").splitlines()) - len(snippet([], "").splitlines())
        assert added <= (5 if name.endswith("caddy") else 4 if name.endswith("nginx") else 1)
        assert not set(snippet(redirects, "").replace(snippet([], ""), "")) & set("\\`\r\x00")


@given(st.text(alphabet="ab.+()/%&=,@~'-", max_size=8))
def test_law_a_pattern_fits_its_own_path_and_no_other(path: str) -> None:
    old = f"/{path}"
    fits = re.compile(pattern(Redirect(old, "/b")))
    assert fits.search(old)
    assert fits.search(f"{old}?x=1")
    assert not fits.search(f"{old}x")
    assert not fits.search(f"/x{old}")


def test_editors_redirects_are_built(tmp_path: Path) -> None:
    write_post(tmp_path / "in", "Text")
    (tmp_path / "in/redirects.txt").write_text("/rss.xml /2020/01/a-post.html\n/a%20b /\n")
    build(tmp_path / "in", tmp_path / "out")
    assert answer(tmp_path / "out", "/rss.xml") == "/2020/01/a-post.html"
    assert answer(tmp_path / "out", "/a%20b") == "/"


STOPPED = {
    "no redirect": ("/a", "in/redirects.txt:1: A line must hold two addresses;"),
    "leads to nothing": ("/a /b.html", "in/redirects.txt:1: /b.html is not there;"),
    "page that is there": (
        "/2020/01/a-post.html /",
        "in/redirects.txt:1: /2020/01/a-post.html is still there;",
    ),
}


@pytest.mark.parametrize(("line", "message"), STOPPED.values(), ids=STOPPED)
def test_a_wrong_redirect_stops_the_build(tmp_path: Path, line: str, message: str) -> None:
    write_post(tmp_path / "in", "Text")
    (tmp_path / "in/redirects.txt").write_text(line)
    result = run_pelican(tmp_path / "in", tmp_path / "out")
    assert result.returncode == 1
    assert message in result.stderr
    assert "Traceback" not in result.stdout + result.stderr
