"""The desk: what waits for the editors, and nothing that does not."""

import os
from datetime import date, datetime
from pathlib import Path
from threading import Lock

import pytest
from bs4 import BeautifulSoup
from pelican.settings import read_settings

from plugins.proofreading.problem import errors_in
from tests.building import CONTENT, write_post
from tools.desk.desk import SETTINGS
from tools.desk.links import LinkAnswer
from tools.desk.overview import View, asked, is_untouched, view_of
from tools.desk.pages import page
from tools.desk.posts import DeskPost, KeptPosts, problems_in
from tools.i18n.words import all_words, words_for

TODAY = date(2026, 3, 2)
NOW = datetime(2026, 3, 2, 12)


def view(folder: Path) -> View:
    """What the desk of a folder shows on TODAY."""
    settings = read_settings(str(SETTINGS), {"PATH": str(folder)})
    problems = problems_in(folder, settings)
    posts = KeptPosts(folder, settings, Lock())
    return view_of(posts.those_without(problems, NOW), problems, TODAY)


def names(posts: list[DeskPost]) -> list[str]:
    """The files' names without date and ending."""
    return [Path(post.path).stem[11:] for post in posts]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> View:
    folder = tmp_path_factory.mktemp("desk")
    posts = folder / "posts"
    write_post(posts, "Text.", "2020-01-02-old.md")
    write_post(posts, "Text.", "2020-01-03-revised.md", modified="2025-01-01")
    write_post(posts, "Text.", "2020-01-04-draft.md", status="draft")
    write_post(posts, "Text.", "9020-01-05-later.md", date="9020-01-05")
    write_post(posts, "Text.", "9019-01-05-sooner.md", date="9019-01-05")
    write_post(posts, "Text.", "9020-01-05-later-draft.md", date="9020-01-05", status="draft")
    write_post(
        posts,
        "![A mark](/theme/img/mark.svg)",
        "2025-01-06-shown.md",
        date="2025-01-06",
        summary='""',
    )
    write_post(posts, "`![x](/x.png)`", "2025-01-07-quoted.md", date="2025-01-07")
    tips = "Here are a few tips:\n\n- Ask why.\n- Wait.\n\n"
    near = "The mistakes I see:\n\n- Ask nothing.\n- Sign at once.\n\n"
    write_post(posts, tips + near, "2025-01-08-lists.md", date="2025-01-08")
    links = "[one](https://one.example/a?b=1&c=2)\n\nhttps://two.example/\n\n[in](/about/) @Name\n"
    write_post(posts, links, "2025-01-09-links.md", date="2025-01-09")
    write_post(posts, "Text.", "2025-01-10-wrong.md", date="2025-01-10", catgory="x", titel="y")
    write_post(folder / "pages", "[Us](http://us.example)", "about.md", summary="")
    return view(folder)


def test_drafts_and_scheduled_posts_stand_apart(desk: View) -> None:
    assert names(desk.drafts) == ["draft", "later-draft"]
    assert names(desk.scheduled) == ["sooner", "later"]
    assert [post.url for post in desk.scheduled] == [
        "/drafts/sooner.html",
        "/drafts/later.html",
    ]


def test_problems_stand_by_file_and_their_file_nowhere_else(desk: View) -> None:
    by_file = {Path(path).stem[11:]: problems for path, problems in desk.problems}
    assert [problem.line for problem in by_file["wrong"]] == [5, 6]
    assert [name for name, problems in by_file.items() if errors_in(problems)] == ["wrong"]
    assert "wrong" not in names([*desk.without_picture, *desk.without_summary, *desk.untouched])


def test_a_picture_stands_in_the_text(desk: View) -> None:
    without = names(desk.without_picture)
    assert "old" in without
    assert "quoted" in without
    assert "shown" not in without


def test_a_summary_of_no_words_is_none_and_pages_need_none(desk: View) -> None:
    assert names(desk.without_summary) == ["shown"]


def test_lists_are_told_with_their_line(desk: View) -> None:
    ((post, made),) = desk.checklists
    ((_, missed),) = desk.near_misses
    assert (names([post]), made.line, missed.line) == (["lists"], 9, 14)
    assert "mistakes" in missed.said


def test_untouched_are_published_posts_only_and_a_revision_counts(desk: View) -> None:
    assert names(desk.untouched) == ["old"]


