"""Posts in a folder of their own, built by a generator from nothing or after an edit."""

from pathlib import Path
from typing import NamedTuple

from .builders import Tool
from .corpus import CorpusPost
from .leftovers import set_aside
from .running import BenchRun, BuildFailedError, run

SHOWN = 5  # missing pages


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
        if self.tool.configure:
            self.tool.configure(self.folder)
        return self

    def file(self, post: CorpusPost) -> Path:
        """Where a post is written."""
        return self.folder / self.tool.dialect.file(post)

    def page(self, post: CorpusPost) -> Path:
        """Where the page of a post is built."""
        return self.output / self.tool.dialect.page(post)

    def build(self) -> BenchRun:
        """Build with what is there. Raises BuildFailedError."""
        return run(self.tool.build(self.folder, self.output))

    def build_from_nothing(self) -> BenchRun:
        """Build without output and caches; every post must get its page."""
        self.clear()
        taken = self.build()
        missing = [post.slug for post in self.posts if not self.page(post).is_file()]
        if missing:
            named = ", ".join(missing[:SHOWN])
            raise BuildFailedError(f"{self.tool.name} left out {len(missing)} posts: {named} …")
        return taken

    def build_with_edit(self, post: CorpusPost, word: str) -> BenchRun:
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
        """Set aside what was built, and every cache."""
        for folder in (self.output, self.tool.cache(self.folder)):
            set_aside(folder)
