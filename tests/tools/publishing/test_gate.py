"""The gate: a sound site passes, and each fault is refused with its file and reason."""

from pathlib import Path

import pytest

from tests.tools.publishing.sites import (
    POST,
    SETTINGS,
    SOUND,
    TYPE,
    URL,
    feed,
    page,
    post,
    write_site,
)
from tools.publishing.entries import known_by
from tools.publishing.gate import addresses, changed_ids, far_fewer_posts, read_site, refusals
from tools.publishing.posts import posts_in

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
    return [str(r) for r in refusals(read_site(site, SETTINGS), ledger or LIVE, live, fewer=fewer)]


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
        {POST: post('<img src="none.png" alt="">')},
        f"/{POST}: links to /2020/01/none.png, which is not there.",
    ),
    "a broken picture for a finer screen": (
        {POST: post('<img src="/cards/a.png" srcset="/cards/b.png 2x" alt="">')},
        f"/{POST}: links to /cards/b.png, which is not there.",
    ),
    "a broken picture for a finer screen, with commas in its address": (
        {POST: post('<img src="/cards/a.png" srcset="/cards/a.png, /cards/b,1,2.png 2x" alt="">')},
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
        {POST: post("<p>x</div>")},
        f"/{POST}: is no sound HTML in line 1: End tag (div) seen too early. "
        "Expected other end tag.",
    ),
    "a script in the page": (
        {POST: post("<script>x()</script>")},
        f"/{POST}: holds a script; scripts belong in a file.",
    ),
    "a style in the page": (
        {POST: post("<style>p {}</style>")},
        f"/{POST}: holds a <style>; styles belong in a file.",
    ),
    "a style at an element": (
        {POST: post('<p style="color: red">x</p>')},
        f"/{POST}: holds <p style=…>; styles belong in a file.",
    ),
    "a handler": (
        {POST: post('<p onclick="x()">x</p>')},
        f"/{POST}: holds <p onclick=…>; scripts belong in a file.",
    ),
    "a link that is a script": (
        {POST: post('<a href=" JavaScript:x()">x</a>')},
        f"/{POST}: holds <a href=javascript:…>; scripts belong in a file.",
    ),
    "a picture from elsewhere": (
        {POST: post('<img src="//e.org/a.png" alt="">')},
        f"/{POST}: loads https://e.org/a.png, which is not ours.",
    ),
    "data in place of a picture for a finer screen": (
        {POST: post('<img src="/cards/a.png" srcset="data:image/png;base64,iVBO= 2x" alt="">')},
        f"/{POST}: loads data:image/png;base64,iVBO=, which is not ours.",
    ),
    "a connection to elsewhere": (
        {POST: post('<link rel="preconnect" href="https://fonts.e.org">')},
        f"/{POST}: loads https://fonts.e.org, which is not ours.",
    ),
    "a host whose name begins like ours": (
        {POST: post(f'<img src="{URL}.evil.org/a.png" alt="">')},
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
        "/drafts/a-post.html: is a draft, a source or a temporary file; it stays here.",
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
    assert {*found} <= {message}


ALLOWED = {
    "data for search engines": post('<script type="application/ld+json">{}</script>'),
    "a script of ours": post('<script src="/theme/main.css"></script>'),
    "a plain link elsewhere": post(
        '<a href="http://e.org/x.html#y">x</a><a href="mailto:a@b">y</a>'
    ),
    "the top of any page": post(f'<a href="/{POST}#TOP">x</a>'),
    "a place in this page": post('<p id="é">x</p><a href="#%C3%A9">y</a>'),
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


def test_a_site_in_a_folder_of_its_host_is_judged_by_its_own_addresses(tmp_path: Path) -> None:
    redirects = f"/blog/old.html /blog/{POST} 301\n/feeds/x /blog/feeds/all.atom.xml 301\n"
    circle = "/blog/a.html /blog/b.html 301\n/blog/b.html /blog/a.html 301\n"
    files = {**SOUND, "_redirects": redirects + circle + "/blogs.html /blog/none.html 301\n"}
    own = {name: text.replace(URL, f"{URL}:8443/blog") for name, text in files.items()}
    inside = {**own, POST: own[POST].replace("/cards/", "/blog/cards/")}
    settings = {**SETTINGS, "SITEURL": f"{URL}:8443/blog"}
    site = read_site(write_site(tmp_path, inside), settings)
    found = [*map(str, refusals(site, ["/old.html", *LIVE], None, fewer=False))]
    assert found == [
        "/a.html: is redirected in a circle: /a.html → /b.html → /a.html.",
        "/b.html: is redirected in a circle: /b.html → /a.html → /b.html.",
        "/blogs.html: is redirected to /none.html, which is not there.",
    ]


def test_a_link_to_what_has_moved_passes(tmp_path: Path) -> None:
    page_with_link = post('<a href="/old.html#x">x</a>')
    assert judged(tmp_path, {POST: page_with_link, "_redirects": f"/old.html /{POST} 301!\n"}) == []


def test_a_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    site = write_site(tmp_path / "new")
    (site / "cards/b.png").symlink_to("/etc/hostname")
    found = [str(r) for r in refusals(read_site(site, SETTINGS), LIVE, None, fewer=False)]
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
        f'tests/content/redirects.txt: add the line "{line}": what was published there would '
        "vanish."
    ]
    redirects = f"{SOUND['_redirects']}{line} 301\n"
    assert judged(tmp_path / "mended", {"_redirects": redirects}, ledger) == []


def test_an_address_that_a_rule_catches_has_not_vanished(tmp_path: Path) -> None:
    assert judged(tmp_path, {}, [*LIVE, "/label/x", "/old.html"]) == []


def test_a_redirect_that_asks_for_a_query_catches_nothing(tmp_path: Path) -> None:
    assert len(judged(tmp_path, {}, [*LIVE, "/x"])) == 1


def test_the_ledger_holds_pages_and_feeds_but_no_parts(tmp_path: Path) -> None:
    site = write_site(tmp_path, {**SOUND, "page/2/index.html": "", "404.html": ""})
    assert addresses(site, SETTINGS) == LIVE


def test_a_changed_feed_id_is_refused(tmp_path: Path) -> None:
    found = judged(tmp_path, {"feeds/all.atom.xml": feed("b")}, before=SOUND)
    assert found == [
        f'{URL}/{POST}: write into its header "id: a-post": subscribers know this post by it.'
    ]


def test_a_feed_that_cannot_be_read_is_told_once_whatever_is_live(tmp_path: Path) -> None:
    live = write_site(tmp_path / "live", SOUND)
    new = write_site(tmp_path / "new", {**SOUND, "feeds/all.atom.xml": "<feed>"})
    said = [str(one) for one in refusals(read_site(new, SETTINGS), [], live, fewer=False)]
    assert said == ["/feeds/all.atom.xml: cannot be read: no element found: line 1, column 6."]


def test_a_changed_id_is_told_once_and_with_the_file(tmp_path: Path) -> None:
    (source := tmp_path / "content/2020-01-02-a-post.md").parent.mkdir()
    source.write_text("x")
    both = {**SOUND, "feeds/topics/x.atom.xml": feed()}
    live = write_site(tmp_path / "live", both)
    changed = {name: feed("b") for name in both if name.endswith(".atom.xml")}
    new = write_site(tmp_path / "new", {**both, **changed})
    settings = {**SETTINGS, "PATH": str(tmp_path / "content")}
    assert [str(one) for one in changed_ids(read_site(new, settings), live)] == [
        f'{source}:1: write into its header "id: a-post": subscribers know this post by it.'
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
    found = [str(r) for r in refusals(read_site(site, SETTINGS), LIVE, live, fewer=False)]
    assert len(found) == 1
    assert 'write into its header "id: a-post"' in found[0]
    (site / "feeds/all.atom.xml").write_text(feed("a-post", new))
    assert refusals(read_site(site, SETTINGS), LIVE, live, fewer=False) == []


WORDS = " ".join(f"word{number}" for number in range(60))


def entry(name: str, text: str) -> str:
    """A feed of one letter, at an address of its name."""
    whole = feed(name, f"/2020/01/{name}.html")
    return whole.replace("</entry>", f"<content>{text}</content></entry>")


@pytest.mark.parametrize("way", ["/", "/2020/01/b.html", "/2020/01/between.html"])
def test_another_id_of_the_same_letter_is_refused_wherever_its_address_leads(
    tmp_path: Path, way: str
) -> None:
    live = write_site(tmp_path / "live", {**SOUND, "feeds/all.atom.xml": entry("a-post", WORDS)})
    moved = f"/{POST} {way} 301\n/2020/01/between.html /2020/01/b.html 301\n"
    files = {"2020/01/b.html": SOUND[POST], "_redirects": moved}
    sound = {name: text for name, text in SOUND.items() if name != POST}
    new = write_site(tmp_path / "new", {**sound, **files, "feeds/all.atom.xml": entry("b", WORDS)})
    (source := tmp_path / "content/2020-01-02-b.md").parent.mkdir()
    source.write_text("---\ntitle: x\nid: b\n---\n")
    site = read_site(new, {**SETTINGS, "PATH": str(source.parent)})
    said = f'{source}:3: write into its header "id: a-post": subscribers know this post by it.'
    assert [*map(str, changed_ids(site, live))] == [said]
    (new / "feeds/all.atom.xml").write_text(entry("b", "Words of another letter."))
    assert [*changed_ids(site, live)] == [] if way == "/" else [said]


def test_a_letter_that_is_gone_may_lead_to_one_that_readers_know(tmp_path: Path) -> None:
    both = entry("b", WORDS).replace("<entry>", feed().partition("</id>")[2][:-7] + "<entry>", 1)
    live = write_site(tmp_path / "live", {**SOUND, "feeds/all.atom.xml": both})
    files = {"_redirects": f"/{POST} /2020/01/b.html 301\n"}
    new = {**SOUND, **files, "feeds/all.atom.xml": entry("b", WORDS)}
    site = read_site(write_site(tmp_path / "new", new), SETTINGS)
    assert len(both.split("<entry>")) == 3
    assert [*changed_ids(site, live)] == []


def test_a_changed_id_of_the_whole_feed_is_refused(tmp_path: Path) -> None:
    other = feed().replace("2020:feeds", "2021:feeds")
    found = judged(tmp_path, {"feeds/all.atom.xml": other}, before=SOUND)
    assert [line.partition(";")[2] for line in found] == [
        " FEED_ID_PREFIX in pelicanconf.py must be what it was."
    ]


def with_posts(count: int) -> dict[str, str]:
    """The sound site with so many posts more."""
    return {**SOUND, **{f"2020/02/{n}.html": post("x") for n in range(count)}}


def test_far_fewer_posts_are_refused_unless_meant(tmp_path: Path) -> None:
    assert judged(tmp_path, {}, before=with_posts(2)) == [
        "/: has 1 posts, and the live site 3. If that is meant, say so: make publish FEWER=yes"
    ]
    assert judged(tmp_path / "meant", {}, before=with_posts(2), fewer=True) == []


def test_one_post_fewer_is_no_matter(tmp_path: Path) -> None:
    assert judged(tmp_path, {}, before=with_posts(1)) == []


def test_no_posts_at_all_are_refused_at_first_too(tmp_path: Path) -> None:
    site = write_site(tmp_path, {"index.html": page("x"), "theme/main.css": ""})
    found = [str(r) for r in refusals(read_site(site, SETTINGS), [], None, fewer=False)]
    assert found == [
        "/: has 0 posts, and the live site none yet. "
        "If that is meant, say so: make publish FEWER=yes"
    ]


def test_a_page_and_what_leads_on_are_no_posts(tmp_path: Path) -> None:
    site = write_site(
        tmp_path,
        {
            POST: post("x"),
            "a.html": f"<meta content='x'>\n{TYPE.replace('property', 'data-x property')}<p>",
            "about/index.html": page("x"),
            "2020/01/moved.html": '<meta http-equiv="refresh" content="0; url=/">',
            "2020/01/quoting.html": page(f"{TYPE}"),
            "2020/01/type.html": page("x").replace("<title>", TYPE.replace("article", "website")),
        },
    )
    assert posts_in(site) == [site / POST, site / "a.html"]


def test_posts_are_counted_wherever_they_lie(tmp_path: Path) -> None:
    new = {name.replace("2020/02/", "letters/"): text for name, text in with_posts(5).items()}
    site = read_site(write_site(tmp_path / "new", new), SETTINGS)
    live = write_site(tmp_path / "live", with_posts(5))
    assert [*far_fewer_posts(site, live)] == []
    (few,) = far_fewer_posts(site, write_site(tmp_path / "more", with_posts(12)))
    assert few.reason.startswith("has 6 posts, and the live site 13.")


ELSEWHERE = {
    **SETTINGS,
    "FEED_ALL_ATOM": "atom.xml",
    "CATEGORY_FEED_ATOM": "{slug}/letters.atom",
    "CATEGORY_FEED_JSON": "{slug}/letters",
    "OFFLINE_SAVE_AS": "no-network.html",
    "DRAFT_SAVE_AS": "unfinished/{slug}.html",
}


def test_feeds_and_drafts_are_known_by_the_settings(tmp_path: Path) -> None:
    files = {
        "atom.xml": feed(link="/none.html"),
        "hiring/letters.atom": "<feed>",
        "hiring/letters": "{",
        "unfinished/a.html": page("x"),
        "no-network.html": page("x"),
    }
    site = read_site(write_site(tmp_path / "new", {**SOUND, **files}), ELSEWHERE)
    assert [str(refusal) for refusal in refusals(site, LIVE, None, fewer=False)] == [
        f"/atom.xml: leads to {URL}/none.html, which is not there.",
        "/hiring/letters: cannot be read: Expecting property name enclosed in double quotes: "
        "line 1 column 2 (char 1).",
        "/hiring/letters.atom: cannot be read: no element found: line 1, column 6.",
        "/unfinished/a.html: is a draft, a source or a temporary file; it stays here.",
        'tests/content/redirects.txt: add the line "/feeds/all.atom.xml /atom.xml": what was '
        "published there would vanish.",
    ]
    kept = {"/atom.xml", "/hiring/letters", "/hiring/letters.atom", "/unfinished/a.html"}
    assert {*addresses(site.folder, ELSEWHERE)} == {*LIVE, *kept} - {"/feeds/all.atom.xml"}


def test_an_id_that_changes_in_a_feed_elsewhere_is_refused(tmp_path: Path) -> None:
    live = write_site(tmp_path / "live", {**SOUND, "hiring/letters.atom": feed("b")})
    new = write_site(tmp_path / "new", {**SOUND, "hiring/letters.atom": feed("a")})
    found = [str(one) for one in changed_ids(read_site(new, ELSEWHERE), live)]
    assert len(found) == 1
    assert found[0].startswith(f"{URL}/{POST}: write into its header")


def test_a_real_site_passes(public: Path) -> None:
    site = read_site(public, SETTINGS)
    assert len(site.pages) > 30
    assert len(site.redirects) > 20
    assert refusals(site, addresses(public, SETTINGS), public, fewer=False) == []


@pytest.mark.parametrize(
    ("entry_id", "name"),
    [
        ("tag:example.org,2017:letters/ask", "ask"),
        ("tag:example.org,2017:letters/ask/fr", "ask/fr"),
        ("tag:example.org,2017:letters/un%20mot/fr", "un mot/fr"),
        ("tag:another.example,2009:post-1", "tag:another.example,2009:post-1"),
    ],
)
def test_a_translation_is_known_by_its_language_too(entry_id: str, name: str) -> None:
    assert known_by(entry_id) == name
