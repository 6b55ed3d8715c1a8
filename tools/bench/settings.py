"""The blog's settings with a sitemap, as when it is published, and without the steps in WITHOUT.

Other steps and the theme ask for what some steps say: something that says nothing stands in.
"""

import os
from types import ModuleType
from typing import Any

from pelican import signals
from pelican.contents import Article

import pelicanconf
import plugins.checklists
from pelicanconf import *  # noqa: F403
from pelicanconf import PLUGINS as STEPS
from plugins.checklists.checklist import TickablePost
from plugins.editions import editions_of


def name_no_card(generator: Any) -> None:
    """No page has a card."""
    none = {"address": "", "kind": "", "width": 0, "height": 0, "alt": ""}
    editions = editions_of(generator.settings)
    generator.context["site_cards"] = dict.fromkeys(editions, none)


def stand_in(step: str) -> Any:
    """A plugin of that name that does nothing: others need one of the name."""
    plugin = ModuleType(f"plugins.{step}")
    vars(plugin)["register"] = lambda: None
    return plugin


def without_feeds(*forms: str) -> None:
    """Name no feeds of these forms; the step stays, for it is the writer of the pages too."""
    names = [name for name in dir(pelicanconf) if name.endswith(forms)]
    globals().update(dict.fromkeys(names))


CACHE_PATH = os.environ["CACHE"]
SITEMAP_SAVE_AS = "sitemap.xml"
left_out = os.environ.get("WITHOUT", "").split()
kept = {"feeds", "json"}
stood_in = {f"plugins.{step}": step for step in left_out if step not in kept}
PLUGINS = [stand_in(stood_in[step]) if step in stood_in else step for step in STEPS]

if "cards" in left_out:
    signals.article_generator_finalized.connect(name_no_card, weak=False)
if "checklists" in left_out:  # plugins.posts would make them all the same
    plugins.checklists.tickable = lambda article: TickablePost("", [])
if "feeds" in left_out:
    without_feeds("_RSS", "_ATOM", "_JSON")
if "json" in left_out:
    without_feeds("_JSON")
if "reading_time" in left_out:
    Article.word_count, Article.reading_minutes, Article.headings = 0, 1, []
if "related" in left_out:
    Article.related_posts, Article.newer_post, Article.older_post = [], None, None
