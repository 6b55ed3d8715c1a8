"""A letter in the blog's other languages: where it is there, and where one may begin it."""

from typing import Any

from tools.desk.desk import Desk
from tools.desk.http import Request, Response, as_json, text_in
from tools.i18n.words import Words, called
from tools.translations import versions_of


def translate(desk: Desk, request: Request) -> Response:
    """Begin a letter in another language; gives the new one's name."""
    said = request.json()
    name = desk.letters.translate(text_in(said, "name"), text_in(said, "lang"))
    return as_json({"name": name})


def translations(desk: Desk, name: str, words: Words) -> list[dict[str, Any]]:
    """The other languages, each with its label, and with the letter's name where it is there."""
    there = versions_of(desk.content / name, desk.content, desk.settings)
    own = next(lang for lang, file in there.items() if file == desk.content / name)
    return [
        {
            "lang": lang,
            "label": words["in_language"].format(language=called(lang, words.code)),
            "name": there[lang].relative_to(desk.content).as_posix() if lang in there else "",
        }
        for lang in desk.blog.languages
        if lang != own
    ]
