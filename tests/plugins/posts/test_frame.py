"""What frames a page: its versions lead to each other, and to one for everybody else."""

from typing import Any, NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from plugins.addresses import address_of, file_of
from plugins.editions import Edition
from plugins.editions.names import NO_NAMES
from plugins.listings import frame
from plugins.listings.lists import IndexPage
from plugins.posts.frame import Frames
from plugins.posts.record import LanguageVersion, several

CODES = ["en", "nl", "fr", "de"]


class Blog(NamedTuple):
    """The editions of a blog, with the lists and posts of each language by their keys."""

    editions: list[Edition]
    lists: dict[str, list[str]]
    posts: dict[str, list[str]]  # a language may have some without an edition


def edition(lang: str, *, is_first: bool) -> Edition:
    """An edition of which nothing but its home counts."""
    settings = {"INDEX_URL": "" if is_first else f"{lang}/"}
    return Edition(lang, is_first, settings, {}, NO_NAMES)


KEYS = st.lists(st.sampled_from("abcdef"), unique=True)
LANGS = st.lists(st.sampled_from(CODES), min_size=1, unique=True)
BLOGS = st.builds(
    lambda langs, lists, posts: Blog(
        [edition(lang, is_first=lang == langs[0]) for lang in langs],
        {lang: lists.get(lang, []) for lang in langs},
        posts,
    ),
    LANGS,
    st.dictionaries(st.sampled_from(CODES), KEYS),
    st.dictionaries(st.sampled_from(CODES), KEYS),
)


def framed(blog: Blog) -> tuple[Frames, list[str]]:
    """The frames of a blog, and the files of all its pages."""
    frames = Frames(blog.editions, {one.lang: {"of": one.lang} for one in blog.editions})
    lists = [(one, page(one.lang, key)) for one in blog.editions for key in blog.lists[one.lang]]
    frame(lists, frames)
    for key in "abcdef":
        langs = [lang for lang, keys in blog.posts.items() if key in keys]
        for lang in langs:
            versions = several(LanguageVersion(other, f"{other}/of-{key}.html") for other in langs)
            frames.note(lang, f"{lang}/of-{key}.html", versions)
    posts = [f"{lang}/of-{key}.html" for lang, keys in blog.posts.items() for key in keys]
    return frames, [*(one.save_as for _, one in lists), *posts]


def page(lang: str, key: str) -> IndexPage:
    """A list, in a folder of another name in each language."""
    return IndexPage(f"{lang}/{key}-{lang}/index.html", "list", {}, (key,))


@given(BLOGS)
def test_law_what_a_page_leads_to_leads_back(blog: Blog) -> None:
    frames, files = framed(blog)
    for file in files:
        versions = frames.of(file)["versions"]
        assert not versions or LanguageVersion(file[:2], address_of(file)) in versions
        assert len(versions) != 1
        for version in versions:
            assert frames.of(file_of(version.url))["versions"] == versions


@given(BLOGS)
def test_law_the_first_edition_is_for_readers_of_any_other_language(blog: Blog) -> None:
    frames, files = framed(blog)
    order = [one.lang for one in blog.editions]
    for file in files:
        langs = [version.lang for version in frames.of(file)["versions"]]
        known = [lang for lang in langs if lang in order]
        assert langs == [*sorted(known, key=order.index), *sorted({*langs} - {*order})]


@given(BLOGS)
def test_law_there_is_a_way_to_each_other_edition(blog: Blog) -> None:
    frames, files = framed(blog)
    homes = {one.lang: one.settings["INDEX_URL"] for one in blog.editions}
    for file in files:
        of: dict[str, Any] = frames.of(file)
        there = {version.lang: version.url for version in of["versions"]}
        others = [lang for lang in homes if lang != file[:2]]
        ways = tuple(LanguageVersion(lang, there.get(lang, homes[lang])) for lang in others)
        if len(homes) > 1 or not others:
            assert of["ways"] == ways


def test_a_page_of_an_edition_has_its_frame_and_any_other_that_of_the_first() -> None:
    frames, _ = framed(
        Blog(
            [edition("en", is_first=True), edition("nl", is_first=False)],
            {"en": [], "nl": ["a"]},
            {"de": ["b"]},
        )
    )
    assert frames.of("nl/a-nl/index.html")["of"] == "nl"
    assert frames.of("de/of-b.html")["of"] == "en"
    assert frames.of("robots.txt")["of"] == "en"
