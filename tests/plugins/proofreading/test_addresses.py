"""What the proofreader says of addresses, by whatever settings."""

from dataclasses import replace
from pathlib import Path

import pytest

from plugins.proofreading.blog import Blog, blog_of
from plugins.proofreading.check import check
from plugins.proofreading.settings_rules import wrong_settings
from plugins.redirects.missing import header_in, lines_in
from tests.building import own_settings, write_post
from tests.plugins.pictures.samples import save

SETTINGS = own_settings()
BLOG = blog_of(SETTINGS)


def blog_with(**settings: object) -> Blog:
    """The blog with other settings of Pelican's."""
    return replace(BLOG, settings={**SETTINGS, **settings})


SLUGS = blog_with(ARTICLE_URL="{slug}.html", ARTICLE_SAVE_AS="{slug}.html")
FOLDERS = blog_with(ARTICLE_URL="{slug}/", ARTICLE_SAVE_AS="{slug}/index.html")
NO_LANG = blog_with(ARTICLE_LANG_URL="{slug}.html", ARTICLE_LANG_SAVE_AS="{slug}.html")
TOPICS = blog_with(CATEGORY_URL="{slug}/", CATEGORY_SAVE_AS="{slug}/index.html")
DUTCH = blog_with(DEFAULT_LANG="nl")

GONE = "is no address of this blog; write {filename} or {static} and its file."
LINKS = {
    "a post": (BLOG, "/2020/01/ask.html", ""),
    "a post, with an anchor and a query": (BLOG, "/2020/01/ask.html?x=1#why", ""),
    "a post, with its letters encoded": (BLOG, "/2020/01/as%6B.html", ""),
    "a part that it does not have": (BLOG, "/2020/01/ask.html#how", "“#how” is no part of"),
    "no post": (BLOG, "/2020/01/gone.html", GONE),
    "no post, by its slug": (BLOG, "/ask.html", GONE),
    "a post by its slug": (SLUGS, "/ask.html#why", ""),
    "no post by its slug": (SLUGS, "/gone.html", GONE),
    "a post by its old address": (SLUGS, "/2020/01/ask.html", GONE),
    "a post in a folder": (FOLDERS, "/ask/#why", ""),
    "a folder's own page": (FOLDERS, "/ask/index.html", ""),
    "a folder without its slash": (FOLDERS, "/ask", GONE),
    "a post in the blog's language": (DUTCH, "/2020/01/ask.html", ""),
    "a draft": (BLOG, "/2020/01/draft.html", "is a draft, which readers cannot open"),
    "a draft by its slug": (SLUGS, "/draft.html", "is a draft, which readers cannot open"),
    "a page": (BLOG, "/about/", ""),
    "a page in another language": (BLOG, "/en/about/", GONE),
    "the home page": (BLOG, "/", ""),
    "a list": (BLOG, "/topics/", ""),
    "the top of a list": (BLOG, "/topics/#Top", ""),
    "a part of a list": (BLOG, "/archive/#year-2020", "and those change; write /archive/"),
    "a part of a list, by name": (BLOG, "{tag}doubts#x", "and those change; write {tag}doubts"),
    "where a post is shared": (BLOG, "/2020/01/ask.html#share", ""),
    "where a page would be shared": (BLOG, "/about/#share", "“#share” is no part of about.md"),
    "a topic": (BLOG, "/topics/job-offers/", ""),
    "a topic that no post has": (BLOG, "/topics/job-offer/", "write /topics/job-offers/."),
    "a tag's feed": (BLOG, "/feeds/tags/doubts.rss.xml", ""),
    "a feed of no tag": (BLOG, "/feeds/tags/doubt.rss.xml", "write /feeds/tags/doubts.rss.xml."),
    "an audience": (BLOG, "/for/candidates/", ""),
    "a month": (BLOG, "/2020/01/", ""),
    "a month without posts": (BLOG, "/2020/12/", "is no address of this blog"),
    "a further page": (blog_with(DEFAULT_PAGINATION=1), "/page/2/", ""),
    "a page further than there are": (BLOG, "/page/9/", GONE),
    "what moved": (BLOG, "/old.html", ""),
    "a picture": (BLOG, "/images/desk.png", ""),
    "no picture": (BLOG, "/images/none.png", "pictures lie in the folder images."),
    "a post's file": (BLOG, "/posts/2020-01-02-ask.md", GONE),
    "a file of the theme": (BLOG, "/theme/img/mark.svg", ""),
    "the sitemap": (BLOG, "/sitemap.xml", ""),
    "a tag by name": (BLOG, "{tag}doubts", ""),
    "no tag": (BLOG, "{tag}doubt", "leads nowhere; no post has that tag."),
    "a topic by name": (TOPICS, "{category}Job offers", ""),
    "no topic": (BLOG, "{category}Jobs", "leads nowhere; no post has that category."),
    "an author": (BLOG, "{author}x", "leads nowhere; no post has that author."),
    "the index": (BLOG, "{index}", ""),
    "more than the index": (BLOG, "{index}x", "leads nowhere; write {index} alone."),
    "a scheme behind it": (BLOG, "{index}javascript:x", "must not begin with “javascript:”"),
}


