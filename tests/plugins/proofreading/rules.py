"""One rule, asked of one text; and a folder for all of them."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from plugins.proofreading.blog import Blog, blog_of
from plugins.proofreading.post import Post, read_post
from plugins.proofreading.problem import Finding, Fix
from tests.building import own_settings

BLOG = blog_of(own_settings())
LINES = 4  # of the header
LINKS = {"posts/gone.md": "not-there.md", "posts/out.md": "../../test_check.py"}  # of a file system

Rule = Callable[[Post, Blog], Iterator[Finding]]


def write_every_problem(folder: Path) -> Path:
    """A folder that holds every problem but too long a text, with links, which zip files lose."""
    shutil.copytree(Path(__file__).parent / "every-problem", folder)
    for name, target in LINKS.items():
        (folder / name).symlink_to(target)
    return folder


def post_of(text: str, status: str = "published") -> Post:
    """A post whose text begins below `LINES` lines."""
    header = f"---\ntitle: What to ask\nstatus: {status}\n---\n"
    return read_post("2020-01-02-a-post", header + text, is_page=False)


def found_by(rule: Rule, text: str, status: str = "published") -> list[Finding]:
    """What a rule finds in a text, whose first line is number 1."""
    post = post_of(text, status)
    return [(found[0] - LINES, *found[1:]) for found in rule(post, BLOG)]


def told_by(rule: Rule, text: str, status: str = "published") -> list[tuple[int, str]]:
    """The lines, and what is said of them."""
    return [(found[0], found[1]) for found in found_by(rule, text, status)]


def mended_by(rule: Rule, text: str) -> str:
    """The text with every fix that a rule proposes."""
    lines = text.split("\n")
    for finding in found_by(rule, text):
        fix = finding[2] if len(finding) > 2 else None
        fix = fix or Fix("", "")
        assert fix.old in lines[finding[0] - 1]
        lines[finding[0] - 1] = lines[finding[0] - 1].replace(fix.old, fix.new, 1)
    return "\n".join(lines)
