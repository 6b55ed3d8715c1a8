"""Where an address that is gone should lead."""

import difflib
from collections.abc import Collection, Mapping
from functools import cached_property
from pathlib import PurePosixPath

from plugins.addresses import FORMATS, PERIODS, Settings, feeds_of, format_of, pattern_of
from plugins.editions.edition import settings_of_all

from .history import History


class Successors:
    """What most likely took the place of addresses that have been published."""

    def __init__(
        self,
        there: Collection[str],
        published: Collection[str],
        settings: Settings,
        ids: Mapping[str, str],
        history: History,
    ):
        """`ids` gives the addresses of posts by what feeds know them by: their first names.

        In another language than the blog's own, the language stands behind: `ask/fr`.
        """
        self._there, self._published, self._settings = there, published, settings
        self._ids, self._history = ids, history

    def of(self, address: str) -> str:
        """The post that has kept the name as its id, or the file that git knows to have had it.

        Else a new address of nearly the same name. Where there is none, the feed of all, a list
        above, or the archive for what lay in months.
        """
        kept = self._ids.get(self._known_by(PurePosixPath(address)), "")
        if kept and _ending(kept) == _ending(address):
            return kept
        if not self._format(address) and (now := self._history.now(address, self._new)):
            return now
        if same := self._named.get(self._name(address)):
            return same
        alike = [new for new in self._new if self._may_be_meant(new, address)]
        if near := difflib.get_close_matches(address, alike, 1):
            return near[0]
        return self._feed_of_all(address) or self._above(address)

    def _may_be_meant(self, new: str, address: str) -> bool:
        """Whether a new address is of the old one's kind; that of a home, /nl/, says nothing."""
        return _ending(new) == _ending(address) and new not in self._homes

    @cached_property
    def _homes(self) -> set[str]:
        return {f"/{edition['INDEX_URL']}" for edition in self._editions}

    def _known_by(self, address: PurePosixPath) -> str:
        """What feeds know a post by that was at an address of these settings or of former ones."""
        others = [edition["DEFAULT_LANG"] for edition in self._editions[1:]]
        name, _, ending = address.stem.rpartition("-")
        for lang in others:
            if lang in address.parts[1:2]:
                return f"{address.stem}/{lang}"
            if name and lang == ending:
                return f"{name}/{lang}"
        return address.stem

    @cached_property
    def _editions(self) -> list[Settings]:
        return settings_of_all(self._settings)

    @cached_property
    def _new(self) -> list[str]:
        return sorted({*self._there} - {*self._published})

    @cached_property
    def _named(self) -> dict[tuple[str, str], str]:
        return {self._name(address): address for address in reversed(self._new)}

    def _name(self, address: str) -> tuple[str, str]:
        """What an address and another one share that differ in form only."""
        return self._format(address), PurePosixPath(address).name.partition(".")[0]

    def _format(self, address: str) -> str:
        """The format of a feed, also by its ending: it may be one of other settings."""
        by_ending = [one for one in FORMATS if f".{one}" in PurePosixPath(address).suffixes]
        return format_of(address[1:], *self._editions) or "".join(by_ending[:1])

    def _feed_of_all(self, address: str) -> str:
        """For a feed that of everything, in another format at worst; programs know them all."""
        if not (form := self._format(address)):
            return ""
        feeds = feeds_of("all", "", self._settings)
        found = (f"/{feeds.get(one)}" for one in (form, *FORMATS))
        return next((feed for feed in found if feed in self._there), "")

    def _above(self, address: str) -> str:
        archive = f"/{self._settings['ARCHIVES_URL']}"
        dated = [self._settings["ARTICLE_SAVE_AS"], *(self._settings[name] for name in PERIODS)]
        if archive in self._there and pattern_of(dated).fullmatch(address[1:]):
            return archive
        while address:
            address = address.rstrip("/").rpartition("/")[0]
            if f"{address}/" in self._there:
                return f"{address}/"
        return "/"


def _ending(address: str) -> str:
    return "".join(PurePosixPath(address).suffixes)
