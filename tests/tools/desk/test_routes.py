"""What the desk answers, whoever asks: nothing is written for a page that is not its own."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.building import write_post
from tools.desk.desk import Desk
from tools.desk.http import GUARDS, Request, Response
from tools.desk.letters import Draft
from tools.desk.routes import ROUTES, STATIC, answer

NAME = "posts/2020-01-02-a-post.md"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    write_post(tmp_path / "in/posts", "The first words.\n")
    return Desk(tmp_path / "in", tmp_path / "public")


def get(desk: Desk, path: str, **query: str) -> Response:
    """What a page is told."""
    return answer(desk, Request("GET", path, query))


def post(desk: Desk, path: str, said: object, *, is_own: bool = True) -> Response:
    """What becomes of something that is sent."""
    return answer(desk, Request("POST", path, body=json.dumps(said).encode(), is_own=is_own))


def said(told: Response) -> Any:
    """What an answer holds."""
    return json.loads(told.body)


def text(desk: Desk) -> str:
    """What the letter's file holds."""
    return (desk.content / NAME).read_text()


@pytest.mark.parametrize("path", [path for method, path in ROUTES if method == "POST"])
def test_nothing_is_done_for_another_page(desk: Desk, path: str) -> None:
    before = {file: file.read_bytes() for file in desk.content.rglob("*.*")}
    told = post(desk, path, {"name": NAME, "stamp": "", "fields": {}, "body": ""}, is_own=False)
    assert told.code == 403
    assert {file: file.read_bytes() for file in desk.content.rglob("*.*")} == before


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("path", ["nothing", "static/", "static/../desk.py", "static/none.js"])
def test_what_is_not_there_is_not_found(desk: Desk, method: str, path: str) -> None:
    assert answer(desk, Request(method, path, is_own=True)).code == 404


def test_its_style_is_the_blog_s_before_anything_is_built(desk: Desk) -> None:
    told = get(desk, "blog.css")
    assert (told.code, told.kind) == (200, "text/css; charset=utf-8")
    assert b"@layer tokens" in told.body
    assert b"@import" not in told.body


@pytest.mark.parametrize("file", sorted(STATIC.iterdir()), ids=lambda file: file.name)
def test_its_own_files_are_sent_as_what_they_are(desk: Desk, file: Path) -> None:
    told = get(desk, f"static/{file.name}")
    assert told.body == file.read_bytes()
    assert told.kind == f"text/{'css' if file.suffix == '.css' else 'javascript'}; charset=utf-8"


@pytest.mark.parametrize("path", ["", "overview", "write/", "static/desk.css", "versions"])
def test_every_answer_is_guarded(desk: Desk, path: str) -> None:
    assert GUARDS.items() <= get(desk, path, name=NAME).headers.items()


OUTSIDE = ["../in/posts/2020-01-02-a-post.md", "/etc/passwd", ".git/config", "redirects.txt", ""]


@pytest.mark.parametrize("name", OUTSIDE)
def test_what_is_no_letter_is_neither_read_nor_written(desk: Desk, name: str) -> None:
    for path in ("letter", "versions", "write/"):
        if name or path != "write/":
            assert get(desk, path, name=name).code == 400
    sent = {"name": name, "stamp": "", "fields": {}, "body": "x"}
    assert post(desk, "save", sent).code in (400, 409)


MALFORMED: list[Any] = [
    [],
    "x",
    {},
    {"name": 1},
    {"name": NAME, "stamp": "", "body": ""},
    {"name": NAME, "stamp": "", "body": "", "fields": []},
    {"name": NAME, "stamp": "", "body": "", "fields": {"title": 1}},
    {"name": NAME, "stamp": "", "body": None, "fields": {}},
]


@pytest.mark.parametrize("sent", MALFORMED, ids=map(str, range(len(MALFORMED))))
def test_what_no_page_of_ours_sends_changes_nothing(desk: Desk, sent: object) -> None:
    before = text(desk)
    assert post(desk, "save", sent).code in (400, 409)
    assert text(desk) == before


def test_a_letter_is_read_and_saved(desk: Desk) -> None:
    letter = said(get(desk, "letter", name=NAME))
    assert (letter["body"], letter["first_line"]) == ("The first words.\n", 7)
    sent = {"name": NAME, "stamp": letter["stamp"], "fields": {"title": "B"}, "body": "Other."}
    told = post(desk, "save", sent)
    assert told.code == 200
    assert said(told)["fields"]["title"] == "B"
    assert text(desk).endswith("---\n\nOther.")


