"""A post as Pelican would publish it, which knows its slug, its language and its address."""

from pelican.contents import Article, Content, Page

from plugins import addresses
from plugins.reader.reader import values_of

from .blog import Blog
from .post import Post

HEADERS = ("title", "slug", "lang", "url", "save_as", "date")


def published(post: Post, blog: Blog) -> Content:
    """What Pelican makes of a post's header. Without a date a post has no address to be asked."""
    values = values_of(post.header)
    header = {key: values[key] for key in HEADERS if key in values}
    if isinstance(header.get("date"), str):  # it cannot be read
        del header["date"]
    topic = post.value("category") or blog.settings["DEFAULT_CATEGORY"]
    header |= {
        "category": blog.topic(str(values.get("lang", blog.lang)), topic),
        "author": blog.author,
    }
    return addresses.published(Page if post.is_page else Article, header, blog.settings, post.stem)
