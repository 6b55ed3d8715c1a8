"""The feeds of a built blog: by every rule, whole, plain, and the same to subscribers for ever."""

import json
import shutil
from pathlib import Path

import feedparser
import pytest
from bs4 import BeautifulSoup

from plugins.addresses import file_of
from tests.building import CONTENT, PREVIEW, build, run_pelican, write_post
from tests.plugins.feeds.test_formats import problems
from tests.site.pages import html_files, parse

FORMS = {".rss.xml": "rss", ".atom.xml": "atom", ".json": "json"}
BASE = "https://blog.example.org"
NUMBER_OF_POSTS = {
    "all": 15,
    "topics/hiring": 3,
    "topics/job-offers": 2,
    "tags/preparation": 4,
    "audiences/candidates": 5,
    "audiences/hiring-managers": 3,
    "languages/en": 8,
    "languages/nl": 4,
    "nl/topics/aanwerven": 1,
    "fr/topics/propositions-de-contrat": 1,
}
FEEDS_BY_LANGUAGE = {  # its own, of topics, audiences and the first one's tags
    "en": 1 + 4 + 7 + 2,
    "nl": 1 + 4 + 2,
    "fr": 1 + 3 + 2,
}
TERMS = {  # what letters are about, and for whom, as each language calls it
    "en": "Job offers, Interviews, Leaving well, Hiring, Candidates, Hiring managers",
    "nl": "Contractvoorstellen, Sollicitatiegesprekken, Goed vertrekken, Aanwerven, Kandidaten, "
    "Werkgevers",
    "fr": "Propositions de contrat, Entretiens, Bien partir, Recruter, Candidats, Employeurs",
}


def form_of(path: Path) -> str:
    """The format of a feed's file."""
    return next(form for ending, form in FORMS.items() if path.name.endswith(ending))


def feeds_in(site: Path) -> list[Path]:
    """Every feed of a built site."""
    return sorted(path for path in (site / "feeds").rglob("*") if path.is_file())


def problems_in(site: Path, base: str = BASE) -> list[str]:
    """What is wrong with the feeds of a site, by the file."""
    wrong = []
    for path in feeds_in(site):
        name = path.relative_to(site).as_posix()
        source = path.read_bytes().replace(base.encode(), BASE.encode())
        wrong += [f"{name}: {p}" for p in problems(form_of(path), source, f"{BASE}/{name}")]
    return wrong


def entries(path: Path) -> list[feedparser.FeedParserDict]:
    """What feedparser reads in a feed, with nothing cleaned or resolved for us."""
    parsed = feedparser.parse(path.read_bytes(), sanitize_html=False, resolve_relative_uris=False)
    assert not parsed.bozo
    assert parsed.version == {"rss": "rss20", "atom": "atom10"}[form_of(path)]
    return list(parsed.entries)


def ids(site: Path, name: str = "feeds/all.rss.xml") -> list[str]:
    """The ids in a feed, in order."""
    return [entry.id for entry in entries(site / name)]


def full_text(entry: feedparser.FeedParserDict) -> BeautifulSoup:
    """The whole post in an entry."""
    return BeautifulSoup(entry.content[-1].value, "html.parser")


def test_every_feed_follows_every_rule(public: Path) -> None:
    assert problems_in(public) == []
    assert len(feeds_in(public)) == 3 * (1 + sum(FEEDS_BY_LANGUAGE.values()))


@pytest.mark.parametrize("name", NUMBER_OF_POSTS)
def test_each_feed_has_its_posts_in_every_format(public: Path, name: str) -> None:
    rss = ids(public, f"feeds/{name}.rss.xml")
    assert len(rss) == NUMBER_OF_POSTS[name]
    assert rss == ids(public, f"feeds/{name}.atom.xml")
    feed = json.loads((public / f"feeds/{name}.json").read_text())
    assert rss == [item["id"] for item in feed["items"]]


