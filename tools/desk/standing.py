"""Where a letter stands: a draft, waiting for its day, or online; and where its page is."""

from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from pelican.contents import Content

from plugins.addresses import address_of
from plugins.proofreading.blog import Blog
from plugins.proofreading.post import Post, read_post
from plugins.proofreading.published import published

UNPUBLISHED = {"draft": "draft", "hidden": "hidden", "skip": "skipped"}


class Header(NamedTuple):
    """What a letter's header says of where it stands, whatever day it is."""

    status: str
    appears: datetime | None
    slug: str
    file: str  # of its page, in a release
    draft: str  # the address at which the preview shows it before it is published
    list: str  # the address of the list of its topic


class Standing(NamedTuple):
    """What is said of a letter as it is."""

    state: str  # draft, on_its_day, online, not_yet_online, hidden or skipped
    address: str  # that it has, or will have; begins with a slash
    seen: str  # where the preview shows it; empty where nothing is shown
    slug: str
    list: str  # the address of the list of its topic


def header_of(name: str, text: str, blog: Blog) -> Header:
    """What the header of a letter says. Raises HeaderError."""
    path = PurePosixPath(name)
    post = read_post(path.stem, text, is_page=path.parts[0] == "pages")
    content = published(post, blog)
    return Header(
        status=post.value("status").lower() or "published",
        appears=getattr(content, "date", None),
        slug=str(content.slug),
        file=str(content.save_as),
        draft=f"/{_draft_url(content, post, blog)}",
        list=f"/{content.category.url}",
    )


def _draft_url(content: Content, post: Post, blog: Blog) -> str:
    """As the preview's settings name it."""
    kind = "DRAFT_PAGE" if post.is_page else "DRAFT"
    lang = "" if content.in_default_lang else "_LANG"
    form = blog.settings[f"{kind}{lang}_URL"]
    return str(form.format(slug=content.slug, lang=content.lang))


def standing_of(header: Header, release: Path, now: datetime) -> Standing:
    """Where a letter stands at a moment, with the release that is online then."""
    state, address = _state(header, release, now), f"/{address_of(header.file)}"
    seen = {"draft": header.draft, "on_its_day": header.draft, "skipped": ""}.get(state, address)
    return Standing(state, address, seen, header.slug, header.list)


def _state(header: Header, release: Path, now: datetime) -> str:
    if header.status in UNPUBLISHED:
        return UNPUBLISHED[header.status]
    if header.appears and header.appears > now:
        return "on_its_day"
    return "online" if (release / header.file).is_file() else "not_yet_online"
