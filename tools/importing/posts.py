"""An entry of the export becomes a post or page of this blog, with all that is to be told of it."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import PurePosixPath
from typing import Any, NamedTuple

from plugins.editions import Editions, edition_of

from .blocks import OldPicture, Ways
from .conversion import Converted, convert
from .embeds import embedded_words
from .export import Entry, EntryState, Kind
from .header import header_of
from .labels import LabelMap, Sorted
from .links import Links
from .packed import Packed
from .places import local
from .words import WordChange

LONGEST_TITLE = 60  # characters of one that is made of a text's first words
LONGEST_SUMMARY = 160
APART = re.compile(r"-\d+$")
NO_ALT = "picture-without-words"  # the rule that its comment silences
NO_ALT_TOLD = "pictures without words for those who do not see them"


class ImportedPost(NamedTuple):
    """A post or page as it is to be written."""

    id: str
    path: str
    title: str
    text: Packed  # of the file
    state: str
    address: str  # the old one
    notes: Sequence[str]
    lost: Sequence[WordChange]
    old: Packed  # what was seen of it
    new: Packed  # and what the blog shows


@dataclass(frozen=True)
class Wishes:
    """What whoever imports has asked for."""

    status: str = ""  # of every post
    modified: bool = False


@dataclass(frozen=True)
class Maker:
    """All that is known while the entries are made posts."""

    settings: Mapping[str, Any]
    labels: LabelMap
    links: Links
    picture: Callable[[OldPicture, Entry, list[str]], str]
    render: Callable[[str], str]
    spoken: Mapping[str, str]  # the language of each entry by its id; none where it is not clear
    home: str  # the language of those
    editions: Editions  # that are there
    now: datetime
    wishes: Wishes = Wishes()

    def post(self, entry: Entry, path: str) -> ImportedPost:
        """The post that an entry becomes. Raises UnreadableExportError where it cannot be read."""
        notes: list[str] = []
        converted = self._converted(entry, notes)
        labels = self.labels.sort(entry.labels)
        lang, unsure = self._language(entry)
        title = entry.title or first_words(converted.text)
        status = self._status(entry, converted)
        told = [
            *([] if entry.title else [f"it had no title; its first words are: “{title}”"]),
            *([unsure] if unsure else []),
            *_told_of(entry, path, converted, status),
            *labels.notes,
            *converted.notes,
            *notes,
        ]
        fields = self._fields(entry, converted, labels, title or "…", lang, status)
        header = header_of(fields, _silenced(converted))
        return ImportedPost(
            id=entry.id,
            path=path,
            title=title,
            text=Packed.of(f"{header}\n{converted.markdown}"),
            state=self._state(entry, status),
            address=entry.address,
            notes=tuple(dict.fromkeys(told)),
            lost=converted.lost,
            old=Packed.of(converted.old),
            new=Packed.of(converted.new),
        )

    def _converted(self, entry: Entry, notes: list[str]) -> Converted:
        """An entry's text; what its links and pictures became is added to the notes."""
        settings = edition_of(self.spoken[entry.id] or self.home, self.editions).settings
        ways = Ways(
            link=replace(self.links, here=entry.target, notes=notes, settings=settings).target,
            picture=lambda picture: self.picture(picture, entry, notes),
            embed=embedded_words,
            anchors=frozenset(self.links.parts.get(entry.target, ())),
            has_bold_headings=True,
        )
        return convert(entry.html, entry.address or entry.id, ways, self.render)

    def _fields(
        self,
        entry: Entry,
        converted: Converted,
        labels: Sorted,
        title: str,
        lang: str,
        status: str,
    ) -> dict[str, Any]:
        """The header, in the order in which editors read it."""
        names = self.labels.names
        return {
            "title": title,
            **self._dates(entry),
            "id": entry.id,
            "category": names.in_language("topic", labels.category, lang),
            "audience": [names.in_language("audience", a, lang).lower() for a in labels.audience],
            "tags": [names.in_language("tag", tag, lang) for tag in labels.tags],
            "summary": entry.summary or _summary(converted.before_jump),
            "lang": lang,
            "status": status,
            "save_as": entry.address.removeprefix("/"),
        }

    def _language(self, entry: Entry) -> tuple[str, str]:
        """The language, and what is to be told of it."""
        if lang := self.spoken[entry.id]:
            return lang, ""
        return self.home, f"its language is not clear; it is taken for “{self.home}”"

    def _dates(self, entry: Entry) -> dict[str, str]:
        dates = {"date": _written(local(entry.published, self.settings))}
        if self.wishes.modified and entry.updated.date() > entry.published.date():
            dates["modified"] = _written(local(entry.updated, self.settings))
        return dates

    def _status(self, entry: Entry, converted: Converted) -> str:
        is_draft = entry.state is not EntryState.LIVE or not converted.markdown.strip()
        return "draft" if is_draft else self.wishes.status

    def _state(self, entry: Entry, status: str) -> str:
        if entry.state is EntryState.BINNED:
            return "bin"
        if status == "draft":
            return "draft"
        if entry.kind is Kind.PAGE:
            return "page"
        return "scheduled" if entry.published > self.now else "post"


def _told_of(entry: Entry, path: str, converted: Converted, status: str) -> Iterator[str]:
    """What became of an entry otherwise than its author may expect."""
    yield from _named_apart(entry, path)
    if entry.is_cut:
        yield "only the first words are in the file"
    if not entry.address and status != "draft":
        yield "it had no page of its own, as far as the file says"
    if _silenced(converted):
        yield NO_ALT_TOLD
    if converted.before_jump and not entry.summary:
        yield "the jump break went; the words above it are the summary"


def _silenced(converted: Converted) -> list[str]:
    """The rules of the proofreader that a post's header has to silence."""
    return [NO_ALT] if "![](" in converted.markdown else []


def _named_apart(entry: Entry, path: str) -> Iterator[str]:
    """A second post of one slug has a number behind its name."""
    old, new = PurePosixPath(entry.address).stem, PurePosixPath(path).stem
    if old and new.removesuffix(old) == new and APART.sub("", new).endswith(old):
        yield f"another one has its words already; this one is {new}"


def _written(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M:%S}" if moment.second else f"{moment:%Y-%m-%d %H:%M}"


def first_words(text: str, most: int = LONGEST_TITLE) -> str:
    """The first sentence, or as many whole words as fit, with … where some are left out."""
    if len(text) <= most:
        return text
    for end in ("? ", "! ", ". "):
        sentence, found, _ = text.partition(end)
        if found and len(sentence) < most:
            return f"{sentence}{end.strip()}".removesuffix(".")
    return f"{text[: most - 1].rpartition(' ')[0] or text[: most - 1]}…"


def _summary(before_jump: str | None) -> str:
    """The words above the jump break, as far as search results show them."""
    return first_words(before_jump, LONGEST_SUMMARY) if before_jump else ""
