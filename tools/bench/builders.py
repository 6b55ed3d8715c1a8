"""This blog and its peers: where they are found, and how each builds a folder of posts.

Two comparisons are made. On the same work everybody makes all that this blog makes of posts but
their checklists: pages, feeds in three forms, a sitemap, an index for a search, and cards. On text
alone there is neither search nor cards, no checklist, and no feed in JSON, of which Pelican makes
none.
"""

import json
import shlex
import shutil
import sys
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from importlib.metadata import PackageNotFoundError, files, version
from pathlib import Path
from typing import NamedTuple

from . import dialects
from .card_parts import write_font, write_plate
from .dialects import PeerDialect
from .running import Command

ROOT = Path(__file__).parent.parent.parent
PEERS = Path(__file__).parent / "peers"
MODULES = PEERS / "node/node_modules"
PARTS = ("content", "plugins", "theme", "tools", "pelicanconf.py", "publishconf.py")
UNNEEDED = shutil.ignore_patterns("__pycache__", "node_modules", "tests")
TEXT_ALONE = "search cards checklists json"  # what this blog leaves out

BLOG, HUGO, ELEVENTY = "this blog", "Hugo", "Eleventy"  # all the same work
BLOG_TEXT, PELICAN = "this blog, text", "plain Pelican"
HUGO_TEXT, ELEVENTY_TEXT = "Hugo, text", "Eleventy, text"
SAME_WORK = (BLOG, HUGO, ELEVENTY)
TEXT = (BLOG_TEXT, PELICAN, HUGO_TEXT, ELEVENTY_TEXT)

NODE_PEERS = "it needs Node, and: npm ci --prefix tools/bench/peers/node"
HOW_TO_GET = {HUGO: "make bench installs it where its package has a program", ELEVENTY: NODE_PEERS}


class Tool(NamedTuple):
    """A generator. Its commands are made from the folder of a site and that of its output."""

    name: str
    version: str
    dialect: PeerDialect
    build: Callable[[Path, Path], Command]
    watch: Callable[[Path, Path], Command] | None = None
    serves: bool = False  # what it watches, by itself
    configure: Callable[[Path], object] | None = None  # writes into a site what it needs there
    cache: Callable[[Path], Path] = lambda site: site / ".cache"


def tools(copy: Path) -> list[Tool]:
    """This blog, from a copy of it, plain Pelican, and the peers that are installed."""
    found = [this_blog(copy)]
    hugo, eleventy = hugo_program(), eleventy_program()
    found += [of_hugo(hugo)] if hugo else []
    found += [of_eleventy(eleventy)] if eleventy else []
    found += [blog_as_text(copy), plain_pelican()]
    found += [hugo_as_text(hugo)] if hugo else []
    found += [eleventy_as_text(eleventy)] if eleventy else []
    return found


def left_out(found: Sequence[Tool]) -> list[str]:
    """Which peers are not there, and how to have them in the table."""
    names = {tool.name for tool in found}
    return [f"{name} is left out: {how}" for name, how in HOW_TO_GET.items() if name not in names]


def copy_project(copy: Path) -> Path:
    """Copy this project, so that its builds have caches of their own."""
    copy.mkdir()
    for name in PARTS:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, copy / name, ignore=UNNEEDED)
        else:
            shutil.copy(ROOT / name, copy)
    return copy


def pelican(content: Path, settings: Path, output: Path, folder: Path) -> Command:
    """A build by Pelican, as the Makefile calls it."""
    command = [sys.executable, "-m", "pelican", "--fatal", "errors", str(content)]
    return Command([*command, "-s", str(settings), "-o", str(output)], folder)


def this_blog(copy: Path) -> Tool:
    """This blog with all that it does."""
    return Tool(
        name=BLOG,
        version="",
        dialect=dialects.THIS_BLOG,
        build=partial(blog_without, "", copy),
        watch=lambda site, output: preview(site, output, copy),
        serves=True,
        cache=blog_cache,
    )


def blog_as_text(copy: Path) -> Tool:
    """This blog without what plain Pelican does not do for the readers of posts."""
    return this_blog(copy)._replace(
        name=BLOG_TEXT, build=partial(blog_without, TEXT_ALONE, copy), watch=None
    )


