"""An edition: the blog in one language, with the settings that a blog in it alone would have."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from pelican.urlwrappers import Category, Tag, URLWrapper

from plugins.audiences.audience import Audience
from plugins.languages import languages_of

from .names import NO_NAMES, Names, names_of

KINDS: dict[str, type[URLWrapper]] = {"topic": Category, "tag": Tag, "audience": Audience}
FOLDERS = {  # the settings of lists, by the word that a language has for their folder
    "topics": ("CATEGORY_URL", "CATEGORY_SAVE_AS", "CATEGORIES_URL", "CATEGORIES_SAVE_AS"),
    "tags": ("TAG_URL", "TAG_SAVE_AS", "TAGS_URL", "TAGS_SAVE_AS"),
    "for": ("AUDIENCE_URL", "AUDIENCE_SAVE_AS"),
    "archive": ("ARCHIVES_URL", "ARCHIVES_SAVE_AS"),
    "checklists": ("CHECKLISTS_URL", "CHECKLISTS_SAVE_AS"),
    "search": ("SEARCH_URL", "SEARCH_SAVE_AS"),
    "offline": ("OFFLINE_URL", "OFFLINE_SAVE_AS"),
    "": (
        *("INDEX_URL", "INDEX_SAVE_AS", "YEAR_ARCHIVE_URL", "MONTH_ARCHIVE_URL"),
        *("MANIFEST_SAVE_AS", "404_SAVE_AS"),
    ),
}
FORMATS = ("RSS", "ATOM", "JSON")
FEEDS = [f"{kind}_FEED_{form}" for kind in ("CATEGORY", "AUDIENCE") for form in FORMATS]
NO_FEEDS = {f"TAG_FEED_{form}": None for form in FORMATS}  # the first edition alone has had them
DEFAULTS = {"404_SAVE_AS": "404.html"}


class Edition(NamedTuple):
    """The blog in one language."""

    lang: str
    is_first: bool  # it is at the root, by the settings as they are
    settings: Mapping[str, Any]  # the site's, with `own` among them
    own: Mapping[str, Any]  # those that differ: names and addresses
    names: Names

    def term(self, kind: str, name: str) -> URLWrapper:
        """A topic, tag or audience as this edition calls it; `kind` is one of KINDS."""
        identity = self.names.identity(kind, name)
        called = self.names.name(kind, identity, self.lang)
        term = KINDS[kind](called.name if called else identity, self.settings)
        if called and called.slug:
            term.slug = called.slug
        return term


Editions = Mapping[str, Edition]  # by language, the first one first


def editions_of(settings: Mapping[str, Any]) -> Editions:
    """The editions that the blog may have: one for each language. Raises NamesError."""
    return _editions(settings, names_of(settings))


def _editions(settings: Mapping[str, Any], names: Names) -> Editions:
    languages, first = languages_of(settings), settings["DEFAULT_LANG"]
    found = {first: Edition(first, True, settings, {}, names)}
    for lang, language in languages.items():
        if lang != first:
            site = names.site.get(lang, {})
            own = {**_addresses(lang, language.addresses, settings), **_called(site, settings)}
            own["DEFAULT_LANG"] = lang
            found[lang] = Edition(lang, False, {**settings, **own}, own, names)
    return found


def settings_of_all(settings: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The settings of each edition that the blog may have, for who asks where something may be.

    Their addresses are known even while the file of names cannot be read.
    """
    return [edition.settings for edition in _editions(settings, NO_NAMES).values()]


def edition_of(lang: str, editions: Editions) -> Edition:
    """The edition in a language, or the first one, where readers of any other are at home."""
    return editions.get(lang) or next(iter(editions.values()))


def present(editions: Editions, langs: Iterable[str]) -> Editions:
    """The first edition, and those of languages that posts are in."""
    written = set(langs)
    return {lang: one for lang, one in editions.items() if one.is_first or lang in written}


def _called(site: Mapping[str, str], settings: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "SITENAME": site.get("name", settings["SITENAME"]),
        "SITESUBTITLE": site.get("subtitle", settings["SITESUBTITLE"]),
    }


def _addresses(lang: str, words: Mapping[str, str], settings: Mapping[str, Any]) -> dict[str, Any]:
    """Where an edition's lists are: below a folder of its language, in folders of its words."""
    own = {
        name: f"{lang}/{_in_folder(words.get(folder, ''), form)}"
        for folder, names in FOLDERS.items()
        for name in names
        if (form := settings.get(name, DEFAULTS.get(name))) is not None
    }
    feeds = {name: _among_feeds(lang, settings[name]) for name in FEEDS if settings.get(name)}
    return {**own, **feeds, **NO_FEEDS}


def _in_folder(word: str, form: str) -> str:
    """A form of addresses with another word for its first folder, if it has one."""
    folder, slash, rest = form.partition("/")
    return f"{word}/{rest}" if word and slash and "{" not in folder else form


def _among_feeds(lang: str, form: str) -> str:
    """Feeds stay together in one folder, for which hosts have one rule."""
    folder, slash, rest = form.partition("/")
    return f"{folder}/{lang}/{rest}" if slash and "{" not in folder else f"{lang}/{form}"
