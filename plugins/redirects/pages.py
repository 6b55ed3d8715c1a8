"""Pages that lead on by themselves, for hosts that know no redirects."""

from collections.abc import Iterable
from pathlib import Path
from urllib.parse import unquote

from plugins.addresses import file_of

from .redirect import Redirect

LEADS_ON = '<meta http-equiv="refresh"'  # as in the theme's moved.html


def page_for(redirect: Redirect) -> str:
    """The file that answers at an old address; empty where no page can."""
    path = unquote(redirect.old).lstrip("/")
    if redirect.query or path.endswith("*") or ".." in path.split("/"):
        return ""
    file = file_of(path)
    return file if file.endswith(".html") else ""


def missing_pages(redirects: Iterable[Redirect], output: Path) -> dict[Path, str]:
    """Where pages must be written that are not there, and where they lead."""
    named = {page_for(redirect): redirect.new for redirect in redirects}
    return {output / n: new for n, new in named.items() if n and not (output / n).exists()}


def leads_on(file: Path) -> bool:
    """Whether a file is such a page."""
    return file.suffix == ".html" and LEADS_ON in file.read_text(encoding="utf-8")
