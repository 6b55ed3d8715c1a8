"""Measures what the checklists and the proofreader cost, as shares of builds of the same posts.

Only ratios of builds in one run say something: machines differ, and are noisy.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from tools.bench.corpus import posts
from tools.bench.dialects import THIS_BLOG
from tools.weights import Weight, heaviest_of_each_kind, table

ROOT = Path(__file__).parent.parent.parent
WITHOUT = """import sys
sys.path.insert(0, {root!r})
from pelicanconf import *
THEME = {theme!r}
PLUGINS = [name for name in PLUGINS if name != "plugins.checklists"]
"""


PLAIN = """PLUGINS = ["yaml_metadata"]
THEME = "simple"
SLUGIFY_SOURCE = "basename"
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = None
"""
PROOFREAD = """import sys, time
from pelican.settings import read_settings
from plugins.proofreading.blog import blog_of
from plugins.proofreading.check import check
blog = blog_of(read_settings("pelicanconf.py"))
before = time.process_time()
problems = check(sys.argv[1], blog)
print(time.process_time() - before)
"""


def build(content: Path, output: Path, settings: Path, *options: str) -> None:
    """Build in a process of its own."""
    command = [sys.executable, "-m", "pelican", str(content), "-s", str(settings)]
    options = ("-o", str(output), "--quiet", *options)
    subprocess.run([*command, *options], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


def seconds(content: Path, output: Path, settings: Path) -> float:
    """The CPU time of one build, its start-up included; the search would blur it."""
    return cpu_seconds(lambda: build(content, output, settings, "-e", "SEARCH_INDEX=false"))


def cpu_seconds(run: Callable[[], object]) -> float:
    """What the processes that a function starts take together."""
    before = os.times()
    run()
    after = os.times()
    return (
        after.children_user + after.children_system - before.children_user - before.children_system
    )


def proofreading_ratio(folder: Path, count: int) -> float:
    """What proofreading adds to a build of so many posts, against plain Pelican's whole build."""
    content, plain = folder / "proofread", folder / "plain.py"
    THIS_BLOG.write(posts(count), content)
    plain.write_text(PLAIN)
    command = [sys.executable, "-c", PROOFREAD, str(content)]
    read = subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return float(read.stdout) / cpu_seconds(lambda: build(content, folder / "out", plain))


def weights_of_the_blog() -> dict[str, Weight]:
    """The weights of the pages that the blog's own content makes."""
    with tempfile.TemporaryDirectory() as name:
        build(ROOT / "content", Path(name), ROOT / "pelicanconf.py")
        return heaviest_of_each_kind(Path(name))


def main(argv: Sequence[str] | None = None) -> int:
    """Build both ways in turn and print the ratio of their medians."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--posts", type=int, default=300)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        THIS_BLOG.write(posts(options.posts), folder / "in")
        without = folder / "without.py"
        without.write_text(WITHOUT.format(root=str(ROOT), theme=str(ROOT / "theme")))
        times: dict[Path, list[float]] = {ROOT / "pelicanconf.py": [], without: []}
        for _ in range(options.rounds):
            for settings, taken in times.items():
                taken.append(seconds(folder / "in", folder / "out", settings))
        proofreading = proofreading_ratio(folder, 1000)
    with_them, plain = (statistics.median(taken) for taken in times.values())
    print(f"{options.posts} posts, {options.rounds} builds each, CPU seconds (medians):")
    print(f"  without checklists {plain:.2f}, with them {with_them:.2f}")
    print(f"  the checklists' share of a build without them: {with_them / plain - 1:.2f}")
    print(f"Proofreading 1000 posts, against a plain build of them: {proofreading:.2f}")
    print("What the heaviest page of each kind loads, in bytes after brotli:")
    print(table(weights_of_the_blog()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
