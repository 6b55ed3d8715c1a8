"""The pages of the desk, as HTML."""

from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from tools.desk.messages import translated
from tools.desk.words import Words

FOLDER = Path(__file__).with_name("templates")


def page(template: str, words: Words, **facts: Any) -> str:
    """A page by its template, in the words of a language."""
    return _environment().get_template(template).render(w=words, **facts)


def counted(words: Words, name: str, total: int, **more: int) -> str:
    """What stands under `name_one` or `name_other`, with the number put in."""
    form = words[f"{name}_one" if total == 1 else f"{name}_other"]
    return form.format(total=total, **more)


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
