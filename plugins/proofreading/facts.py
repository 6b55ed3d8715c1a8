"""What the rules for all posts together know of each of them: little enough to be kept."""

from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from pelican.contents import Content

from plugins.addresses import address_of
from plugins.feeds.identity import post_name
from plugins.reader.dates import read_date
from plugins.translations import KEY

from .blog import Blog
from .pictures import pictures_in
from .post import Post
from .published import published
from .source import Source
from .targets import leads_away, targets_in


class Facts(NamedTuple):
    """Where a build would put a post, and what it shares with others."""

    is_page: bool
    is_draft: bool  # readers never see it
    is_listed: bool  # in lists and feeds
    slug: str
    address: str  # begins with a slash; empty without slug or date
    address_line: int
    id: str
    id_line: int
    lang: str
    key: str  # that it shares with its translations
    key_line: int
    appears: str  # the moment, as in 2017-06-13T00:00:00+02:00; empty without a date
    modified: str  # the day of its last correction; empty without one
    modified_line: int
    names: list[tuple[str, str, int]]  # tags and category, each with its header and line
    terms: list[tuple[str, str]]  # topic, tags and audiences, each with its kind
    targets: list[tuple[int, str]]  # of links that may lead to something of this blog, with lines
    pictures: list[tuple[int, str]]  # addresses that may be of the blog's own pictures, with lines

    @property
    def day(self) -> str:
        """The day on which it appears, as in 2017-06-13; empty without a date."""
        return self.appears[:10]


class ListedContent(NamedTuple):
    """A post or page of the blog."""

    path: Path
    file: str  # the path, resolved
    source: Source
    facts: Facts


def facts_of(post: Post, blog: Blog) -> Facts:
    """What others have to know of a post."""
    content = published(post, blog)
    pictures = [one for one in pictures_in(post, blog) if not leads_away(one[1])]
    shown = {address for _line, address in pictures}
    return Facts(
        is_page=post.is_page,
        is_draft=post.is_draft,
        is_listed=post.value("status").lower() in ("", "published"),
        slug=content.slug,
        address=address_in(content, post),
        address_line=post.line_of("save_as" if post.value("save_as") else "slug"),
        id=post_name(post.value("id") or None, post.stem),
        id_line=post.line_of("id"),
        lang=content.lang,
        key=post.value(KEY) or content.slug,
        key_line=post.line_of(KEY),
        appears=content.date.isoformat() if hasattr(content, "date") else "",
        modified=_day(read_date(post.value("modified"))),
        modified_line=post.line_of("modified"),
        names=_names(post),
        terms=_terms(post, blog),
        targets=[
            (line, target)
            for line, target in targets_in(post)
            if target not in shown and not leads_away(target)
        ],
        pictures=pictures,
    )


def _day(moment: datetime | None) -> str:
    return moment.date().isoformat() if moment else ""


def address_in(content: Content, post: Post) -> str:
    """The address that a post has once it is published; empty without slug or date."""
    if post.value("save_as") or (content.slug and (post.is_page or hasattr(content, "date"))):
        return f"/{address_of(content.save_as)}"
    return ""


def _names(post: Post) -> list[tuple[str, str, int]]:
    topic = post.value("category")
    named = [
        *(("tags", tag) for tag in post.words("tags")),
        *([("category", topic)] if topic else []),
    ]
    return [(key, name, post.line_of(key)) for key, name in named]


def _terms(post: Post, blog: Blog) -> list[tuple[str, str]]:
    topic = post.value("category") or blog.settings["DEFAULT_CATEGORY"]
    tags = [("tag", tag) for tag in post.words("tags")]
    return [("topic", topic), *tags, *(("audience", name) for name in post.words("audience"))]
