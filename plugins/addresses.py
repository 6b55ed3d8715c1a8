"""What address a post, a list or a feed has: whoever must know asks here.

Addresses are as Pelican's: below the site, without a slash in front. A topic, a tag or an audience
is one of Pelican's URLWrapper, which knows its own.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from string import Formatter
from typing import Any, TypeVar
from urllib.parse import urlsplit

from pelican import signals
from pelican.contents import Content
from pelican.paginator import Paginator

Settings = Mapping[str, Any]
C = TypeVar("C", bound=Content)

DECIDING = re.compile(  # of the address of a post or page, beside its header
    r"(?:ARTICLE|PAGE)_(?:LANG_)?(?:URL|SAVE_AS)|DEFAULT_(?:LANG|CATEGORY)"
    r"|SLUG\w+|CATEGORY_REGEX_SUBSTITUTIONS"
)
INDEX = "index.html"  # what hosts send for a folder
OVERVIEWS = ("categories", "tags", "archives", "checklists")  # templates; plugins/listings/
ERRORS = ("404", "offline")  # templates of pages that are shown where another was asked for
PERIODS = ("YEAR_ARCHIVE_URL", "MONTH_ARCHIVE_URL")
FORMATS = ("rss", "atom", "json")
FEEDS = {
    "all": "FEED_ALL",
    "topic": "CATEGORY_FEED",
    "tag": "TAG_FEED",
    "audience": "AUDIENCE_FEED",
    "language": "LANGUAGE_FEED",
}
RESERVED = frozenset(  # desk and drafts are there in a preview only
    "apple-touch-icon.png cards desk drafts favicon.ico icons pagefind pictures release.json "
    "robots.txt sitemap.xml sw.js".split()
)
DIGITS = {"%Y": r"\d{4}", "%m": r"\d\d", "%d": r"\d\d"}
NOTHING = "(?!)"  # a pattern that fits nowhere


def published(kind: type[C], header: Mapping[str, Any], settings: Settings, stem: str) -> C:
    """A post or page as it will be published: Pelican says its `slug`, `lang`, `url`, `save_as`.

    `header` is what Pelican calls metadata; `stem` is of the file's name.
    """
    with signals.content_object_init.muted():  # to plugins it is no post
        content: C = kind("", dict(header), settings, f"{stem}.md")
    content.status = "published"  # drafts will be, and what waits for its day
    return content


def folder_of(site_url: str) -> str:
    """The folder of its host that a site is in, as `/blog`; empty at the root."""
    return urlsplit(site_url).path.rstrip("/")


def file_of(address: str) -> str:
    """The file that answers at an address."""
    return f"{address}{INDEX}" if not address or address.endswith("/") else address


def address_of(file: str) -> str:
    """The shortest address at which a file answers."""
    folder, slash, name = file.rpartition("/")
    return f"{folder}{slash}" if name == INDEX else file


def deciding_settings(settings: Settings) -> dict[str, Any]:
    """The settings that decide what address a post or page has."""
    return {name: settings[name] for name in sorted(settings) if DECIDING.fullmatch(name)}


def feeds_of(kind: str, slug: str, settings: Settings) -> dict[str, str]:
    """The addresses of a feed, by format; `kind` is one of FEEDS."""
    forms = {name: settings.get(f"{FEEDS[kind]}_{name.upper()}") for name in FORMATS}
    return {name: form.format(slug=slug) for name, form in forms.items() if form}


def template_file(template: str, settings: Settings) -> str:
    """The file of the one page that a template makes.

    As in `ArticlesGenerator.generate_direct_templates` of pelican/generators.py.
    """
    return str(settings.get(f"{template.upper()}_SAVE_AS", f"{template}.html"))


def fixed_files(settings: Settings) -> list[str]:
    """The files of the pages that are there whatever the posts are."""
    templates = (*OVERVIEWS, "404", *settings["DIRECT_TEMPLATES"])
    return [file for name in templates if (file := template_file(name, settings))]


def transient_files(*editions: Settings) -> re.Pattern[str]:
    """What the files look like whose address nobody keeps: a list has further pages for a while."""
    patterns = editions[0]["PAGINATION_PATTERNS"]
    rules = [rule.SAVE_AS for rule in patterns if "{number}" in rule.SAVE_AS]
    first = [rule.removeprefix("{base_name}/") for rule in rules]  # the first list has no name
    errors = [template_file(name, settings) for settings in editions for name in ERRORS]
    return pattern_of([*rules, *first, *errors])


def reserved_names(settings: Settings) -> frozenset[str]:
    """The folders and files at the site's root that are there for browsers, hosts and editors."""
    pictures = (path.partition("/")[0] for path in settings["STATIC_PATHS"])
    return RESERVED | {settings["THEME_STATIC_DIR"], *pictures}


def format_of(address: str, *editions: Settings) -> str:
    """The format of the feed that has this address; empty for anything else."""
    found = (
        one
        for one in FORMATS
        if pattern_of(feed_forms(*editions, formats=[one])).fullmatch(address)
    )
    return next(found, "")


def feed_forms(*editions: Settings, formats: Iterable[str] = FORMATS) -> list[str]:
    """What the settings of editions say of the addresses of feeds, of all formats or of some."""
    names = [f"{feed}_{name.upper()}" for feed in FEEDS.values() for name in formats]
    forms = (settings.get(name) for settings in editions for name in names)
    return list(dict.fromkeys(filter(None, forms)))


def periods_of(day: date, settings: Settings) -> list[str]:
    """The addresses of a day's year and month."""
    return [settings[name].format(date=day) for name in PERIODS]


def list_addresses(url: str, save_as: str, posts: int, settings: Settings) -> list[str]:
    """The addresses of a list of so many posts, which may be long."""
    per_page = settings["DEFAULT_PAGINATION"]
    paginator = Paginator(save_as, url, range(posts), settings, per_page)
    return [paginator.page(number).url for number in paginator.page_range]


def pattern_of(forms: Iterable[str]) -> re.Pattern[str]:
    """What addresses look like that any of these forms of the settings gives."""
    return re.compile("|".join(map(_pattern, forms)) or NOTHING)


def _pattern(form: str) -> str:
    parts = Formatter().parse(form)
    return "".join(re.escape(text) + _field(name, spec) for text, name, spec, _ in parts)


def _field(name: str | None, spec: str | None) -> str:
    if spec:
        return re.sub("%.", lambda part: DIGITS.get(part[0], ".*"), re.escape(spec))
    return {None: "", "number": r"\d+"}.get(name, ".*")
