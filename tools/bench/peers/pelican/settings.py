"""Plain Pelican: no plugins, typogrify, and a theme that makes what the other peers make."""

PLUGINS: list[str] = []
SITENAME = "Letters"
SITEURL = "https://www.example.com"
TIMEZONE = "UTC"
DEFAULT_DATE_FORMAT = "%d %B %Y"
TYPOGRIFY = True
ARTICLE_PATHS = ["posts"]
STATIC_PATHS: list[str] = []

THEME = "."
THEME_STATIC_PATHS: list[str] = []
DIRECT_TEMPLATES = ["index", "categories", "tags", "archives", "404", "sitemap"]
PAGINATED_TEMPLATES = dict.fromkeys(["index", "category", "tag", "author"])
DEFAULT_PAGINATION = 6
PAGINATION_PATTERNS = [
    (1, "{url}", "{save_as}"),
    (2, "{base_name}/page/{number}/", "{base_name}/page/{number}/index.html"),
]
ARTICLE_URL, ARTICLE_SAVE_AS = "{slug}/", "{slug}/index.html"
CATEGORY_URL, CATEGORY_SAVE_AS = "topics/{slug}/", "topics/{slug}/index.html"
TAG_URL, TAG_SAVE_AS = "tags/{slug}/", "tags/{slug}/index.html"
AUTHOR_URL, AUTHOR_SAVE_AS = "for/{slug}/", "for/{slug}/index.html"  # audiences
YEAR_ARCHIVE_URL, YEAR_ARCHIVE_SAVE_AS = "{date:%Y}/", "{date:%Y}/index.html"
MONTH_ARCHIVE_URL, MONTH_ARCHIVE_SAVE_AS = "{date:%Y}/{date:%m}/", "{date:%Y}/{date:%m}/index.html"
CATEGORIES_SAVE_AS, TAGS_SAVE_AS = "topics/index.html", "tags/index.html"
ARCHIVES_SAVE_AS = "posts/index.html"
SITEMAP_SAVE_AS = "sitemap.xml"

FEED_ALL_RSS, FEED_ALL_ATOM = "feeds/all.rss.xml", "feeds/all.atom.xml"
CATEGORY_FEED_RSS = "feeds/topics/{slug}.rss.xml"
CATEGORY_FEED_ATOM = "feeds/topics/{slug}.atom.xml"
TAG_FEED_RSS, TAG_FEED_ATOM = "feeds/tags/{slug}.rss.xml", "feeds/tags/{slug}.atom.xml"
AUTHOR_FEED_RSS, AUTHOR_FEED_ATOM = "feeds/for/{slug}.rss.xml", "feeds/for/{slug}.atom.xml"
TRANSLATION_FEED_RSS = "feeds/languages/{lang}.rss.xml"
TRANSLATION_FEED_ATOM = "feeds/languages/{lang}.atom.xml"
FEED_MAX_ITEMS = 30
RSS_FEED_SUMMARY_ONLY = False
