"""What whoever imports has asked for, in the environment that `make` hands on."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from pelican.settings import read_settings

from plugins.incremental import use_cache
from plugins.proofreading.blog import Blog, blog_of
from tools.i18n.words import Words, words_for

from .albums import Albums
from .export import UnreadableExportError
from .fetching import ADDRESSES, FETCHED
from .importer import Import, move_in
from .labels import read_map
from .members import members_of
from .pictures import Pictures, read_addresses
from .posts import Wishes
from .reading import read_export
from .writing import Destination

ROOT = Path(__file__).parent.parent.parent


class Asked(NamedTuple):
    """An import as it was asked for."""

    source: Path
    environment: Mapping[str, str]
    blog: Blog
    to: Destination

    def says(self, name: str) -> bool:
        """Whether a wish was said."""
        return bool(self.environment.get(name, "").strip())

    @property
    def words(self) -> Words:
        """Those of the report: in the language that was asked for, else in the blog's."""
        return words_for(self.environment.get("REPORT_LANG", "") or self.blog.lang)

    def move_in(self, to: Destination) -> Import:
        """Import to somewhere. Raises UnreadableExportError."""
        labels = read_map(path_in(self.environment, "LABELS"), self.blog.names)
        pictures = Pictures(self._albums(), self.blog.settings)
        wishes = Wishes(self.environment.get("STATUS", ""), self.says("MODIFIED"))
        return move_in(read_export(self.source), self.blog, labels, pictures, to, wishes)

    def _albums(self) -> Albums:
        """The pictures of the export, of more folders, and those that were fetched."""
        named = filter(None, self.environment.get("PICTURES", "").split(os.pathsep))
        fetched = self.to.beside / FETCHED
        folders = [self.source, *map(Path, named), *([fetched] if fetched.is_dir() else [])]
        members = [
            one._replace(name=f"{number}/{one.name}")  # two folders may hold files of one name
            for number, folder in enumerate(folders)
            for one in members_of(folder.expanduser())
        ]
        table = fetched / ADDRESSES
        known = read_addresses(table if table.is_file() else None)
        return Albums(members, {**known, **read_addresses(path_in(self.environment, "MAP"))})


def read_wishes(environment: Mapping[str, str]) -> Asked:
    """What the environment asks for. Raises UnreadableExportError where it makes no sense."""
    source = path_in(environment, "FROM")
    if source is None:
        raise UnreadableExportError("FROM= must name the export, as in FROM=takeout.zip")
    if environment.get("STATUS", "") not in ("", "draft"):
        raise UnreadableExportError("STATUS= may be draft, or left out.")
    content = path_in(environment, "INTO") or ROOT / "content"
    settings = read_settings(str(ROOT / "pelicanconf.py"))  # it asks that its content be there
    settings["PATH"] = str(content.resolve())
    use_cache(settings)
    to = Destination(content, content.resolve().parent / "import", bool(environment.get("DRY")))
    return Asked(source, environment, blog_of(settings), to)


def path_in(environment: Mapping[str, str], name: str) -> Path | None:
    """The path that a wish names."""
    said = environment.get(name, "").strip()
    return Path(said).expanduser() if said else None
