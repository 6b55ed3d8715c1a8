"""The gate: a sound site passes, and each fault is refused with its file and reason."""

from pathlib import Path

import pytest

from tests.tools.publishing.sites import POST, SOUND, URL, feed, page, write_site
from tools.publishing.gate import addresses, read_site, refusals

LIVE = ["/", f"/{POST}", "/feeds/all.atom.xml", "/feeds/all.json"]


def judged(
    folder: Path,
    files: dict[str, str],
    ledger: list[str] | None = None,
    before: dict[str, str] | None = None,
    *,
    fewer: bool = False,
) -> list[str]:
    """What the gate says of the sound site with these files instead."""
    site = write_site(folder / "new", {**SOUND, **files})
    live = write_site(folder / "live", before) if before else None
    return [str(r) for r in refusals(read_site(site, URL), ledger or LIVE, live, fewer=fewer)]


def test_a_sound_site_passes(tmp_path: Path) -> None:
    assert judged(tmp_path, {}, before=SOUND) == []


REFUSED = {
    "a broken link": (
        {"index.html": page('<a href="/none.html">x</a>')},
        "/: links to /none.html, which is not there.",
    ),
    "a link to a folder without a page": (
        {"index.html": page('<a href="/cards/">x</a>')},
        "/: links to /cards/, which is not there.",
    ),
    "a link that leads out of the folder": (
        {"index.html": page('<a href="/..%2f..%2fetc/passwd">x</a>')},
        "/: links to /../../etc/passwd, which is not there.",
    ),
    "a link to no address": (
        {"index.html": page('<a href="http://[">x</a>')},
        "/: leads to http://[, which is no address.",
    ),
    "a broken anchor": (
        {"index.html": page(f'<a href="/{POST}#none">x</a>')},
        f"/: links to /{POST}#none, a place that this page does not have.",
    ),
    "a broken picture": (
        {POST: page('<img src="none.png" alt="">')},
        f"/{POST}: links to /2020/01/none.png, which is not there.",
    ),
    "a broken picture for a finer screen": (
        {POST: page('<img src="/cards/a.png" srcset="/cards/b.png 2x" alt="">')},
        f"/{POST}: links to /cards/b.png, which is not there.",
    ),
    "a broken picture for a finer screen, with commas in its address": (
        {POST: page('<img src="/cards/a.png" srcset="/cards/a.png, /cards/b,1,2.png 2x" alt="">')},
        f"/{POST}: links to /cards/b,1,2.png, which is not there.",
    ),
    "a broken feed link": (
        {"index.html": page('<link rel="alternate" href="/feeds/none.xml">')},
        "/: links to /feeds/none.xml, which is not there.",
    ),
    "a feed that does not parse": (
        {"feeds/b.rss.xml": "<rss><channel></rss>"},
        "/feeds/b.rss.xml: cannot be read: mismatched tag: line 1, column 16.",
    ),
    "a JSON feed that does not parse": (
        {"feeds/all.json": "{"},
        "/feeds/all.json: cannot be read: Expecting property name enclosed in double quotes: "
        "line 1 column 2 (char 1).",
    ),
    "a feed whose entry leads nowhere": (
        {"feeds/all.atom.xml": feed(link="/none.html")},
        f"/feeds/all.atom.xml: leads to {URL}/none.html, which is not there.",
    ),
    "HTML that does not parse strictly": (
        {POST: page("<p>x</div>")},
        f"/{POST}: is no sound HTML in line 1: End tag (div) seen too early. "
        "Expected other end tag.",
    ),
    "a script in the page": (
        {POST: page("<script>x()</script>")},
        f"/{POST}: holds a script; scripts belong in a file.",
    ),
    "a style in the page": (
        {POST: page("<style>p {}</style>")},
        f"/{POST}: holds a <style>; styles belong in a file.",
    ),
    "a style at an element": (
        {POST: page('<p style="color: red">x</p>')},
        f"/{POST}: holds <p style=…>; styles belong in a file.",
    ),
    "a handler": (
        {POST: page('<p onclick="x()">x</p>')},
        f"/{POST}: holds <p onclick=…>; scripts belong in a file.",
    ),
    "a link that is a script": (
        {POST: page('<a href=" JavaScript:x()">x</a>')},
        f"/{POST}: holds <a href=javascript:…>; scripts belong in a file.",
    ),
    "a picture from elsewhere": (
        {POST: page('<img src="//e.org/a.png" alt="">')},
        f"/{POST}: loads https://e.org/a.png, which is not ours.",
    ),
    "data in place of a picture for a finer screen": (
        {POST: page('<img src="/cards/a.png" srcset="data:image/png;base64,iVBO= 2x" alt="">')},
        f"/{POST}: loads data:image/png;base64,iVBO=, which is not ours.",
    ),
    "a connection to elsewhere": (
        {POST: page('<link rel="preconnect" href="https://fonts.e.org">')},
        f"/{POST}: loads https://fonts.e.org, which is not ours.",
    ),
    "a host whose name begins like ours": (
        {POST: page(f'<img src="{URL}.evil.org/a.png" alt="">')},
        f"/{POST}: loads {URL}.evil.org/a.png, which is not ours.",
    ),
    "a style that loads from elsewhere": (
        {"theme/main.css": "p { background: url('https://e.org/a.png') }"},
        "/theme/main.css: loads from elsewhere: url('https://…",
    ),
    "a redirect to nowhere": (
        {"_redirects": "/old.html /none.html 301\n/label/* / 301\n"},
        "/old.html: is redirected to /none.html, which is not there.",
    ),
    "a draft": (
        {"drafts/a-post.html": page("x")},
        "/drafts: is a draft, a source or a temporary file; it stays here.",
    ),
    "a source": (
        {"posts/A.MD": "x"},
        "/posts/A.MD: is a draft, a source or a temporary file; it stays here.",
    ),
    "a hidden file": (
        {"images/.env": "x"},
        "/images/.env: is a draft, a source or a temporary file; it stays here.",
    ),
    "a copy that an editor keeps": (
        {"index.html~": "x"},
        "/index.html~: is a draft, a source or a temporary file; it stays here.",
    ),
}


