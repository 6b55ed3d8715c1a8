"""What the rules for all posts together know of each of them: little enough to be kept."""

from pathlib import Path
from typing import NamedTuple

from pelican.utils import slugify

from plugins.feeds.identity import post_name
from plugins.reader.dates import read_date

from .blog import Blog
from .post import Post
from .source import Source
from .targets import leads_away, targets_in


class Facts(NamedTuple):
    """Where a build would put a post, and what it shares with others."""

    is_page: bool
    is_draft: bool  # readers never see it
    slug: str
    address: str  # begins with a slash; empty without slug or date
    address_line: int
    id: str
    id_line: int
    lang: str
    names: list[tuple[str, str, int]]  # tags and category, each with its header and line
    targets: list[tuple[int, str]]  # of links that may lead to something of this blog, with lines


class Listed(NamedTuple):
    """A post or page of the blog."""

    path: Path
    file: str  # the path, resolved
    source: Source
    facts: Facts


def facts_of(post: Post, blog: Blog) -> Facts:
    """What others have to know of a post."""
    slug = post.value("slug") or slugify(post.stem, regex_subs=blog.slug_rules)
    return Facts(
        is_page=post.is_page,
        is_draft=post.is_draft,
        slug=slug,
        address=_address(post, slug, blog),
        address_line=post.line_of("save_as" if post.value("save_as") else "slug"),
        id=post_name(post.value("id") or None, post.stem),
        id_line=post.line_of("id"),
        lang=post.value("lang") or blog.lang,
        names=_names(post),
        targets=[(line, target) for line, target in targets_in(post) if not leads_away(target)],
    )


def _address(post: Post, slug: str, blog: Blog) -> str:
    lang = post.value("lang") or blog.lang
    foreign = lang != blog.lang
    date = read_date(post.value("date"))
    if post.value("save_as"):
        return f"/{post.value('save_as').removesuffix('index.html')}"
    if not slug or not (post.is_page or date):
        return ""
    if post.is_page:
        return f"/{lang}/{slug}/" if foreign else f"/{slug}/"
    return f"/{date:%Y}/{date:%m}/{slug}{f'-{lang}' if foreign else ''}.html"


def _names(post: Post) -> list[tuple[str, str, int]]:
    tags = [tag.strip() for tag in post.value("tags").split(",") if tag.strip()]
    topic = post.value("category")
    named = [*(("tags", tag) for tag in tags), *([("category", topic)] if topic else [])]
    return [(key, name, post.line_of(key)) for key, name in named]
