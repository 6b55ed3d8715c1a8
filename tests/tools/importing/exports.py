"""Makes small exports of Blogger, in each of its formats, from the same posts."""

from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import NamedTuple

BLOG = "tag:blogger.com,1999:blog-77"
HOST = "http://old-letters.blogspot.com"
NAMESPACES = (
    "xmlns='http://www.w3.org/2005/Atom' xmlns:blogger='http://schemas.google.com/blogger/2018' "
    "xmlns:thr='http://purl.org/syndication/thread/1.0' xmlns:app='http://purl.org/atom/app#'"
)
KIND = "http://schemas.google.com/g/2005#kind"


class Old(NamedTuple):
    """A post or page of the old blog."""

    number: int
    html: str = "<p>Some words.</p>"
    title: str = "A post"
    address: str = "/2018/06/a-post.html"
    published: str = "2018-06-05T08:00:00+02:00"
    labels: Sequence[str] = ()
    kind: str = "post"
    status: str = "LIVE"
    trashed: str = ""

    @property
    def id(self) -> str:
        return f"{BLOG}.post-{self.number}"


class Said(NamedTuple):
    """A comment below a post."""

    number: int
    post: int
    html: str = "So it was."
    above: int = 0
    status: str = "LIVE"


def classic(posts: Sequence[Old], comments: Sequence[Said] = ()) -> str:
    """The export that Blogger gave until 2025, with a setting and a template."""
    entries = [setting("BLOG_CUSTOM_DOMAIN", "www.old-letters.example"), _of_kind("template", "")]
    entries += map(_classic, posts)
    entries += map(_classic_comment, comments)
    return _feed(entries, f"<link rel='alternate' href='{HOST}/'/>")


def saved_feed(posts: Sequence[Old], head: str = "") -> str:
    """What a browser saves of the live feed."""
    bare = [_entry(post, _link(post) + _labels(post, "http://www.blogger.com/atom/ns#"))
            for post in posts]  # fmt: skip
    return _feed(bare, f"<link rel='alternate' href='{HOST}/'/>{head}")


def takeout(posts: Sequence[Old], comments: Sequence[Said] = ()) -> str:
    """The `feed.atom` of Google Takeout."""
    return _feed([*map(_takeout, posts), *map(_takeout_comment, comments)], "")


def takeout_folder(
    folder: Path,
    posts: Sequence[Old],
    comments: Sequence[Said] = (),
    subdomain: str = "old-letters",
) -> Path:
    """A Takeout as it is unpacked, with names in Dutch."""
    blog = folder / "Takeout" / "Blogger" / "Blogs" / "Brieven"
    blog.mkdir(parents=True)
    (blog / "feed.atom").write_text(takeout(posts, comments), encoding="utf-8")
    row = "blog_subdomain,blog_time_zone\nold-letters,Europe/Paris\n"
    (blog / "settings.csv").write_text(row, encoding="utf-8")
    (blog / "theme-layouts.xml").write_text("<!DOCTYPE html><html/>", encoding="utf-8")
    return folder


def _feed(entries: Sequence[str], head: str) -> str:
    said = f"<id>{BLOG}</id><title>Old letters</title>{head}"
    return (
        f"<?xml version='1.0' encoding='utf-8'?><feed {NAMESPACES}>{said}{''.join(entries)}</feed>"
    )


def _entry(post: Old | Said, more: str, published: str = "2018-06-05T08:00:00+02:00") -> str:
    title = post.title if isinstance(post, Old) else ""
    published = post.published if isinstance(post, Old) else published
    return (
        f"<entry><id>{BLOG}.post-{post.number}</id><published>{published}</published>"
        f"<updated>{published}</updated><title>{escape(title)}</title>"
        f"<content type='html'>{escape(post.html)}</content>{more}</entry>"
    )


def _link(post: Old) -> str:
    return f"<link rel='alternate' href='{HOST}{post.address}'/>" if post.address else ""


def _labels(post: Old, scheme: str) -> str:
    terms = "".join(f"<category scheme='{scheme}' term='{escape(one)}'/>" for one in post.labels)
    return terms or "<category/>"


def _says(kind: str) -> str:
    return f"<category scheme='{KIND}' term='http://schemas.google.com/blogger/2008/kind#{kind}'/>"


def _classic(post: Old) -> str:
    is_draft = post.status == "DRAFT"
    control = "<app:control><app:draft>yes</app:draft></app:control>" if is_draft else ""
    link = "" if is_draft else _link(post)
    labels = _labels(post, "http://www.blogger.com/atom/ns#")
    return _entry(post, _says(post.kind) + labels + link + control)


def _classic_comment(said: Said) -> str:
    ref = f"<thr:in-reply-to ref='{BLOG}.post-{said.post}'/>"
    above = f"<link rel='related' href='{HOST}/feeds/77/comments/default/{said.above}'/>"
    name = "<author><name>Karel</name><email>noreply@blogger.com</email></author>"
    return _entry(said, _says("comment") + ref + (above if said.above else "") + name)


def _of_kind(kind: str, content: str) -> str:
    return f"<entry><id>{BLOG}.{kind}</id>{_says(kind)}<content>{escape(content)}</content></entry>"


def setting(name: str, value: str) -> str:
    return (
        f"<entry><id>{BLOG}.settings.{name}</id>{_says('settings')}"
        f"<content>{escape(value)}</content></entry>"
    )


def _takeout(post: Old) -> str:
    return _entry(
        post,
        f"<blogger:type>{post.kind.upper()}</blogger:type>"
        f"<blogger:status>{post.status}</blogger:status>{_labels(post, BLOG)}"
        "<author><name>Els</name><blogger:type>BLOGGER</blogger:type></author>"
        f"<blogger:filename>{post.address}</blogger:filename><link/>"
        f"<blogger:trashed>{post.trashed}</blogger:trashed>",
    )


def _takeout_comment(said: Said) -> str:
    above = f"{BLOG}.post-{said.above}" if said.above else ""
    return _entry(
        said,
        f"<blogger:type>COMMENT</blogger:type><blogger:status>{said.status}</blogger:status>"
        f"<blogger:parent>{BLOG}.post-{said.post}</blogger:parent>"
        f"<blogger:inReplyTo>{above}</blogger:inReplyTo>"
        "<author><name>Karel</name><email>k@example.org</email></author>",
    )
