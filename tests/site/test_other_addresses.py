"""By other settings of addresses and language, everything still leads to what is there."""

import gzip
import json
import re
import subprocess
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

import pytest

from plugins.addresses import address_of, feed_forms, pattern_of
from plugins.editions.edition import editions_of, settings_of_all
from plugins.proofreading.blog import blog_of
from plugins.proofreading.facts import Facts, facts_of
from plugins.proofreading.place import lists_of, waits
from plugins.proofreading.post import read_post
from plugins.redirects.missing import lines_in
from tests.building import ROOT, Ready, copy_repository, write_post
from tests.site.pages import html_files, parse, target
from tests.tools.publishing.sites import SETTINGS, URL
from tools.publishing.posts import posts_in

Run = Callable[..., subprocess.CompletedProcess[str]]
RunBy = Callable[[dict[str, str]], Run]
BASES = {"built": "http://127.0.0.1:8000", "published": URL}
SLUGS = {
    **dict.fromkeys(("ARTICLE_URL", "ARTICLE_SAVE_AS"), "{slug}.html"),
    **dict.fromkeys(("ARTICLE_LANG_URL", "ARTICLE_LANG_SAVE_AS"), "{slug}-{lang}.html"),
}
DUTCH = {"DEFAULT_LANG": "nl"}
FILES = {  # that lie where their addresses say
    "ARTICLE_LANG": "{lang}/{date:%Y-%m}/{slug}.html",
    "PAGE": "about/{slug}.html",
    "PAGE_LANG": "about/{slug}.{lang}.html",
    "TAG": "tag/{slug}.html",
    "AUDIENCE": "whom/{slug}.html",
    "ARCHIVES": "all.html",
    "CHECKLISTS": "lists.html",
    "OFFLINE": "no-network.html",
}
FOLDERS = {"ARTICLE": "{category}/{slug}/", "CATEGORY": "{slug}/", "SEARCH": "find/"}
ELSEWHERE = {
    **{f"{name}_URL": form for name, form in (FILES | FOLDERS).items()},
    **{f"{name}_SAVE_AS": form for name, form in FILES.items()},
    **{f"{name}_SAVE_AS": f"{form}index.html" for name, form in FOLDERS.items()},
    "YEAR_ARCHIVE_URL": "in/{date:%Y}.html",
    "MONTH_ARCHIVE_URL": "in/{date:%Y-%m}.html",
    "MANIFEST_SAVE_AS": "blog.webmanifest",
    "FEED_ALL_RSS": "rss.xml",
    "FEED_ALL_ATOM": "atom.xml",
    "FEED_ALL_JSON": "feed.json",
    "CATEGORY_FEED_ATOM": "{slug}/letters.atom",
}
PAGES = {"DEFAULT_PAGINATION": 1}  # so that every list has some
MORE = {**PAGES, "CACHE_PATH": str(ROOT / ".cache")}
UNSEEN = {  # posts that fill no list
    "unfinished": {"date": "2020-03-04", "status": "draft"},
    "later": {"date": "9020-03-04"},
}
TIPS = "Here are a few tips:\n\n- Ask what you want to know.\n- Wait for the answer.\n- Thank them."


class Case(NamedTuple):
    """Settings, and what follows from them."""

    settings: dict[str, str]
    lang: str  # of posts that do not say theirs
    others: tuple[str, str]
    posts: tuple[str, str]  # the addresses of ask and wait
    translations: tuple[str, str]  # of ask
    dead: str  # the address that a post of the name `gone` would have


CASES = {
    "slugs": Case(
        SLUGS,
        "en",
        ("fr", "nl"),
        ("ask.html", "wait.html"),
        ("ask-fr.html", "ask-nl.html"),
        "gone.html",
    ),
    "Dutch": Case(
        DUTCH,
        "nl",
        ("en", "fr"),
        ("2020/01/ask.html", "2020/02/wait.html"),
        ("en/2020/01/ask.html", "fr/2020/01/ask.html"),
        "nl/2020/01/gone.html",
    ),
    "elsewhere": Case(
        ELSEWHERE,
        "en",
        ("fr", "nl"),
        ("jobs/ask/", "jobs/wait/"),
        ("fr/2020-01/ask.html", "nl/2020-01/ask.html"),
        "jobs/gone/",
    ),
}


