"""What the page of a letter asks while somebody writes."""

from http import HTTPStatus
from typing import Any

from plugins.pictures.finding import written
from plugins.reader.header import HeaderError, read_header
from tools.desk import images, pasting
from tools.desk.desk import Desk
from tools.desk.form import form_of, with_form
from tools.desk.http import NotUnderstoodError, Request, Response, as_json, text_in, texts_in
from tools.desk.letters import NO_FILE, Conflict, FieldText
from tools.desk.lists import ListFound
from tools.desk.places import Refused
from tools.desk.translating import translations
from tools.desk.verdict import Remark
from tools.i18n.messages import translated
from tools.i18n.words import words_for

EMPTY = "---\n---\n"  # a letter whose file is gone begins anew with this


def letter(desk: Desk, request: Request) -> Response:
    """A letter as its file has it."""
    name = request.asked("name")
    return as_json({"name": name, **_shown(desk.letters.read(name))})


def begin(desk: Desk, request: Request) -> Response:
    """A new letter, with what has been typed so far; the one of the page's key if it is there."""
    said = request.json()
    fields = {key: value for key, value in texts_in(said, "fields").items() if value}
    title = fields.pop("title", "").strip()
    if not title:
        raise Refused(words_for(request.languages)["title_needed"])
    key, body, lang = text_in(said, "key"), text_in(said, "body"), fields.pop("lang", "")
    is_there = bool(desk.letters.begun(key))

    def typed(draft: str) -> str:
        return with_form(draft, fields, body)

    name = desk.letters.create(title, lang or desk.blog.lang, key=key, typed=typed)
    return as_json({"name": name, "is_there": is_there, **_shown(desk.letters.read(name))})


def save(desk: Desk, request: Request) -> Response:
    """Save what was typed, unless the file is another by now: that raises Conflict."""
    said = request.json()
    name, stamp = text_in(said, "name"), text_in(said, "stamp")
    text = with_form(_text_of(desk, name, stamp), texts_in(said, "fields"), text_in(said, "body"))
    asked = bool(said.get("version"))
    return as_json(_shown(desk.letters.save(name, text, stamp, asked=asked)))


def _text_of(desk: Desk, name: str, stamp: str) -> str:
    """The text that the file has if it is that of the stamp. Raises Conflict."""
    try:
        now = desk.letters.read(name)
    except Refused:  # the file is gone
        now = NO_FILE
    if now.stamp != stamp:
        raise Conflict(now)
    return now.text or EMPTY


def conflict(desk: Desk, request: Request, found: Conflict) -> Response:
    """The text that the file has now."""
    return as_json({"theirs": _shown(found.theirs)}, HTTPStatus.CONFLICT)


def versions(desk: Desk, request: Request) -> Response:
    """The versions of a letter that are kept, the newest first."""
    kept = desk.letters.versions(request.asked("name"))
    said = [{"id": one.id, "when": one.when.isoformat(), "size": one.size} for one in kept]
    return as_json({"versions": said})


def version(desk: Desk, request: Request) -> Response:
    """One of them."""
    text = desk.letters.version(request.asked("name"), request.asked("id"))
    form = form_of(text)
    return as_json({"fields": form.fields, "body": form.body})


def verdict(desk: Desk, request: Request) -> Response:
    """What is wrong with a letter as its file has it, what its lists are, and where it stands."""
    name = text_in(request.json(), "name")
    text, stamp = desk.letters.read(name)
    found = desk.judge.verdict(name, text)
    form, standing = form_of(text), desk.standing(name, text)
    code = words_for(request.languages).code
    return as_json(
        {
            "stamp": stamp,
            "problems": [_problem(one, form.first_line, text, code) for one in found.problems],
            "lists": [_list(one, form.first_line, code) for one in found.lists],
            "standing": standing._asdict() if standing else None,
            "translations": translations(desk, name, words_for(request.languages)),
        }
    )


def mend(desk: Desk, request: Request) -> Response:
    """Write what a rule knows to be right into a line of the header."""
    said = request.json()
    name = text_in(said, "name")
    lines = desk.letters.read(name).text.split("\n")
    number = said.get("line")
    if not isinstance(number, int) or not 0 < number <= len(lines):
        raise NotUnderstoodError("“line” must be the number of a line.")
    mended = lines[number - 1].replace(text_in(said, "old"), text_in(said, "new"), 1)
    text = "\n".join([*lines[: number - 1], mended, *lines[number:]])
    return as_json(_shown(desk.letters.save(name, text, text_in(said, "stamp"))))


def paste(desk: Desk, request: Request) -> Response:
    """Markdown of what was pasted."""
    said = request.json()
    html, plain = text_in(said, "html"), text_in(said, "plain")
    with desk.judge.one_reader:
        return as_json({"markdown": pasting.markdown_of(html, plain, desk.blog)})


def picture(desk: Desk, request: Request) -> Response:
    """Keep a picture; its name, and the line that shows it."""
    name, alt = request.query.get("file", ""), request.query.get("alt", "")
    with desk.judge.one_reader:
        file = images.keep(desk.content, request.body, name, alt)
    line = images.line_of(written(file, desk.content), alt)
    return as_json({"markdown": line, "name": file.name})


def word(desk: Desk, request: Request) -> Response:
    """A draft of a Word file."""
    with desk.judge.one_reader:
        draft = desk.letters.from_word(request.body, request.query.get("file", ""))
    code = words_for(request.languages).code
    return as_json({"name": draft.name, "notes": [translated(one, code) for one in draft.notes]})


def _shown(text: FieldText) -> dict[str, Any]:
    return {**form_of(text.text)._asdict(), "stamp": text.stamp}


def _problem(problem: Remark, first_line: int, text: str, code: str) -> dict[str, Any]:
    """A problem with the field or the line of the text that it lies in, counted from 0."""
    row = -1 if problem.file else problem.line - first_line
    return {
        "row": row,
        "field": "" if row >= 0 else _field_at(problem.line, text),
        "line": problem.line,
        "file": problem.file,
        "column": max(problem.column - 1, 0),
        "message": translated(problem.message, code),
        "is_advice": problem.is_advice,
        "is_later": problem.is_later,
        "fix": problem.fix._asdict() if problem.fix else None,
    }


def _field_at(line: int, text: str) -> str:
    """The field of the header in a line; the title where none is."""
    try:
        header = read_header(text)
    except HeaderError:
        return ""
    return next((key for key, field in header.items() if field.line == line), "title")


def _list(found: ListFound, first_line: int, code: str) -> dict[str, Any]:
    why = translated(found.why, code)
    return {**found._asdict(), "why": why, "row": found.line - first_line}