@pytest.mark.parametrize(
    ("touched", "untouched"),
    [
        (date(2023, 3, 2), True),
        (date(2023, 3, 3), False),
        (date(2020, 2, 29), True),
        (date(2023, 4, 1), False),
        (None, False),
    ],
)
def test_three_years_are_three_years(touched: date | None, untouched: bool) -> None:
    post = DeskPost("x.md", "X", "/x", False, "published", touched, True, True, [], [])
    assert is_untouched(post, TODAY) is untouched
    assert not is_untouched(post._replace(status="draft"), TODAY)


def test_links_lead_to_other_sites_and_have_their_line(desk: View) -> None:
    links = {link.address: (Path(link.path).name, link.line) for link in desk.links}
    assert links.pop("https://x.com/Name") == ("2025-01-09-links.md", 11)
    assert links == {
        "https://one.example/a?b=1&c=2": ("2025-01-09-links.md", 7),
        "https://two.example/": ("2025-01-09-links.md", 9),
        "http://us.example": ("about.md", 7),
    }


def html_of(desk: View, answers: dict[str, LinkAnswer], languages: str = "en") -> str:
    """The part of the desk's page."""
    return page(
        "overview.html",
        words_for(languages),
        view=desk,
        asked=asked(desk, answers),
        name_of=lambda path: f"posts/{Path(path).name}",
        problems_by_name={},
        token="t",
    )


def shown(desk: View, answers: dict[str, LinkAnswer]) -> BeautifulSoup:
    """The same, to look things up."""
    return BeautifulSoup(html_of(desk, answers), "html.parser")


def test_the_page_shows_links_that_do_not_answer_and_not_those_that_do(desk: View) -> None:
    answers = {
        "https://one.example/a?b=1&c=2": LinkAnswer("silent", "the page is gone (404)"),
        "https://two.example/": LinkAnswer("unsure", "it answers, but not to programs (403)"),
        "http://us.example": LinkAnswer("works", "it answers"),
    }
    (part,) = shown(desk, answers).select("#links")
    assert part.select("[role=status]")[0].get_text() == "3 links asked, 1 without an answer."
    assert [a.get_text() for a in part.select("h3 a")] == list(answers)[:2]
    assert "2025-01-09-links.md:7" in part.get_text()


def test_before_anybody_asks_the_page_only_offers_to(desk: View) -> None:
    (part,) = shown(desk, {}).select("#links")
    assert part.select("h3") == []
    assert part.select("form[method=post] button")[0].get_text().startswith("Ask 4 links")


@pytest.mark.parametrize(
    ("header", "said"),
    [
        ({"summary": '""'}, "Advice only"),
        ({"summary": '""', "titel": "x"}, "Nothing is built until these are mended"),
    ],
)
def test_advice_is_told_apart(tmp_path: Path, header: dict[str, str], said: str) -> None:
    write_post(tmp_path, "Text.", **header)
    (part,) = shown(view(tmp_path), {}).select("#problems")
    assert said in part.get_text()
    assert "Line 4: advice: Without a summary" in part.get_text()


def test_what_editors_write_is_text(tmp_path: Path) -> None:
    write_post(tmp_path, "Text.", title='"<script>x</script> & <b>Why</b>"')
    html = html_of(view(tmp_path), {})
    assert "<script" not in html
    assert "<b>" not in html


@pytest.mark.parametrize("code", all_words())
def test_it_speaks_every_language_of_the_desk(desk: View, code: str) -> None:
    assert all_words()[code]["near_misses"] in html_of(desk, {}, code)


def test_what_it_lists_is_opened_with_one_click(desk: View) -> None:
    (link,) = shown(desk, {}).select("#near-misses p a")
    assert link["href"] == "/desk/write/?name=posts/2025-01-08-lists.md"


def test_a_file_that_has_changed_is_read_again(tmp_path: Path) -> None:
    settings = read_settings(str(SETTINGS), {"PATH": str(tmp_path)})
    posts = KeptPosts(tmp_path, settings, Lock())
    for title in ("One", "Another"):
        write_post(tmp_path, "Text.", title=title)
        assert [post.title for post in posts.those_without([], NOW)] == [title]


def test_a_folder_without_posts_has_an_empty_desk(tmp_path: Path) -> None:
    part = shown(view(tmp_path), {})
    assert part.select("h3") == []
    assert part.select("form") == []


def test_the_desk_of_letters_in_order_has_no_problem_and_no_near_miss() -> None:
    own = view(CONTENT)
    assert (own.problems, own.near_misses) == ([], [])
    assert len(own.checklists) == len([*(CONTENT / "posts").glob("*.md")])  # one in each


def test_nothing_of_it_is_built(site: Path, public: Path) -> None:
    for built in (site, public):
        assert not any(name == "desk" for _, folders, _ in os.walk(built) for name in folders)
