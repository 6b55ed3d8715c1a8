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

from .blog import blog_of
from .check import check, is_page
from .file_rules import walk
from .problem import errors_in, shown
from .settings_rules import wrong_settings
from .unforeseen import hide_tracebacks
from .verdict import AwaitedVerdict, Verdict


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
    find = partial(verdict_on, Path(pelican.path), pelican.settings)
    AwaitedVerdict(answer_beside(find, "Proofreading"))


def verdict_on(folder: Path, settings: dict[str, Any]) -> Verdict:
    """What there is to say of the content of a folder."""
    problems = check(folder, blog_of(settings))
    errors = errors_in(problems)
    refusal = "\n".join([*map(str, errors), "Nothing was built."]) if errors else ""
    return Verdict(refusal or refused_as_empty(folder, settings), len(problems), STORE.asked)


def refused_as_empty(folder: Path, settings: dict[str, Any]) -> str:
    """What to say of a site without posts, which is most often the wrong folder."""
    files = walk(folder, settings["IGNORE_FILES"])
    if settings["MAY_BE_EMPTY"] or any(is_post(file, folder) for file in files):
        return ""
    return (
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
