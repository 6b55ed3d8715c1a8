"""Proofreads a folder as a build does, and writes the CPU time that it took into a file."""

import sys
from pathlib import Path
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage

from pelican.settings import read_settings

from plugins.incremental import use_cache
from plugins.proofreading.blog import blog_of
from plugins.proofreading.check import check


def main(folder: str, file: str) -> None:
    """Time the proofreading alone: neither the start of Python nor the reading of settings."""
    settings = read_settings("tools/bench/settings.py", override={"PATH": folder})
    use_cache(settings)
    blog = blog_of(settings)
    before = cpu()
    problems = check(folder, blog)
    taken = cpu() - before
    if problems:
        raise SystemExit("\n".join(map(str, problems)))
    Path(file).write_text(str(taken), encoding="utf-8")


def cpu() -> float:
    """The CPU time of this process and of those that it has waited for, in seconds."""
    usages = [getrusage(who) for who in (RUSAGE_SELF, RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


if __name__ == "__main__":
    main(*sys.argv[1:])
