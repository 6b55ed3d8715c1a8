"""The theme's colours: its `css/colours.css` says each of them once; whoever draws asks here."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from pelican import signals
from pelican.generators import ArticlesGenerator
from tinycss2 import parse_blocks_contents, parse_one_component_value, parse_stylesheet
from tinycss2.ast import Declaration, FunctionBlock, HashToken, QualifiedRule

FILE = "css/colours.css"  # in the theme


class Colour(NamedTuple):
    """A colour by day and by night, each as a # and its digits."""

    light: str
    dark: str


class Colours(NamedTuple):
    """The theme's colours, named as the custom properties are that hold them."""

    paper: Colour
    ink: Colour
    quiet: Colour
    line: Colour
    accent: Colour


def register() -> None:
    """Connect to Pelican."""
    signals.article_generator_init.connect(tell_templates)


def tell_templates(generator: ArticlesGenerator) -> None:
    """Let every page know the `colours`."""
    generator.context["colours"] = colours_of(generator.settings)


def colours_of(settings: dict[str, Any]) -> Colours:
    """The colours of the site's theme. Raises ValueError if one of them is not there."""
    file = Path(settings["THEME"]) / FILE
    found = dict(colours_in(file.read_text(encoding="utf-8")))
    for name in Colours._fields:
        if name not in found:
            raise ValueError(f"{file} must say --{name}: light-dark(#abcdef, #123456);")
    return Colours(*(found[name] for name in Colours._fields))


def colours_in(css: str) -> Iterator[tuple[str, Colour]]:
    """The colours that rules name.

    :root { --ink: light-dark(#123456, #abcdef); }  →  ("ink", Colour("#123456", "#abcdef"))
    """
    for declaration in declarations_in(css):
        match hashes_in(declaration):
            case [light, dark]:
                yield declaration.name.removeprefix("--"), Colour(light, dark)


def declarations_in(css: str) -> Iterator[Declaration]:
    """What all rules say that stand in no other."""
    for rule in parse_stylesheet(css):
        if isinstance(rule, QualifiedRule):
            for part in parse_blocks_contents(rule.content):
                if isinstance(part, Declaration):
                    yield part


def hashes_in(declaration: Declaration) -> list[str]:
    """The colours in a value that is `light-dark(…)`."""
    function = parse_one_component_value(declaration.value, skip_comments=True)
    if not isinstance(function, FunctionBlock) or function.lower_name != "light-dark":
        return []
    return [f"#{part.value}" for part in function.arguments if isinstance(part, HashToken)]
