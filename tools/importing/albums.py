"""Finds the file at hand of a picture: by the map, by Blogger's own key, or by its decoded name.

A name in an address is encoded, often twice; albums cut it, number it, and keep it in a file of
their own beside the picture. A key is the long word in an address that stands for one picture.
What was found may be small: a larger file of the same picture is taken, whatever it is called.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import PurePosixPath

from .decoding import LARGEST, PLAIN, Decodable, decoded, has_shape, size_in
from .export import UnreadableExportError
from .members import Member
from .picture_addresses import OF_PICTURES, bare, is_cut, key_of, keys_in, name_at
from .progress import counted

NOTE = ".json"
LARGEST_NOTE = 100_000  # bytes
CUT_AT = 46  # characters, where Takeout cuts a name
NUMBERED = re.compile(r"(?P<number>\(\d+\))$")
MORE = ".supplemental-metadata"  # what stands behind a picture's name, as far as there is room
RATIO_APART = 0.05


@dataclass
class Albums:
    """The pictures at hand."""

    members: Iterable[Member]
    map: Mapping[str, str]  # the file's name by address
    _seen: dict[str, Decodable | None] = field(default_factory=dict)

    def find(self, address: str, ratio: float, notes: list[str]) -> Decodable | None:
        """The largest file of a picture; `ratio` is the shape that its post gave it, or 0."""
        mapped = self._mapped.get(bare(address), "")
        name = mapped or name_at(address)
        same = [*self._decoded(self._by_key, () if mapped else keys_in(address))]
        same = same or [*self._decoded(self._by_name, _names(name))]
        ratio = 0 if is_cut(address) else ratio
        of_shape = [one for one in same if ratio and abs(one.ratio / ratio - 1) < RATIO_APART]
        best = max(of_shape or same, key=lambda one: one.pixels, default=None)
        if best and not all(best.is_like(one) for one in of_shape or same):
            notes.append(f"several pictures are called {name}; the largest was taken: {address}")
        return best if mapped or best is None else self.largest(best, notes)

    def largest(self, found: Decodable, notes: list[str]) -> Decodable:
        """The largest file of the same picture, whatever its name; itself where it looks plain."""
        if found.contrast < PLAIN:
            return found
        larger = [member for member in self._pictures if self._may_be(member, found)]
        for member in counted("pictures", [one for one in larger if one.name not in self._seen]):
            self._look_at(member)
        seen = {member: one for member in larger if (one := self._look_at(member))}
        same = {member: one for member, one in seen.items() if one.is_like(found)}
        if not same:
            return found
        member, best = max(same.items(), key=lambda pair: pair[1].pixels)
        notes.append(f"the same picture is larger in {member.file_name}, which was taken")
        return best

    def _may_be(self, member: Member, found: Decodable) -> bool:
        """Whether a file is larger than a picture, and of its shape."""
        width, height = self._sizes[member.name]
        is_larger = width * height > found.pixels
        return is_larger and (found.is_thumbnail or has_shape(width / height, found.ratio))

    @cached_property
    def _sizes(self) -> dict[str, tuple[int, int]]:
        return {member.name: size_in(member.open) for member in self._pictures}

    def _decoded(
        self, known: Mapping[str, list[Member]], keys: Iterable[str]
    ) -> Iterator[Decodable]:
        members = {member.name: member for key in keys for member in known.get(key, ())}
        yield from filter(None, map(self._look_at, members.values()))

    def _look_at(self, member: Member) -> Decodable | None:
        """A file decoded, once; None where it is no picture."""
        if member.name not in self._seen:
            self._seen[member.name] = decoded(partial(_read, member))
        return self._seen[member.name]

    @cached_property
    def _mapped(self) -> dict[str, str]:
        return {bare(address): file for address, file in self.map.items()}

    @cached_property
    def _pictures(self) -> list[Member]:
        return [one for one in self.members if is_picture_file(one.file_name)]

    @cached_property
    def _by_name(self) -> dict[str, list[Member]]:
        titles = ((name, one) for one in self._pictures for name in self._names_of(one))
        return _gathered(titles)

    def _names_of(self, member: Member) -> Iterator[str]:
        title, _ = self._notes.get(member.name, ("", ""))
        for name in {member.file_name, title} - {""}:
            yield key_of(name)
            path = PurePosixPath(name)
            yield key_of(f"{NUMBERED.sub('', path.stem)}{path.suffix}")

    @cached_property
    def _by_key(self) -> dict[str, list[Member]]:
        keys = ((key, one) for one in self._pictures for key in self._keys_of(one))
        return _gathered(keys)

    def _keys_of(self, member: Member) -> Iterator[str]:
        _, address = self._notes.get(member.name, ("", ""))
        yield from keys_in(address)
        yield PurePosixPath(member.file_name).stem

    @cached_property
    def _notes(self) -> dict[str, tuple[str, str]]:
        """The title and address that a file beside a picture gives, by the picture's path."""
        paths = {member.name for member in self._pictures}
        notes = (member for member in self.members if member.name.lower().endswith(NOTE))
        beside = ((path, note) for note in notes for path in _beside(note) if path in paths)
        return {path: _said(note) for path, note in beside}


def _beside(note: Member) -> Iterator[str]:
    """The pictures that a file may tell of: `a.png.json`, `a.png.supplemental-met(2).json`."""
    said = note.name[: -len(NOTE)]
    number = found["number"] if (found := NUMBERED.search(said)) else ""
    said = said.removesuffix(number)
    ends = (MORE[:length] for length in range(len(MORE) + 1))
    for name in (said.removesuffix(end) for end in ends if said.endswith(end)):
        path = PurePosixPath(name)
        yield str(path.with_name(f"{path.stem}{number}{path.suffix}")) if path.name else name


def is_picture_file(name: str) -> bool:
    """Whether a file may be a picture: by its ending, or because it has none."""
    return name.lower().endswith(OF_PICTURES) or not PurePosixPath(name).suffix


def _said(note: Member) -> tuple[str, str]:
    try:
        table = json.loads(note.read(LARGEST_NOTE))
    except (ValueError, UnreadableExportError):
        return "", ""
    said = table if isinstance(table, dict) else {}
    return str(said.get("title", "")), str(said.get("url", ""))


def _names(name: str) -> list[str]:
    """A name, and as an album cuts it where it is long."""
    path = PurePosixPath(name)
    cut = f"{path.stem[: CUT_AT - len(path.suffix) + 1]}{path.suffix}"
    return [key_of(one) for one in dict.fromkeys((name, cut)) if one]


def _gathered(pairs: Iterable[tuple[str, Member]]) -> dict[str, list[Member]]:
    gathered: dict[str, list[Member]] = {}
    for key, member in pairs:
        gathered.setdefault(key, []).append(member)
    return gathered


def _read(member: Member) -> bytes:
    """Its bytes; empty where they are too many, which no picture is."""
    return member.read(LARGEST) if member.size <= LARGEST else b""