CHANNELS = {
    "all": ("Ingenium Letters", "/", "all", "en"),
    "topics/hiring": ("Ingenium Letters: Hiring", "/topics/hiring/", "topic/hiring", "en"),
    "tags/salary": ("Ingenium Letters: salary", "/tags/salary/", "tag/salary", "en"),
    "audiences/hiring-managers": (
        "Ingenium Letters: Hiring managers",
        "/for/hiring-managers/",
        "audience/hiring-managers",
        "en",
    ),
    "languages/en": ("Ingenium Letters: English", "/", "language/en", "en"),
    "languages/nl": ("Ingenium-brieven: Nederlands", "/nl/", "language/nl", "nl"),
    "nl/topics/aanwerven": (
        "Ingenium-brieven: Aanwerven",
        "/nl/onderwerpen/aanwerven/",
        "topic/nl%2Faanwerven",
        "nl",
    ),
}


@pytest.mark.parametrize(("name", "said"), CHANNELS.items(), ids=CHANNELS)
def test_a_feed_says_what_it_is(public: Path, name: str, said: tuple[str, str, str, str]) -> None:
    title, page, kind, lang = said
    for form in ("rss", "atom"):
        feed = feedparser.parse((public / f"feeds/{name}.{form}.xml").read_bytes()).feed
        assert (feed.title, feed.link, feed.language) == (title, f"{BASE}{page}", lang)
        assert form == "rss" or feed.id == f"tag:ingenium-search.be,2017:feeds/{kind}"
    feed = json.loads((public / f"feeds/{name}.json").read_text())
    assert (feed["title"], feed["home_page_url"], feed["language"]) == (title, BASE + page, lang)


def test_its_pictures_are_there(public: Path) -> None:
    feed = json.loads((public / "feeds/all.json").read_text())
    for name in ("icon", "favicon"):
        picture = public / feed[name].removeprefix(f"{BASE}/")
        assert picture.read_bytes().startswith(b"\x89PNG")


@pytest.fixture(params=["rss", "atom"])
def everything(request: pytest.FixtureRequest, public: Path) -> list[feedparser.FeedParserDict]:
    """The entries of the feed of everything, in both formats that feedparser reads."""
    return entries(public / f"feeds/all.{request.param}.xml")


def test_entries_are_whole_and_plain(everything: list[feedparser.FeedParserDict]) -> None:
    for entry in everything:
        text = full_text(entry)
        assert len(text.get_text().split()) > 350
        assert len(text.select("li")) >= 4


def test_entries_end_with_the_call_to_action(everything: list[feedparser.FeedParserDict]) -> None:
    for entry in everything:
        links = [link["href"] for link in full_text(entry).find_all("a")]
        assert links[-2:] == ["http://www.ingenium-search.be", "https://twitter.com/IngeniumSearch"]


def test_entries_carry_their_data(everything: list[feedparser.FeedParserDict]) -> None:
    for entry in everything:
        assert 80 < len(BeautifulSoup(entry.summary, "html.parser").get_text()) < 170
        assert entry.author == "Ingenium Executive Search"
        terms = [tag.term for tag in entry.tags]
        of_language = entry.link.removeprefix(f"{BASE}/")[:2]
        assert {*terms[:2]} <= {*TERMS.get(of_language, TERMS["en"]).split(", ")}
    assert everything[-1].id == "tag:ingenium-search.be,2017:letters/way-back-after-no"
    assert everything[-1].published_parsed[:5] == (2017, 6, 12, 22, 0)  # midnight in Brussels


def test_links_between_posts_lead_to_pages(
    everything: list[feedparser.FeedParserDict], public: Path
) -> None:
    links = {
        str(link["href"]).removeprefix(f"{BASE}/")
        for entry in everything
        for link in full_text(entry).find_all("a")
        if str(link["href"]).startswith(f"{BASE}/")
    }
    assert links
    assert all((public / file_of(link)).is_file() for link in links)


OWN_FEEDS = {
    "index.html": "",
    "2017/06/way-back-after-no.html": "topics/job-offers",
    "topics/hiring/index.html": "topics/hiring",
    "tags/salary/index.html": "tags/salary",
    "for/candidates/index.html": "audiences/candidates",
    "nl/index.html": "",
    "nl/onderwerpen/aanwerven/index.html": "nl/topics/aanwerven",
    "fr/2018/02/parler-de-remuneration.html": "fr/topics/propositions-de-contrat",
}


