"""What the address of a picture says: that it is one, its name, and which are of one picture."""

import re
import unicodedata
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

OF_PICTURES = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".bmp", ".tif", ".tiff")
SIZE = re.compile(r"/(?:s\d+|w\d+(?:-h\d+)?|h\d+)(?:-[a-z0-9-]+)?/|=(?:s\d+|w\d+)[\w-]*$")
CUT = re.compile(r"-(?:c|cc|n|p|pp)(?=[-/]|$)")  # within a size: what fits it was cut out
KEY = re.compile(r"[\w-]{16,}")
HOSTED = re.compile(r"(?:\.bp\.blogspot\.com|googleusercontent\.com|photos\d*\.blogger\.com)$")


def is_picture(address: str) -> bool:
    """Whether an address is that of a picture, and not of a page."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.path.lower().endswith(OF_PICTURES) or bool(HOSTED.search(parts.hostname or ""))


def name_at(address: str) -> str:
    """The file's name in an address, decoded as often as it was encoded; empty without one."""
    name = PurePosixPath(urlsplit(address.split("=w")[0]).path).name
    while (plain := unquote(name)) != name:
        name = plain
    return name.replace("+", " ") if name.lower().endswith(OF_PICTURES) else ""


def key_of(name: str) -> str:
    """What a file's name and its spelling in an address have in common."""
    return unicodedata.normalize("NFC", name.replace("+", " ")).casefold()


def keys_in(address: str) -> list[str]:
    """The long words in an address of Blogger's that stand for one picture, in any size."""
    path = urlsplit(address).path
    words = [*path.split("/")[:-1], path.rpartition("/")[2].partition("=")[0]]
    return [word for word in words if KEY.fullmatch(word)]


def versions_of(address: str) -> list[str]:
    """Where a picture may be had, the largest first: Blogger gives any size that is asked for."""
    try:
        is_hosted = bool(HOSTED.search(urlsplit(address).hostname or ""))
    except ValueError:
        return []
    if not is_hosted:
        return [address]
    whole = SIZE.sub(lambda size: "=s0" if size[0].startswith("=") else "/s0/", address)
    return [*dict.fromkeys(re.sub("^http:", "https:", one) for one in (whole, address))]


def is_cut(address: str) -> bool:
    """Whether an address is that of a part of a picture, as of a square thumbnail."""
    size = SIZE.search(address)
    return size is not None and CUT.search(size[0]) is not None


def bare(address: str) -> str:
    """An address without what differs between the sizes of one picture."""
    return SIZE.sub("/", address.partition("://")[2] or address.removeprefix("//"))
