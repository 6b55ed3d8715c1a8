"""The same post as each generator wants it: its header, its way to name another post, its page."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from .corpus import ELSEWHERE, CorpusPost, quoted


class PeerDialect(NamedTuple):
    """What a generator wants to be told, and where it puts what it makes of it."""

    folder: str  # of the posts, within the site
    header: Callable[[CorpusPost], str]
    link: Callable[[CorpusPost], str]  # the address of a post in another one's text
    page: Callable[[CorpusPost], str]  # the file of its page, within the output

    def file(self, post: CorpusPost) -> str:
        """Where a post lies within the site."""
        return f"{self.folder}/{post.name}.md"

    def written(self, post: CorpusPost) -> str:
        """The whole file of a post."""
        text = post.text.replace(ELSEWHERE, self.link(post.other)) if post.other else post.text
        return f"{self.header(post)}\n{text}\n"

    def write(self, posts: Iterable[CorpusPost], site: Path) -> None:
        """Write every post into the site's folder."""
        (site / self.folder).mkdir(parents=True)
        for post in posts:
            (site / self.file(post)).write_text(self.written(post), encoding="utf-8")


def yaml(fields: Mapping[str, str]) -> str:
    """A header in YAML; the values are YAML already."""
    return "\n".join(["---", *(f"{name}: {value}" for name, value in fields.items()), "---", ""])


def listed(words: Iterable[str]) -> str:
    """A list in YAML."""
    return f"[{', '.join(map(quoted, words))}]"


def of_this_blog(post: CorpusPost) -> str:
    """As docs/editing.md wants it."""
    return yaml(
        {
            "title": quoted(post.title),
            "date": f"{post.date:%Y-%m-%d}",
            "category": quoted(post.topic),
            "audience": listed([post.audience]),
            "tags": listed(post.tags),
            "summary": quoted(post.summary),
        }
    )


def of_pelican(post: CorpusPost) -> str:
    """Pelican's classic header; whom a post is for takes the place of its author."""
    return (
        f"Title: {post.title}\nDate: {post.date:%Y-%m-%d}\nCategory: {post.topic}\n"
        f"Tags: {', '.join(post.tags)}\nAuthor: {post.audience}\n"
        f"Slug: {post.slug}\nSummary: {post.summary}\n"
    )


def of_hugo(post: CorpusPost) -> str:
    """Hugo's header: all that lists are made by is a taxonomy, years and months too."""
    return yaml(
        {
            "title": quoted(post.title),
            "date": f"{post.date:%Y-%m-%d}",
            "slug": post.slug,
            "topics": listed([post.topic]),
            "tags": listed(post.tags),
            "for": listed([post.audience]),
            "languages": listed(["en"]),
            "years": listed([f"{post.date:%Y}"]),
            "months": listed([f"{post.date:%Y-%m}"]),
            "summary": quoted(post.summary),
        }
    )


def of_eleventy(post: CorpusPost) -> str:
    """Eleventy's header; date and slug come from the file's name."""
    return yaml(
        {
            "title": quoted(post.title),
            "topic": quoted(post.topic),
            "tags": listed(post.tags),
            "audience": quoted(post.audience),
            "summary": quoted(post.summary),
        }
    )


THIS_BLOG = PeerDialect(
    folder="posts",
    header=of_this_blog,
    link=lambda post: f"{{filename}}{post.name}.md",
    page=lambda post: f"{post.date:%Y/%m}/{post.slug}.html",
)
PELICAN = PeerDialect(
    folder="posts",
    header=of_pelican,
    link=lambda post: f"{{filename}}{post.name}.md",
    page=lambda post: f"{post.slug}/index.html",
)
HUGO = PeerDialect(
    folder="content/posts",
    header=of_hugo,
    link=lambda post: f'{{{{< ref "posts/{post.name}.md" >}}}}',
    page=lambda post: f"{post.slug}/index.html",
)
ELEVENTY = PeerDialect(
    folder="posts",
    header=of_eleventy,
    link=lambda post: f"/{post.slug}/",
    page=lambda post: f"{post.slug}/index.html",
)
