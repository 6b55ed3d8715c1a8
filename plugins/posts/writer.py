"""The writer of posts' pages, which are made of records."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from jinja2 import Template
from pelican.contents import Article

from plugins.checklists import hide_elsewhere
from plugins.feeds.writer import FeedWriter
from plugins.incremental.writer import root_of

from .record import page_of


class PostWriter(FeedWriter):
    """Writes the pages that Pelican asks for; a post's is made of its records."""

    def frame_of(self, name: str, context: Mapping[str, Any]) -> dict[str, Any]:
        """What frames a page: its edition's names and addresses, the ways to other languages."""
        return {"colours": context["colours"], **context["frames"].of(name)}

    def write_file(
        self, name: str, template: Template, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> None:
        """Write a page for Pelican, where it is this process's."""
        if article := kwargs.get("article"):
            if name:
                records = partial(self._records_of, article, name, context)
                self.write_page(name, template, context, records)
            hide_elsewhere(name, kwargs)  # `content_written` is sent for no page that is left alone
        else:
            frame = self.frame_of(name, context) if name else {}
            super().write_file(name, template, context, *args, **{**frame, **kwargs})

    def _records_of(
        self, article: Article, name: str, context: Mapping[str, Any]
    ) -> dict[str, Any]:
        page = page_of(article, root_of(name, self.settings))
        topic = (article.lang, "topic", article.category.slug)
        return {**page._asdict(), "own_feed": context["feed_records"].get(topic)}
