"""Nothing is built from content that would be lost: problems stop the build, with file and line."""

import logging
from pathlib import Path
from typing import Any

from pelican import signals
from pelican.contents import Content
from pelican.generators import Generator

from .blog import blog_of
from .check import check, is_page
from .file_rules import walk
from .problem import errors_in, shown
from .settings_rules import wrong_settings
from .unforeseen import hide_tracebacks

log = logging.getLogger(__name__)


def register() -> None:
    """Connect to Pelican."""
    hide_tracebacks()
    signals.initialized.connect(pass_on_what_fails)
    signals.get_generators.connect(refuse_problems)
    signals.all_generators_finalized.connect(refuse_lost_posts)


def pass_on_what_fails(pelican: Any) -> None:
    """Let Pelican log what a library raised while it read a post; `unforeseen.py` words it."""
    pelican.settings["DEBUG"] = True


def refuse_problems(pelican: Any) -> None:
    """Proofread all content before a build begins.

    SystemExit, because Pelican prints a traceback for anything else: editors get plain lines.
    """
    if wrong := [*wrong_settings(pelican.settings)]:
        raise SystemExit("\n".join([*wrong, "Nothing was built."]))
    problems = check(Path(pelican.path), blog_of(pelican.settings))
    if errors := errors_in(problems):
        raise SystemExit("\n".join([*map(str, errors), "Nothing was built."]))
    refuse_emptiness(pelican)
    if problems:
        log.info("The proofreader has %d pieces of advice; make check tells them.", len(problems))


def refuse_emptiness(pelican: Any) -> None:
    """A site without posts is most often the wrong folder."""
    folder, settings = Path(pelican.path), pelican.settings
    files = walk(folder, settings["IGNORE_FILES"])
    if not settings["MAY_BE_EMPTY"] and not any(is_post(file, folder) for file in files):
        raise SystemExit(
            f"There is no post in {shown(folder)}; INPUTDIR= names the folder of posts. "
            "If it shall be empty: make html EMPTY=yes\nNothing was built."
        )


def is_post(file: Path, folder: Path) -> bool:
    """Whether a file is a post."""
    return file.suffix == ".md" and not is_page(file, folder)


def refuse_lost_posts(generators: list[Generator]) -> None:
    """Stop before anything is written if Pelican or a plugin could not make something of a file."""
    found: dict[str, Content | None] = generators[0].context["generated_content"]
    lost = sorted(path for path, content in found.items() if content is None)
    if lost:
        raise SystemExit(
            f"Could not be built: {', '.join(lost)}. Nothing was built; "
            "`make html` shows the reason."
        )
