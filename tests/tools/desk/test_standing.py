"""Where a letter stands is said as it is."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from pelican.settings import read_settings

from plugins.proofreading.blog import blog_of
from plugins.reader.header import HeaderError
from tests.building import CONTENT
from tools.desk.desk import SETTINGS
from tools.desk.standing import Standing, header_of, standing_of

BLOG = blog_of(read_settings(str(SETTINGS), {"PATH": str(CONTENT)}))
NOW = datetime(2026, 3, 2, tzinfo=UTC)
ADDRESS = "/2020/01/a-post.html"


def standing(name: str, release: Path, *lines: str) -> Standing:
    """Where a letter with these lines in its header stands."""
    text = "\n".join(["---", "title: A post", *lines, "---", "", "Text."])
    return standing_of(header_of(name, text, BLOG), release, NOW)


LETTERS = {
    "a draft": (["status: draft"], "draft", "/drafts/a-post.html"),
    "in capitals": (["status: Draft"], "draft", "/drafts/a-post.html"),
    "in another language": (["status: draft", "lang: nl"], "draft", "/drafts/a-post-nl.html"),
    "hidden": (["status: hidden"], "hidden", ADDRESS),
    "left out": (["status: skip"], "skipped", ""),
    "ready": ([], "not_yet_online", ADDRESS),
    "said to be published": (["status: published"], "not_yet_online", ADDRESS),
}


@pytest.mark.parametrize(("lines", "state", "seen"), LETTERS.values(), ids=LETTERS)
def test_a_letter_that_is_not_online(
    tmp_path: Path, lines: list[str], state: str, seen: str
) -> None:
    found = standing("posts/2020-01-02-a-post.md", tmp_path, "date: 2020-01-02", *lines)
    assert (found.state, found.seen) == (state, seen)


def test_a_letter_is_online_when_its_page_is_in_the_release(tmp_path: Path) -> None:
    page = tmp_path / ADDRESS.removeprefix("/")
    page.parent.mkdir(parents=True)
    page.touch()
    found = standing("posts/2020-01-02-a-post.md", tmp_path, "date: 2020-01-02", "category: Hiring")
    assert found == Standing("online", ADDRESS, ADDRESS, "a-post", "/topics/hiring/")


def test_a_letter_of_a_day_to_come_waits_for_it(tmp_path: Path) -> None:
    found = standing("posts/2026-03-09-a-post.md", tmp_path, "date: 2026-03-09")
    assert (found.state, found.seen) == ("on_its_day", "/drafts/a-post.html")
    assert found.address == "/2026/03/a-post.html"


def test_a_page_has_an_address_of_its_own(tmp_path: Path) -> None:
    found = standing("pages/about.md", tmp_path)
    assert (found.state, found.seen) == ("not_yet_online", "/about/")
    found = standing("pages/about.md", tmp_path, "status: draft")
    assert found.seen == "/drafts/pages/about.html"


def test_a_header_that_cannot_be_read_says_nothing() -> None:
    with pytest.raises(HeaderError):
        header_of("posts/x.md", "---\na: [\n---\n", BLOG)
