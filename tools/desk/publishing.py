"""What the desk does that readers see: publish, take offline, give another address, undo."""

from tools.desk.desk import Desk
from tools.desk.http import Request, Response, as_json, text_in
from tools.desk.publication import PublicationOutcome
from tools.front_matter.header import with_fields
from tools.i18n.messages import line_in_words
from tools.i18n.words import words_for

ONLINE = "online"


def publish(desk: Desk, request: Request) -> Response:
    """Publish all that is to be published, this letter among it."""
    name = text_in(request.json(), "name")
    letter = desk.letters.read(name)
    desk.letters.save(name, with_fields(letter.text, {"status": "published"}), letter.stamp)
    return _told(desk, request, name, desk.publication.publish(repair=_repairs(request)))


def successor(desk: Desk, request: Request) -> Response:
    """Where readers may be led whose letter is taken offline."""
    return as_json({"to": desk.successor(request.asked("name"))})


def take_offline(desk: Desk, request: Request) -> Response:
    """Make a letter a draft again, and lead readers of its address elsewhere."""
    name, to = text_in(request.json(), "name"), text_in(request.json(), "to")
    outcome = desk.publication.take_offline(name, to, repair=_repairs(request))
    return _told(desk, request, name, outcome)


def change_address(desk: Desk, request: Request) -> Response:
    """Give a letter another address, to which the old one leads."""
    name, slug = text_in(request.json(), "name"), text_in(request.json(), "slug")
    outcome = desk.publication.change_address(name, slug, repair=_repairs(request))
    return _told(desk, request, name, outcome)


def undo(desk: Desk, request: Request) -> Response:
    """Serve the release before again."""
    return as_json({**_shown(desk.publication.undo(), request), "address": ""})


def _repairs(request: Request) -> bool:
    return request.json().get("repair") is True


def _told(desk: Desk, request: Request, name: str, outcome: PublicationOutcome) -> Response:
    """What was done, and the letter's address if readers find it there now."""
    standing = desk.standing(name, desk.letters.read(name).text)
    is_online = outcome.published and standing is not None and standing.state == ONLINE
    address = f"{desk.public_address}{standing.address}" if is_online and standing else ""
    return as_json({**_shown(outcome, request), "address": address})


def _shown(outcome: PublicationOutcome, request: Request) -> dict[str, object]:
    words = words_for(request.languages)
    return {
        "published": outcome.published,
        "refused": [line_in_words(line, words) for line in outcome.refused],
        "lines": list(outcome.lines),
        "notes": [line_in_words(note, words) for note in outcome.notes],
    }