class Blog(NamedTuple):
    """A small blog, built and published."""

    case: Case
    run: Run  # runs a command of the repository with these settings
    content: Path
    built: Path
    published: Path
    said: str  # by the proofreader


@pytest.fixture(scope="module")
def run_by(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunBy]:
    """`run_by(settings)` runs the commands of a copy of the repository that has these settings."""
    root = copy_repository(tmp_path_factory.mktemp("root") / "copy")
    ready = Ready(root)

    def run(settings: dict[str, str], *command: object) -> subprocess.CompletedProcess[str]:
        configure(root, settings)
        return ready.run(*map(str, command), SITEURL=URL)

    yield lambda settings: partial(run, settings)
    ready.end()


@pytest.fixture(scope="module", params=[*CASES.values()], ids=[*CASES])
def blog(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, run_by: RunBy
) -> Blog:
    """The blog by other settings."""
    folder, case = tmp_path_factory.mktemp("blog"), request.param
    content, run = write_content(folder / "content", case), run_by(case.settings)
    said = run("tools.check", content)
    assert said.returncode == 0, said.stdout
    made = run("pelican", content, "-s", "pelicanconf.py", "-o", folder / "out")
    assert made.returncode == 0, made.stdout + made.stderr
    live = publish(run, content, folder / "public")
    return Blog(case, run, content, folder / "out", live, said.stdout)


def publish(run: Run, content: Path, public: Path) -> Path:
    """Publish; gives the folder that is served."""
    result = run("tools.publish", content, public)
    assert result.returncode == 0, result.stdout + result.stderr
    return public / "current"


def configure(root: Path, settings: dict[str, str]) -> None:
    """Give the repository at `root` other settings, and what this one has computed."""
    lines = [f"{name} = {value!r}\n" for name, value in (settings | MORE).items()]
    own = (ROOT / "pelicanconf.py").read_text(encoding="utf-8")
    (root / "pelicanconf.py").write_text("".join([own, *lines]), encoding="utf-8")


def write_content(folder: Path, case: Case) -> Path:
    """Posts and pages in three languages, with links of every kind, and what was published once."""
    ask, wait = case.posts
    links = (
        f"[a]({{filename}}2020-02-03-wait.md#why), [b](/{wait}#why), [c](/{ask}), [d](#how), "
        "[e]({tag}doubts), [f]({category}Jobs), [g]({filename}/pages/about.md), [h]({index}), "
        f"[i](/{case.translations[0]}#how)"
    )
    how = f"## How {{: #how }}\n\n{links}"
    topic = {"category": "Jobs", "audience": "candidates"}
    write_post(folder, f"{TIPS}\n\n{how}", "posts/2020-01-02-ask.md", tags="[doubts]", **topic)
    write_post(
        folder, "## Why {: #why }\n\nText.", "posts/2020-02-03-wait.md", date="2020-02-03", **topic
    )
    for lang in case.others:
        name = f"posts/2020-01-02-ask.{lang}.md"
        translated = how.replace("[a]", f"[{lang}]")
        write_post(folder, translated, name, slug="ask", id="ask", lang=lang, **topic)
        write_post(folder, "Text.", f"pages/about.{lang}.md", slug="about", lang=lang)
    for name, more in UNSEEN.items():
        write_post(folder, "Text.", f"posts/{name}.md", tags=f"[{name}]", **more)
    write_post(folder, "Text.", "pages/about.md")
    (folder / "redirects.txt").write_text(f"/old.html /{ask}\n")
    (folder / "published.txt").write_text("/2020/01/ask.html\n/2020/02/wait.html\n")
    return folder


def test_posts_and_translations_lie_where_the_settings_say(blog: Blog) -> None:
    for site in (blog.built, blog.published):
        for address in (*blog.case.posts, *blog.case.translations):
            page = parse(site / f"{address}index.html" if address.endswith("/") else site / address)
            assert page.select_one("article.letter h1"), address


