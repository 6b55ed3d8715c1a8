"""A title is text: `<b>` or `&` in it are shown as written, and no title becomes markup.

Pelican hands a title to typogrify as HTML. From here on it is HTML: templates print it `|safe` in
the heading, and through the macro `plain` where text is meant.
"""

from html import escape
from typing import Any

from pelican import signals
from pelican.readers import Readers


def register() -> None:
    """Connect to Pelican, after the plugin that brings the reader."""
    signals.readers_init.connect(read_titles_as_text)


def read_titles_as_text(readers: Readers) -> None:
    """Let whatever reads Markdown files escape the title it has read."""
    reader = readers.reader_classes["md"]

    class TitleReader(reader):  # type: ignore[misc, valid-type]
        def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
            content, metadata = super().read(source_path)
            if "title" in metadata:
                metadata["title"] = escape(str(metadata["title"]), quote=False)
            return content, metadata

    for extension in reader.file_extensions:
        readers.reader_classes[extension] = TitleReader
