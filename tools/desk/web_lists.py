"""The lists of Word for the web, which has one list for each item and says its level beside it.

<div class="ListContainerWrapper"><ul><li aria-level="1">One</li></ul></div>
<div class="ListContainerWrapper"><ul><li aria-level="2">Two</li></ul></div>
    →   <ul><li>One<ul><li>Two</li></ul></li></ul>
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bs4 import BeautifulSoup, Tag

WRAPPER = "ListContainerWrapper"
LEVELS = ("data-aria-level", "aria-level")


class WebItem(NamedTuple):
    """An item, and the list that it alone stands in."""

    level: int
    node: Tag
    listed: Tag

    @property
    def number(self) -> int:
        """What it counts as; 1 where nothing says it."""
        start = str(self.listed.get("start", ""))
        return int(start) if start.isdecimal() else 1


class OpenList(NamedTuple):
    """A list that goes on, and its last item."""

    level: int
    listed: Tag
    item: WebItem


def join_lists(tree: BeautifulSoup) -> None:
    """Make of the lists that follow each other the one that they show."""
    for wrapper in tree.find_all("div", class_=WRAPPER):
        if not _is_wrapper(_beside(wrapper, "previous_siblings")):
            wrappers = [*_following(wrapper)]
            items = [item for one in wrappers for item in _items(one)]
            for one in wrappers[1:]:
                one.extract()
            wrapper.clear()
            wrapper.extend(_lists_of(items))


def _following(wrapper: Tag) -> Iterator[Tag]:
    following: Tag | None = wrapper
    while following is not None and _is_wrapper(following):
        yield following
        following = _beside(following, "next_siblings")


def _beside(tag: Tag, side: str) -> Tag | None:
    """The nearest element on a side, if no words lie between."""
    for other in getattr(tag, side):
        if isinstance(other, Tag):
            return other
        if other.strip():
            return None
    return None


def _is_wrapper(tag: Tag | None) -> bool:
    return tag is not None and WRAPPER in tag.get_attribute_list("class")


def _items(wrapper: Tag) -> Iterator[WebItem]:
    for node in wrapper.find_all("li"):
        listed = node.find_parent(["ul", "ol"])
        if isinstance(listed, Tag):
            yield WebItem(_level(node), node, listed)


def _level(item: Tag) -> int:
    said = (str(item.get(name, "")) for name in LEVELS)
    return next((int(level) for level in said if level.isdecimal()), 1)


def _lists_of(items: Sequence[WebItem]) -> list[Tag]:
    lists: list[Tag] = []
    above: list[OpenList] = []
    for item in items:
        while above and above[-1].level > item.level:
            above.pop()
        last = above.pop() if above and above[-1].level == item.level else None
        if last and _follows(item, last.item):
            listed = last.listed
        else:
            listed = _new_list(item)
            (above[-1].item.node if above else lists).append(listed)
        listed.append(item.node.extract())
        above.append(OpenList(item.level, listed, item))
    return lists


def _follows(item: WebItem, last: WebItem) -> bool:
    """Whether an item goes on with the list of the last one of its level."""
    is_same = item.listed.name == last.listed.name
    return is_same and (item.listed.name == "ul" or item.number == last.number + 1)


def _new_list(item: WebItem) -> Tag:
    attributes = {key: str(value) for key, value in item.listed.attrs.items() if key != "class"}
    return BeautifulSoup("", "html5lib").new_tag(item.listed.name, attrs=attributes)
