"""Pelican's writer, with feeds that a reader can read whole without opening the site."""

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from jinja2 import Environment, FileSystemLoader, Template
from pelican.contents import Article

from plugins.html.text import one_line
from plugins.incremental.digest import digest
from plugins.incremental.writer import IncrementalWriter
from plugins.languages import languages_of

from .channel import Channel, channel_at
from .formats import FEEDS, Feed
from .identity import feed_id
from .item import FeedItem, item_of, made_of

CALL_TO_ACTION = "call_to_action.html"  # the theme's template that ends posts and feed items


class FeedWriter(IncrementalWriter):
    """Writes feeds of its own; they are left alone where channel and items are the same.

    Overrides `Writer._create_new_feed` and `Writer._add_item_to_the_feed` of pelican/writers.py.
    """

    folders = ("LANGUAGES_PATH",)

    def _write_feed(
        self, elements: Sequence[Article], context: dict[str, Any], path: str, *args: Any, **kw: Any
    ) -> None:
        """Write the feed that is kept at `path`, as its channel describes it."""
        self._channel: Channel = channel_at(path, context["feeds"])
        newest = elements[: self.settings["FEED_MAX_ITEMS"]]
        items = [self._digest_of_item(post) for post in newest]
        name = digest(self.all_is_made_of, path, self._channel.made_of, items)
        if not self.manifest.stands(path, name):
            super()._write_feed(elements, context, path, *args, **kw)
            self.manifest.note(path, name)

    def _digest_of_item(self, post: Article) -> str:
        if post not in self._digests:
            self._digests[post] = digest(made_of(post, self.settings["SITEURL"]))
        return self._digests[post]

    @cached_property
    def _digests(self) -> dict[Article, str]:
        return {}

    def _create_new_feed(self, feed_type: str, feed_title: str | None, context: Any) -> Feed:
        channel = self._channel
        settings = channel.edition.settings if channel.edition else self.settings
        title = ": ".join(filter(None, [settings["SITENAME"], channel.name]))
        return FEEDS[feed_type](
            title=one_line(title),
            link=self._address(channel.page),
            feed_url=self.feed_url,
            description=one_line(settings["SITESUBTITLE"] or title),
            language=channel.lang,
            feed_guid=feed_id(self.settings["FEED_ID_PREFIX"], channel.kind, channel.id),
            image=self._address(self.settings["FEED_IMAGE"]),
            icon=self._address(self.settings["FEED_ICON"]),
            hub=self.settings["WEBSUB_HUB"],
        )

    def _address(self, path: str) -> str:
        return urljoin(f"{self.site_url}/", path)

    def _add_item_to_the_feed(self, feed: Feed, post: Article) -> None:
        feed.add(self.item_of(post))

    def item_of(self, post: Article) -> FeedItem:
        """The item of a post, the same in every feed."""
        if post not in self._items:
            site_url = self.settings["SITEURL"]
            self._items[post] = item_of(post, site_url, self._call_to_action(post.lang))
        return self._items[post]

    @cached_property
    def _items(self) -> dict[Article, FeedItem]:
        return {}

    def _call_to_action(self, lang: str) -> str:
        if lang not in self._closings:
            words = languages_of(self.settings)[lang].words
            self._closings[lang] = self._closing_template.render(self.settings, w=words)
        return self._closings[lang]

    @cached_property
    def _closings(self) -> dict[str, str]:
        return {}

    @cached_property
    def _closing_template(self) -> Template:
        folder = Path(self.settings["THEME"]) / "templates"
        environment = Environment(
            loader=FileSystemLoader(folder),
            **self.settings["JINJA_ENVIRONMENT"],
        )
        return environment.get_template(CALL_TO_ACTION)
