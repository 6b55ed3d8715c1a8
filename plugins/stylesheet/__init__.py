"""The theme's style is one file a concept; browsers get one file, and the first view one request.

The theme's `css/main.css` imports the others. A browser would have to load it before it could ask
for them, so what it imports is put into its place, and the parts are not published. What one page
alone needs, the search, is a file of its own, which that page names after it.
"""

from pathlib import Path

from pelican import signals
from pelican.generators import Generator

from plugins.incremental.cached import cached
from plugins.incremental.files import write_atomically

from .bundle import bundle

STYLESHEETS = ("css/main.css", "css/search.css")  # in the theme, and in its folder of the output


def register() -> None:
    """Connect to Pelican."""
    signals.all_generators_finalized.connect(write_stylesheet)


def write_stylesheet(generators: list[Generator]) -> None:
    """Write the style before the first page that asks for it: a preview shows pages at once."""
    settings = generators[0].settings
    for name in STYLESHEETS:
        file = Path(settings["OUTPUT_PATH"], settings["THEME_STATIC_DIR"], name)
        file.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(bundled(Path(settings["THEME"], name)).encode(), file)


def bundled(stylesheet: Path) -> str:
    """A stylesheet with those that it imports, which lie beside it."""
    beside = sorted(stylesheet.parent.glob("*.css"))
    return _bundled(str(stylesheet), [file.read_text(encoding="utf-8") for file in beside])


@cached(str)
def _bundled(stylesheet: str, _beside: list[str]) -> str:
    return bundle(Path(stylesheet))
