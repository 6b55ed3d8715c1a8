"""Pelican's writer, with feeds that a reader can read whole without opening the site."""

from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from bs4 import BeautifulSoup
from bs4.element import Comment
from feedgenerator import Atom1Feed, Rss201rev2Feed, get_tag_uri
from jinja2 import Environment, FileSystemLoader, Template
from markupsafe import Markup
from pelican.contents import Article
from pelican.utils import set_date_tzinfo
from pelican.writers import Writer

ADDRESSES = ("href", "src", "poster", "cite")
CALL_TO_ACTION = "call_to_action.html"  # the theme's template that ends posts and feed items


class FullTextRss(Rss201rev2Feed):
    """RSS 2.0 with the whole post in <content:encoded> beside the summary in <description>."""

    def rss_attributes(self) -> dict[str, str]:
        """The namespaces of the elements that are used."""
        namespaces = {"xmlns:content": "http://purl.org/rss/1.0/modules/content/"}
        return {**super().rss_attributes(), **namespaces}

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        """Add the post's whole text to what RSS knows."""
        super().add_item_elements(handler, item)
        handler.addQuickElement("content:encoded", item["content"])


FORMATS = {"rss": FullTextRss, "atom": Atom1Feed}


class FeedWriter(Writer):
    """Writes the pages as Pelican does, and feeds of its own."""

    def _create_new_feed(self, feed_type: str, feed_title: str | None, context: Any) -> Any:
        title = f"{context['SITENAME']}: {feed_title}" if feed_title else context["SITENAME"]
        return FORMATS[feed_type](
            title=plain(title),
            link=f"{self.site_url}/",
            feed_url=self.feed_url,
            description=context["SITESUBTITLE"],
            subtitle=context["SITESUBTITLE"],
            language=context["DEFAULT_LANG"],
        )

    def _add_item_to_the_feed(self, feed: Any, item: Article) -> None:
        link = urljoin(f"{self.site_url}/", item.url)
        text = item.get_content(self.site_url) + self._call_to_action(item.lang)
        timezone = self.settings["TIMEZONE"]
        feed.add_item(
            title=plain(item.title),
            link=link,
            unique_id=get_tag_uri(link, item.date),
            unique_id_is_permalink=False,
            description=absolute(item.get_summary(self.site_url), link),
            content=absolute(text, link),
            categories=[str(topic) for topic in _topics(item)],
            author_name=str(item.author),
            pubdate=set_date_tzinfo(item.date, timezone),
            updateddate=set_date_tzinfo(getattr(item, "modified", item.date), timezone),
        )

    def _call_to_action(self, lang: str) -> str:
        return self._closing_template.render(self.settings, lang=lang)

    @cached_property
    def _closing_template(self) -> Template:
        folder = Path(self.settings["THEME"]) / "templates"
        environment = Environment(
            loader=FileSystemLoader(folder),
            **self.settings["JINJA_ENVIRONMENT"],
        )
        return environment.get_template(CALL_TO_ACTION)


def plain(html: str) -> str:
    """The words of a field that typogrify has set, without its tags and no-break spaces."""
    return " ".join(Markup(html).striptags().split())


def _topics(post: Article) -> Iterable[object]:
    return [post.category, *getattr(post, "tags", [])]


def absolute(html: str, base: str) -> str:
    """`html` with its addresses made absolute, without the editors' comments.

    `base` is the post's own address.
    """
    soup = BeautifulSoup(html, "html.parser")
    for mark in soup.find_all(string=lambda text: isinstance(text, Comment)):
        mark.extract()
    for name in ADDRESSES:
        for tag in soup.select(f"[{name}]"):
            tag[name] = urljoin(base, str(tag[name]))
    return soup.decode(formatter="minimal")
