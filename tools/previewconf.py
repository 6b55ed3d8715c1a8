"""What differs while editors preview: drafts and scheduled posts have pages, marked as such."""

from pathlib import Path

from pelicanconf import *  # noqa: F403
from pelicanconf import CACHE_PATH as CACHE
from pelicanconf import PLUGINS as STEPS

PLUGINS = ["tools.preview.announcing", *STEPS, "tools.preview.first_look"]

DRAFT_URL = DRAFT_SAVE_AS = "drafts/{slug}.html"
DRAFT_LANG_URL = DRAFT_LANG_SAVE_AS = "drafts/{slug}-{lang}.html"
DRAFT_PAGE_URL = DRAFT_PAGE_SAVE_AS = "drafts/pages/{slug}.html"
DRAFT_PAGE_LANG_URL = DRAFT_PAGE_LANG_SAVE_AS = "drafts/pages/{slug}-{lang}.html"
CACHE_PATH = str(Path("..", CACHE))  # from here; `make html` finds what the preview has computed
MAY_BE_EMPTY = True  # the first post is yet to be written
