"""Small sites, written by hand, for what publishing does to them."""

import hashlib
from collections.abc import Mapping
from pathlib import Path

from tests.building import own_settings

URL = "https://blog.example.org"
SETTINGS = {**own_settings(), "SITEURL": URL}
TYPE = '<meta property="og:type" content="article">'  # what a page says that is a post
PAGE = (
    '<!DOCTYPE html><html lang="en"><head><title>x</title>{type}'
    '<link rel="stylesheet" href="{url}/theme/main.css"></head><body id="top">{body}</body></html>'
)
FEED = (
    '<feed xmlns="http://www.w3.org/2005/Atom"><id>tag:example.org,2020:feeds/all</id>'
    "<entry><id>tag:example.org,2020:letters/{id}</id>"
    f'<link rel="alternate" href="{URL}{{link}}"/></entry></feed>'
)
POST = "2020/01/a-post.html"


def page(body: str) -> str:
    """A page with this body."""
    return PAGE.format(url=URL, body=body, type="")


def post(body: str) -> str:
    """A page that is a post."""
    return PAGE.format(url=URL, body=body, type=TYPE)


def feed(name: str = "a-post", link: str = f"/{POST}") -> str:
    """A feed with one post."""
    return FEED.format(id=name, link=link)


SOUND = {
    "index.html": page(f'<a href="{URL}/{POST}">x</a> <a href="https://e.org/">y</a>'),
    POST: post('<a href="../../#top">x</a> <img src="/cards/a.png" srcset="/cards/a.png 2x">'),
    "cards/a.png": "picture",
    "theme/main.css": "p { background: url(a.png); }",
    "feeds/all.atom.xml": feed(),
    "feeds/all.json": "{}",
    "_redirects": f"/old.html /{POST} 301\n/label/* / 301\n/x alt=rss /none 301\n",
    ".well-known/security.txt": "x",
}


def write_site(folder: Path, files: Mapping[str, str] = SOUND) -> Path:
    """Write a site into a folder."""
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def digest(folder: Path) -> str:
    """A digest of every name and byte below a folder."""
    total = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        body = path.read_bytes() if path.is_file() else b""
        total.update(f"{path.relative_to(folder)}\0{len(body)}\0".encode() + body)
    return total.hexdigest()
