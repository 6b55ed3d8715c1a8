"""What the generators are measured with, and what has been measured so far."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from pelican.settings import read_settings

from tools.weights import Weight, heaviest_of_each_kind

from . import shares, starting
from .builders import BLOG, Tool, pelican
from .corpus import CorpusPost, posts
from .keys import keys
from .leftovers import set_aside
from .photograph import Packing, packings
from .running import BenchRun, run
from .site import BenchSite
from .watching import saves
from .work import Work, work_in

FULL, EDIT, SAVE, KEY = "full", "edit", "save", "key"
WITHOUT, PROOFREAD, IMPORT = "without", "proofread", "import"
OWN = 0  # posts: the blog's own content, however many there are


class Key(NamedTuple):
    """What was measured."""

    kind: str
    size: int  # posts
    name: str  # of the generator, or of the step that was left out


class Bench:
    """The generators with a folder to work in, and what has been measured so far."""

    def __init__(self, folder: Path, copy: Path, tools: Sequence[Tool]) -> None:
        self.folder, self.copy, self.tools = folder, copy, tools
        self.runs: defaultdict[Key, list[BenchRun]] = defaultdict(list)
        self.work: dict[tuple[int, str], Work] = {}
        self.weights: dict[str, Weight] = {}
        self.zipped: dict[str, Weight] = {}
        self.packings: list[dict[str, Packing]] = []
        self._posts: dict[int, list[CorpusPost]] = {}
        self._sites: dict[tuple[str, int], BenchSite] = {}

    def by(self, choose: Callable[[Iterable[float]], float]) -> dict[Key, BenchRun]:
        """One run for those that were measured alike: the median, or the least, of each column."""
        return {
            key: BenchRun(*map(choose, zip(*runs, strict=True))) for key, runs in self.runs.items()
        }

    def site(self, tool: Tool, size: int) -> BenchSite:
        """So many posts for a generator; they are written when they are first asked for."""
        key = (tool.name, size)
        if size not in self._posts:
            self._posts[size] = list(posts(size))
        if key not in self._sites:
            folder = self.folder / str(size) / tool.name
            self._sites[key] = BenchSite(tool, folder, self._posts[size]).write()
        return self._sites[key]

    def forget(self, size: int) -> None:
        """Set aside the posts of a size, and what was built of them."""
        self._posts.clear()
        self._sites.clear()
        set_aside(self.folder / str(size))

    def warm_up(self, tool: Tool, size: int) -> None:
        """Build once without looking at the clock: Python compiles, the system reads files."""
        self.site(tool, size).build_from_nothing()

    def count(self, tool: Tool, size: int) -> None:
        """Count what was built, before an edit: Pagefind leaves there what it no longer needs."""
        self.work[size, tool.name] = work_in(self.site(tool, size).output)

    def full(self, tool: Tool, size: int) -> None:
        """Measure a build from nothing."""
        self._note(FULL, size, tool.name, self.site(tool, size).build_from_nothing())

    def edit(self, tool: Tool, size: int, number: int) -> None:
        """Measure a build after an edit of one post, by what the last build has left."""
        site = self.site(tool, size)
        post = site.posts[(len(site.posts) // 2 + number) % len(site.posts)]
        self._note(EDIT, size, tool.name, site.build_with_edit(post, f"edited-{number}"))

    def saves(self, size: int, rounds: int) -> None:
        """Measure saves under the generators that can watch."""
        sites = [self.site(tool, size) for tool in self.tools if tool.watch]
        for name, taken in saves(sites, rounds):
            self._note(SAVE, size, name, taken)

    def keys(self, size: int, rounds: int) -> None:
        """Measure how soon the true page follows a key on this blog's desk."""
        for taken in keys(self.site(self.tools[0], size), rounds):
            self._note(KEY, size, BLOG, taken)

    def without(self, step: str, size: int) -> None:
        """Measure a build of this blog without a step."""
        taken = shares.build_without(step, self.site(self.tools[0], size), self.copy)
        self._note(WITHOUT, size, step, taken)

    def proofread(self, size: int) -> None:
        """Measure proofreading alone."""
        self._note(
            PROOFREAD, size, BLOG, shares.proofread(self.site(self.tools[0], size), self.copy)
        )

    def start(self) -> None:
        """Measure a build of what has not changed, and what commands take to be imported."""
        starting.build_again(self.copy, self.folder)
        self._note(EDIT, OWN, BLOG, starting.build_again(self.copy, self.folder))
        for module in starting.imports():
            self._note(IMPORT, OWN, module, starting.importing(module, self.copy))

    def weigh(self) -> None:
        """Weigh the pages that the blog's own content makes, as they are published."""
        output, settings = self.folder / "own content", self.copy / "publishconf.py"
        run(pelican(self.copy / "content", settings, output, self.copy))
        url = read_settings(str(settings))["SITEURL"]
        self.weights = heaviest_of_each_kind(output, url)
        self.zipped = heaviest_of_each_kind(output, url, ".gz")

    def pack(self, number: int) -> None:
        """Measure what packing a photograph takes."""
        self.packings.append(packings(self.folder / f"photograph {number}"))

    def _note(self, kind: str, size: int, name: str, taken: BenchRun) -> None:
        self.runs[Key(kind, size, name)].append(taken)
