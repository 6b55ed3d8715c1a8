"""What the settings must say of addresses, for links to lead where files lie."""

from collections.abc import Iterator
from string import Formatter

from plugins.addresses import PERIODS, Settings, file_of

FIELDS = {"ARTICLE": {"slug", "lang", "date", "category"}, "PAGE": {"slug", "lang"}}


def wrong_settings(settings: Settings) -> Iterator[str]:
    """What is wrong with them; each names the setting and what it must be."""
    yield from _apart(settings)
    yield from _unknown_fields(settings)
    for name in PERIODS:
        if not settings[name]:
            yield f"{name} must name an address: the archive leads there."


def _apart(settings: Settings) -> Iterator[str]:
    """Hosts send the file that is named, so a page is found where its own address says."""
    for name in sorted(name for name in settings if name.endswith("_SAVE_AS") and settings[name]):
        leading = name.replace("_SAVE_AS", "_URL")
        file = file_of(settings[leading]) if leading in settings else settings[name]
        if file != settings[name]:
            yield f"{name} must be “{file}”, where {leading} leads, and not “{settings[name]}”."


def _unknown_fields(settings: Settings) -> Iterator[str]:
    """What an address is made of must stand in the post's header."""
    for kind, known in FIELDS.items():
        for name in (f"{kind}_SAVE_AS", f"{kind}_LANG_SAVE_AS"):
            fields = {field for _, field, _, _ in Formatter().parse(settings[name]) if field}
            if unknown := sorted(fields - known):
                yield f"{name} must be made of {', '.join(sorted(known))}, and not {unknown[0]}."
