"""What is kept of a file says what reading it again would say."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from inspect import unwrap
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.incremental.store import STORE
from plugins.proofreading import source as reading
from plugins.proofreading.blog import Blog, blog_of
from plugins.proofreading.check import Report, proofread
from plugins.proofreading.record import record_of
from plugins.proofreading.rules import NAMES
from plugins.proofreading.source import Source
from plugins.proofreading.unforeseen import RULE
from tests.building import own_settings, write_post
from tests.plugins.incremental.test_store import DAMAGES
from tests.plugins.proofreading.conftest import store_in
from tests.plugins.proofreading.rules import write_every_problem

BLOG = blog_of(own_settings())


@pytest.fixture
def folder(tmp_path: Path, store: Path) -> Path:
    """The folder that holds every problem, which has been read once."""
    folder = write_every_problem(tmp_path / "content")
    proofread(folder, BLOG)
    return folder


def anew(folder: Path, blog: Blog, empty: Path) -> Report:
    """What is said where nothing is stored."""
    with store_in(empty):
        return proofread(folder, blog)


NEVER_HERE = {"too-large", "unreadable-names", RULE}


class ReadAgain(BaseException):
    """What is no problem of a file, as exceptions are."""


def refuse(*_: object, **__: object) -> None:
    raise ReadAgain


def test_what_has_not_changed_is_not_read_again(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = anew(folder, BLOG, tmp_path / "empty")
    assert {problem.rule for problem in expected.problems} == {*NAMES} - NEVER_HERE
    monkeypatch.setattr(reading, "read_post", refuse)
    assert proofread(folder, BLOG) == expected


def test_what_has_changed_is_read_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    edit("Text.", "Texts.")(folder)
    monkeypatch.setattr(reading, "read_post", refuse)
    with pytest.raises(ReadAgain):
        proofread(folder, BLOG)


TALK = "posts/2020-01-11-talk.md"


def edit(old: str, new: str, name: str = TALK) -> Callable[[Path], object]:
    """Replaces words of a post, which must be there."""

    def change(folder: Path) -> None:
        text = (folder / name).read_text(encoding="utf-8")
        assert old in text
        (folder / name).write_text(text.replace(old, new), encoding="utf-8")

    return change


def rename(old: str, new: str) -> Callable[[Path], object]:
    """Moves a file."""
    return lambda folder: (folder / old).rename(folder / new)


def exchange(folder: Path) -> None:
    """Two posts change places."""
    one, two = folder / TALK, folder / "posts/2020-01-05-text.md"
    texts = one.read_bytes(), two.read_bytes()
    two.write_bytes(texts[0])
    one.write_bytes(texts[1])


CHANGES: dict[str, Callable[[Path], object]] = {
    "nothing": lambda folder: None,
    "a word": edit("Text.", "Other words."),
    "a new problem": edit("Text.", "[Here](www.example.org)"),
    "one problem less": edit("status: draaft", "status: draft", "posts/2020-01-01-header.md"),
    "a tag that another nearly has": edit("---\n\nText.", "tags: [salarys]\n---\n\nText."),
    "a comment that silences": edit(
        "---\n\nText.", "# dead-link\n---\n\n[x]({filename}gone.md)\n\nText."
    ),
    "the post that others link to": edit("status: draft", "lang: nl", "posts/2020-01-06-draft.md"),
    "a name": rename(TALK, "posts/2020-01-11-walk.md"),
    "a day in a name": rename(TALK, "posts/2020-01-12-talk.md"),
    "a folder": rename(TALK, "2020-01-11-talk.md"),
    "a post that becomes a page": rename(TALK, "pages/2020-01-11-talk.md"),
    "a page that becomes a post": rename("pages/index.md", "posts/index.md"),
    "an ending": rename(TALK, "posts/2020-01-11-talk.txt"),
    "a post less": lambda folder: (folder / TALK).unlink(),
    "two that change places": exchange,
    "a copy": lambda folder: shutil.copy(folder / TALK, folder / "posts/2020-01-11-copy.md"),
    "a link of the file system": lambda folder: (folder / "posts/link.md").symlink_to(
        folder / TALK
    ),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_after_a_change_all_is_said_as_if_nothing_were_kept(
    folder: Path, tmp_path: Path, change: Callable[[Path], object]
) -> None:
    change(folder)
    assert proofread(folder, BLOG) == anew(folder, BLOG, tmp_path / "empty")


def with_settings(**settings: object) -> Blog:
    """The blog with other settings of Pelican's."""
    return replace(BLOG, settings={**BLOG.settings, **settings})


