"""What the first view of a page loads: its files, compressed as they are published."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from bs4 import BeautifulSoup
from pelican.settings import read_settings

from tools.publishing.compression import compressed
from tools.publishing.posts import posts_in

LOADED = "link[rel=stylesheet], script[src], img[src]:not([loading=lazy])"
IMPORTED = re.compile(r'(?:^|;)import\b[^;("]*\bfrom ?"(\./[^"]+)";', re.MULTILINE)
PAGE = "privacy"  # the slug of one that stands for all
BUDGET = 14_600  # bytes of HTML, style and script: what the first round trip carries
MOST_REQUESTS = 5
READ_FIRST = (".html", ".css", ".js")
KINDS = "home post archive search page checklists topics".split()
SETTINGS = Path(__file__).parent.parent / "pelicanconf.py"


class Weight(NamedTuple):
    """What a page loads, in bytes as they are sent, and the number of its requests."""

    page: str
    html: int
    style: int
    script: int
    images: int
    requests: int

    @property
    def total(self) -> int:
        """What must be there before the page can be read and used."""
        return self.html + self.style + self.script


def pages_of_each_kind(site: Path) -> dict[str, list[Path]]:
    """The pages of each kind that the site has: every post, and one of all others."""
    settings = read_settings(str(SETTINGS))
    files = {
        "home": settings["INDEX_SAVE_AS"],
        "archive": settings["ARCHIVES_SAVE_AS"],
        "search": settings["SEARCH_SAVE_AS"],
        "page": settings["PAGE_SAVE_AS"].format(slug=PAGE, lang=settings["DEFAULT_LANG"]),
        "checklists": settings["CHECKLISTS_SAVE_AS"],
        "topics": settings["CATEGORIES_SAVE_AS"],
    }
    found = {kind: [site / file] for kind, file in files.items() if (site / file).is_file()}
    found["post"] = posts_in(site)
    return {kind: found[kind] for kind in KINDS if found.get(kind)}


def heaviest_of_each_kind(site: Path, url: str = "", form: str = ".br") -> dict[str, Weight]:
    """For each kind of page that the site has, the one that weighs most."""
    return {
        kind: max((weigh(page, site, url, form) for page in pages), key=lambda w: w.total)
        for kind, pages in pages_of_each_kind(site).items()
    }


def weigh(page: Path, site: Path, url: str = "", form: str = ".br") -> Weight:
    """The weight of one page of a site that is made for an address, or has relative links."""
    files = loaded_by(page, site, url)
    sizes = {file: sent(file.read_bytes(), file.suffix, form) for file in files}
    html, style, script = (
        sum(size for file, size in sizes.items() if file.suffix == suffix) for suffix in READ_FIRST
    )
    images = sum(sizes.values()) - html - style - script
    return Weight(page.relative_to(site).as_posix(), html, style, script, images, len(files))


@cache
def sent(data: bytes, ending: str, form: str) -> int:
    """The bytes of a file as they are sent; most pages share theirs."""
    return len(compressed(data, ending, form))


def loaded_by(page: Path, site: Path = Path(), url: str = "") -> list[Path]:
    """The page and each file that it loads, once. The icon of the tab is none of them."""

    def file_at(address: object) -> Path:
        path = str(address).partition("?")[0]
        is_absolute = url and path.startswith(f"{url}/")
        return (site / path[len(url) + 1 :] if is_absolute else page.parent / path).resolve()

    soup = BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser")
    icons = {file_at(tag["href"]) for tag in soup.select("link[rel~=icon]")}
    tags = [tag.get("href") or tag.get("src") for tag in soup.select(LOADED)]
    files = [file for address in tags for file in with_imports(file_at(address))]
    return [page, *(file for file in dict.fromkeys(files) if file not in icons)]


def with_imports(file: Path) -> Iterator[Path]:
    """The file, and the modules that it imports before it runs."""
    yield file
    if file.suffix == ".js":
        for address in IMPORTED.findall(file.read_text(encoding="utf-8")):
            yield from with_imports((file.parent / address).resolve())


def table(weights: dict[str, Weight], zipped: dict[str, Weight]) -> str:
    """The weights in columns, a line a kind; in all for those who know gzip alone, too."""
    head = ("", "HTML", "style", "script", "total", "in gzip", "images", "requests")
    rows = [
        (kind, w.html, w.style, w.script, w.total, zipped[kind].total, w.images, w.requests)
        for kind, w in weights.items()
    ]
    return "\n".join(_row(*row) for row in (head, *rows))


def _row(kind: str, *cells: object) -> str:
    return f"{kind:11}" + "".join(f"{cell:>9}" for cell in cells)
