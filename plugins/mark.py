"""The agency's mark: the theme's one drawing of it, in the theme's colours."""

from pelican.generators import Generator

from plugins.colours import colours_of

TEMPLATE = "mark.svg"


def mark_of(generator: Generator) -> str:
    """The source of an SVG; a browser shows its dark colours where the system is dark."""
    template = generator.env.get_template(TEMPLATE)
    return str(template.render(colours=colours_of(generator.settings)))
