"""What the page of letters asks while a blog is moved in from Blogger."""

from collections.abc import Callable
from functools import partial

from tools.desk.desk import Desk
from tools.desk.http import GUARDS, Answer, NotUnderstoodError, Request, as_json
from tools.desk.messages import in_words
from tools.desk.places import Refused
from tools.desk.words import words_for

OF_REPORT = "default-src 'none'; style-src 'unsafe-inline'; sandbox"  # its policy: it is one file


def look_at(desk: Desk, request: Request) -> Answer:
    """Look at an export that somebody has chosen."""
    if not request.upload:
        raise NotUnderstoodError("An export must be sent.")
    name = request.query.get("file", "")
    return _begun(desk, request, partial(desk.importing.look_at, request.upload, name))


def move_in(desk: Desk, request: Request) -> Answer:
    """Import it."""
    return _begun(desk, request, desk.importing.move_in)


def state(desk: Desk, request: Request) -> Answer:
    """How far it is."""
    now = desk.importing.state
    return as_json(now._asdict() | {"wrong": in_words(now.wrong, words_for(request.languages))})


def report(desk: Desk, _: Request) -> Answer:
    """The report, a page that needs nothing else and may do nothing."""
    return Answer(desk.importing.report, headers={**GUARDS, "Content-Security-Policy": OF_REPORT})


def _begun(desk: Desk, request: Request, begin: Callable[[], None]) -> Answer:
    try:
        begin()
    except Refused as error:
        raise Refused(words_for(request.languages)[str(error)]) from error
    return state(desk, request)