@pytest.mark.parametrize(("blog", "target", "said"), LINKS.values(), ids=LINKS)
def test_a_link_leads_to_what_is_there(tmp_path: Path, blog: Blog, target: str, said: str) -> None:
    save(tmp_path / "images/desk.png", 9, 9)
    (tmp_path / "redirects.txt").write_text("/old.html /topics/\n")
    header = {"tags": "[doubts]", "category": "Job offers", "audience": "candidates"}
    write_post(tmp_path, "## Why\n\nText.", "posts/2020-01-02-ask.md", **header)
    write_post(tmp_path, "Text.", "posts/2020-01-03-draft.md", date="2020-01-03", status="draft")
    write_post(tmp_path, "Text.", "pages/about.md")
    write_post(tmp_path, f"Text.\n\n[a]({target})", "posts/2020-01-04-a.md", date="2020-01-04")
    told = [str(problem) for problem in check(tmp_path, blog)]
    if said:
        (problem,) = told
        assert "posts/2020-01-04-a.md:9: " in problem
        assert said in problem
    else:
        assert told == []


WAITING = {
    "a post that waits": ("2020-01-01", "9020-02-03", "waits for its date, 9020-02-03; take"),
    "a post that waits less long": ("9020-02-04", "9020-02-03", ""),
    "a post that waits as long": ("9020-02-03", "9020-02-03", ""),
    "a post that waits longer": (
        "9020-02-03",
        "9020-02-04",
        "waits for its date, 9020-02-04; take",
    ),
    "a post that has waited": ("2020-01-01", "2020-02-03", ""),
}


@pytest.mark.parametrize(("day", "other", "said"), WAITING.values(), ids=WAITING)
def test_a_link_does_not_lead_to_what_is_still_to_come(
    tmp_path: Path, day: str, other: str, said: str
) -> None:
    write_post(tmp_path, "Text.", "b.md", date=other)
    write_post(tmp_path, "[b]({filename}b.md)", "a.md", date=day)
    told = [problem.message for problem in check(tmp_path, BLOG)]
    assert len(told) == bool(said)
    assert said in "".join(told)
    write_post(tmp_path, "[b]({filename}b.md)", "a.md", date=day, status="draft")
    assert check(tmp_path, BLOG) == []
    write_post(tmp_path, "[b]({filename}b.md)", "a.md", date=day)
    assert check(tmp_path, blog_with(WITH_FUTURE_DATES=True)) == []


NAMED = """
[site]
nl = { name = "Brieven", subtitle = "Advies" }
fr = { name = "Lettres", subtitle = "Conseils" }
[topics.Advice]
nl = "Advies"
fr = "Conseil"
[tags.x]
nl = "x"
"""


UNLISTED = {
    "hidden": {"status": "hidden"},
    "a draft": {"status": "draft"},
    "still to come": {"date": "9020-01-02"},
}


