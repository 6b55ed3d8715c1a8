"""The reader of Markdown files. Titles and summaries are text: `<b>` in them is shown as written.

From here on they are HTML, so that typogrify can set them: templates print them `|safe`, and
through the macro `plain` where text is meant.
"""

from collections.abc import Mapping
from html import escape
from pathlib import Path
from typing import Any

import yaml
from pelican.plugins.yaml_metadata.yaml_metadata import HEADER_RE, YAMLMetadataReader
from pelican.utils import pelican_open

from .conversion import convert, typographic

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # ten times as fast where there is libyaml


class PostReader(YAMLMetadataReader):
    """Reads YAML headers as the plugin does, and classic ones as Pelican does."""

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """The content and the header of a file, ready for templates."""
        with pelican_open(source_path) as text:
            parts = HEADER_RE.fullmatch(text)
        if parts:
            metadata = self._load_yaml_metadata(parts["metadata"], source_path)
            content = convert(parts["content"], self.settings["MARKDOWN"])
        else:
            content, metadata = super().read(source_path)
            content = typographic(content)
        if "title" in metadata:
            metadata["title"] = typographic(as_html(metadata["title"]))
        if summary := str(metadata.pop("summary", "") or "").strip():
            metadata["summary"] = typographic(f"<p>{as_html(summary)}</p>")
        return content, metadata

    def _load_yaml_metadata(self, text: str, source_path: str) -> dict[str, Any]:
        """The header; the proofreader has refused whatever is none."""
        header = yaml.load(text, Loader=LOADER)
        metadata: dict[str, Any] = self._parse_yaml_metadata(header, source_path)
        return metadata


def is_converted(source_path: Path, settings: Mapping[str, Any]) -> bool:
    """Whether to read a file would only find what is kept of it."""
    with pelican_open(source_path) as text:
        parts = HEADER_RE.fullmatch(text)
    return bool(parts) and convert.has(parts["content"], settings["MARKDOWN"])


def as_html(text: object) -> str:
    """HTML that shows the text."""
    return escape(str(text), quote=False)
