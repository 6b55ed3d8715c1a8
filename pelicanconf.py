"""The facts of the site, and Pelican's settings. No functions; nothing is computed here."""

from jinja2 import StrictUndefined

from plugins.incremental.cached import cached
from plugins.templates import TemplateCache, format_date, format_skeleton, once, plain

# The agency. These facts are used by the theme, the checklists and the feeds.
AGENCY = "Ingenium Executive Search"
WEBSITE_URL = "http://www.ingenium-search.be"
TWITTER_USERNAME = "IngeniumSearch"

# The site.
SITENAME = "Ingenium Letters"
SITESUBTITLE = "Advice for candidates and hiring managers, from Ingenium Executive Search"
AUTHOR = AGENCY
SITEURL = "http://127.0.0.1:8000"  # publishconf.py holds the public address
RELATIVE_URLS = True  # the built pages work wherever they are served
LANGUAGES = ["en", "nl", "fr"]  # each has a home as soon as it has a post
DEFAULT_LANG = "en"  # whose home is at the root
LANGUAGES_PATH = ""  # a folder of further languages; see docs/languages.md
CHECKLISTS_LANGUAGES = ["plugins/languages", LANGUAGES_PATH]  # where checklists.toml may be
AUDIENCES = ["Candidates", "Hiring managers"]  # whom a post may say that it is for
MORE_HEADERS: list[str] = []  # that posts may have beside ours, as those of a blog that moves in
TIMEZONE = "Europe/Brussels"
PUBLISH_COMMAND = ""  # what the desk runs once a release is live; see docs/publishing.md
DEFAULT_DATE_FORMAT = ""  # Pelican need not word what no template asks for: dates are Babel's
LOCALE = ["C.UTF-8", "C"]  # dates are Babel's; text files must stay UTF-8 after this is read

# What editors write.
PATH = "content"
OUTPUT_PATH = "output"
CACHE_PATH = ".cache"  # what builds keep for each other; it may be deleted at any time
ARTICLE_PATHS = [""]
PAGE_PATHS = ["pages"]
STATIC_PATHS = ["images"]
IGNORE_FILES = [".*", "~*", "*~", "#*#", "*.tmp", "*.bak", "Thumbs.db", "desktop.ini"]  # no content
USE_FOLDER_AS_CATEGORY = False
DEFAULT_CATEGORY = "Advice"
MAY_BE_EMPTY = False  # a folder without posts is most often the wrong one
WITH_FUTURE_DATES = False  # a post waits for its date: it is in no list and no feed before
FILENAME_METADATA = ""  # a post says its date in its header
SLUGIFY_SOURCE = "basename"
ARTICLE_TRANSLATION_ID = PAGE_TRANSLATION_ID = None  # plugins/translations/ finds them
SLUG_REGEX_SUBSTITUTIONS = [
    (r"\A\d{4}-\d{2}-\d{2}-(?=.)", ""),  # 2017-06-13-way-back.md has the slug way-back
    (r"[^\w\s-]", ""),
    (r"[-_\s]+", "-"),
    (r"\A-|-\Z", ""),
]
TAG_REGEX_SUBSTITUTIONS = CATEGORY_REGEX_SUBSTITUTIONS = [
    (r"(?<=\w)#", " sharp"),  # C, C# and C++ are three
    (r"(?<=\w)\+\+", " plus plus"),
    *SLUG_REGEX_SUBSTITUTIONS[1:],
]

# What we do to it.
PLUGINS = [
    "plugins.incremental",
    "plugins.colours",
    "plugins.languages",
    "plugins.proofreading",
    "plugins.reader",
    "plugins.linked_files",
    "plugins.reading_time",
    "plugins.pictures",
    "plugins.related",
    "plugins.audiences",
    "plugins.editions",
    "plugins.checklists",
    "plugins.feeds",
    "plugins.posts",
    "plugins.translations",  # which sorts by the addresses that plugins.posts has kept
    "plugins.listings",
    "plugins.redirects",
    "plugins.search",
    "plugins.offline",
    "plugins.stylesheet",
    "plugins.cards",
    "plugins.icons",
    "plugins.incremental.stale_files",
]
CHECKLISTS_CACHE = cached  # the plugin is a distribution of its own and knows no cache of ours
MARKDOWN = {
    "extension_configs": {
        "plugins.pasted_lists": {},
        "plugins.tick_marks": {},
        "plugins.pictures.embeds": {},
        "plugins.links": {},
        "markdown.extensions.extra": {"tables": {"use_align_attribute": True}},  # no style
        "plugins.commonmark": {},
        "markdown.extensions.toc": {},
    },
    "output_format": "html5",
}
FORMATTED_FIELDS: list[str] = []  # a summary is text, as a title is; see plugins/reader/
TYPOGRIFY = False  # plugins/reader/ does it, once a text
SEARCH_INDEX = True  # False builds faster: the search page then leads to the archive

