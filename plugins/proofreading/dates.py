"""Dates in a header: year-month-day only, and what an editor may have meant otherwise."""

import datetime
import re
from collections.abc import Iterable
from functools import cache

from babel.dates import get_month_names
from dateutil.parser import ParserError, parse, parserinfo

from plugins.languages.dialect import any_of

WHOLE = re.compile(r"\d+\W+\w+\W+\d{4}|\w+\W+\d+\W+\d{4}|\d{4}\W\d+\W\d+")


def meant_date(value: str, languages: Iterable[str], ordinals: Iterable[str]) -> str:
    """Year-month-day of a date that is written otherwise; empty where that is a guess.

    Its month may have the name that one of the languages has for it, and an ordinal such as the
    “th” of “4th” may stand behind its day.
    """
    value = re.sub(rf"(?<=\d){any_of(ordinals)}\b", "", value.strip())
    if not WHOLE.fullmatch(value):
        return ""
    try:
        months = _months(tuple(languages))
        meant: datetime.datetime = parse(value, months, dayfirst=not value[:4].isdigit())
    except (ParserError, OverflowError):
        return ""
    return meant.date().isoformat()


class _Months(parserinfo):
    def __init__(self, languages: Iterable[str]) -> None:
        self.MONTHS = [_names(month, languages) for month in range(1, 13)]
        super().__init__()


def _names(month: int, languages: Iterable[str]) -> tuple[str, ...]:
    return tuple(
        get_month_names(width, locale=language)[month].lower().rstrip(".")
        for language in languages
        for width in ("wide", "abbreviated")
    )


@cache
def _months(languages: tuple[str, ...]) -> parserinfo:
    """Read when a date is wrong, which is rare: to read several languages takes long."""
    return _Months(languages)
