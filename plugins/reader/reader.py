"""The reader of Markdown files. Titles and summaries are text: `<b>` in them is shown as written.

From here on they are HTML, so that typogrify can set them: templates print them `|safe`, and
through the macro `plain` where text is meant.
"""

from functools import cache
from html import escape
from pathlib import Path
from typing import Any

import yaml
from pelican.plugins.yaml_metadata.yaml_metadata import HEADER_RE, YAMLMetadataReader
from pelican.urlwrappers import URLWrapper
from pelican.utils import pelican_open

from plugins.incremental.cached import result_key
from plugins.incremental.store import STORE
from plugins.languages import dialect_of_all, languages_of
from plugins.pasted_lists import with_speech

from .conversion import convert, typographic
from .serialization import as_json, from_json

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # ten times as fast where there is libyaml


class PostReader(YAMLMetadataReader):
    """Reads YAML headers as the plugin does, and classic ones as Pelican does.

    What it reads of the same text is kept for the next build; see plugins/incremental/.
    """

    def __init__(self, settings: dict[str, Any]) -> None:
        speech = dialect_of_all(languages_of(settings)).speech_pattern
        super().__init__({**settings, "MARKDOWN": with_speech(settings["MARKDOWN"], speech)})
        self._term = cache(self._new_term)  # one object for all posts that share it

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """The content and the header of a file, ready for templates."""
        key = self.store_key(Path(source_path))
        if (stored := STORE.get(key)) is None:
            content, header = self._read(source_path)
            try:
                stored = as_json(content, header)
            except TypeError:
                return content, header
            STORE.put(key, stored)
        return from_json(stored, self._term)

    def is_stored(self, source_path: Path) -> bool:
        """Whether to read a file would only find what is stored of it."""
        return STORE.get(self.store_key(source_path)) is not None

    def store_key(self, source_path: Path) -> bytes:
        """Names what is read of a file: its bytes, and what they are read by."""
        read_by = [self.settings[name] for name in ("MARKDOWN", "FORMATTED_FIELDS")]
        text = source_path.read_bytes().decode("utf-8", "surrogateescape")
        return result_key("read", text, read_by)

    def _read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        with pelican_open(source_path) as text:
            parts = HEADER_RE.fullmatch(text)
        if parts:
            header = self._load_yaml_metadata(parts["metadata"], source_path)
            content = convert(parts["content"], self.settings["MARKDOWN"])
        else:
            content, header = super().read(source_path)
            content = typographic(content)
        if "title" in header:
            header["title"] = typographic(as_html(header["title"]))
        if summary := str(header.pop("summary", "") or "").strip():
            header["summary"] = typographic(f"<p>{as_html(summary)}</p>")
        return content, header

    def _load_yaml_metadata(self, text: str, source_path: str) -> dict[str, Any]:
        """The header; the proofreader has refused whatever is none."""
        header = yaml.load(text, Loader=LOADER)
        metadata: dict[str, Any] = self._parse_yaml_metadata(header, source_path)
        return metadata

    def _new_term(self, kind: type[URLWrapper], name: str) -> URLWrapper:
        return kind(name, self.settings)


def as_html(text: object) -> str:
    """HTML that shows the text."""
    return escape(str(text), quote=False)
