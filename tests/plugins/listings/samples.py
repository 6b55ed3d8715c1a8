"""Posts to list."""

from dataclasses import replace
from datetime import datetime

from plugins.posts.record import PostRecord, Term, with_digest

TOPIC = Term("Job offers", "job-offers", "topics/job-offers/")


def post(day: str = "2020-01-02", **fields: object) -> PostRecord:
    """A post of a day; `fields` replace what it is."""
    plain = PostRecord(
        title=f"Of {day}",
        summary="<p>A summary.</p>",
        url=f"{day}.html",
        address=f"https://example.org/{day}.html",
        lang="en",
        date=datetime.fromisoformat(day),
        modified=None,
        status="published",
        minutes=2,
        category=TOPIC,
        audiences=(),
        tags=(),
        versions=(),
        card=None,
        tips_key=day,
        tips=(),
    )
    return with_digest(replace(plain, **fields))  # type: ignore[arg-type]