@pytest.mark.parametrize(("page", "own"), OWN_FEEDS.items(), ids=OWN_FEEDS)
def test_a_page_names_the_feeds_that_follow_it(public: Path, page: str, own: str) -> None:
    links = parse(public / page).select("head link[rel=alternate][type]")
    named = [str(link["href"]) for link in links]
    lang = page[:2] if page[:3] in {"nl/", "fr/"} else "en"
    channels = [f"languages/{lang}", own] if own else [f"languages/{lang}"]
    assert named == [f"{BASE}/feeds/{channel}{ending}" for channel in channels for ending in FORMS]


def test_the_subscribe_page_lists_them(public: Path) -> None:
    page = parse(public / "subscribe/index.html")
    listed = {
        str(a["href"]).removeprefix(f"{BASE}/feeds/") for a in page.select("main a[href*=feeds]")
    }
    ours = {path.relative_to(public / "feeds").as_posix() for path in feeds_in(public)}
    assert listed == {name for name in ours if not name.startswith(("tags/", "nl/", "fr/"))}


def test_no_page_names_a_feed_that_is_not_there(public: Path) -> None:
    for page in html_files(public):
        for link in parse(page).select("link[rel=alternate][type]"):
            assert (public / str(link["href"]).removeprefix(f"{BASE}/")).is_file()


EDITS: list[tuple[dict[str, str], str]] = [  # of a post whose file was 2020-01-02-{}.md
    ({"title": "Another title"}, "2020-01-02-{}.md"),
    ({"date": "2020-02-03"}, "2020-01-02-{}.md"),
    ({"slug": "another"}, "2020-01-02-{}.md"),
    ({}, "2020-02-03-{}.md"),
    ({}, "older/2020-01-02-{}.md"),
    ({"category": "Hiring"}, "2020-01-02-{}.md"),
    ({"id": "{}"}, "2020-01-02-renamed.md"),
]


def test_an_edit_never_shows_a_post_again(tmp_path: Path) -> None:
    posts = [f"post-{number}" for number in range(len(EDITS))]
    for post, (header, name) in zip(posts, EDITS, strict=True):
        edited = {field: value.format(post) for field, value in header.items()}
        write_post(tmp_path / "in", "Another text", name.format(post), **edited)
    build(tmp_path / "in", tmp_path / "out")
    wanted = [f"tag:ingenium-search.be,2017:letters/{post}" for post in posts]
    assert sorted(ids(tmp_path / "out")) == wanted


def test_another_domain_never_shows_posts_again(site: Path, public: Path) -> None:
    for path in feeds_in(public):
        if form_of(path) != "json":
            assert ids(public, str(path.relative_to(public))) == ids(
                site, str(path.relative_to(public))
            )


def test_a_post_of_another_name_is_another_post(tmp_path: Path) -> None:
    write_post(tmp_path / "in", "Text", "2020-01-02-renamed.md")
    build(tmp_path / "in", tmp_path / "out")
    assert ids(tmp_path / "out") == ["tag:ingenium-search.be,2017:letters/renamed"]


def test_a_translation_has_an_id_and_feeds_of_its_own(tmp_path: Path) -> None:
    write_post(tmp_path / "in", "Text", "2020-01-02-a-post.md", category="Hiring")
    write_post(tmp_path / "in", "Tekst", "2020-01-03-a-post.md", date="2020-01-03", lang="nl")
    build(tmp_path / "in", tmp_path / "out")
    assert problems_in(tmp_path / "out", "http://127.0.0.1:8000") == []
    dutch = "tag:ingenium-search.be,2017:letters/a-post/nl"
    assert ids(tmp_path / "out", "feeds/languages/nl.rss.xml") == [dutch]
    assert dutch in ids(tmp_path / "out")
    feed = feedparser.parse((tmp_path / "out/feeds/languages/nl.atom.xml").read_bytes()).feed
    assert (feed.title, feed.language) == ("Ingenium Letters: Nederlands", "nl")


