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
DIRECT_TEMPLATES = ["index", "archives", "sitemap"]
PAGINATED_TEMPLATES = {"index": 10}
ARTICLE_URL, ARTICLE_SAVE_AS = "{slug}/", "{slug}/index.html"
CATEGORY_URL, CATEGORY_SAVE_AS = "topics/{slug}/", "topics/{slug}/index.html"
TAG_URL, TAG_SAVE_AS = "tags/{slug}/", "tags/{slug}/index.html"
ARCHIVES_SAVE_AS = "posts/index.html"
SITEMAP_SAVE_AS = "sitemap.xml"
AUTHOR_SAVE_AS = ""

FEED_ALL_RSS, FEED_ALL_ATOM = "rss.xml", "atom.xml"
FEED_MAX_ITEMS = 20
RSS_FEED_SUMMARY_ONLY = False
CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
