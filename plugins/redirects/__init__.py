"""Old addresses lead to new ones: the old blog's by rule, others by content/redirects.txt."""

from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from pelican import signals
from pelican.generators import Generator

from plugins.incremental import joined
from plugins.needs import needs

from .editors import FILE, read_redirects
from .hosts import SNIPPETS
from .old_blog import old_blog
from .pages import leads_on, missing_pages
from .redirect import Redirect, below


def register() -> None:
    """Connect to Pelican."""
    needs(__name__, "plugins.incremental", "plugins.feeds")
    joined.connect(write_redirects)
    signals.finalized.connect(refuse_dead_ends)


def write_redirects(generator: Generator, writer: Any) -> None:
    """Write every redirect in the form of each host; see docs/decisions/redirects.md."""
    context, settings = generator.context, generator.settings
    by_rule = old_blog(context["feeds"], context["pages"], settings["CATEGORIES_URL"])
    redirects = below(settings["SITEURL"], [*editors_redirects(settings), *by_rule])
    for name, snippet in SNIPPETS.items():
        Path(writer.output_path, name).write_text(snippet(redirects), encoding="utf-8")
    if settings.get("REDIRECT_PAGES"):
        write_pages(generator, missing_pages(redirects, Path(writer.output_path)))


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


def refuse_dead_ends(pelican: Any) -> None:
    """Stop when an editor's redirect leads nowhere, or stands before a page that is there."""
    wrong = [
        problem
        for redirect in editors_redirects(pelican.settings)
        for problem in dead_ends(redirect, Path(pelican.output_path))
    ]
    if wrong:
        raise SystemExit("\n".join(f"{Path(pelican.settings['PATH'], FILE)}: {w}" for w in wrong))


def dead_ends(redirect: Redirect, output: Path) -> list[str]:
    """What is wrong with a redirect, given what has been built."""
    problems = []
    if redirect.new.startswith("/") and not is_built(redirect.new, output):
        problems.append(f"{redirect.new} is not there; {redirect.old} must lead to what is.")
    if not redirect.query and is_built(redirect.old, output):
        problems.append(f"{redirect.old} is still there; delete its line, or the page.")
    return problems


def is_built(address: str, output: Path) -> bool:
    """Whether a page or file, and no redirect, answers at an address below the site."""
    path = output / address.partition("#")[0].partition("?")[0].lstrip("/")
    return any(file.is_file() and not leads_on(file) for file in (path, path / "index.html"))
