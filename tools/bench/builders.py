"""This blog and its peers: where they are found, and how each builds a folder of posts."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from . import dialects
from .corpus import CorpusPost
from .dialects import Dialect
from .running import BuildFailedError, Command, Run, run

ROOT = Path(__file__).parent.parent.parent
PEERS = Path(__file__).parent / "peers"
PARTS = ("content", "plugins", "theme", "tools", "pelicanconf.py", "publishconf.py")
UNNEEDED = shutil.ignore_patterns("__pycache__", "node_modules", "tests")
BLOG, PELICAN, HUGO, ELEVENTY = "this blog", "plain Pelican", "Hugo", "Eleventy"
HOW_TO_GET = {
    HUGO: "its program must be on PATH, or be named: HUGO=…",
    ELEVENTY: "it must be on PATH, or the node_modules that it lies in be named: ELEVENTY=…",
}
SHOWN = 5  # missing pages


class Tool(NamedTuple):
    """A generator. Its commands are made from the folder of a site and that of its output."""

    name: str
    version: str
    dialect: Dialect
    build: Callable[[Path, Path], Command]
    watch: Callable[[Path, Path], Command] | None = None
    serves: bool = False  # what it watches, by itself
    configuration: Path | None = None  # copied into the site's folder
    cache: Path = Path(".cache")  # within the site's folder, unless it is absolute


class BenchSite(NamedTuple):
    """Posts in a folder of their own, and the generator that builds them."""

    tool: Tool
    folder: Path
    posts: list[CorpusPost]

    @property
    def output(self) -> Path:
        """Where it is built."""
        return self.folder.with_name(f"{self.folder.name} built")

    def write(self) -> "BenchSite":
        """Write what the generator needs."""
        self.tool.dialect.write(self.posts, self.folder)
        if self.tool.configuration:
            shutil.copytree(self.tool.configuration, self.folder, dirs_exist_ok=True)
        return self

    def file(self, post: CorpusPost) -> Path:
        """Where a post is written."""
        return self.folder / self.tool.dialect.file(post)

    def page(self, post: CorpusPost) -> Path:
        """Where the page of a post is built."""
        return self.output / self.tool.dialect.page(post)

    def build(self) -> Run:
        """Build with what is there. Raises BuildFailedError."""
        return run(self.tool.build(self.folder, self.output))

    def build_from_nothing(self) -> Run:
        """Build without output and caches; every post must get its page."""
        self.clear()
        taken = self.build()
        missing = [post.slug for post in self.posts if not self.page(post).is_file()]
        if missing:
            named = ", ".join(missing[:SHOWN])
            raise BuildFailedError(f"{self.tool.name} left out {len(missing)} posts: {named} …")
        return taken

    def build_with_edit(self, post: CorpusPost, word: str) -> Run:
        """Build with a word more in one post, which is as it was afterwards."""
        file = self.file(post)
        text = file.read_text(encoding="utf-8")
        file.write_text(f"{text}\n{word}\n", encoding="utf-8")
        taken = self.build()
        file.write_text(text, encoding="utf-8")
        if word not in self.page(post).read_text(encoding="utf-8"):
            raise BuildFailedError(f"{self.tool.name} did not build an edited post: {post.slug}")
        return taken

    def clear(self) -> None:
        """Delete what was built, and every cache."""
        for folder in (self.output, self.folder / self.tool.cache):
            shutil.rmtree(folder, ignore_errors=True)


def tools(copy: Path) -> list[Tool]:
    """This blog, from a copy of it, plain Pelican, and the peers that are installed."""
    hugo, eleventy = hugo_program(), eleventy_program()
    found = [this_blog(copy), plain_pelican()]
    found += [of_hugo(hugo)] if hugo else []
    found += [of_eleventy(eleventy)] if eleventy else []
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
        build=lambda site, output: pelican(site, copy / "pelicanconf.py", output, copy),
        watch=lambda site, output: preview(site, output, copy),
        serves=True,
        cache=copy / ".cache",
    )


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
    """Hugo, which rebuilds what an edit changes while it watches."""
    return Tool(
        name=HUGO,
        version=version_in(said_by(program, "version")),
        dialect=dialects.HUGO,
        build=lambda site, output: Command([program, "--destination", str(output)], site),
        watch=lambda site, output: Command(
            [program, "--watch", "--destination", str(output)], site
        ),
        configuration=PEERS / "hugo",
        cache=Path("resources"),
    )


def of_eleventy(program: str) -> Tool:
    """Eleventy with its own Markdown and its own template language."""
    return Tool(
        name=ELEVENTY,
        version=version_in(said_by(program, "--version")),
        dialect=dialects.ELEVENTY,
        build=lambda site, output: Command([program, "--quiet", f"--output={output}"], site),
        configuration=PEERS / "eleventy",
    )


def hugo_program() -> str | None:
    """The program that HUGO names, or else the one on PATH."""
    return program(os.environ.get("HUGO") or "hugo")


def eleventy_program() -> str | None:
    """The program in the node_modules that ELEVENTY names, or else the one on PATH."""
    modules = os.environ.get("ELEVENTY")
    return program(str(Path(modules, ".bin", "eleventy")) if modules else "eleventy")


def program(name: str) -> str | None:
    """Where a program lies, whatever folder it is called from."""
    found = shutil.which(Path(name).expanduser())  # not every shell has done that behind a =
    return str(Path(found).absolute()) if found else None


def said_by(*command: str) -> str:
    """What a program prints."""
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout


def version_in(text: str) -> str:
    """The first version number in a text."""
    found = re.search(r"\d+\.\d+[.\d]*", text)
    return found[0] if found else ""
