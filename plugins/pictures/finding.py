"""Which file an address in a post means, and which was meant by one that means none."""

import difflib
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, unquote

from .picture import is_picture

OWN = re.compile(r"[{|](?:static|attach|filename)[}|](?P<path>.+)")
ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//|[\\{|]|#", re.IGNORECASE)
PICTURES = "images"  # the folder of pictures
NEAR = 0.6  # how much alike two names are, one of which was meant
# What would end an address or change it; of brackets and quotes Markdown reads either, not both.
NOT_PLAIN = re.compile(r"[\s\x00-\x1f%?#;\"<>\\\[\]{}|`]|&(?=#?\w+;)")
QUOTED_OR_OPEN = re.compile(rf"{NOT_PLAIN.pattern}|['()]")


def file_for(address: str, folder: Path, beside: Path) -> Path | None:
    """The file that an address means; None if there is none of exactly that name in the folder.

    `{static}/images/desk.jpg` is one of the content folder, `{static}desk.jpg` lies where the post
    does, which is `beside`; without such a sign a file is looked for there, in the content folder
    and among the pictures.
    """
    root = folder.resolve()
    for file in _meant(address.strip(), root, beside):
        if file.is_relative_to(root) and _is_named_so(file, root):
            return file
    return None


def _meant(address: str, root: Path, beside: Path) -> Iterator[Path]:
    """The files that an address may mean, the likeliest first."""
    own = OWN.fullmatch(address)
    if not own and ELSEWHERE.match(address):
        return
    path = unquote(re.split(r"[?#]", own["path"] if own else address)[0]).replace("\0", "%00")
    if path.startswith("/"):
        yield (root / path.lstrip("/")).resolve()
    elif path:
        folders = [beside] if own else [beside, root, root / PICTURES]
        yield from ((folder / path).resolve() for folder in folders)


def _is_named_so(file: Path, root: Path) -> bool:
    """Whether a file is there in these letters: some systems find `DESK.JPG` by `desk.jpg`."""
    try:
        return file.is_file() and all(
            any(path.name == other.name for other in path.parent.iterdir())
            for path in (file, *file.parents)
            if path != root and path.is_relative_to(root)
        )
    except OSError:  # a name longer than any file's
        return False


def nearest(address: str, folder: Path) -> Path | None:
    """The picture that was meant by an address that means none: its name in other letters first."""
    own = OWN.fullmatch(address.strip())
    wanted = Path(unquote(own["path"] if own else address).replace("\\", "/"))
    files = sorted(file for file in folder.resolve().rglob("*") if is_picture(file))
    stems = {_folded(file.stem): file for file in reversed(files)}
    same = [file for file in files if _folded(file.name) == _folded(wanted.name)]
    near = difflib.get_close_matches(_folded(wanted.stem), stems, 1, NEAR)
    return next(iter([*same, *(stems[stem] for stem in near)]), None)


def _folded(name: str) -> str:
    """A name as people read it: capitals, accents' codes and kinds of space are all one."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().replace("_", " ").split())


def written(file: Path, folder: Path) -> str:
    """How a post names a picture."""
    path = file.relative_to(folder.resolve()).as_posix()
    signs = QUOTED_OR_OPEN if _confuses_markdown(path) else NOT_PLAIN
    return "{static}/" + signs.sub(lambda sign: quote(sign[0], safe=""), path)


def _confuses_markdown(path: str) -> bool:
    """Whether brackets do not pair, or a quote among them may begin a title."""
    is_paired = path.count("(") == path.count(")") and path.find("(") <= path.find(")")
    return not is_paired or ("(" in path and "'" in path)
