"""Rules for a post's header."""

import difflib
import re
from collections.abc import Iterator

from plugins.addresses import address_of
from plugins.audiences.audience import spoken
from plugins.editions import edition_of
from plugins.feeds.identity import DATED
from plugins.reader.dates import read_date
from plugins.reader.header import LISTS

from .blog import Blog
from .dates import meant_date
from .post import Post
from .problem import Finding, Fix

# Every header that posts have, and the right form of its line.
FORMS = {
    "title": 'title: "Is there a way back?"',
    "date": "date: 2017-06-13 or date: 2017-06-13 09:30",
    "modified": "modified: 2017-06-13",
    "id": "id: way-back-after-no",
    "category": "category: Job offers",
    "audience": "audience: [candidates]",
    "tags": "tags: [resignation, second thoughts]",
    "summary": 'summary: "What is said in the letter, in one sentence."',
    "lang": "lang: en",
    "slug": "slug: way-back-after-no",
    "status": "status: draft",
    "checklist": "checklist: off",
    "translation": "translation: true",
    "translation_key": "translation_key: way-back-after-no",
    "author": "author: Ingenium Executive Search",
    "authors": "authors: [Ingenium Executive Search]",
    "keywords": "keywords: [resignation]",
    "save_as": "save_as: 2017/06/blog-post_13.html",
    "url": "url: 2017/06/blog-post_13.html",
}
OF_PAGES = {"template": "template: subscribe"}  # headers that posts do not have
TEXTS = FORMS.keys() - {*LISTS, "date", "modified", "checklist", "translation"} | OF_PAGES.keys()
PROSE = ("title", "summary")
NO_TEXT = {"int", "float", "bool", "timestamp", "map"}
SWITCHES = {
    "checklist": ("off", "no", "false", "on", "yes", "true"),
    "translation": ("true", "false"),
}
STATUSES = ("published", "draft", "hidden", "skip")
INVISIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
LONGEST_TITLE = 70  # characters: search results cut longer ones
LONGEST_SUMMARY = 160
LONGEST_SLUG = 150  # characters: file systems allow 255, and a draft's name is longer
FIRST_YEAR = 1990
OLD_ADDRESS = re.compile(r"(?:[^/]+/)*[^/]+\.html")


def unknown_header(post: Post, blog: Blog) -> Iterator[Finding]:
    """A header that nobody reads, most often a misspelt one."""
    known = {*FORMS, *OF_PAGES} if post.is_page else {*FORMS}
    for key, field in post.header.items():
        if key == "draft":
            wrong, right = f"{field.name}: {field.value}", "status: draft"
            yield field.line, f"“{wrong}” must be written: {right}", Fix(wrong, right)
        elif key in OF_PAGES and not post.is_page:
            yield field.line, f"“{field.name}:” is for pages; delete this line."
        elif key not in known | blog.more_headers:
            near = difflib.get_close_matches(key, sorted(known), 1)
            right = f"write “{near[0]}:”" if near else f"known are {', '.join(sorted(known))}"
            fix = Fix(f"{field.name}:", f"{near[0]}:") if near else None
            yield field.line, f"“{field.name}:” is no header that posts have; {right}.", fix


def hidden_character(post: Post, _: Blog) -> Iterator[Finding]:
    """A control character that YAML's escapes smuggle into a header."""
    for field in post.header.values():
        if found := INVISIBLE.search(field.value):
            yield field.line, f"Delete the invisible character U+{ord(found[0]):04X} in this line."


def wrong_type(post: Post, _: Blog) -> Iterator[Finding]:
    """A list where one text is meant, a table, or a value that YAML takes for something else."""
    for key, form in {**FORMS, **OF_PAGES}.items():
        field = post.header.get(key)
        if not field:
            continue
        if "map" in field.kinds:
            yield field.line, f"“{field.name}:” must hold no table; write it like: {form}"
        elif field.kinds[0] == "seq" and key not in LISTS:
            yield field.line, f"“{field.name}:” must be one text without brackets, like: {form}"
        elif field.kinds[0] in NO_TEXT and field.value and key in TEXTS:
            wrong, right = f"{field.name}: {field.value}", f'{field.name}: "{field.value}"'
            yield field.line, f"“{wrong}” must stand in quotes: {right}", Fix(wrong, right)
        elif key in LISTS and (kinds := NO_TEXT.intersection(field.kinds)):
            word = "a number" if kinds & {"int", "float"} else "a switch or a day"
            yield field.line, f"“{field.name}:” holds what is read as {word}; write it in quotes."


