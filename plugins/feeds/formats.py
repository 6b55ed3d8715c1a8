"""RSS 2.0, Atom and JSON Feed: what each says of a feed and of its items."""

import datetime
import json
from typing import IO, Any

from feedgenerator import Atom1Feed, Rss201rev2Feed, SyndicationFeed
from feedgenerator.django.utils.feedgenerator import rfc3339_date

from .item import FeedItem

NAMESPACES = {
    "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
}
BEFORE_ANY_POST = datetime.datetime(2017, 1, 1, tzinfo=datetime.UTC)  # of a feed without items


class Feed(SyndicationFeed):
    """What the formats share: items come as one record, and dates from the posts alone.

    `feed` holds title, link, feed_url, description, language, id, image, icon, and hub.
    """

    def add(self, item: FeedItem) -> None:
        """Add a post."""
        self.add_item(
            title=item.title,
            link=item.link,
            description=item.summary or None,
            content=item.content,
            unique_id=item.id,
            unique_id_is_permalink=False,
            pubdate=item.published,
            updateddate=item.modified or item.published,
            categories=item.categories,
            item=item,
        )

    def latest_post_date(self) -> datetime.datetime:
        """When the newest change was made, by what the posts say."""
        return max((entry["updateddate"] for entry in self.items), default=BEFORE_ANY_POST)


class Rss(Feed, Rss201rev2Feed):
    """RSS 2.0: the summary in <description>, the whole post in <content:encoded>."""

    def rss_attributes(self) -> dict[str, str]:
        """The namespaces of the elements that are used."""
        return {**super().rss_attributes(), **NAMESPACES}

    def add_root_elements(self, handler: Any) -> None:
        """Add the hub and the picture, whose title and link are the channel's by rule."""
        super().add_root_elements(handler)
        if self.feed["hub"]:
            handler.addQuickElement("atom:link", None, {"rel": "hub", "href": self.feed["hub"]})
        if self.feed["image"]:
            handler.startElement("image", {})
            handler.addQuickElement("url", self.feed["image"])
            handler.addQuickElement("title", self.feed["title"])
            handler.addQuickElement("link", self.feed["link"])
            handler.endElement("image")

    def add_item_elements(self, handler: Any, entry: dict[str, Any]) -> None:
        """Add the post's whole text, authors and language, and its correction's date."""
        super().add_item_elements(handler, entry)
        item: FeedItem = entry["item"]
        handler.addQuickElement("content:encoded", item.content)
        handler.addQuickElement("dc:language", item.lang)
        for author in item.authors:
            handler.addQuickElement("dc:creator", author)
        if item.modified:
            handler.addQuickElement("atom:updated", rfc3339_date(item.modified))


class Atom(Feed, Atom1Feed):
    """Atom 1.0: the summary beside the whole post."""

    def add_root_elements(self, handler: Any) -> None:
        """Add the hub and the pictures."""
        super().add_root_elements(handler)
        if self.feed["hub"]:
            handler.addQuickElement("link", None, {"rel": "hub", "href": self.feed["hub"]})
        if self.feed["image"]:
            handler.addQuickElement("icon", self.feed["image"])

    def item_attributes(self, entry: dict[str, Any]) -> dict[str, str]:
        """The language, where the post's is not the feed's."""
        lang = entry["item"].lang
        return {} if lang == self.feed["language"] else {"xml:lang": lang}

    def add_item_elements(self, handler: Any, entry: dict[str, Any]) -> None:
        """Add the authors."""
        super().add_item_elements(handler, entry)
        for author in entry["item"].authors:
            handler.startElement("author", {})
            handler.addQuickElement("name", author)
            handler.endElement("author")


class Json(Feed):
    """JSON Feed 1.1."""

    def write(self, outfile: IO[str], encoding: str) -> None:
        """Write the feed."""
        json.dump(self.whole(), outfile, ensure_ascii=False, indent=1)
        outfile.write("\n")

    def whole(self) -> dict[str, object]:
        """The feed as a JSON object, without what it has nothing to say of."""
        feed = self.feed
        return _said(
            version="https://jsonfeed.org/version/1.1",
            title=feed["title"],
            home_page_url=feed["link"],
            feed_url=feed["feed_url"],
            description=feed["description"],
            icon=feed["icon"],
            favicon=feed["image"],
            language=feed["language"],
            hubs=[{"type": "WebSub", "url": feed["hub"]}] if feed["hub"] else None,
        ) | {"items": [json_item(entry["item"]) for entry in self.items]}


def json_item(item: FeedItem) -> dict[str, object]:
    """An item as a JSON object; its summary is text by the format's rule."""
    return _said(
        id=item.id,
        url=item.link,
        title=item.title,
        content_html=item.content,
        summary=item.plain_summary,
        date_published=rfc3339_date(item.published),
        date_modified=rfc3339_date(item.modified) if item.modified else None,
        authors=[{"name": author} for author in item.authors],
        tags=list(item.categories),
        language=item.lang,
    )


def _said(**members: object) -> dict[str, object]:
    return {name: value for name, value in members.items() if value}


FEEDS = {"rss": Rss, "atom": Atom, "json": Json}
