"""The blog's settings without the step that WITHOUT names; with all of them where it is empty.

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
    none = {"address": "", "width": 0, "height": 0, "alt": ""}
    editions = editions_of(generator.settings)
    generator.context["site_cards"] = dict.fromkeys(editions, none)


def stand_in(step: str) -> Any:
    """A plugin of that name that does nothing: others need one of the name."""
    plugin = ModuleType(f"plugins.{step}")
    vars(plugin)["register"] = lambda: None
    return plugin


CACHE_PATH = "../../.cache"  # from here
left_out = os.environ.get("WITHOUT", "")
PLUGINS = [stand_in(left_out) if step == f"plugins.{left_out}" else step for step in STEPS]

if left_out == "cards":
    signals.article_generator_finalized.connect(name_no_card, weak=False)
elif left_out == "checklists":  # plugins.posts would make them all the same
    plugins.checklists.tickable = lambda article: TickablePost("", [])
elif left_out == "feeds":  # the step stays: it is the writer of the pages too
    PLUGINS = STEPS
    names = [name for name in dir(pelicanconf) if name.endswith(("_RSS", "_ATOM", "_JSON"))]
    globals().update(dict.fromkeys(names))
elif left_out == "reading_time":
    Article.word_count, Article.reading_minutes, Article.headings = 0, 1, []
elif left_out == "related":
    Article.related_posts, Article.newer_post, Article.older_post = [], None, None
