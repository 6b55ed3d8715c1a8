"""Builds the same posts with this blog and with other generators in turn, and prints the ratios.

Only ratios of builds in one run say something: machines differ, and are noisy. Peers that are not
installed are left out.
"""

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from .bench import Bench
from .builders import ROOT, copy_project, tools
from .plan import Options, plan
from .progress import work_through
from .report import report
from .running import BuildFailedError
from .shares import STEPS

SIZES = (1000, 10_000)
GROWTH = (1000, 3000, 10_000, 20_000)
PICTURES = ROOT / ".cache" / "bench"


def main(argv: Sequence[str] | None = None) -> int:
    """Measure everything, then print it."""
    options = parse(argv)
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        copy = copy_project(Path(name) / "project")
        bench = Bench(Path(name), copy, tools(copy))
        try:
            work_through(plan(bench, options), sys.stderr)
        except BuildFailedError as error:
            print(f"\n{error}", file=sys.stderr)
            return 1
    print("\n".join(report(bench, options)))
    return 0


def parse(argv: Sequence[str] | None) -> Options:
    """What is asked for."""
    parser = argparse.ArgumentParser(prog="python -m tools.bench", description=__doc__)
    add = parser.add_argument
    add("--sizes", type=numbers, default=SIZES, help="how many posts; several with commas")
    add("--growth", type=numbers, default=GROWTH, help="how many for the curves; may be empty")
    add("--rounds", type=number, default=3, help="how often each build is measured")
    add("--steps", type=names, default=STEPS, help="what to leave out in turn; may be empty")
    add("--pictures", type=Path, default=PICTURES, help="the folder for the curves and shares")
    options = Options(**vars(parser.parse_args(argv)))
    if not options.sizes:
        parser.error("--sizes must name a number of posts")
    if unknown := set(options.steps) - set(STEPS):
        parser.error(f"--steps are {', '.join(STEPS)}; there is no {', '.join(sorted(unknown))}")
    return options


def names(text: str) -> tuple[str, ...]:
    """Words with commas or spaces between them."""
    return tuple(text.replace(",", " ").split())


def numbers(text: str) -> tuple[int, ...]:
    """Numbers with commas or spaces between them, each once, the smallest first."""
    return tuple(sorted({number(word) for word in names(text)}))


def number(text: str) -> int:
    """A number from 1 on. Raises ValueError."""
    if (found := int(text)) < 1:
        raise ValueError("less than 1")
    return found


if __name__ == "__main__":
    sys.exit(main())
