"""What the old blog's labels become: a topic, an audience, a language, tags, or nothing.

[category]
"Job offers" = ["Job offers", "Offers"]        what it is here = what it was there
[lang]
nl = ["Nederlands"]
[drop]
labels = ["test"]

A label that the map does not name is what names.toml calls so, in any language, and else a tag.
"""

import tomllib
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from plugins.editions.names import NO_NAMES, Names

from .export import UnreadableExportError

HEADERS = {"category": "topic", "audience": "audience", "tags": "tag"}  # what each names
KINDS = ("category", "audience", "lang", "tags", "drop")


class Sorted(NamedTuple):
    """A post's labels, by what they are here."""

    category: str
    audience: Sequence[str]
    lang: str
    tags: Sequence[str]
    notes: Sequence[str]


class LabelMap:
    """Knows what each label becomes."""

    def __init__(self, table: dict[str, dict[str, list[str]]], names: Names = NO_NAMES) -> None:
        self.names = names
        self._places = {
            old: (kind, new)
            for kind, names in table.items()
            for new, olds in names.items()
            for old in olds
        }
        self._alike = {bare(old): old for old in self._places}

    def sort(self, labels: Sequence[str]) -> Sorted:
        """The labels of a post; one that the map does not name becomes a tag."""
        found: dict[str, list[str]] = {kind: [] for kind in KINDS}
        notes = []
        for label in labels:
            kind, new = self._places.get(label) or self._named(label)
            if not any(map(str.isalnum, new)):
                notes.append(f"the label “{label}” has no letters and is left out")
                continue
            found[kind].append(new)
        notes += self._unknown(labels)
        first, *others = [*dict.fromkeys(found["category"]), ""]
        if others := list(filter(None, others)):
            notes.append(f"of its topics, only “{first}” is the topic here; tags: {others}")
        tags = [*dict.fromkeys([*found["tags"], *others])]
        lang = found["lang"][0] if found["lang"] else ""
        return Sorted(first, [*dict.fromkeys(found["audience"])], lang, tags, notes)

    def _named(self, label: str) -> tuple[str, str]:
        """What names.toml calls so; a tag where it is silent."""
        for key, kind in HEADERS.items():
            if self.names.knows(kind, label):
                return key, self.names.identity(kind, label)
        return "tags", label

    def _unknown(self, labels: Sequence[str]) -> Iterator[str]:
        for label in labels if self._places else ():
            if label not in self._places and not self._is_named(label):
                near = self._alike.get(bare(label))
                proposal = f"; is it “{near}”? Add it to the map" if near else ""
                yield f"the map does not name the label “{label}”; it became a tag{proposal}"

    def _is_named(self, label: str) -> bool:
        return any(self.names.knows(kind, label) for kind in HEADERS.values())


def bare(label: str) -> str:
    """A label without case, accents and spaces."""
    plain = unicodedata.normalize("NFKD", label).casefold()
    return "".join(sign for sign in plain if sign.isalnum())


def read_map(path: Path | None, names: Names = NO_NAMES) -> LabelMap:
    """The map in a file, or one that names nothing. Raises UnreadableExportError."""
    if path is None:
        return LabelMap({}, names)
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UnreadableExportError(f"{path} cannot be read: {error}.") from error
    for kind, places in table.items():
        if kind not in KINDS or not isinstance(places, dict):
            known = ", ".join(f"[{known}]" for known in KINDS)
            raise UnreadableExportError(f"{path}: “{kind}” must be one of {known}.")
        for new, olds in places.items():
            if not isinstance(olds, list) or not all(isinstance(old, str) for old in olds):
                said = f'{path}: “{new}” must have a list, like: "{new}" = ["Old label"]'
                raise UnreadableExportError(said)
    return LabelMap(table, names)
