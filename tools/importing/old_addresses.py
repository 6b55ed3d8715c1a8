"""Every address that the old blog answered at, and whether a built site answers there."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote, quote_plus, unquote

from plugins.addresses import file_of

from .export import Entry, Kind
from .places import local

OF_ANY_BLOG = (
    *("/", "/feeds/posts/default", "/feeds/posts/default/", "/feeds/posts/default?alt=rss"),
    *("/feeds/posts/summary", "/feeds/posts/full", "/feeds/comments/default"),
    *("/rss.xml", "/atom.xml", "/search?q=words", "/search?updated-max=2018-01-01&max-results=7"),
)


def old_addresses(shown: Sequence[Entry], settings: Mapping[str, Any]) -> Iterator[str]:
    """Addresses of a blog whose readers saw these entries; those with `?m=1` are the same pages."""
    yield from OF_ANY_BLOG
    for entry in shown:
        if entry.address:
            yield quote(entry.address)
        yield f"/feeds/{entry.id.rpartition('-')[2]}/comments/default"
    days = [local(entry.published, settings) for entry in shown if entry.kind is Kind.POST]
    for month in sorted({f"{day:%Y_%m}" for day in days}):
        yield from (f"/{month}_01_archive.html", f"/{month.replace('_', '/')}/", f"/{month[:4]}/")
    for label in sorted({label for entry in shown for label in entry.labels}):
        for spelt in dict.fromkeys((quote(label, safe=""), quote_plus(label))):
            yield from (f"/search/label/{spelt}", f"/search/label/{spelt}?max-results=20")
            yield f"/feeds/posts/default/-/{spelt}"
            yield f"/feeds/posts/default/-/{spelt}?alt=rss"


class Site(NamedTuple):
    """A built site and its redirects, as Netlify reads them."""

    folder: Path
    redirects: Sequence[tuple[str, str, str]]  # path, query and new address, the first that fits

    @classmethod
    def built(cls, folder: Path) -> "Site":
        """The site in a folder."""
        lines = (folder / "_redirects").read_text(encoding="utf-8").splitlines()
        return cls(folder, [*map(_redirect, lines)])

    def silent(self, addresses: Iterable[str]) -> Iterator[str]:
        """The addresses at which nothing is, and from which nothing leads on."""
        return (one for one in dict.fromkeys(addresses) if not self._answers(one))

    def _answers(self, address: str) -> bool:
        path, _, query = address.partition("?")
        if self._has(path):
            return True
        fitting = (
            new
            for old, asked, new in self.redirects
            if _fits(path, old) and (not asked or asked in query.split("&"))
        )
        return self._has(next(fitting, "/none"))

    def _has(self, path: str) -> bool:
        file = self.folder / file_of(unquote(path).removeprefix("/"))
        return file.is_file() or (file / "index.html").is_file()


def _redirect(line: str) -> tuple[str, str, str]:
    old, *query, new, _ = line.split()
    return old, "".join(query), new


def _fits(path: str, old: str) -> bool:
    return path.startswith(old[:-1]) if old.endswith("*") else path == old