# How it looks.
THEME = "theme"
DIRECT_TEMPLATES = ["search", "offline", "manifest"]  # lists of posts: plugins/listings/
JINJA_ENVIRONMENT = {
    "autoescape": True,
    "undefined": StrictUndefined,
    "trim_blocks": True,
    "lstrip_blocks": True,
    "auto_reload": False,  # a build reads a template once
    "bytecode_cache": TemplateCache(),
    "extensions": [],
}
JINJA_GLOBALS = {"once": once}
JINJA_FILTERS = {"format_date": format_date, "format_skeleton": format_skeleton, "plain": plain}
PICTURE_SIZES = "(min-width: 44rem) 38rem, calc(100vw - 2.5rem)"  # how wide a text is
DEFAULT_PAGINATION = 6

# Addresses: the old blog's for posts, folders for the rest.
ARTICLE_URL = ARTICLE_SAVE_AS = "{date:%Y}/{date:%m}/{slug}.html"
ARTICLE_LANG_URL = ARTICLE_LANG_SAVE_AS = "{lang}/{date:%Y}/{date:%m}/{slug}.html"
ARTICLE_LANG_FORMER_URLS = ["{date:%Y}/{date:%m}/{slug}-{lang}.html"]  # lead there
PAGE_URL, PAGE_SAVE_AS = "{slug}/", "{slug}/index.html"
PAGE_LANG_URL, PAGE_LANG_SAVE_AS = "{lang}/{slug}/", "{lang}/{slug}/index.html"
CATEGORY_URL, CATEGORY_SAVE_AS = "topics/{slug}/", "topics/{slug}/index.html"
CATEGORIES_URL, CATEGORIES_SAVE_AS = "topics/", "topics/index.html"
TAG_URL, TAG_SAVE_AS = "tags/{slug}/", "tags/{slug}/index.html"
AUDIENCE_URL, AUDIENCE_SAVE_AS = "for/{slug}/", "for/{slug}/index.html"
TAGS_URL, TAGS_SAVE_AS = "tags/", "tags/index.html"
ARCHIVES_URL, ARCHIVES_SAVE_AS = "archive/", "archive/index.html"
YEAR_ARCHIVE_URL, MONTH_ARCHIVE_URL = "{date:%Y}/", "{date:%Y}/{date:%m}/"
YEAR_ARCHIVE_SAVE_AS = MONTH_ARCHIVE_SAVE_AS = ""  # plugins/listings/ writes them
DRAFT_SAVE_AS = DRAFT_LANG_SAVE_AS = ""  # drafts are for the preview: tools/previewconf.py
DRAFT_PAGE_SAVE_AS = DRAFT_PAGE_LANG_SAVE_AS = ""
AUTHOR_SAVE_AS = ""  # every post is signed by the agency
CHECKLISTS_URL, CHECKLISTS_SAVE_AS = "checklists/", "checklists/index.html"
SEARCH_URL, SEARCH_SAVE_AS = "search/", "search/index.html"
OFFLINE_URL, OFFLINE_SAVE_AS = "offline/", "offline/index.html"
MANIFEST_SAVE_AS = "site.webmanifest"
INDEX_URL, INDEX_SAVE_AS = "", "index.html"
PAGINATION_PATTERNS = [
    (1, "{url}", "{save_as}"),
    (2, "{base_name}/page/{number}/", "{base_name}/page/{number}/index.html"),
]

# Feeds: full text, of everything and of each topic, tag, audience and language.
FEED_ALL_RSS = "feeds/all.rss.xml"
FEED_ALL_ATOM = "feeds/all.atom.xml"
FEED_ALL_JSON = "feeds/all.json"
CATEGORY_FEED_RSS = "feeds/topics/{slug}.rss.xml"
CATEGORY_FEED_ATOM = "feeds/topics/{slug}.atom.xml"
CATEGORY_FEED_JSON = "feeds/topics/{slug}.json"
TAG_FEED_RSS = "feeds/tags/{slug}.rss.xml"
TAG_FEED_ATOM = "feeds/tags/{slug}.atom.xml"
TAG_FEED_JSON = "feeds/tags/{slug}.json"
AUDIENCE_FEED_RSS = "feeds/audiences/{slug}.rss.xml"
AUDIENCE_FEED_ATOM = "feeds/audiences/{slug}.atom.xml"
AUDIENCE_FEED_JSON = "feeds/audiences/{slug}.json"
LANGUAGE_FEED_RSS = "feeds/languages/{slug}.rss.xml"
LANGUAGE_FEED_ATOM = "feeds/languages/{slug}.atom.xml"
LANGUAGE_FEED_JSON = "feeds/languages/{slug}.json"
TRANSLATION_FEED_ATOM = None  # Pelican's name for the feeds of languages; ours have titles
AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None
FEED_MAX_ITEMS = 30
FEED_ID_PREFIX = "tag:ingenium-search.be,2017:"  # never change it: readers would see all again
FEED_IMAGE = "theme/img/feed.png"
FEED_ICON = "theme/img/feed-icon.png"
WEBSUB_HUB = ""  # the address of a hub that tells subscribers at once, if there is one
