"""Rules for pictures: each must be the blog's own, be there in these letters, and can be shown."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from plugins.addresses import reserved_names
from plugins.pictures.finding import OWN, file_for, nearest, written
from plugins.pictures.judgement import fault_of
from plugins.pictures.picture import is_picture, published_name

from .blog import Blog
from .facts import ListedContent
from .file_rules import files_in
from .pictures import pictures_in
from .place import Place
from .post import Post
from .problem import Finding
from .targets import leads_away, scheme_of

IN_IMAGES = "put it into the folder images and write {static}/images/ and its name"
OF_THE_WEB = frozenset({"", "http", "https"})  # raw-html tells of other schemes
Use = tuple[Path, int]  # a post that shows a picture, and the line


def foreign_picture(post: Post, blog: Blog) -> Iterator[Finding]:
    """A picture of another site, which readers' browsers are told not to load."""
    for line, address in pictures_in(post, blog):
        if leads_away(address) and scheme_of(address) in OF_THE_WEB:
            yield line, f"“{address}” is another site's; if it may be shown here, {IN_IMAGES}."


def missing_picture(posts: Sequence[ListedContent], place: Place) -> Iterator[tuple[Path, Finding]]:
    """A picture that is not there, or not in these letters."""
    for post, line, address in _own_pictures(posts):
        file = _file(address, post, place)
        if not file and not _is_made(address, place):
            meant = nearest(address, place.folder)
            right = f"write {written(meant, place.folder)}" if meant else IN_IMAGES
            yield post.path, (line, f"“{address}” is not there; {right}.")
        elif file and not is_picture(file):
            yield post.path, (line, f"“{address}” is no picture; write a link without the “!”.")
    for post in posts:
        for line, target in post.facts.targets:
            if said := _renamed(target, post, place):
                yield post.path, (line, said)


def _renamed(target: str, post: ListedContent, place: Place) -> str:
    """What to say of a link to a picture that is published under another name."""
    if OWN.fullmatch(target) or published_name(target) == target:
        return ""
    file = _file(target, post, place)
    right = file and written(file, place.folder)
    return f"“{target}” is published as JPEG; write {right}." if right else ""


def broken_picture(posts: Sequence[ListedContent], place: Place) -> Iterator[tuple[Path, Finding]]:
    """A picture that cannot be shown: cut off, empty, too large, or something else by its name."""
    uses: defaultdict[Path, list[Use]] = defaultdict(list)
    for post, line, address in _own_pictures(posts):
        if file := _file(address, post, place):
            uses[file].append((post.path, line))
    for file in filter(is_picture, files_in(place.folder, place.settings["IGNORE_FILES"])):
        if file.is_file() and (said := fault_of(file)):
            for path, line in uses.get(file.resolve()) or [(file, 1)]:
                yield path, (line, said)


def _own_pictures(posts: Sequence[ListedContent]) -> Iterator[tuple[ListedContent, int, str]]:
    """The pictures of posts that are not another site's."""
    for post in posts:
        for line, address in post.facts.pictures:
            yield post, line, address


def _is_made(address: str, place: Place) -> bool:
    """Whether an address is in a folder that the build fills, such as the theme's."""
    first = address[1:].partition("/")[0] if address.startswith("/") else ""
    return first in reserved_names(place.settings) - {*place.settings["STATIC_PATHS"]}


def _file(address: str, post: ListedContent, place: Place) -> Path | None:
    return file_for(address, place.folder, Path(post.file).parent)
