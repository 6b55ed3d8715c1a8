"""What the desk is asked: only its own pages may write, and only so much."""

from email.message import Message

import pytest

from tools.desk import http
from tools.desk.http import POLICY, length_of, request_of

OWN = "http://127.0.0.1:8000"


def headers(**fields: str) -> Message:
    """The headers of a request."""
    message = Message()
    for name, value in fields.items():
        message[name.replace("_", "-")] = value
    return message


FORM = "application/x-www-form-urlencoded"
SENT = {
    "by a script of its own": ({"Origin": OWN, "Desk_Token": "t"}, b"", True),
    "by a form of its own": ({"Origin": OWN, "Content_Type": FORM}, b"a=b&token=t", True),
    "without a token": ({"Origin": OWN}, b"", False),
    "with another token": ({"Origin": OWN, "Desk_Token": "u"}, b"", False),
    "with a token that is no ASCII": ({"Origin": OWN, "Desk_Token": "é"}, b"", False),
    "with the token in what is no form": ({"Origin": OWN}, b"token=t", False),
    "by another page": ({"Origin": "http://elsewhere.example", "Desk_Token": "t"}, b"", False),
    "by nobody": ({"Desk_Token": "t"}, b"", False),
}


@pytest.mark.parametrize(("fields", "body", "is_own"), SENT.values(), ids=SENT)
def test_a_request_is_the_desk_s_own(fields: dict[str, str], body: bytes, is_own: bool) -> None:
    request = request_of("POST", "/desk/save", headers(**fields), body, "t", OWN)
    assert request.is_own is is_own


def test_an_address_says_what_is_asked() -> None:
    request = request_of("GET", "/desk/letter?name=posts%2Fa%20b.md", headers(), b"", "t", OWN)
    assert (request.path, request.query) == ("letter", {"name": "posts/a b.md"})


@pytest.mark.parametrize(
    ("said", "length"), [("12", 12), ("-1", None), ("1e3", None), ("٣", None), ("", None)]
)
def test_a_length_is_a_number(said: str, length: int | None) -> None:
    assert length_of(headers(Content_Length=said)) == length


def test_nothing_inline_runs_and_nobody_frames_the_desk() -> None:
    assert "unsafe" not in POLICY
    assert "default-src 'none'" in POLICY
    assert "frame-ancestors 'none'" in POLICY


def test_an_export_may_be_larger_than_what_memory_holds() -> None:
    assert http.largest("/desk/import/look?file=a.zip") == http.LARGEST_EXPORT > http.LARGEST
    assert http.is_streamed("/desk/import/look?file=a.zip")
    assert http.largest("/desk/picture?file=a.png") == http.LARGEST
    assert not http.is_streamed("/desk/picture?file=a.png")