@pytest.mark.parametrize("kind", BASES)
def test_every_link_and_anchor_of_every_page_leads_somewhere(blog: Blog, kind: str) -> None:
    site, base = getattr(blog, kind), BASES[kind]
    led = 0
    for page in html_files(site):
        for tag in parse(page).select("[href], [src]"):
            address = str(tag.get("href") or tag.get("src"))
            if found := target(site, page, address, base):
                assert found[0].is_file(), f"{page.relative_to(site)} leads to {address}"
                assert not found[1] or parse(found[0]).find(id=found[1]), f"{page}: {address}"
                led += 1
    assert led > 300


def links_in_feeds(site: Path) -> Iterator[str]:
    """Every address that a feed or the sitemap tells programs."""
    for file in site.rglob("*"):
        if file.suffix in {".xml", ".atom"}:
            text = file.read_text()
            assert ElementTree.fromstring(text) is not None
            yield from re.findall(rf"{URL}[^\"<&]*", text)
        elif file.suffix == ".json" and file.name != "release.json":
            yield from re.findall(rf"{URL}[^\"<&\\]*", file.read_text())


def test_every_link_of_feeds_and_sitemap_leads_somewhere(blog: Blog) -> None:
    found = {*links_in_feeds(blog.published)} - {URL}
    assert len(found) > 20
    for address in found:
        led = target(blog.published, blog.published / "index.html", address, URL)
        assert led, address
        assert led[0].is_file(), address


def test_every_post_is_found_by_its_address(blog: Blog) -> None:
    found = set()
    for fragment in blog.published.rglob("*.pf_fragment"):
        data = gzip.decompress(fragment.read_bytes()).removeprefix(b"pagefind_dcd")
        found.add(json.loads(data)["url"].removeprefix("/"))
    assert found == {*blog.case.posts, *blog.case.translations}


def test_every_redirect_leads_somewhere(blog: Blog) -> None:
    lines = [line.split() for line in (blog.published / "_redirects").read_text().splitlines()]
    leading = {words[0]: words[-2] for words in lines}
    assert leading["/old.html"] == f"/{blog.case.posts[0]}"
    for name, now in zip(("/2020/01/ask.html", "/2020/02/wait.html"), blog.case.posts, strict=True):
        assert leading.get(name, name) == f"/{now}"
    for new in leading.values():
        path = blog.published / unquote(urlsplit(new).path)[1:]
        assert (path / "index.html" if new.endswith("/") else path).is_file(), new


def test_the_search_may_run_and_the_page_for_no_network_is_kept(blog: Blog) -> None:
    worker = (blog.published / "sw.js").read_text()
    offline = re.search(r"entries\((\{.*?\})\)", worker)
    assert offline
    pages = json.loads(offline[1])
    assert {*pages} == {"", *(f"{lang}/" for lang in blog.case.others)}
    for address in pages.values():
        assert "noindex" in (blog.published / file_of(address)).read_text()
    searches = [p for p in html_files(blog.published) if parse(p).select("site-search")]
    assert len(searches) == len(pages)
    for search in searches:
        folder = search.parent.relative_to(blog.published).as_posix()
        assert f"/{folder}/(?:index" in (blog.published / "_headers.nginx").read_text()


def test_the_gate_counts_every_post_and_translation(blog: Blog) -> None:
    assert len(posts_in(blog.built)) == len(posts_in(blog.published)) == 4


def test_the_proofreader_knows_every_address(blog: Blog) -> None:
    settings = {**SETTINGS, **blog.case.settings, **PAGES, "PATH": str(blog.content)}
    editions = editions_of(settings)
    facts = [*facts_in(blog.content, settings)]
    known = {one.address for one in facts if not one.is_draft}
    known |= {f"/{address_of(url)}" for url in lists_of(facts, editions)}
    for site in (blog.built, blog.published):
        files = [path for path in site.rglob("*") if path.is_file()]
        names = {path.relative_to(site).as_posix() for path in files}
        feeds = pattern_of(feed_forms(*settings_of_all(settings)))
        made = {name for name in names if name.endswith(".html") or feeds.fullmatch(name)}
        made |= {edition.settings["MANIFEST_SAVE_AS"] for edition in editions.values()}
        assert {f"/{address_of(name)}" for name in made} == known