def cut_text(post: Post, _: Blog) -> Iterator[Finding]:
    """A text that is cut at a number sign, for what follows it is read as a comment."""
    for key in PROSE:
        field = post.header.get(key)
        if field and field.cut:
            whole = f"{field.value} {field.cut}"
            right = f'{field.name}: "%s"' % whole.replace('"', "'")
            said = f"Behind “#” nothing is read; put the text in quotes: {right}"
            yield field.line, said, Fix(f"{field.name}: {whole}", right)


def empty_value(post: Post, _: Blog) -> Iterator[Finding]:
    """Quotes with nothing between them, where there must be a value or no line at all."""
    for key, field in post.header.items():
        if key in FORMS and key not in PROSE and not field.value and field.kinds == ("str",):
            said = f"“{field.name}:” is empty; delete this line or write: {FORMS[key]}"
            yield field.line, said


def missing_title(post: Post, _: Blog) -> Iterator[Finding]:
    """Pelican drops a post that has none."""
    if not post.value("title"):
        example = 'title: "Is there a way back?"'
        yield post.line_of("title"), f"The header must have a title, like: {example}"


def missing_date(post: Post, _: Blog) -> Iterator[Finding]:
    """Pelican drops a post that has none; pages and drafts need none."""
    if not post.value("date") and not post.is_page and post.value("status") != "draft":
        yield post.line_of("date"), "The header must have a date, like: date: 2017-06-13"


def impossible_date(post: Post, blog: Blog) -> Iterator[Finding]:
    """A date that is not year-month-day, which programs read as they please."""
    for key in ("date", "modified"):
        value = post.value(key)
        date = read_date(value)
        if date and date.year < FIRST_YEAR:
            said = f"“{key}: {value}” must be a day since {FIRST_YEAR}, like 2017-06-13."
            yield post.line_of(key), said
        if date or not value:
            continue
        if meant := meant_date(value, blog.languages, blog.dialect.ordinals):
            said = f"“{key}: {value}” must be written year-month-day: {meant}"
            yield post.line_of(key), said, Fix(value, meant)
        else:
            right = "like 2017-06-13 or 2017-06-13 09:30"
            yield post.line_of(key), f"“{key}: {value}” must be a date that exists, {right}."


def unknown_status(post: Post, _: Blog) -> Iterator[Finding]:
    """Pelican drops a post whose status it does not know."""
    status = post.value("status")
    if status and status.lower() not in STATUSES:
        near = difflib.get_close_matches(status.lower(), STATUSES, 1)
        right = near[0] if near else "draft"
        said = f"“status: {status}” must be published or draft: {right}?"
        yield post.line_of("status"), said, Fix(status, right) if near else None


def unknown_language(post: Post, blog: Blog) -> Iterator[Finding]:
    """A language that the blog's own words do not speak."""
    lang = post.value("lang")
    if lang and lang not in blog.languages:
        yield post.line_of("lang"), f"“lang: {lang}” must be one of {', '.join(blog.languages)}."


def unknown_template(post: Post, blog: Blog) -> Iterator[Finding]:
    """A template that the theme does not have."""
    name = post.value("template")
    if name and post.is_page and blog.templates and name not in blog.templates:
        near = difflib.get_close_matches(name, sorted(blog.templates), 1)
        right = f"write “template: {near[0]}”" if near else "delete this line"
        said = f"“template: {name}” is no template; {right}."
        yield post.line_of("template"), said, Fix(name, near[0]) if near else None


def unknown_switch(post: Post, _: Blog) -> Iterator[Finding]:
    """A switch that says neither on nor off."""
    for key, values in SWITCHES.items():
        value = post.value(key)
        if value and value.lower() not in values:
            right = f"must be {values[0]}, or the line must go"
            yield post.line_of(key), f"“{key}: {value}” {right}."