@pytest.mark.parametrize(("files", "message"), REFUSED.values(), ids=REFUSED)
def test_a_fault_is_refused(tmp_path: Path, files: dict[str, str], message: str) -> None:
    found = judged(tmp_path, files)
    assert message in found
    assert {line for line in found if "drafts" not in line} <= {message}


ALLOWED = {
    "data for search engines": page('<script type="application/ld+json">{}</script>'),
    "a script of ours": page('<script src="/theme/main.css"></script>'),
    "a plain link elsewhere": page(
        '<a href="http://e.org/x.html#y">x</a><a href="mailto:a@b">y</a>'
    ),
    "an & that begins no sign": page("<p>R&D; x</p>"),
    "a place in this page": page('<p id="é">x</p><a href="#%C3%A9">y</a>'),
}


@pytest.mark.parametrize("html", ALLOWED.values(), ids=ALLOWED)
def test_what_is_sound_passes(tmp_path: Path, html: str) -> None:
    assert judged(tmp_path, {POST: html}) == []


def test_circles_of_redirects_are_refused(tmp_path: Path) -> None:
    found = judged(tmp_path, {"_redirects": "/a /b 301\n/b /a 301\n/c /c 301\n"})
    assert found == [
        "/a: is redirected in a circle: /a → /b → /a.",
        "/b: is redirected in a circle: /b → /a → /b.",
        "/c: is redirected in a circle: /c → /c.",
    ]


def test_redirects_may_lead_elsewhere_and_on(tmp_path: Path) -> None:
    lines = f"/a /b 301\n/b /{POST}#x 301\n/c https://e.org/ 301\n/d {URL}/ 301\n"
    assert judged(tmp_path, {"_redirects": lines}) == []


def test_a_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    site = write_site(tmp_path / "new")
    (site / "cards/b.png").symlink_to("/etc/hostname")
    found = [str(r) for r in refusals(read_site(site, URL), LIVE, None, fewer=False)]
    assert found == ["/cards/b.png: is a draft, a source or a temporary file; it stays here."]


VANISHED = {
    "a renamed post": ("/2020/01/a-first-post.html", f"/2020/01/a-first-post.html /{POST}"),
    "a topic": ("/topics/old/", "/topics/old/ /"),
    "a topic's feed": ("/feeds/topics/x.atom.xml", "/feeds/topics/x.atom.xml /feeds/all.atom.xml"),
    "not ASCII": ("/tags/né/", "/tags/n%C3%A9/ /"),
}