@pytest.mark.parametrize("header", UNLISTED.values(), ids=UNLISTED)
def test_what_is_on_no_list_fills_none(tmp_path: Path, header: dict[str, str]) -> None:
    write_post(tmp_path, "Text.", "2020-01-02-ask.md")
    write_post(tmp_path, "Text.", "b.md", **{"date": "2020-05-06", "tags": "[x]", **header})
    lists = ["/tags/x/", "/feeds/tags/x.rss.xml", "/2020/05/"]
    (tmp_path / "published.txt").write_text("\n".join(lists))
    assert [problem.rule for problem in check(tmp_path, BLOG)] == ["moved-address"] * 3
    (tmp_path / "redirects.txt").write_text("".join(f"{one} /topics/\n" for one in lists))
    assert check(tmp_path, BLOG) == []


def test_lists_of_another_language_alone_lead_there_by_rule(tmp_path: Path) -> None:
    write_post(tmp_path, "Text.", "2020-01-02-ask.md")
    header = {"date": "2020-05-06", "tags": "[x]", "lang": "nl", "slug": "ask", "id": "ask"}
    write_post(tmp_path, "Text.", "b.md", **header)
    (tmp_path / "names.toml").write_text(NAMED)
    lists = ["/tags/x/", "/feeds/tags/x.rss.xml", "/2020/05/", "/tags/y/"]
    (tmp_path / "published.txt").write_text("\n".join(lists))
    (problem,) = check(tmp_path, BLOG)
    assert problem.message == 'add the line "/tags/y/ /tags/": what was published there is gone.'


def test_a_post_that_is_held_back_again_may_lead_on(tmp_path: Path) -> None:
    write_post(tmp_path, "Text.", "2020-01-02-ask.md", date="9020-01-02")
    (tmp_path / "published.txt").write_text("/9020/01/ask.html\n")
    assert [p.rule for p in check(tmp_path, BLOG)] == ["other-date", "moved-address"]
    (tmp_path / "redirects.txt").write_text("/9020/01/ask.html /topics/\n")
    assert [p.rule for p in check(tmp_path, BLOG)] == ["other-date"]


TAKEN = {
    "a list": (BLOG, {"slug": "topics"}, "The address /topics/ is the blog's own"),
    "a year": (BLOG, {"slug": '"2031"'}, "The address /2031/ is the blog's own"),
    "a folder of the build": (BLOG, {"slug": "theme"}, "The address /theme/ is the blog's own"),
    "what hosts show to nobody": (
        BLOG,
        {"save_as": "_old/index.html"},
        "The address /_old/ is the blog's own",
    ),
    "the desk": (BLOG, {"slug": "desk"}, "The address /desk/ is the blog's own"),
    "a topic": (TOPICS, {"slug": "job-offers"}, "The address /job-offers/ is the blog's own"),
    "what is a topic elsewhere": (BLOG, {"slug": "job-offers"}, ""),
    "a post of the same name": (FOLDERS, {"slug": "ask"}, "has the address /ask/ already"),
    "a post of the same name elsewhere": (SLUGS, {"slug": "ask"}, ""),
    "its own": (BLOG, {}, ""),
}


@pytest.mark.parametrize(("blog", "header", "said"), TAKEN.values(), ids=TAKEN)
def test_a_page_takes_no_address_of_others(
    tmp_path: Path, blog: Blog, header: dict[str, str], said: str
) -> None:
    write_post(tmp_path, "Text.", "posts/2020-01-02-ask.md", category="Job offers")
    write_post(tmp_path, "Text.", "pages/page.md", **header)
    told = [str(one) for one in check(tmp_path, blog)]
    assert len(told) == bool(said)
    assert said in "".join(told)


def test_translations_need_addresses_of_their_own(tmp_path: Path) -> None:
    write_post(tmp_path, "Text.", "2020-01-02-ask.md", lang="fr")
    write_post(tmp_path, "Text.", "2020-01-02-ask.nl.md", lang="nl", slug="ask", id="ask")
    (tmp_path / "names.toml").write_text(NAMED)
    assert check(tmp_path, BLOG) == []
    (problem,) = check(tmp_path, NO_LANG)
    assert problem.rule == "shared-address"


APART = {
    "only the file": ({"save_as": "a/index.html"}, ""),
    "only the address": ({"url": "a/"}, "An old address is kept by the line: save_as: a/"),
    "both": ({"save_as": "a/index.html", "url": "a/"}, ""),
    "both, apart": (
        {"save_as": "a.html", "url": "a/"},
        "“url: a/” must be the address of save_as; delete this line.",
    ),
    "what the settings say": ({"save_as": "2020/01/a-post.html"}, ""),
}


