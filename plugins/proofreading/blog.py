"""What the rules have to know of the blog."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from markdown import Markdown


@dataclass(frozen=True)
class Blog:
    """The settings that a rule depends on."""

    ignored: Sequence[str] = ()  # patterns of file and folder names that are not read
    audiences: Sequence[str] = ()  # whom a post may say that it is for
    templates: frozenset[str] = frozenset()  # which a header may name; empty: any
    slug_rules: Sequence[tuple[str, str]] = ()
    markdown: Mapping[str, Any] = field(  # what Pelican calls MARKDOWN
        default_factory=lambda: {"extensions": ["extra", "toc", "sane_lists"]}
    )

    def convert(self, text: str) -> str:
        """HTML of Markdown, as a build makes it."""
        return str(self._converter.reset().convert(text))

    @cached_property
    def _converter(self) -> Markdown:
        """Made when it is first needed: most posts need none."""
        extensions = [*self.markdown.get("extension_configs", ())]
        return Markdown(**{"extensions": extensions, **self.markdown})

    @cached_property
    def digest(self) -> bytes:
        """Another one wherever a file could be judged otherwise."""
        rest = (list(self.audiences), sorted(self.templates), list(self.slug_rules))
        text = json.dumps([*rest, dict(self.markdown)])
        return hashlib.blake2b(text.encode(), digest_size=16).digest()


def blog_of(settings: Mapping[str, Any]) -> Blog:
    """The blog that Pelican's settings describe."""
    folders = [*settings["THEME_TEMPLATES_OVERRIDES"], Path(settings["THEME"]) / "templates"]
    return Blog(
        ignored=settings["IGNORE_FILES"],
        audiences=settings["AUDIENCES"],
        templates=frozenset(
            file.stem for folder in folders for file in Path(folder).glob("*.html")
        ),
        slug_rules=settings["SLUG_REGEX_SUBSTITUTIONS"],
        markdown=settings["MARKDOWN"],
    )