def test_a_letter_that_has_changed_is_given_back(desk: Desk) -> None:
    sent = {"name": NAME, "stamp": "another", "fields": {}, "body": "Other."}
    told = post(desk, "save", sent)
    assert told.code == 409
    assert said(told)["theirs"]["body"] == "The first words.\n"
    assert text(desk).endswith("The first words.\n")


def test_a_letter_without_a_title_is_not_begun(desk: Desk) -> None:
    told = post(desk, "begin", {"fields": {"title": " "}, "body": "x"})
    assert (told.code, said(told)["reason"]) == (400, "A letter needs a title.")


@pytest.mark.parametrize(
    ("path", "sent", "reason"),
    [
        ("verdict", {"name": "posts/none.md"}, "De brief posts/none.md is er niet meer."),
        ("verdict", {"name": "a.txt"}, "“a.txt” is geen brief; het bureau opent alleen bestanden "
         "in posts en pages."),
        ("begin", {"key": "", "fields": {"title": "?!"}, "body": ""}, "“?!” moet letters of "
         "cijfers hebben: die geven het bestand zijn naam."),
    ],
)  # fmt: skip
def test_what_the_desk_does_not_do_is_told_in_the_browser_s_language(
    desk: Desk, path: str, sent: object, reason: str
) -> None:
    body = json.dumps(sent).encode()
    told = answer(desk, Request("POST", path, body=body, languages="nl-BE", is_own=True))
    assert (told.code, said(told)["reason"]) == (400, reason)


def test_a_line_of_the_header_is_mended(desk: Desk) -> None:
    file = desk.content / NAME
    file.write_text(file.read_text().replace("summary:", "sumary:"))
    found = said(post(desk, "verdict", {"name": NAME}))["problems"]
    (problem,) = [one for one in found if one["fix"]]
    assert (problem["field"], problem["row"] < 0) == ("sumary", True)
    stamp = said(get(desk, "letter", name=NAME))["stamp"]
    sent = {"name": NAME, "stamp": stamp, "line": problem["line"], **problem["fix"]}
    assert post(desk, "mend", sent).code == 200
    assert "\nsummary: A summary.\n" in text(desk)
    assert post(desk, "mend", {**sent, "line": 99}).code == 400
    assert post(desk, "mend", {**sent, "line": "1"}).code == 400


def test_letters_are_found_by_their_words(desk: Desk) -> None:
    write_post(desk.content / "posts", "Other ones.", "2020-01-03-b.md", title="Another")
    assert [one.title for one in desk.listed()] == ["Another", "A post"]
    assert [one.title for one in desk.listed("FIRST words")] == ["A post"]
    assert b"No letter has these words." in get(desk, "", find="nowhere").body


def test_a_file_that_is_no_text_is_listed_as_to_be_mended(desk: Desk) -> None:
    (desk.content / "posts/2020-01-04-c.md").write_bytes(b"\xff")
    assert [one.state for one in desk.listed()] == ["unreadable", "not_yet_online"]


def test_what_is_typed_as_html_stays_text(desk: Desk) -> None:
    write_post(desk.content / "posts", "x", "2020-01-05-d.md", title='"<script>x</script>"')
    assert b"<script>x" not in get(desk, "").body
    assert b"<script>x" not in get(desk, "write/", name="posts/2020-01-05-d.md").body


def test_a_word_file_is_read_while_nobody_else_reads(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone: list[bool] = []

    def read(*_: object) -> Draft:
        alone.append(desk.judge.one_reader.locked())
        return Draft(NAME, [])

    monkeypatch.setattr(desk.letters, "from_word", read)
    assert said(post(desk, "word", {})) == {"name": NAME, "notes": []}
    assert alone == [True]


def test_readers_are_led_to_the_topic_only_if_another_letter_stays_in_it(desk: Desk) -> None:
    def online(name: str) -> None:
        write_post(desk.content / "posts", "x", f"2020-01-02-{name}.md", category="Hiring")
        page = desk.release / f"2020/01/{name}.html"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.touch()

    online("one")
    assert said(get(desk, "successor", name="posts/2020-01-02-one.md")) == {"to": "/"}
    online("two")
    assert said(get(desk, "successor", name="posts/2020-01-02-one.md")) == {"to": "/topics/hiring/"}