def unknown_audience(post: Post, blog: Blog) -> Iterator[Finding]:
    """Whom nobody knows, no reader finds."""
    known, edition = blog.audiences, edition_of(post.value("lang") or blog.lang, blog.editions)
    called = [spoken(edition.term("audience", name).name) for name in known]
    field = post.header.get("audience")
    for name in field.words if known and field else ():
        if spoken(edition.names.identity("audience", name)) not in map(spoken, known):
            said = f"“{name}” is no audience of this blog; write {_meant(name, called)}."
            yield post.line_of("audience"), said


def _meant(name: str, known: list[str]) -> str:
    """The right line for a name that nearly is that of an audience, or names several."""
    if named := [audience for audience in known if audience in spoken(name)]:
        return f"“audience: [{', '.join(named)}]”"
    near = difflib.get_close_matches(spoken(name), known, 1) or known
    return " or ".join(f"“audience: {audience}”" for audience in near)


def wrong_slug(post: Post, _: Blog) -> Iterator[Finding]:
    """An address that no file can have, or that would lie elsewhere."""
    slug, line = post.value("slug"), post.line_of("slug")
    if len(slug) > LONGEST_SLUG:
        yield line, f"The slug has {len(slug)} characters; {LONGEST_SLUG} are the most."
    elif slug and (not re.search(r"\w", slug) or re.search(r"[\s/\\?#%&<>\"']|\.\.", slug)):
        right = f"must be letters, digits and hyphens, like: {FORMS['slug']}"
        yield line, f"“slug: {slug}” {right}"


def wrong_address(post: Post, _: Blog) -> Iterator[Finding]:
    """An old address that is none: beside the site, of no page, or said in two ways."""
    save_as, url = post.value("save_as"), post.value("url")
    if url and not save_as:
        right = f"save_as: {url}"
        said = f"An old address is kept by the line: {right}"
        yield post.line_of("url"), said, Fix(f"url: {url}", right)
    elif save_as and not (OLD_ADDRESS.fullmatch(save_as) and _stays_below(save_as)):
        right = f"must be the old address of a page, like: {FORMS['save_as']}"
        yield post.line_of("save_as"), f"“save_as: {save_as}” {right}"
    elif url and url != address_of(save_as):
        right = "must be the address of save_as; delete this line"
        yield post.line_of("url"), f"“url: {url}” {right}."


def _stays_below(path: str) -> bool:
    return "\\" not in path and not {"", ".", ".."} & {*path.split("/")}


def earlier_correction(post: Post, _: Blog) -> Iterator[Finding]:
    """A post cannot have been corrected before it was written."""
    date, modified = read_date(post.value("date")), read_date(post.value("modified"))
    if date and modified and modified.date() < date.date():
        written = post.value("date")
        yield post.line_of("modified"), f"“modified” must not be before the date, {written}."


def other_date(post: Post, _: Blog) -> Iterator[Finding]:
    """The file's name and its header name two days."""
    date, named = read_date(post.value("date")), DATED.match(post.stem)
    if date and named and (day := named[0].rstrip("-")) != date.date().isoformat():
        yield (
            post.line_of("date"),
            f"The file's name says {day} and its date {date.date()}; make them one day.",
        )


def missing_summary(post: Post, _: Blog) -> Iterator[Finding]:
    """Search results and the lists of posts show it."""
    if not post.value("summary") and not post.is_page and not post.is_draft:
        line = post.line_of("summary")
        yield line, 'Without a summary, search results show any words; add: summary: "…"'


def long_summary(post: Post, _: Blog) -> Iterator[Finding]:
    """Search results cut it."""
    if (length := len(post.value("summary"))) > LONGEST_SUMMARY:
        line = post.line_of("summary")
        yield line, f"The summary has {length} characters; search results show {LONGEST_SUMMARY}."


def long_title(post: Post, _: Blog) -> Iterator[Finding]:
    """Search results cut it."""
    if (length := len(post.value("title"))) > LONGEST_TITLE:
        line = post.line_of("title")
        yield line, f"The title has {length} characters; search results show {LONGEST_TITLE}."
