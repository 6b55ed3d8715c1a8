"""What is printed once everything has been measured."""

import os
import platform
import re
from collections.abc import Iterator, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from statistics import median

from tools import weights

from . import work
from .bench import Bench
from .builders import BLOG, NODE_PEERS, PELICAN, TEXT, Tool, left_out
from .drawing import can_draw, draw_growth, draw_shares
from .growth import Points
from .photograph import SHARP, Packing
from .plan import Options
from .table import (
    Measured,
    amounts,
    cell,
    curves,
    growing,
    ratios,
    shares_of,
    starts,
    steps,
    typing,
)

PACKING_GOAL = 0.25  # of sharp's CPU time
CPU_INFO = Path("/proc/cpuinfo")


def report(bench: Bench, options: Options) -> Iterator[str]:
    """Every figure, in lines."""
    medians = bench.by(median)
    yield machine(bench.tools)
    yield from left_out(bench.tools)
    yield f"\nRatios of wall time; medians of runs that took turns, {options.rounds} each:"
    yield from ratios(options.sizes, medians)
    yield "Memory is the most that all processes of a build hold at one moment, added up."
    yield "\nWhat each has made:"
    yield from work.table(bench.work)
    yield "\nWhat the ratios are made of, on this machine:"
    yield from (amounts(size, medians) for size in options.sizes)
    yield "\nSeconds from a key on the desk to the true page:"
    yield from typing(medians)
    if options.growth:
        yield from growth(curves(options.growth, medians), options.pictures)
    if options.steps:
        yield from steps_of(options, bench.by(min))
    yield "\nTo start; of imports the CPU time that starting Python alone does not take:"
    yield from starts(medians)
    yield from photograph(bench.packings)
    yield "\nWhat the heaviest page of each kind loads, in bytes as brotli sends them, published:"
    yield weights.table(bench.weights, bench.zipped)
    yield f"The goal for HTML, style and script, in either: {weights.BUDGET:,} bytes."


def photograph(found: Sequence[Mapping[str, Packing]]) -> Iterator[str]:
    """What it takes to pack a photograph, beside sharp where that is installed."""
    yield "\nA photograph of 12 million pixels in three widths, as AVIF and WebP, and itself:"
    seconds = {name: median(one[name].taken.cpu for one in found) for name in found[0]}
    if SHARP in seconds:
        yield f"CPU time / sharp  {cell(seconds[BLOG] / seconds[SHARP], PACKING_GOAL)}"
    else:
        yield f"{SHARP} is left out: {NODE_PEERS}"
    for name, taken in seconds.items():
        alike = min(one[name].likeness for one in found)
        yield f"{name}  {taken:.2f} CPU s; SSIM to a lossless resize at least {alike:.3f}"


def machine(tools: Sequence[Tool]) -> str:
    """What the figures were measured on, and against."""
    versions = {tool.name: tool.version for tool in tools if tool.version and tool.name not in TEXT}
    others = {PELICAN: version("pelican"), "Pagefind": version("pagefind-bin")}
    named = [f"{name} {number}" for name, number in {**versions, **others}.items()]
    python = f"Python {platform.python_version()}"
    return f"{processor()}, {os.cpu_count()} cores, {', '.join([python, *named])}"


def processor() -> str:
    """What the system calls its processor."""
    told = CPU_INFO.read_text() if CPU_INFO.exists() else ""
    found = re.search(r"^model name\s*: (.+)$", told, re.MULTILINE)
    return found[1] if found else platform.processor() or platform.machine()


def growth(found: Mapping[str, Points], pictures: Path) -> Iterator[str]:
    """How CPU time grows, and where that is drawn, or why it is not."""
    yield "\nThe CPU time of a full build grows as the number of posts to the power of:"
    yield from growing(found)
    if can_draw():
        draw_growth(found, pictures / "growth.svg")
    yield drawn_in(pictures / "growth.svg")


def steps_of(options: Options, least: Measured) -> Iterator[str]:
    """What the steps of this blog cost: by the least that was measured, as noise only adds."""
    size = min(options.sizes)
    yield f"\nWhat a step takes of the CPU time of a whole build of {size:,} posts:"
    yield from steps(size, least)
    if can_draw():
        draw_shares(shares_of(size, least), size, options.pictures / "shares.svg")
    yield drawn_in(options.pictures / "shares.svg")


def drawn_in(picture: Path) -> str:
    """Where a picture lies, or why there is none."""
    return f"Drawn: {picture}" if can_draw() else "Not drawn: make bench installs matplotlib."
