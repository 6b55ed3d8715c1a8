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

SMALL = 3000  # posts up to which growth is measured in as many rounds as the rest


class Options(NamedTuple):
    """What is to be measured."""

    sizes: Sequence[int]  # numbers of posts to compare the generators at
    growth: Sequence[int]  # numbers of posts for the curves
    rounds: int
    steps: Sequence[str]  # of this blog, to leave out in turn
    picture: Path  # of the curves


class Job(NamedTuple):
    """A thing to do, and what to tell of it."""

    what: str
    do: Callable[[], object]


def plan(bench: Bench, options: Options) -> list[Job]:
    """Everything that is to be done."""
    others = [size for size in options.growth if size not in options.sizes]
    return [
        Job("the blog's own content", bench.weigh),
        *(Job("a photograph", partial(bench.pack, number)) for number in range(options.rounds)),
        *warming_up(bench, min(options.sizes)),
        *chain.from_iterable(of_size(bench, size, options) for size in options.sizes),
        *chain.from_iterable(of_growth(bench, size, options.rounds) for size in others),
    ]


def warming_up(bench: Bench, size: int) -> Iterator[Job]:
    """A first build by each generator."""
    for tool in bench.tools:
        yield job(size, f"{tool.name}, to warm up", bench.warm_up, tool, size)


def of_size(bench: Bench, size: int, options: Options) -> Iterator[Job]:
    """Builds, edits, saves and keys of so many posts; of the fewest posts the steps as well."""
    for number in range(options.rounds):
        yield from in_turn(bench, size)
        yield job(size, "an edit", bench.edit, bench.tools[0], size, number)
    yield job(size, "saves while watching", bench.saves, size, options.rounds)
    yield job(size, "keys on the desk", bench.keys, size, options.rounds)
    if options.steps and size == min(options.sizes):
        yield from of_steps(bench, size, options)
    yield job(size, "tidying up", bench.forget, size)


def of_steps(bench: Bench, size: int, options: Options) -> Iterator[Job]:
    """Builds of this blog without each of its steps, and its proofreading."""
    for _ in range(options.rounds):
        for step in (shares.NONE, *options.steps):
            yield job(size, f"without {step or 'nothing'}", bench.without, step, size)
        yield job(size, "proofreading", bench.proofread, size)


def of_growth(bench: Bench, size: int, rounds: int) -> Iterator[Job]:
    """Builds of so many posts; large ones once, for their noise is small beside what they take."""
    for _ in range(rounds if size <= SMALL else 1):
        yield from in_turn(bench, size)
    yield job(size, "tidying up", bench.forget, size)


def in_turn(bench: Bench, size: int) -> Iterator[Job]:
    """A build from nothing by each generator."""
    for tool in bench.tools:
        yield job(size, tool.name, bench.full, tool, size)


def job(size: int, what: str, do: Callable[..., object], *arguments: object) -> Job:
    """A thing to do with so many posts."""
    return Job(f"{size:,} posts: {what}", partial(do, *arguments))
