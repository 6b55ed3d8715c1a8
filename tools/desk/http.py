"""What the desk is asked and answers, apart from the server that carries it."""

import json
import secrets
from collections.abc import Mapping
from email.message import Message
from http import HTTPStatus
from types import MappingProxyType
from typing import Any, NamedTuple
from urllib.parse import parse_qsl, urlsplit

from tools.desk.uploads import Upload

URL = "/desk/"
LARGEST = 60_000_000  # bytes of a request: a telephone's picture, or a Word file full of them
LARGEST_EXPORT = 4_000_000_000  # an archive as Google parts them; the importer takes any, piecewise
STREAMED = {"import/look": LARGEST_EXPORT}  # what is asked with a body that memory need not hold
TOKEN = "Desk-Token"  # a header that only scripts of our own pages can send
HTML = "text/html; charset=utf-8"
POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "frame-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
GUARDS = MappingProxyType(
    {
        "Content-Security-Policy": POLICY,
        "Referrer-Policy": "same-origin",
        "X-Content-Type-Options": "nosniff",
    }
)


class NotUnderstoodError(ValueError):
    """A request that no page of the desk sends."""


class Request(NamedTuple):
    """What a page of the desk asks."""

    method: str
    path: str  # below /desk/
    query: Mapping[str, str] = MappingProxyType({})
    body: bytes = b""
    languages: str = ""  # as Accept-Language names them
    is_own: bool = False  # sent by a page of this desk: it has its token and its origin
    upload: Upload | None = None  # in the place of a body, which may be larger than memory

    def asked(self, name: str) -> str:
        """A text of the address's query. Raises NotUnderstoodError."""
        return text_in(self.query, name)

    def json(self) -> Mapping[str, Any]:
        """The object that the body is. Raises NotUnderstoodError."""
        try:
            said = json.loads(self.body)
        except ValueError as error:
            raise NotUnderstoodError("The body is no JSON.") from error
        if not isinstance(said, dict):
            raise NotUnderstoodError("The body is no object.")
        return said


def text_in(said: Mapping[str, Any], name: str) -> str:
    """A text that was sent under a name. Raises NotUnderstoodError."""
    if not isinstance(text := said.get(name), str):
        raise NotUnderstoodError(f"“{name}” must be a text.")
    return text


def texts_in(said: Mapping[str, Any], name: str) -> dict[str, str]:
    """The texts that were sent by their names under a name. Raises NotUnderstoodError."""
    if not isinstance(texts := said.get(name), dict):
        raise NotUnderstoodError(f"“{name}” must hold texts by their names.")
    return {key: text_in(texts, key) for key in texts}


class Response(NamedTuple):
    """What the desk answers."""

    body: bytes
    kind: str = HTML
    code: int = HTTPStatus.OK
    headers: Mapping[str, str] = GUARDS
    follows_builds: bool = False  # whether the page is to be loaded anew after each build


def as_json(said: Mapping[str, Any], code: int = HTTPStatus.OK) -> Response:
    """An object for the desk's script."""
    return Response(json.dumps(said).encode(), "application/json", code)


def refusal(words: str, code: int = HTTPStatus.BAD_REQUEST) -> Response:
    """Why something is not done, in words for whoever writes."""
    return as_json({"reason": words}, code)


def led_on(address: str) -> Response:
    """Lead a form that was sent to another page."""
    return Response(b"", HTML, HTTPStatus.SEE_OTHER, {**GUARDS, "Location": address})


def largest(path: str) -> int:
    """How many bytes may be sent to an address."""
    return STREAMED.get(urlsplit(path).path.removeprefix(URL), LARGEST)


def is_streamed(path: str) -> bool:
    """Whether what is sent to an address is read piece by piece."""
    return urlsplit(path).path.removeprefix(URL) in STREAMED


def length_of(headers: Message) -> int | None:
    """How many bytes a body has; None where that is not said."""
    said = headers.get("Content-Length", "")
    return int(said) if said.isascii() and said.isdigit() else None


def request_of(
    method: str, address: str, headers: Message, body: bytes, token: str, own_origin: str
) -> Request:
    """The request that a browser has sent to an address below /desk/."""
    parts = urlsplit(address)
    return Request(
        method=method,
        path=parts.path.removeprefix(URL),
        query=dict(parse_qsl(parts.query)),
        body=body,
        languages=headers.get("Accept-Language", ""),
        is_own=headers.get("Origin") == own_origin and has_token(headers, body, token),
    )


def has_token(headers: Message, body: bytes, token: str) -> bool:
    """Whether a script sends the token in its header, or a form among its fields."""
    sent = headers.get(TOKEN, "")
    if not sent and headers.get_content_type() == "application/x-www-form-urlencoded":
        sent = dict(parse_qsl(body.decode("utf-8", "replace"))).get("token", "")
    return secrets.compare_digest(sent.encode(), token.encode())
