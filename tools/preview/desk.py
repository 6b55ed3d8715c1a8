"""The desk at /desk/: what waits for the editors, read from the content when they look at it."""

import threading
from datetime import date, datetime
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from pelican.settings import read_settings

from plugins.proofreading.problem import Problem
from tools.check import Outcome
from tools.preview.desk_posts import DeskLink, DeskPost, posts_in, problems_in
from tools.preview.links import Answer, ask, ask_all

URL = "/desk/"
HERE = Path(__file__).parent
SETTINGS = HERE / "settings.py"
YEARS_UNTOUCHED = 3


class View(NamedTuple):
    """Everything that the page shows."""

    problems: list[tuple[str, list[Problem]]]  # by file
    drafts: list[DeskPost]
    scheduled: list[DeskPost]  # the next first
    without_picture: list[DeskPost]
    without_summary: list[DeskPost]
    checklists: list[tuple[DeskPost, Outcome]]
    near_misses: list[tuple[DeskPost, Outcome]]
    untouched: list[DeskPost]  # the oldest first
    links: list[DeskLink]


def view_of(contents: list[DeskPost], problems: list[Problem], today: date) -> View:
    """What there is to show on a day."""
    posts = [post for post in contents if not post.is_page and post.status != "skip"]
    lists = [(post, found) for post in posts for found in post.lists]
    return View(
        problems=[(path, list(group)) for path, group in groupby(problems, lambda one: one.path)],
        drafts=[post for post in posts if post.status == "draft"],
        scheduled=sorted((post for post in posts if post.status == "scheduled"), key=_by_day),
        without_picture=[post for post in posts if not post.has_picture],
        without_summary=[post for post in posts if not post.has_summary],
        checklists=[(post, found) for post, found in lists if found.is_checklist],
        near_misses=[(post, found) for post, found in lists if not found.is_checklist],
        untouched=sorted((post for post in posts if is_untouched(post, today)), key=_by_day),
        links=[link for content in contents for link in content.links],
    )


def _by_day(post: DeskPost) -> tuple[date, str]:
    return post.touched or date.max, post.path


def is_untouched(post: DeskPost, today: date) -> bool:
    """Whether readers see a post that nobody worked on for three years."""
    if post.status != "published" or not post.touched:
        return False
    year = post.touched.year + YEARS_UNTOUCHED
    return (year, post.touched.month, post.touched.day) <= (today.year, today.month, today.day)


def page(view: View, answers: dict[str, Answer], token: str) -> str:
    """The page; `answers` are by address, of the links that were asked."""
    environment = Environment(
        loader=FileSystemLoader(HERE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    asked = [(link, answers[link.address]) for link in view.links if link.address in answers]
    template = environment.get_template("desk.html")
    return template.render(view=view, asked=asked, token=token)


class Desk:
    """The desk of one content folder, with what other sites last answered."""

    def __init__(self, content: Path) -> None:
        self._content = content
        self._answers: dict[str, Answer] = {}
        self._one_reader = threading.Lock()  # Pelican reads in one thread at a time

    def page(self, token: str) -> bytes:
        """The page as the content is now; its form sends the token along."""
        return page(self._view(), self._answers, token).encode()

    def ask_links(self) -> None:
        """Ask every other site that the content links to."""
        self._answers = ask_all((link.address for link in self._view().links), ask)

    def _view(self) -> View:
        with self._one_reader:
            settings: dict[str, Any] = read_settings(str(SETTINGS), {"PATH": str(self._content)})
            problems = problems_in(self._content, settings)
            contents = posts_in(self._content, settings, problems)
        return view_of(contents, problems, datetime.now(ZoneInfo(settings["TIMEZONE"])).date())
