"""A list that is one: how it counts, and what stands in it."""

import re
from collections.abc import Iterator, Sequence

from bs4 import Tag
from bs4.element import NavigableString

LISTS = ("ul", "ol")
KINDS = {"lower-alpha": "a", "lower-latin": "a", "upper-alpha": "A", "upper-latin": "A",
         "lower-roman": "i", "upper-roman": "I"}  # fmt: skip
STYLE = re.compile(r"list-style(?:-type)?\s*:\s*(?P<kind>[\w-]+)", re.IGNORECASE)


def children_of(listed: Tag) -> Iterator[Tag]:
    """What stands in a list: its items, and loose words as if they were one."""
    for child in [*listed.children]:
        if isinstance(child, Tag):
            yield child
        elif type(child) is NavigableString and child.strip():
            yield child.wrap(Tag(name="span"))


def value_of(item: Tag) -> str:
    """The number that an item gives itself; empty without one."""
    value = str(item.get("value", ""))
    return value if value.isdecimal() else ""


def list_html(listed: Tag, items: Sequence[tuple[str, str]]) -> str:
    """A list of items that say their number or nothing, as far as its count needs to be told."""
    if not items:
        return ""
    if listed.name == "ul":
        return f"<ul>{''.join(f'<li>{inner}</li>' for _, inner in items)}</ul>"
    first, *others = [int(value) if value else None for value, _ in items]
    start = first if first is not None else _start(listed)
    values = [None, *others]
    inner = "".join(map(_item, values, (inner for _, inner in items)))
    said = f' start="{start}"' if start != 1 else ""
    said += f' type="{kind}"' if (kind := kind_of(listed)) else ""
    return f"<ol{said}>{inner}</ol>"


def _start(listed: Tag) -> int:
    start = str(listed.get("start", ""))
    return int(start) if start.isdecimal() else 1


def _item(value: int | None, inner: str) -> str:
    return f"<li>{inner}</li>" if value is None else f'<li value="{value}">{inner}</li>'


def kind_of(listed: Tag) -> str:
    """How a list counts, if not by numbers: by the letters a A i I."""
    if (kind := str(listed.get("type", ""))) in tuple("aAiI"):
        return kind
    style = STYLE.search(str(listed.get("style", "")))
    return KINDS.get(style["kind"].lower(), "") if style else ""
