"""What frames the pages of an edition: its names and addresses, and the ways to other languages."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from plugins.editions import Edition

from .record import LanguageVersion


class Frames:
    """Knows of every page which edition it is of, and where it stands in other languages."""

    def __init__(self, editions: Sequence[Edition], frames: Mapping[str, dict[str, Any]]) -> None:
        """`frames` is what all pages of an edition share, by its language."""
        self._frames = frames
        self._homes = tuple(
            LanguageVersion(one.lang, one.settings["INDEX_URL"]) for one in editions
        )
        self._langs: dict[str, str] = {}  # by file
        self._versions: dict[str, tuple[LanguageVersion, ...]] = {}

    def note(self, lang: str, file: str, versions: tuple[LanguageVersion, ...] = ()) -> None:
        """Note a page, and the languages that it stands in, its own among them, if several."""
        if versions or len(self._homes) > 1:
            self._langs[file] = lang
            self._versions[file] = tuple(sorted(versions, key=self._place))

    def of(self, file: str) -> dict[str, Any]:
        """What a template may show of the frame of a page."""
        first = self._homes[0].lang
        lang, versions = self._langs.get(file, first), self._versions.get(file, ())
        frame = self._frames.get(lang, self._frames[first])
        return {**frame, "versions": versions, "ways": self._ways(lang, versions)}

    def _place(self, version: LanguageVersion) -> tuple[bool, int, str]:
        """Versions stand in the order of the editions; the first is for readers of any other."""
        langs = [home.lang for home in self._homes]
        known = version.lang in langs
        return not known, langs.index(version.lang) if known else 0, version.lang

    def _ways(self, lang: str, versions: Iterable[LanguageVersion]) -> tuple[LanguageVersion, ...]:
        """To this page in each other language, or to the home there."""
        there = {version.lang: version.url for version in versions}
        return tuple(
            home._replace(url=there.get(home.lang, home.url))
            for home in self._homes
            if home.lang != lang
        )
