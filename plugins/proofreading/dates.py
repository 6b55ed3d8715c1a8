"""Dates in a header: year-month-day only, and what an editor may have meant otherwise."""

import datetime
import re
from functools import cache

from babel.dates import get_month_names
from dateutil.parser import ParserError, parse, parserinfo

LANGUAGES = ("en", "nl", "fr")
ORDINAL = re.compile(r"(?<=\d)(?:er|e|de|st|nd|rd|th)\b")
WHOLE = re.compile(r"\d+\W+\w+\W+\d{4}|\w+\W+\d+\W+\d{4}|\d{4}\W\d+\W\d+")


def meant_date(value: str) -> str:
    """Year-month-day of a date that is written otherwise; empty where that is a guess."""
    value = ORDINAL.sub("", value.strip())
    if not WHOLE.fullmatch(value):
        return ""
    try:
        meant: datetime.datetime = parse(value, _months(), dayfirst=not value[:4].isdigit())
    except (ParserError, OverflowError):
        return ""
    return meant.date().isoformat()


class _MonthsOfThreeLanguages(parserinfo):
    def __init__(self) -> None:
        self.MONTHS = [_names(month) for month in range(1, 13)]
        super().__init__()


def _names(month: int) -> tuple[str, ...]:
    return tuple(
        get_month_names(width, locale=language)[month].lower().rstrip(".")
        for language in LANGUAGES
        for width in ("wide", "abbreviated")
    )


@cache
def _months() -> parserinfo:
    """Read when a date is wrong, which is rare: to read three languages takes long."""
    return _MonthsOfThreeLanguages()
