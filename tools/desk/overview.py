"""What waits for the editors, read from the content when they look at it."""

from collections.abc import Mapping
from datetime import date
from itertools import groupby
from typing import NamedTuple

from plugins.proofreading.problem import Problem
from tools.check import ListOutcome
from tools.desk.links import LinkAnswer
from tools.desk.posts import DeskLink, DeskPost

YEARS_UNTOUCHED = 3


class View(NamedTuple):
    """Everything that the page shows below the letters."""

    problems: list[tuple[str, list[Problem]]]  # by file
    drafts: list[DeskPost]
    scheduled: list[DeskPost]  # the next first
    without_picture: list[DeskPost]
    without_summary: list[DeskPost]
    checklists: list[tuple[DeskPost, ListOutcome]]
    near_misses: list[tuple[DeskPost, ListOutcome]]
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


def asked(view: View, answers: Mapping[str, LinkAnswer]) -> list[tuple[DeskLink, LinkAnswer]]:
    """The links that other sites were asked about, with what those answered."""
    return [(link, answers[link.address]) for link in view.links if link.address in answers]
