"""What the first view of a page loads: its files, compressed as they are published."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from bs4 import BeautifulSoup
from pelican.settings import read_settings

from tools.publishing.compression import FORMS
from tools.publishing.posts import posts_in

LOADED = "link[rel=stylesheet], script[src], img[src]:not([loading=lazy])"
IMPORTED = re.compile(r'^import [^;]*?from "(\./[^"]+)";', re.MULTILINE)
PAGE = "privacy"  # the slug of one that stands for all
BUDGET = 14_600  # bytes of HTML, style and script: what the first round trip carries
MOST_REQUESTS = 5
READ_FIRST = (".html", ".css", ".js")
KINDS = "home post archive search page checklists topics".split()
SETTINGS = Path(__file__).parent.parent / "pelicanconf.py"


class Weight(NamedTuple):
    """What a page loads, in bytes after brotli, and the number of its requests."""

    page: str
    html: int
    style: int
    script: int
    images: int
    requests: int
    zipped: int  # HTML, style and script after gzip, as servers without brotli send them

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


def heaviest_of_each_kind(site: Path) -> dict[str, Weight]:
    """For each kind of page that the site has, the one that weighs most."""
    return {
        kind: max((weigh(page, site) for page in pages), key=lambda weight: weight.total)
        for kind, pages in pages_of_each_kind(site).items()
    }


def weigh(page: Path, site: Path) -> Weight:
    """The weight of one page of a site that is built with relative links."""
    files = loaded_by(page)
    sizes = {file: compressed(file) for file in files}
    html, style, script = (
        sum(size for file, size in sizes.items() if file.suffix == suffix) for suffix in READ_FIRST
    )
    images = sum(sizes.values()) - html - style - script
    name = page.relative_to(site).as_posix()
    zipped = sum(len(FORMS[".gz"](f.read_bytes())) for f in files if f.suffix in READ_FIRST)
    return Weight(name, html, style, script, images, len(files), zipped)


def loaded_by(page: Path) -> list[Path]:
    """The page and each file that it loads, once. The icon of the tab is none of them."""
    soup = BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser")
    icons = {file_at(page, str(tag["href"])) for tag in soup.select("link[rel~=icon]")}
    tags = [str(tag.get("href") or tag.get("src")) for tag in soup.select(LOADED)]
    files = [file for address in tags for file in with_imports(file_at(page, address))]
    return [page, *(file for file in dict.fromkeys(files) if file not in icons)]


def with_imports(file: Path) -> Iterator[Path]:
    """The file, and the modules that it imports before it runs."""
    yield file
    if file.suffix == ".js":
        for address in IMPORTED.findall(file.read_text(encoding="utf-8")):
            yield from with_imports(file_at(file, address))


def file_at(file: Path, address: str) -> Path:
    """The file that a relative address in `file` names."""
    return (file.parent / address.split("?")[0]).resolve()


def compressed(file: Path) -> int:
    """The bytes of the file as they are sent."""
    return len(FORMS[".br"](file.read_bytes()))


def table(weights: dict[str, Weight]) -> str:
    """The weights in columns, a line a kind."""
    head = ("", "HTML", "style", "script", "total", "in gzip", "images", "requests")
    rows = [
        (kind, w.html, w.style, w.script, w.total, w.zipped, w.images, w.requests)
        for kind, w in weights.items()
    ]
    return "\n".join(_row(*row) for row in (head, *rows))


def _row(kind: str, *cells: object) -> str:
    return f"{kind:11}" + "".join(f"{cell:>9}" for cell in cells)
