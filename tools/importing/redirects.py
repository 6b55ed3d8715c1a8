"""Adds the redirects that an import needs to those of the editors; what they delete stays away."""

from collections.abc import Iterable

from plugins.redirects.editors import redirects_by_line

TITLE = "# Labels of the old blog that have another name here"


def with_redirects(text: str, wanted: Iterable[tuple[str, str]], known: Iterable[str]) -> str:
    """The editors' file with what it lacks; `known` are old addresses that were added before."""
    there = {
        f"{one.old}?{one.query}" if one.query else one.old for _, one in redirects_by_line(text)
    }
    lacking = {old: new for old, new in wanted if old not in {*there, *known}}
    if not lacking:
        return text
    lines = [text.rstrip("\n")] if text.strip() else []
    lines += [] if TITLE in text else ["", TITLE] if text.strip() else [TITLE]
    return "\n".join([*lines, *(f"{old} {new}" for old, new in lacking.items())]) + "\n"
