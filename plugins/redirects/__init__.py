"""Old addresses lead to new ones: the old blog's by rule, others by content/redirects.txt."""

from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any
from urllib.parse import quote, urljoin

from pelican.generators import Generator

from plugins.addresses import folder_of
from plugins.incremental import joined
from plugins.needs import needs

from .editors import FILE, read_redirects
from .former import former_lists, former_posts
from .hosts import SNIPPETS
from .old_blog import old_blog, old_months
from .pages import missing_pages
from .redirect import Redirect, also_in, below


def register() -> None:
    """Connect to Pelican."""
    needs(__name__, "plugins.incremental", "plugins.feeds", "plugins.editions")
    joined.connect(write_redirects)


def write_redirects(generator: Generator, writer: Any) -> None:
    """Write every redirect in the form of each host; see docs/decisions/redirects.md."""
    settings = generator.settings
    by_rule = redirects_by_rule(generator.context, settings)
    redirects = below(settings["SITEURL"], [*editors_redirects(settings), *by_rule])
    folder = folder_of(settings["SITEURL"])
    for name, snippet in SNIPPETS.items():
        text = snippet(also_in(folder, redirects), folder)
        Path(writer.output_path, name).write_text(text, encoding="utf-8")
    if settings.get("REDIRECT_PAGES"):
        write_pages(generator, missing_pages(redirects, Path(writer.output_path)))


def redirects_by_rule(context: dict[str, Any], settings: dict[str, Any]) -> Iterator[Redirect]:
    """The redirects from the old blog's addresses, and from those of earlier settings."""
    posts = [*context["articles"], *context["hidden_articles"]]
    own = [post for post in posts if post.in_default_lang]
    every = [*chain.from_iterable([post, *post.translations] for post in posts)]
    there = {quote(f"/{one.url}") for one in (*every, *context["pages"])}
    former = former_posts(post for post in every if not post.in_default_lang)
    for redirect in (*former, *former_lists(context["editions"])):
        if redirect.old not in there:
            yield redirect
    yield from old_blog(context["feeds"], context["pages"], own, settings["CATEGORIES_URL"])
    for one in context["editions"]:  # a month of several is the first one's
        yield from old_months((post.date for post in one.posts), one.edition.settings)


def write_pages(generator: Generator, pages: dict[Path, str]) -> None:
    """Write a page at each old address that leads on to the new one."""
    template = generator.get_template("moved")
    for path, new in pages.items():
        address = urljoin(f"{generator.settings['SITEURL']}/", new)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(template.render(generator.context, address=address), encoding="utf-8")


def editors_redirects(settings: dict[str, Any]) -> list[Redirect]:
    """The redirects that editors have written, if they have."""
    file = Path(settings["PATH"], FILE)
    return read_redirects(file.read_text(encoding="utf-8-sig")) if file.is_file() else []
