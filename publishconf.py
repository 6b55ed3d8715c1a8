"""What differs in production: the public address, absolute links, files for search engines."""

import os

from pelicanconf import *  # noqa: F403
from pelicanconf import DIRECT_TEMPLATES as PAGES
from pelicanconf import PLUGINS as STEPS

# The blog's public address, without a slash at the end. Change it here, or for one build:
# SITEURL=https://example.org make publish
SITEURL = (os.environ.get("SITEURL") or "https://blog.ingenium-search.be").rstrip("/")
FEED_DOMAIN = SITEURL
RELATIVE_URLS = False
MAY_BE_EMPTY = True  # the gate counts the posts

DIRECT_TEMPLATES = [*PAGES, "robots"]
SITEMAP_SAVE_AS = "sitemap.xml"
ROBOTS_SAVE_AS = "robots.txt"

# A release is built into an empty folder, and browsers may keep its style and scripts for ever.
PLUGINS = [step for step in STEPS if step != "plugins.incremental.stale_files"]
PLUGINS += ["plugins.fingerprints", "plugins.headers"]

# For a host that knows no redirects, as GitHub Pages: old addresses become pages that lead on.
REDIRECT_PAGES = bool(os.environ.get("REDIRECT_PAGES"))
