"""What is built, in which order: in each round every generator has its turn.

So whatever slows the machine down for a while slows all of them.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from . import shares
from .bench import Bench
from .builders import BLOG, HUGO, SAME_WORK, TEXT, Tool

FEW = 8  # posts, as many as a new blog has: they suffice to warm up
LARGE = 10_000  # posts beyond which this blog alone is measured
SMALL = 1000  # posts up to which all rounds are measured: of large builds the noise is small


class Options(NamedTuple):
    """What is to be measured."""

    sizes: Sequence[int]  # numbers of posts to compare the generators at
    growth: Sequence[int]  # numbers of posts for the curves
    rounds: int
    steps: Sequence[str]  # of this blog, to leave out in turn
    pictures: Path  # the folder of the curves and shares


class Job(NamedTuple):
    """A thing to do, and what to tell of it."""

    what: str
    do: Callable[[], object]


def plan(bench: Bench, options: Options) -> list[Job]:
    """Everything that is to be done."""
    sizes = sorted({*options.sizes, *options.growth})
    return [
        Job("the blog's own content", bench.weigh),
        *(Job("a photograph", partial(bench.pack, number)) for number in range(options.rounds)),
        *(Job("imports", bench.start) for _ in range(options.rounds)),
        *warming_up(bench, options),
        *chain.from_iterable(of_size(bench, size, options) for size in sizes),
    ]


def warming_up(bench: Bench, options: Options) -> Iterator[Job]:
    """A first build by each generator, and keys in a new blog."""
    for tool in bench.tools:
        yield job(FEW, f"{tool.name}, to warm up", bench.warm_up, tool, FEW)
    yield job(FEW, "keys on the desk", bench.keys, FEW, options.rounds)
    yield job(FEW, "tidying up", bench.forget, FEW)


def of_size(bench: Bench, size: int, options: Options) -> Iterator[Job]:
    """What is done with so many posts; of the fewest that are compared everything is done."""
    fewest = size == min(options.sizes)
    found = [tool for tool in bench.tools if tool.name in names_at(size, fewest)]
    for number in range(options.rounds if size <= SMALL else 1):
        yield from in_turn(bench, found, size, number)
    if size in options.sizes:
        yield job(size, "saves while watching", bench.saves, size, options.rounds)
        yield job(size, "keys on the desk", bench.keys, size, options.rounds)
    if options.steps and fewest:
        yield from of_steps(bench, size, options)
    yield job(size, "tidying up", bench.forget, size)


def names_at(size: int, fewest: bool) -> set[str]:
    """Who builds so many posts: the same work, which takes others long, is done with the fewest."""
    if fewest:
        return {*SAME_WORK, *TEXT}
    return {BLOG, *TEXT} if size <= LARGE else {BLOG}


def of_steps(bench: Bench, size: int, options: Options) -> Iterator[Job]:
    """Builds of this blog without each of its steps, and its proofreading."""
    for _ in range(options.rounds):
        for step in (shares.NONE, *options.steps):
            yield job(size, f"without {step or 'nothing'}", bench.without, step, size)
        yield job(size, "proofreading", bench.proofread, size)


def in_turn(bench: Bench, tools: Sequence[Tool], size: int, number: int) -> Iterator[Job]:
    """A build from nothing by each generator, and an edit by those that are compared in that."""
    for tool in tools:
        yield job(size, tool.name, bench.full, tool, size)
        if not number:
            yield job(size, f"what {tool.name} has made", bench.count, tool, size)
        if tool.name in (BLOG, HUGO):
            yield job(size, f"{tool.name}, an edit", bench.edit, tool, size, number)


def job(size: int, what: str, do: Callable[..., object], *arguments: object) -> Job:
    """A thing to do with so many posts."""
    return Job(f"{size:,} posts: {what}", partial(do, *arguments))
