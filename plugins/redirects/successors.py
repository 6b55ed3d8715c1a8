"""Where an address that is gone should lead."""

import difflib
from collections.abc import Collection
from functools import cached_property
from pathlib import PurePosixPath

from plugins.addresses import FORMATS, Settings, feeds_of, format_of


class Successors:
    """What most likely took the place of addresses that have been published."""

    def __init__(self, there: Collection[str], published: Collection[str], settings: Settings):
        self._there, self._published, self._settings = there, published, settings

    def of(self, address: str) -> str:
        """A new address of the same name or nearly the same, else the feed of all, or a list."""
        if same := self._named.get(self._name(address)):
            return same
        alike = [new for new in self._new if _ending(new) == _ending(address)]
        if near := difflib.get_close_matches(address, alike, 1):
            return near[0]
        feed = f"/{feeds_of('all', '', self._settings).get(self._format(address))}"
        return feed if feed in self._there else self._above(address)

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
        return format_of(address[1:], self._settings) or "".join(by_ending[:1])

    def _above(self, address: str) -> str:
        while address:
            address = address.rstrip("/").rpartition("/")[0]
            if f"{address}/" in self._there:
                return f"{address}/"
        return "/"


def _ending(address: str) -> str:
    return "".join(PurePosixPath(address).suffixes)
