"""What is printed once everything has been measured."""

import os
import platform
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from statistics import median

from tools import weights

from .bench import Bench
from .builders import BLOG, Tool, left_out
from .growth import Points, draw
from .photograph import HOW_TO_GET_SHARP, SHARP, Packing
from .plan import Options
from .table import Measured, amounts, cell, curves, growing, ratios, steps

PACKING_GOAL = 0.25  # of sharp's CPU time


def report(bench: Bench, options: Options) -> Iterator[str]:
    """Every figure, in lines."""
    medians = bench.by(median)
    yield machine(bench.tools)
    yield from left_out(bench.tools)
    yield f"\nRatios of wall time; medians of runs that took turns, {options.rounds} each:"
    yield ratios(options.sizes, medians)
    yield "Memory is the most that all processes of a build hold at one moment, added up."
    yield "\nWhat the ratios are made of, on this machine:"
    yield from (amounts(size, medians) for size in options.sizes)
    if options.growth:
        yield from growth(curves(options.growth, medians), options.picture)
    if options.steps:
        yield from shares(options, bench.by(min))
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
        yield f"{SHARP} is left out: {HOW_TO_GET_SHARP}"
    for name, taken in seconds.items():
        alike = min(one[name].likeness for one in found)
        yield f"{name}  {taken:.2f} CPU s; SSIM to a lossless resize at least {alike:.3f}"


def machine(tools: Sequence[Tool]) -> str:
    """What the figures were measured on, and against."""
    versions = [f"{tool.name} {tool.version}" for tool in tools if tool.version]
    return f"{os.cpu_count()} cores, Python {platform.python_version()}, {', '.join(versions)}"


def growth(found: Mapping[str, Points], picture: Path) -> Iterator[str]:
    """How CPU time grows, and where that is drawn, or why it is not."""
    yield "\nThe CPU time of a full build grows as the number of posts to the power of:"
    yield from growing(found)
    drawn = draw(found, picture)
    yield f"The curves: {picture}" if drawn else "No curves: make bench installs matplotlib."


def shares(options: Options, least: Measured) -> Iterator[str]:
    """What the steps of this blog cost: by the least that was measured, as noise only adds."""
    size = min(options.sizes)
    yield f"\nWhat a step adds to the CPU time of a build of {size:,} posts without it:"
    yield from steps(size, least)
