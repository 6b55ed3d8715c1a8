"""Titles and summaries are text: `<b>` or `&` in them are shown as written, and never markup.

Pelican hands them to typogrify as HTML. From here on they are HTML: templates print them `|safe`,
and through the macro `plain` where text is meant.
"""

from html import escape
from typing import Any

from pelican import signals
from pelican.readers import Readers


def register() -> None:
    """Connect to Pelican, after the plugin that brings the reader."""
    signals.readers_init.connect(read_as_text)


def read_as_text(readers: Readers) -> None:
    """Let whatever reads Markdown files escape the title and the summary it has read."""
    reader = readers.reader_classes["md"]

    class TextReader(reader):  # type: ignore[misc, valid-type]
        def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
            content, metadata = super().read(source_path)
            if "title" in metadata:
                metadata["title"] = as_html(metadata["title"])
            if summary := str(metadata.pop("summary", "") or "").strip():
                metadata["summary"] = f"<p>{as_html(summary)}</p>"
            return content, metadata

    for extension in reader.file_extensions:
        readers.reader_classes[extension] = TextReader


def as_html(text: object) -> str:
    """HTML that shows the text."""
    return escape(str(text), quote=False)
