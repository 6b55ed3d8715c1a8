"""The reader of Markdown files. Titles and summaries are text: `<b>` in them is shown as written.

From here on they are HTML, so that typogrify can set them: templates print them `|safe`, and
through the macro `plain` where text is meant.
"""

from functools import cache, cached_property
from html import escape
from pathlib import Path
from typing import Any

from blinker import signal
from pelican.plugins.yaml_metadata.yaml_metadata import YAMLMetadataReader
from pelican.urlwrappers import URLWrapper
from pelican.utils import SafeDatetime

from plugins.addresses import address_of
from plugins.audiences.audience import in_order
from plugins.editions import edition_of, editions_of
from plugins.incremental.cached import result_key
from plugins.incremental.digest import digest
from plugins.incremental.parallel import Ahead
from plugins.incremental.store import STORE
from plugins.languages import Typography, dialect_of_all, languages_of
from plugins.pasted_lists import with_speech

from .conversion import convert, typographic
from .dates import read_date
from .header import LISTS, Field, Header, read_parts
from .serialization import as_json, from_json

DATES = ("date", "modified")

verdict_needed = signal("verdict_needed")  # sent before a text is converted that may be unsound


class PostReader(YAMLMetadataReader):
    """Reads YAML headers as the plugin does, and classic ones as Pelican does.

    What it reads of the same text is kept for the next build; see plugins/incremental/.
    """

    ahead: Ahead[Any] | None = None  # those that read for this one

    def __init__(self, settings: dict[str, Any]) -> None:
        self._languages, self._editions = languages_of(settings), editions_of(settings)
        speech = dialect_of_all(self._languages).speech_pattern
        super().__init__({**settings, "MARKDOWN": with_speech(settings["MARKDOWN"], speech)})
        self._term = cache(self._new_term)  # one object for all posts that share it
        self._term_in = cache(self._new_term_in)

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """The content and the header of a file, ready for templates."""
        data = Path(source_path).read_bytes()
        key = self._store_key(data)
        while (stored := STORE.get(key)) is None and self.ahead and self.ahead.more():
            pass
        if stored is None:
            verdict_needed.send(self)
            content, header = self._read(data.decode("utf-8-sig"), source_path)
            try:
                stored = as_json(content, header)
            except TypeError:
                return content, self._in_its_edition(header)
            STORE.put(key, stored)
        content, header = from_json(stored, self._term)
        return content, self._in_its_edition(header)

    def is_stored(self, source_path: Path) -> bool:
        """Whether to read a file would only find what is stored of it."""
        return STORE.get(self._store_key(source_path.read_bytes())) is not None

    def _store_key(self, data: bytes) -> bytes:
        """Names what is read of a file: its bytes, and what they are read by."""
        text = data.decode("utf-8", "surrogateescape")
        return result_key("read", text, self._read_by)

    @cached_property
    def _read_by(self) -> str:
        """A digest of what all files are read by."""
        names = ("MARKDOWN", "FORMATTED_FIELDS", "DEFAULT_LANG")
        set_by = {code: language.typography for code, language in self._languages.items()}
        return digest([self.settings[name] for name in names], set_by)

    def _read(self, text: str, source_path: str) -> tuple[str, dict[str, Any]]:
        header, body, _ = read_parts(text)
        values = values_of(header)  # whose dates Pelican would read once more
        dates = {name: value for name, value in values.items() if isinstance(value, SafeDatetime)}
        others = {name: value for name, value in values.items() if name not in dates}
        metadata = {**self._parse_yaml_metadata(others, source_path), **dates}
        typography = self._typography_of(header)
        if "title" in metadata:
            metadata["title"] = typographic(as_html(metadata["title"]), typography)
        if "summary" in metadata:
            summary = f"<p>{as_html(metadata['summary'])}</p>"
            metadata["summary"] = typographic(summary, typography)
        return convert(body, self.settings["MARKDOWN"], typography), metadata

    def _typography_of(self, header: Header) -> Typography:
        """How the language of a post is set; the proofreader refuses one that nobody knows."""
        lang = header["lang"].value if "lang" in header else ""
        own = self._languages[self.settings["DEFAULT_LANG"]]
        return self._languages.get(lang, own).typography

    def _new_term(self, kind: type[URLWrapper], name: str) -> URLWrapper:
        return kind(name, self.settings)

    def _in_its_edition(self, header: dict[str, Any]) -> dict[str, Any]:
        """The header with the topic, tags and audiences of the edition that it belongs to.

        Raises ValueError for an audience that the site does not have.
        """
        lang = str(header.get("lang", self.settings["DEFAULT_LANG"]))
        edition = edition_of(lang, self._editions)
        topic = str(header.get("category", self.settings["DEFAULT_CATEGORY"]))
        terms: dict[str, Any] = {"category": self._term_in(edition.lang, "topic", topic)}
        if "tags" in header:
            names = dict.fromkeys(str(tag) for tag in header["tags"])
            terms["tags"] = [self._term_in(edition.lang, "tag", name) for name in names]
        if "audience" in header:
            named = [edition.names.identity("audience", name) for name in header["audience"]]
            known = in_order(named, self.settings["AUDIENCES"])
            terms["audience"] = [self._term_in(edition.lang, "audience", name) for name in known]
        return {**header, **terms}

    def _new_term_in(self, lang: str, kind: str, name: str) -> URLWrapper:
        return self._editions[lang].term(kind, name)


def values_of(header: Header) -> dict[str, Any]:
    """A header as YAML would give it, but that every value is text, a list of texts or a date.

    What is empty is left out. An old address, `save_as`, is the address of links too.
    """
    values = {key: _value_of(key, field) for key, field in header.items() if field.value}
    if "save_as" in values:
        values["url"] = address_of(str(values["save_as"]))
    return values


def _value_of(key: str, field: Field) -> object:
    if key in LISTS:
        return field.words
    if key in DATES:
        date = read_date(field.value)
        return SafeDatetime.fromisoformat(date.isoformat()) if date else field.value
    return field.value


def as_html(text: str) -> str:
    """HTML that shows the text."""
    return escape(text, quote=False)
