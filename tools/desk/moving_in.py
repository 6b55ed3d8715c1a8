"""What the page of letters asks while a blog is moved in from Blogger."""

from collections.abc import Callable
from functools import partial

from tools.desk.desk import Desk
from tools.desk.http import GUARDS, NotUnderstoodError, Request, Response, as_json, texts_in
from tools.desk.labels import Labels
from tools.desk.places import Refused
from tools.i18n.messages import in_words
from tools.i18n.words import words_for

OF_REPORT = "default-src 'none'; style-src 'unsafe-inline'; sandbox"  # its policy: it is one file


def look_at(desk: Desk, request: Request) -> Response:
    """Look at an export that somebody has chosen."""
    if not request.upload:
        raise NotUnderstoodError("An export must be sent.")
    name = request.query.get("file", "")
    language = words_for(request.languages).code
    return _begun(desk, request, partial(desk.importing.look_at, request.upload, name, language))


def move_in(desk: Desk, request: Request) -> Response:
    """Import it, with the labels as somebody has chosen."""
    chosen, labels = texts_in(request.json(), "labels"), Labels(desk.blog, desk.content)
    words = words_for(request.languages)
    known = {choice.value for choice in labels.choices(words)}
    if not known.issuperset(chosen.values()):
        raise NotUnderstoodError("A label becomes one of the choices.")
    own = labels.map_of(chosen)
    return _begun(desk, request, partial(desk.importing.move_in, own, words.code))


def state(desk: Desk, request: Request) -> Response:
    """How far it is, and what may be chosen before it goes on."""
    now, words = desk.importing.state, words_for(request.languages)
    told: dict[str, object] = {"wrong": in_words(now.wrong, words), "labels": [], "choices": []}
    if now.step == "looked" and now.labels:
        labels = Labels(desk.blog, desk.content)
        told["choices"] = [choice._asdict() for choice in labels.choices(words)]
        told["labels"] = [
            {"label": label, "posts": posts, "proposed": labels.proposed(label)}
            for label, posts in now.labels.items()
        ]
    return as_json(now._asdict() | told)


def report(desk: Desk, _: Request) -> Response:
    """The report, a page that needs nothing else and may do nothing."""
    return Response(desk.importing.report, headers={**GUARDS, "Content-Security-Policy": OF_REPORT})


def _begun(desk: Desk, request: Request, begin: Callable[[], None]) -> Response:
    try:
        begin()
    except Refused as error:
        raise Refused(words_for(request.languages)[str(error)]) from error
    return state(desk, request)