@pytest.mark.parametrize(("header", "said"), APART.values(), ids=APART)
def test_links_lead_where_the_file_lies(tmp_path: Path, header: dict[str, str], said: str) -> None:
    write_post(tmp_path, "Text.", **header)
    assert [problem.message for problem in check(tmp_path, BLOG)] == [said] * bool(said)


def test_what_was_published_is_there_or_leads_on(tmp_path: Path) -> None:
    write_post(tmp_path, "Text.", "2020-01-02-ask.md", category="Hiring")
    write_post(tmp_path, "Text.", "2020-01-02-nu.md", lang="nl")
    published = ["/2020/01/ask.html", "/nl/2020/01/nu.html", "/topics/hiring/", "/gone/", "# x"]
    (tmp_path / "published.txt").write_text("\n".join(published))
    (tmp_path / "names.toml").write_text(NAMED)
    assert [problem.message for problem in check(tmp_path, BLOG)] == [
        'add the line "/gone/ /": what was published there is gone.'
    ]
    moved = blog_with(
        **dict.fromkeys(("ARTICLE_URL", "ARTICLE_SAVE_AS"), "{slug}.html"),
        **dict.fromkeys(("ARTICLE_LANG_URL", "ARTICLE_LANG_SAVE_AS"), "{lang}/{slug}.html"),
        **dict.fromkeys(("CATEGORY_URL", "CATEGORY_SAVE_AS"), "on/{slug}.html"),
    )
    told = check(tmp_path, moved)
    assert {Path(problem.path).name for problem in told} == {"redirects.txt"}
    assert [line for problem in told for line in lines_in(problem.message)] == [
        "/gone/ /",
        "/nl/2020/01/nu.html /nl/nu.html",  # the old blog knew one language
        "/topics/hiring/ /on/hiring.html",
    ]


def test_a_renamed_post_needs_its_first_name_at_once(tmp_path: Path) -> None:
    post = write_post(tmp_path, "Text.", "2020-01-02-thirty-three.md")
    (tmp_path / "published.txt").write_text("/2020/01/three.html\n")
    told = {Path(problem.path).name: problem.message for problem in check(tmp_path, BLOG)}
    assert lines_in(told["redirects.txt"]) == ["/2020/01/three.html /2020/01/thirty-three.html"]
    assert header_in(told[post.name]) == "id: three"
    post.write_text(post.read_text().replace("title:", "id: three\ntitle:"))
    assert [Path(problem.path).name for problem in check(tmp_path, BLOG)] == ["redirects.txt"]


WRONG = {
    "as they are": ({}, ""),
    "links and files apart": (
        {"ARTICLE_URL": "{slug}.html"},
        "ARTICLE_SAVE_AS must be “{slug}.html”, where ARTICLE_URL leads, and not "
        "“{date:%Y}/{date:%m}/{slug}.html”.",
    ),
    "a folder and its page": (
        {"ARTICLE_URL": "{slug}/", "ARTICLE_SAVE_AS": "{slug}/index.html"},
        "",
    ),
    "no file": ({"TAGS_SAVE_AS": ""}, ""),
    "what no header says": (
        dict.fromkeys(("ARTICLE_URL", "ARTICLE_SAVE_AS"), "{path}/{slug}.html"),
        "ARTICLE_SAVE_AS must be made of category, date, lang, slug, and not path.",
    ),
    "a page's date": (
        dict.fromkeys(("PAGE_URL", "PAGE_SAVE_AS"), "{date:%Y}/{slug}.html"),
        "PAGE_SAVE_AS must be made of lang, slug, and not date.",
    ),
    "no years": (
        {"YEAR_ARCHIVE_URL": ""},
        "YEAR_ARCHIVE_URL must name an address: the archive leads there.",
    ),
}


@pytest.mark.parametrize(("settings", "said"), WRONG.values(), ids=WRONG)
def test_settings_that_would_make_dead_links_are_told(settings: dict[str, str], said: str) -> None:
    assert [*wrong_settings({**SETTINGS, **settings})] == [said] * bool(said)