def facts_in(folder: Path, settings: Mapping[str, Any]) -> Iterator[Facts]:
    """What the proofreader knows of the posts and pages that have appeared."""
    blog = blog_of(settings)
    for file in sorted(folder.rglob("*.md")):
        post = read_post(file.stem, file.read_text(), is_page=file.parent.name == "pages")
        facts = facts_of(post, blog)
        if not waits(facts, settings, datetime.now(UTC)):
            yield facts


def test_pages_of_lists_are_not_remembered(blog: Blog) -> None:
    ledger = (blog.content / "published.txt").read_text().splitlines()
    assert {f"/{one}" for one in (*blog.case.posts, *blog.case.translations)} <= {*ledger}
    assert list(blog.published.rglob("page/2/index.html"))
    assert not [address for address in ledger if "/page/" in address or "404" in address]


def test_a_dead_link_by_address_is_refused_with_its_line(blog: Blog, tmp_path: Path) -> None:
    dead = blog.case.dead
    write_post(tmp_path / "posts", f"Text.\n\n[a](/{dead})", "2020-05-06-a.md", date="2020-05-06")
    said = blog.run("tools.check", tmp_path)
    assert said.returncode == 1
    assert f"2020-05-06-a.md:9: “/{dead}” is no address of this blog;" in said.stdout
    assert f"2020-05-06-a.md:9: “/{dead}” is no" in run_build(blog.run, tmp_path)
    write_post(tmp_path / "posts", "Text.", "2020-01-07-gone.md", category="Jobs", id="g")
    is_there = blog.run("tools.check", tmp_path).stdout
    assert (f"“/{dead}”" in is_there) == (blog.case.lang == "nl")


def run_build(run: Run, content: Path) -> str:
    """What a build says that must fail."""
    made = run("pelican", content, "-s", "pelicanconf.py", "-o", content / "out")
    assert made.returncode == 1
    return made.stdout + made.stderr


def test_posts_without_a_language_are_in_the_blog_s(blog: Blog) -> None:
    for site in (blog.built, blog.published):
        for name in ("404.html", file_of(blog.case.posts[0])):
            assert parse(site / name).select_one(f"html[lang={blog.case.lang}]"), name
        for lang, address in zip(blog.case.others, blog.case.translations, strict=True):
            page = parse(site / file_of(address))
            assert page.select_one(f"html[lang={lang}]"), address
            keys = [str(one["hreflang"]) for one in page.select("link[hreflang]")]
            assert sorted(keys) == sorted([*blog.case.others, blog.case.lang, "x-default"])
            default = page.select_one("link[hreflang=x-default]")
            assert default
            assert str(default["href"]).endswith(blog.case.posts[0])


def file_of(address: str) -> str:
    """The file of an address."""
    return f"{address}index.html" if address.endswith("/") else address


def test_the_count_is_right_when_addresses_have_changed(tmp_path: Path, run_by: RunBy) -> None:
    content = write_content(tmp_path / "content", CASES["slugs"])
    (content / "redirects.txt").unlink()
    ask = content / "posts/2020-01-02-ask.md"
    ask.write_text(re.sub(r"\]\(/[^)]*\)", "](#how)", ask.read_text()))
    for lang in ("fr", "nl"):
        other = ask.with_name(f"2020-01-02-ask.{lang}.md")
        other.write_text(re.sub(r"\]\(/[^)]*\)", "](#how)", other.read_text()))
    public = tmp_path / "public"
    assert len(posts_in(publish(run_by({}), content, public))) == 4
    change_addresses(run_by(SLUGS), content, public)


def change_addresses(run: Run, content: Path, public: Path) -> None:
    """Publish by other addresses, and then without the translations."""
    missing = lines_in(run("tools.check", content).stdout)
    assert missing == [f"/{lang}/2020/01/ask.html /ask-{lang}.html" for lang in ("fr", "nl")]
    (content / "redirects.txt").write_text("\n".join(missing))
    assert len(posts_in(publish(run, content, public))) == 4
    for lang in ("fr", "nl"):
        (content / f"posts/2020-01-02-ask.{lang}.md").unlink()
    (content / "redirects.txt").write_text("")
    gone = lines_in(run("tools.check", content).stdout)
    (content / "redirects.txt").write_text("\n".join(gone))
    refused = run("tools.publish", content, public)
    assert "/: has 2 posts, and the live site 4." in refused.stderr
