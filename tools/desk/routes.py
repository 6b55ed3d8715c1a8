"""Which address below /desk/ does what: pages and files here, what scripts ask in other modules."""

from collections.abc import Callable, Mapping
from http import HTTPStatus
from pathlib import Path

from babel import Locale

from plugins.editions.names import NamesError
from plugins.proofreading.header_rules import LONGEST_SUMMARY, LONGEST_TITLE
from plugins.reader.header import HeaderError
from plugins.stylesheet import STYLESHEETS
from plugins.stylesheet.bundle import bundle
from tools.desk import moving_in, publishing, translating, writing
from tools.desk.desk import Desk
from tools.desk.http import LARGEST_EXPORT, NotUnderstoodError, Request, Response, led_on, refusal
from tools.desk.images import pictures_in
from tools.desk.letters import Conflict, NotSaved
from tools.desk.overview import View, asked
from tools.desk.pages import page
from tools.desk.places import Refused
from tools.front_matter.terms import Terms, terms_in
from tools.i18n.messages import in_words
from tools.i18n.words import Words, called, counted, words_for

Route = Callable[[Desk, Request], Response]
STATIC = Path(__file__).with_name("static")
KINDS = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8"}


def answer(desk: Desk, request: Request) -> Response:
    """What the desk answers, whatever it is asked."""
    words = words_for(request.languages)
    route = ROUTES.get((request.method, request.path))
    if not route:
        return _file(request) or refusal(words["unknown"], HTTPStatus.NOT_FOUND)
    if request.method == "POST" and not request.is_own:
        return refusal(words["not_yours"], HTTPStatus.FORBIDDEN)
    return _tried(route, desk, request, words)


def _tried(route: Route, desk: Desk, request: Request, words: Words) -> Response:
    """The route's answer, or why there is none."""
    try:
        return route(desk, request)
    except Conflict as conflict:
        return writing.conflict(desk, request, conflict)
    except NotSaved as error:
        return refusal(in_words(str(error), words), HTTPStatus.INSUFFICIENT_STORAGE)
    except (Refused, HeaderError, NamesError) as error:
        return refusal(in_words(str(error), words))
    except NotUnderstoodError:
        return refusal(words["not_understood"])


def _file(request: Request) -> Response | None:
    """A style or script of the desk."""
    folder, _, name = request.path.partition("/")
    files = {file.name: file for file in STATIC.iterdir()}
    if request.method != "GET" or folder != STATIC.name or name not in files:
        return None
    return Response(files[name].read_bytes(), KINDS[files[name].suffix])


def blog_style(desk: Desk, _: Request) -> Response:
    """The blog's style from its source: it is there before a build has succeeded."""
    style = bundle(Path(desk.settings["THEME"], STYLESHEETS[0]))
    return Response(style.encode(), KINDS[".css"])


def letters_page(desk: Desk, request: Request) -> Response:
    """The list of letters."""
    words, find = words_for(request.languages), request.query.get("find", "")
    codes = {letter.language for letter in desk.letters.listed()}
    languages = {code: called(code, words.code) for code in codes}
    html = page(
        "letters.html",
        words,
        letters=desk.listed(find),
        languages=languages,
        find=find,
        token=desk.token,
        largest=LARGEST_EXPORT,
    )
    return Response(html.encode(), follows_builds=True)


def overview(desk: Desk, request: Request) -> Response:
    """What waits for whoever writes, as a part of the page of letters."""
    view, words = desk.view(), words_for(request.languages)
    facts = {
        "view": view,
        "asked": asked(view, desk.answers),
        "name_of": desk.name_of,
        "problems_by_name": _problems_by_name(desk, view, words),
        "token": desk.token,
    }
    return Response(page("overview.html", words, **facts).encode())


def _problems_by_name(desk: Desk, view: View, words: Words) -> dict[str, str]:
    """How many problems each letter has, in words."""
    found = ((desk.name_of(path), len(problems)) for path, problems in view.problems)
    return {name: counted(words, "problems", total) for name, total in found if name}


def write_page(desk: Desk, request: Request) -> Response:
    """The page of one letter; of a new one without a name."""
    name = request.query.get("name", "")
    if name:
        desk.letters.read(name)
    return Response(
        page(
            "write.html",
            words_for(request.languages),
            name=name,
            token=desk.token,
            site=desk.settings["SITENAME"],
            languages={code: Locale(code).get_display_name() for code in desk.blog.languages},
            default_language=desk.blog.lang,
            terms=_terms(desk),
            pictures=pictures_in(desk.content),
            longest_title=LONGEST_TITLE,
            longest_summary=LONGEST_SUMMARY,
        ).encode()
    )


def _terms(desk: Desk) -> Mapping[str, Terms]:
    """What is offered; nothing while names.toml cannot be read, which the problems tell."""
    try:
        return terms_in(desk.content, desk.blog.ignored, desk.blog.editions)
    except NamesError:
        return {}


def ask_links(desk: Desk, _: Request) -> Response:
    """Ask the links, and show what they answered."""
    desk.ask_links()
    return led_on("/desk/#links")


ROUTES: dict[tuple[str, str], Route] = {
    ("GET", ""): letters_page,
    ("GET", "blog.css"): blog_style,
    ("GET", "overview"): overview,
    ("GET", "write/"): write_page,
    ("GET", "letter"): writing.letter,
    ("GET", "versions"): writing.versions,
    ("GET", "version"): writing.version,
    ("GET", "successor"): publishing.successor,
    ("GET", "import"): moving_in.state,
    ("GET", "import/report"): moving_in.report,
    ("POST", "links"): ask_links,
    ("POST", "begin"): writing.begin,
    ("POST", "save"): writing.save,
    ("POST", "verdict"): writing.verdict,
    ("POST", "mend"): writing.mend,
    ("POST", "paste"): writing.paste,
    ("POST", "picture"): writing.picture,
    ("POST", "word"): writing.word,
    ("POST", "import/look"): moving_in.look_at,
    ("POST", "import"): moving_in.move_in,
    ("POST", "translate"): translating.translate,
    ("POST", "publish"): publishing.publish,
    ("POST", "offline"): publishing.take_offline,
    ("POST", "address"): publishing.change_address,
    ("POST", "undo"): publishing.undo,
}
