"""Nothing is built from content that would be lost: problems stop the build, with file and line."""

from functools import partial
from pathlib import Path
from typing import Any

from pelican import signals
from pelican.contents import Content
from pelican.generators import Generator

from plugins.incremental.parallel import answer_beside
from plugins.incremental.store import STORE
from plugins.reader.reader import verdict_needed

from .settings_rules import wrong_settings
from .unforeseen import hide_tracebacks
from .verdict import AwaitedVerdict, ContentVerdict


def register() -> None:
    """Connect to Pelican."""
    hide_tracebacks()
    signals.initialized.connect(pass_on_what_fails)
    signals.get_generators.connect(proofread)
    signals.article_generator_pretaxonomy.connect(verdict_needed.send)
    signals.all_generators_finalized.connect(refuse_lost_posts)


def pass_on_what_fails(pelican: Any) -> None:
    """Let Pelican log what a library raised while it read a post; `unforeseen.py` words it."""
    pelican.settings["DEBUG"] = True


def proofread(pelican: Any) -> None:
    """Proofread all content while what earlier builds have read is read again.

    SystemExit, because Pelican prints a traceback for anything else: editors get plain lines.
    """
    if wrong := [*wrong_settings(pelican.settings)]:
        raise SystemExit("\n".join([*wrong, "Nothing was built."]))
    STORE.close()
    find = partial(judged, Path(pelican.path), pelican.settings)
    AwaitedVerdict(answer_beside(find, "Proofreading"))


def judged(folder: Path, settings: dict[str, Any]) -> ContentVerdict:
    """What there is to say of the content of a folder."""
    from .judging import verdict_on  # with all rules, which load while the build reads

    return verdict_on(folder, settings)


def refuse_lost_posts(generators: list[Generator]) -> None:
    """Stop before anything is written if Pelican or a plugin could not make something of a file."""
    found: dict[str, Content | None] = generators[0].context["generated_content"]
    lost = sorted(path for path, content in found.items() if content is None)
    if lost:
        raise SystemExit(
            f"Could not be built: {', '.join(lost)}. Nothing was built; "
            "`make html` shows the reason."
        )
