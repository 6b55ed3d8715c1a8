"""What an old post embedded becomes a link to the page that shows it."""

import re

from bs4 import Tag

YOUTUBE = re.compile(r"youtube(?:-nocookie)?\.com/(?:embed|v)/(?P<id>[\w-]{6,})", re.IGNORECASE)
VIMEO = re.compile(r"player\.vimeo\.com/video/(?P<id>\d+)", re.IGNORECASE)


def embedded_at(tag: Tag) -> str:
    """The address of what an element embeds; empty where it says none."""
    inner = tag.find(["embed", "source", "iframe"])
    holders = [tag, *([inner] if isinstance(inner, Tag) else [])]
    found = (str(holder.get(name, "")) for holder in holders for name in ("src", "data"))
    address = next(filter(None, found), "")
    address = f"https:{address}" if address.startswith("//") else address
    return watched(address) if address.startswith(("http:", "https:")) else ""


def watched(address: str) -> str:
    """The page that shows what is embedded, where it is known; else the address itself."""
    if found := YOUTUBE.search(address):
        return f"https://www.youtube.com/watch?v={found['id']}"
    if found := VIMEO.search(address):
        return f"https://vimeo.com/{found['id']}"
    return address