def blog_without(steps: str, copy: Path, site: Path, output: Path) -> Command:
    """A build of this blog without some of its steps."""
    environment = {"WITHOUT": steps, "CACHE": str(blog_cache(site))}
    command = pelican(site, copy / "tools/bench/settings.py", output, copy)
    return command._replace(environment=environment)


def blog_cache(site: Path) -> Path:
    """Where this blog keeps what it has computed for a site: not among the posts."""
    return site.with_name(f"{site.name} kept")


def preview(site: Path, output: Path, copy: Path) -> Command:
    """What `make serve` runs, on any free port."""
    command = [sys.executable, "-m", "tools.serve", str(site), str(output), "--port", "0"]
    return Command(command, copy)


def plain_pelican() -> Tool:
    """The Pelican that this blog is built by, alone."""
    settings = PEERS / "pelican" / "settings.py"
    return Tool(
        name=PELICAN,
        version=version("pelican"),
        dialect=dialects.PELICAN,
        build=lambda site, output: pelican(site, settings, output, site),
    )


def of_hugo(program: str) -> Tool:
    """Hugo with cards by its own `images.Text`; Pagefind indexes what it has built."""
    return Tool(
        name=HUGO,
        version=version("hugo"),
        dialect=dialects.HUGO,
        build=lambda site, output: one_by_one(
            site,
            [program, "--config", "hugo.toml,all.toml", "--destination", output],
            pagefind(output),
        ),
        configure=configure_hugo,
        cache=lambda site: site / "resources",
    )


def hugo_as_text(program: str) -> Tool:
    """Hugo, which rebuilds what an edit changes while it watches."""
    return of_hugo(program)._replace(
        name=HUGO_TEXT,
        build=lambda site, output: Command([program, "--destination", str(output)], site),
        watch=lambda site, output: Command(
            [program, "--watch", "--destination", str(output)], site
        ),
    )


def configure_hugo(site: Path) -> None:
    """Hugo's templates, and what its cards are made of."""
    shutil.copytree(PEERS / "hugo", site, dirs_exist_ok=True)
    write_font(site / "assets/title.ttf")
    write_plate(site / "assets/plate.png")


def of_eleventy(program: str) -> Tool:
    """Eleventy, its cards by eleventy-plugin-og-image; Pagefind indexes what it has built."""
    return Tool(
        name=ELEVENTY,
        version=version_of_module("@11ty/eleventy"),
        dialect=dialects.ELEVENTY,
        build=lambda site, output: one_by_one(
            site, [program, "--quiet", f"--output={output}"], pagefind(output)
        )._replace(environment={"EVERYTHING": "1"}),
        configure=configure_eleventy,
    )


def eleventy_as_text(program: str) -> Tool:
    """Eleventy with its own Markdown and its own template language."""
    return of_eleventy(program)._replace(
        name=ELEVENTY_TEXT,
        build=lambda site, output: Command([program, "--quiet", f"--output={output}"], site),
    )


def configure_eleventy(site: Path) -> None:
    """Eleventy's templates, its plugins, and the font of its cards."""
    shutil.copytree(PEERS / "eleventy", site, dirs_exist_ok=True)
    (site / "node_modules").symlink_to(MODULES)
    write_font(site / "title.ttf")


def one_by_one(folder: Path, *commands: Iterable[str | Path]) -> Command:
    """Commands that run one after the other, until one fails."""
    lines = [shlex.join(map(str, command)) for command in commands]
    return Command(["sh", "-ec", "\n".join(lines)], folder)


def pagefind(output: Path) -> list[str | Path]:
    """The program that this blog's search is made by, on a whole site."""
    return [packaged("pagefind-bin", "pagefind_bin/pagefind"), "--quiet", "--site", output]


def hugo_program() -> str | None:
    """The program in the package that make bench installs."""
    try:
        return packaged("hugo", "hugo/binaries/hugo")
    except PackageNotFoundError:
        return None


def packaged(package: str, path: str) -> str:
    """A program in a Python package, whose own script would start Python first."""
    return next(str(file.locate()) for file in files(package) or () if file.as_posix() == path)


def eleventy_program() -> str | None:
    """The program among the pinned packages, where Node is there to run it."""
    program = MODULES / ".bin/eleventy"
    return str(program) if shutil.which("node") and program.exists() else None


def version_of_module(name: str) -> str:
    """The version of an installed package of Node's."""
    return str(json.loads((MODULES / name / "package.json").read_text())["version"])
