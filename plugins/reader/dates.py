"""Dates in a header: year-month-day, with a time and an offset if need be."""

import datetime
import re

DATE = re.compile(
    r"(?P<day>\d{4}-\d{2}-\d{2})"
    r"(?:[ T](?P<hour>\d{1,2})(?P<rest>:\d{2}(?::\d{2})?) ?(?P<offset>Z|[+-]\d{2}:?\d{2})?)?"
)


def read_date(value: str) -> datetime.datetime | None:
    """The moment that a header states; None where it states none."""
    if not (found := DATE.fullmatch(value)):
        return None
    time = f"T{found['hour']:0>2}{found['rest']}" if found["hour"] else ""
    try:
        return datetime.datetime.fromisoformat(f"{found['day']}{time}{found['offset'] or ''}")
    except ValueError:
        return None
