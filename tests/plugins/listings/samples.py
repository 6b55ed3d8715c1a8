"""Letters to list."""

from dataclasses import replace
from datetime import datetime

from plugins.letters.letter import Label, Letter, known

TOPIC = Label("Job offers", "job-offers", "topics/job-offers/")


def letter(day: str = "2020-01-02", **fields: object) -> Letter:
    """A letter of a day; `fields` replace what it is."""
    plain = Letter(
        title=f"Of {day}",
        summary="<p>A summary.</p>",
        url=f"{day}.html",
        address=f"https://example.org/{day}.html",
        lang="en",
        in_default_lang=True,
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
    return known(replace(plain, **fields))  # type: ignore[arg-type]
