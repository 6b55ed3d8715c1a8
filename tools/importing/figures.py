"""Which elements of an old post are a picture with its caption."""

from bs4 import Tag

FIGURES = {"tr-caption-container", "wp-caption", "caption"}
CAPTIONS = {"tr-caption", "wp-caption-text", "caption-text"}


def is_figure(tag: Tag) -> bool:
    """Whether an element holds a picture and one caption, as Blogger or others write them."""
    is_one = tag.name == "figure" or _has(tag, FIGURES)
    return is_one and len(tag.find_all(is_caption, limit=2)) == 1


def is_caption(tag: Tag) -> bool:
    """Whether an element holds the words of a caption."""
    return tag.name == "figcaption" or _has(tag, CAPTIONS)


def _has(tag: Tag, names: set[str]) -> bool:
    return not names.isdisjoint(tag.get("class") or [])