def test_only_modified_changes_what_is_updated(tmp_path: Path) -> None:
    write_post(tmp_path / "in", "Text", modified="2021-05-06")
    write_post(tmp_path / "in", "Text", "b.md", date="2021-01-01")
    build(tmp_path / "in", tmp_path / "out")
    second, first = entries(tmp_path / "out/feeds/all.atom.xml")
    assert first.updated == "2021-05-06T00:00:00+02:00"
    assert first.published == "2020-01-02T00:00:00+01:00"
    assert second.updated == second.published == "2021-01-01T00:00:00+01:00"
    rss = feedparser.parse((tmp_path / "out/feeds/all.rss.xml").read_bytes())
    assert rss.feed.updated == "Thu, 06 May 2021 00:00:00 +0200"


def test_a_post_waits_for_its_date(tmp_path: Path) -> None:
    write_post(tmp_path / "in", "Text")
    write_post(tmp_path / "in", "Text", "b.md", date="2999-01-01")
    build(tmp_path / "in", tmp_path / "out")
    for form in ("rss", "atom"):
        source = (tmp_path / f"out/feeds/all.{form}.xml").read_text()
        assert source.count("letters/") == 1
        assert "2999" not in source


HOSTILE = ['x" onmouseover="alert(1)', "<b>bold</b> & ]]> <script>", "a < b &amp; c"]


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_come_out_as_text(tmp_path: Path, words: str) -> None:
    quoted = json.dumps(words)
    write_post(tmp_path / "in", "Text", title=quoted, tags=f"[{quoted}]", category=quoted)
    build(tmp_path / "in", tmp_path / "out")
    wrong = {p.split(": ", 1)[1] for p in problems_in(tmp_path / "out", "http://127.0.0.1:8000")}
    assert wrong <= {"title must hold no markup"}
    (entry,) = entries(tmp_path / "out/feeds/all.atom.xml")
    (item,) = json.loads((tmp_path / "out/feeds/all.json").read_text())["items"]
    assert [entry.tags[0].term, item["tags"][0]] == [words, words]
    straight = str.maketrans("“”", '""')
    assert [entry.title.translate(straight), item["title"].translate(straight)] == [words, words]


BODY = """Before.

```
if a < b:
    go("now")
```

| a | b |
|:--|--:|
| 1 | 2 |

- “One” -- two...
- Three.

![A mark](/theme/img/mark.svg)
[Here](#there), [there](//pictures.example/x.png)

## There
"""


def test_code_tables_and_pictures_read_well(tmp_path: Path) -> None:
    write_post(tmp_path / "in", BODY)
    build(tmp_path / "in", tmp_path / "out")
    assert problems_in(tmp_path / "out", "http://127.0.0.1:8000") == []
    (entry,) = entries(tmp_path / "out/feeds/all.rss.xml")
    text = full_text(entry)
    assert text.pre
    assert text.pre.get_text() == 'if a < b:\n    go("now")\n'
    assert [cell.get_text() for cell in text.select("td")] == ["1", "2"]
    assert [li.get_text() for li in text.select("li")] == ["“One” —\u00a0two…", "Three."]
    post = "http://127.0.0.1:8000/2020/01"
    assert [image["src"] for image in text.select("img")] == [
        "http://127.0.0.1:8000/theme/img/mark.svg",
    ]
    assert [link["href"] for link in text.select("a")[:2]] == [
        f"{post}/a-post.html#there",
        "http://pictures.example/x.png",
    ]


def test_a_hub_is_named_where_one_is_set(tmp_path: Path, public: Path) -> None:
    write_post(tmp_path / "in", "Text")
    hub = 'WEBSUB_HUB="https://hub.example/"'
    assert run_pelican(tmp_path / "in", tmp_path / "out", "-e", hub).returncode == 0
    for path in feeds_in(tmp_path / "out"):
        assert "https://hub.example/" in path.read_text()
    assert not any("hub" in path.read_text() for path in feeds_in(public))


def test_a_blog_without_posts_has_feeds_that_follow_the_rules(tmp_path: Path) -> None:
    shutil.copytree(CONTENT / "pages", tmp_path / "in/pages")
    build(tmp_path / "in", tmp_path / "out", settings=PREVIEW)
    assert problems_in(tmp_path / "out", "http://127.0.0.1:8000") == []
    assert [path.name for path in feeds_in(tmp_path / "out")] == [
        "all.atom.xml",
        "all.json",
        "all.rss.xml",
    ]