BLOGS = {
    "audiences": replace(BLOG, audiences=["Recruiters"]),
    "templates": replace(BLOG, templates=frozenset(["letter"])),
    "slugs": with_settings(SLUG_REGEX_SUBSTITUTIONS=[(r"[^a-k]", "")]),
    "addresses": with_settings(ARTICLE_URL="{slug}.html", ARTICLE_SAVE_AS="{slug}.html"),
    "addresses in other languages": with_settings(
        ARTICLE_LANG_URL="{slug}-{lang}.html", ARTICLE_LANG_SAVE_AS="{slug}-{lang}.html"
    ),
    "the blog's language": with_settings(DEFAULT_LANG="nl"),
    "Markdown": replace(BLOG, markdown={"extensions": []}),
    "ignored files": replace(BLOG, ignored=["*talk*"]),
}


@pytest.mark.parametrize("blog", BLOGS.values(), ids=BLOGS)
def test_other_settings_are_heeded(folder: Path, tmp_path: Path, blog: Blog) -> None:
    before = proofread(folder, BLOG)
    after = proofread(folder, blog)
    assert after == anew(folder, blog, tmp_path / "empty")
    assert after != before


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_what_is_stored_badly_is_not_believed(
    folder: Path, store: Path, tmp_path: Path, damage: Callable[[Path], object]
) -> None:
    damage(store)
    for _ in range(2):
        assert proofread(folder, BLOG) == anew(folder, BLOG, tmp_path / "empty")


def test_what_was_read_is_stored_although_no_build_follows(
    tmp_path: Path, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_post(tmp_path / "posts", "Text.")
    proofread(tmp_path / "posts", BLOG)
    STORE.open(store.with_name("other.sqlite"))
    STORE.open(store)
    monkeypatch.setattr(reading, "read_post", refuse)
    assert proofread(tmp_path / "posts", BLOG) == Report([], [])


HEADERS = "title: a|title: Why: now?|tags: [a, B]|category: 7|# long-title|date: 2020-01-02|id: é"
PIECES = "# A|[x]({filename}b.md#c)|![]()|[here](www.a.be)|- a|> b|<b>|`|```|\x00|\ud800|é|:|  "
LINES = st.lists(st.sampled_from(PIECES.split("|")) | st.text(max_size=5), max_size=5).map("".join)
TEXTS = st.builds(
    lambda header, lines: "\n".join(["---", *header, "---", *lines]),
    st.lists(st.sampled_from(HEADERS.split("|")), max_size=4),
    st.lists(LINES, max_size=9),
)
FILES = st.binary(max_size=9) | TEXTS.map(lambda text: text.encode("utf-8", "surrogatepass"))
STEMS = st.sampled_from(["a", "2020-01-02-a", "2020-01-03-b", "…"])


@given(FILES, STEMS, st.booleans())
def test_a_record_is_the_same_once_it_was_stored(data: bytes, stem: str, is_page: bool) -> None:
    source = Source(data, stem, is_page, BLOG)
    record_of(source)
    assert record_of(source) == unwrap(record_of)(source)


@given(*[st.tuples(FILES, STEMS, st.booleans(), st.sampled_from([BLOG, *BLOGS.values()]))] * 2)
def test_what_is_read_alike_is_the_same_and_nothing_else(
    one: tuple[bytes, str, bool, Blog], two: tuple[bytes, str, bool, Blog]
) -> None:
    same = (*one[:3], one[3].digest) == (*two[:3], two[3].digest)
    assert (Source(*one) == Source(*two)) == same
