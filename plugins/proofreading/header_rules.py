"""Rules for a post's header."""

import difflib
import re
from collections.abc import Iterator

from plugins.audiences.audience import names_in, spoken
from plugins.feeds.identity import DATED

from .blog import Blog
from .dates import meant_date, read_date
from .post import Post
from .problem import Finding

KEYS = frozenset(
    "title date modified id category audience tags summary lang slug status checklist template "
    "translation author authors keywords url save_as".split()
)
TEXTS = ("title", "category", "summary", "lang", "slug", "id", "template", "url", "save_as")
LISTS = ("tags", "audience", "authors", "keywords")
NO_TEXT = {"int", "float", "bool", "timestamp", "map"}
SWITCHES = ("off", "no", "false", "on", "yes", "true")
STATUSES = ("published", "draft", "hidden", "skip")
INVISIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
LONGEST_TITLE = 70  # characters: search results cut longer ones
LONGEST_SUMMARY = 160


def unknown_header(post: Post, _: Blog) -> Iterator[Finding]:
    """A header that nobody reads, most often a misspelt one."""
    for key, field in post.header.items():
        if key == "draft":
            yield field.line, f"“{field.name}: {field.value}” must be written: status: draft."
        elif key not in KEYS:
            near = difflib.get_close_matches(key, sorted(KEYS), 1)
            known = f"write “{near[0]}:”" if near else f"known are {', '.join(sorted(KEYS))}"
            yield field.line, f"“{field.name}:” is no header that posts have; {known}."


def hidden_character(post: Post, _: Blog) -> Iterator[Finding]:
    """A control character that YAML's escapes smuggle into a header."""
    for field in post.header.values():
        if found := INVISIBLE.search(field.value):
            yield field.line, f"Delete the invisible character U+{ord(found[0]):04X} in this line."


def unquoted_text(post: Post, _: Blog) -> Iterator[Finding]:
    """A value that YAML takes for a number, a switch, a day or a table."""
    for key in TEXTS:
        field = post.header.get(key)
        if not field or not field.value:
            continue
        if field.kinds[0] == "seq":
            yield field.line, f"“{field.name}:” must be one text, without brackets around it."
        elif field.kinds[0] in NO_TEXT:
            right = f'{field.name}: "{field.value}"'
            yield field.line, f"“{field.name}: {field.value}” must stand in quotes: {right}"
    for key in LISTS:
        field = post.header.get(key)
        if field and (wrong := NO_TEXT.intersection(field.kinds)):
            word = "a number" if wrong & {"int", "float"} else "a switch or a day"
            yield field.line, f"“{field.name}:” holds what is read as {word}; write it in quotes."


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
        if not value or read_date(value):
            continue
        if meant := meant_date(value, blog.languages, blog.dialect.ordinals):
            yield post.line_of(key), f"“{key}: {value}” must be written year-month-day: {meant}"
        else:
            right = "like 2017-06-13 or 2017-06-13 09:30"
            yield post.line_of(key), f"“{key}: {value}” must be a date that exists, {right}."


def unknown_status(post: Post, _: Blog) -> Iterator[Finding]:
    """Pelican drops a post whose status it does not know."""
    status = post.value("status")
    if status and status.lower() not in STATUSES:
        near = difflib.get_close_matches(status.lower(), STATUSES, 1)
        right = near[0] if near else "draft"
        yield post.line_of("status"), f"“status: {status}” must be published or draft: {right}?"


def unknown_language(post: Post, blog: Blog) -> Iterator[Finding]:
    """A language that the blog's own words do not speak."""
    lang = post.value("lang")
    if lang and lang not in blog.languages:
        yield post.line_of("lang"), f"“lang: {lang}” must be one of {', '.join(blog.languages)}."


def unknown_template(post: Post, blog: Blog) -> Iterator[Finding]:
    """A template that the theme does not have."""
    name = post.value("template")
    if name and blog.templates and name not in blog.templates:
        near = difflib.get_close_matches(name, sorted(blog.templates), 1)
        right = f"write “template: {near[0]}”" if near else "delete this line"
        yield post.line_of("template"), f"“template: {name}” is no template; {right}."


def unknown_checklist(post: Post, _: Blog) -> Iterator[Finding]:
    """The switch for checklists says neither on nor off."""
    value = post.value("checklist")
    if value and value.lower() not in SWITCHES:
        line = post.line_of("checklist")
        yield line, f"“checklist: {value}” must be off; without it, tips become checklists."


def unknown_audience(post: Post, blog: Blog) -> Iterator[Finding]:
    """Whom nobody knows, no reader finds."""
    known = [spoken(audience) for audience in blog.audiences]
    for name in names_in(post.value("audience")) if known and "audience" in post.header else ():
        if spoken(name) not in known:
            near = difflib.get_close_matches(spoken(name), known, 1) or known
            right = " or ".join(f"“audience: {audience}”" for audience in near)
            line = post.line_of("audience")
            yield line, f"“{name}” is no audience of this blog; write {right}."


def address_outside(post: Post, _: Blog) -> Iterator[Finding]:
    """An address that Pelican would write beside the site, or that names no file."""
    for key in ("slug", "url", "save_as"):
        value = post.value(key)
        if value.startswith("/") or "\\" in value or ".." in value.split("/"):
            right = "must lie within the site, without .. and without / at its start"
            yield post.line_of(key), f"“{key}: {value}” {right}."
    slug = post.value("slug")
    if slug and (not re.search(r"\w", slug) or re.search(r"[\s?#%&<>\"']", slug)):
        right = "must be letters, digits and hyphens, like: way-back-after-no"
        yield post.line_of("slug"), f"“slug: {slug}” {right}."


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
