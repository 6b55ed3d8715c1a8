"""The pages of the desk, as HTML."""

from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from tools.i18n.messages import translated
from tools.i18n.words import Words, counted

FOLDER = Path(__file__).with_name("templates")


def page(template: str, words: Words, **facts: Any) -> str:
    """A page by its template, in the words of a language."""
    return _environment().get_template(template).render(w=words, **facts)


def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["counted"] = counted
    environment.globals["translated"] = translated
    return environment