@pytest.mark.parametrize(("gone", "line"), VANISHED.values(), ids=VANISHED)
def test_a_vanished_address_needs_a_redirect(tmp_path: Path, gone: str, line: str) -> None:
    ledger = [a for a in LIVE if a != f"/{POST}"] + [gone]
    assert judged(tmp_path, {}, ledger) == [
        f"{gone}: has been published and would vanish. "
        f"Write into redirects.txt, beside the posts, where it leads: {line}"
    ]
    redirects = f"{SOUND['_redirects']}{line} 301\n"
    assert judged(tmp_path / "mended", {"_redirects": redirects}, ledger) == []


def test_an_address_that_a_rule_catches_has_not_vanished(tmp_path: Path) -> None:
    assert judged(tmp_path, {}, [*LIVE, "/label/x", "/old.html"]) == []


def test_a_redirect_that_asks_for_a_query_catches_nothing(tmp_path: Path) -> None:
    assert len(judged(tmp_path, {}, [*LIVE, "/x"])) == 1


def test_the_ledger_holds_pages_and_feeds_but_no_parts(tmp_path: Path) -> None:
    site = write_site(tmp_path, {**SOUND, "page/2/index.html": "", "404.html": ""})
    assert addresses(site) == LIVE


def test_a_changed_feed_id_is_refused(tmp_path: Path) -> None:
    found = judged(tmp_path, {"feeds/all.atom.xml": feed("b")}, before=SOUND)
    assert found == [
        f"/feeds/all.atom.xml: calls {URL}/{POST} “tag:example.org,2020:letters/b”, which "
        "subscribers know as “tag:example.org,2020:letters/a-post”; "
        "write into its header: id: a-post"
    ]


def test_a_renamed_post_keeps_its_id(tmp_path: Path) -> None:
    new = "/2020/01/b.html"
    files = {
        "2020/01/b.html": SOUND[POST],
        "feeds/all.atom.xml": feed("b", new),
        "_redirects": f"/{POST} {new} 301\n",
    }
    sound = {name: text for name, text in SOUND.items() if name != POST}
    site = write_site(tmp_path / "new", {**sound, "index.html": page("x"), **files})
    live = write_site(tmp_path / "live")
    found = [str(r) for r in refusals(read_site(site, URL), LIVE, live, fewer=False)]
    assert len(found) == 1
    assert found[0].endswith("write into its header: id: a-post")
    (site / "feeds/all.atom.xml").write_text(feed("a-post", new))
    assert refusals(read_site(site, URL), LIVE, live, fewer=False) == []


def test_a_changed_id_of_the_whole_feed_is_refused(tmp_path: Path) -> None:
    other = feed().replace("2020:feeds", "2021:feeds")
    found = judged(tmp_path, {"feeds/all.atom.xml": other}, before=SOUND)
    assert [line.partition(";")[2] for line in found] == [
        " FEED_ID_PREFIX in pelicanconf.py must be what it was."
    ]


def with_posts(count: int) -> dict[str, str]:
    """The sound site with so many posts more."""
    return {**SOUND, **{f"2020/02/{n}.html": page("x") for n in range(count)}}


def test_far_fewer_posts_are_refused_unless_meant(tmp_path: Path) -> None:
    assert judged(tmp_path, {}, before=with_posts(2)) == [
        "/: has 1 posts, and the live site 3. If that is meant, say so: make publish FEWER=yes"
    ]
    assert judged(tmp_path / "meant", {}, before=with_posts(2), fewer=True) == []


def test_one_post_fewer_is_no_matter(tmp_path: Path) -> None:
    assert judged(tmp_path, {}, before=with_posts(1)) == []


def test_no_posts_at_all_are_refused_at_first_too(tmp_path: Path) -> None:
    site = write_site(tmp_path, {"index.html": page("x"), "theme/main.css": ""})
    found = [str(r) for r in refusals(read_site(site, URL), [], None, fewer=False)]
    assert found == [
        "/: has 0 posts, and the live site none yet. "
        "If that is meant, say so: make publish FEWER=yes"
    ]


def test_a_real_site_passes(public: Path) -> None:
    site = read_site(public, "https://blog.example.org")
    assert len(site.pages) > 30
    assert len(site.redirects) > 20
    assert refusals(site, addresses(public), public, fewer=False) == []
