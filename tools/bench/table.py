"""What was measured, as ratios in columns, each with the goal beside it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from .bench import EDIT, FULL, IMPORT, KEY, OWN, PROOFREAD, SAVE, WITHOUT, Key
from .builders import (
    BLOG,
    BLOG_TEXT,
    ELEVENTY,
    ELEVENTY_TEXT,
    HUGO,
    HUGO_TEXT,
    PELICAN,
    SAME_WORK,
    TEXT,
)
from .growth import Points, exponent, fitted
from .running import BenchRun
from .shares import shares
from .starting import NOTHING
from .starting import PELICAN as PELICAN_MODULE

GROWTH_GOAL, START_GOAL = 1.0, 1.5
KEY_GOALS = {1000: 0.25}  # seconds, by the number of posts
AMOUNTS = ("full s", "edited s", "saved s", "full CPU s", "edit CPU s", "full MB")


class Figure(NamedTuple):
    """Something of this blog against something of a peer, and what it may be at most."""

    label: str
    kind: str
    ours: str
    peer: str
    goals: Mapping[int, float]  # by the number of posts
    column: str = "wall"


FIGURES = (
    Figure("same work / Hugo", FULL, BLOG, HUGO, {1000: 0.3}),
    Figure("same work / Eleventy", FULL, BLOG, ELEVENTY, {1000: 0.25}),
    Figure("text alone / plain Pelican", FULL, BLOG_TEXT, PELICAN, {1000: 0.7}),
    Figure("text alone / Hugo", FULL, BLOG_TEXT, HUGO_TEXT, {}),
    Figure("text alone / Eleventy", FULL, BLOG_TEXT, ELEVENTY_TEXT, {}),
    Figure("one edit, new process / Hugo", EDIT, BLOG, HUGO, {1000: 0.8}),
    Figure("one save, make serve / hugo --watch", SAVE, BLOG, HUGO_TEXT, {1000: 0.2, 10_000: 0.2}),
    Figure("memory / plain Pelican", FULL, BLOG, PELICAN, {1000: 4}, "memory"),
)
Measured = Mapping[Key, BenchRun]


def ratio(figure: Figure, size: int, measured: Measured, column: str) -> float | None:
    """The figure at a size; None where a part of it was not measured."""
    ours, theirs = (
        getattr(measured.get(Key(figure.kind, size, name), BenchRun(0)), column)
        for name in (figure.ours, figure.peer)
    )
    return ours / theirs if ours and theirs else None


def ratios(sizes: Sequence[int], measured: Measured) -> Iterator[str]:
    """A line for each figure that was measured, of each size."""
    width = max(len(figure.label) for figure in FIGURES) + 2
    for size in sizes:
        yield f"\n{size:,} posts"
        for figure in FIGURES:
            value = ratio(figure, size, measured, figure.column)
            if value is not None:
                told = cell(value, figure.goals.get(size))
                yield f"{figure.label:<{width}}{told}{in_cpu(figure, size, measured)}"


def in_cpu(figure: Figure, size: int, measured: Measured) -> str:
    """The same in CPU time, which neighbours on the machine disturb less."""
    value = ratio(figure, size, measured, "cpu") if figure.column == "wall" else None
    return f"  CPU time {value:.2f}" if value is not None else ""


def amounts(size: int, measured: Measured) -> str:
    """What the ratios are made of, a line a generator: seconds and megabytes on this machine."""
    lines = [f"{f'{size:,} posts':<16}" + "".join(f"{head:>12}" for head in AMOUNTS)]
    for name in (*SAME_WORK, *TEXT):
        runs = {kind: measured.get(Key(kind, size, name)) for kind in (FULL, EDIT, SAVE)}
        if any(runs.values()):
            walls = [seconds(run and run.wall) for run in runs.values()]
            cpus = [seconds((runs[kind] or BenchRun(0)).cpu) for kind in (FULL, EDIT)]
            memory = (runs[FULL] or BenchRun(0)).memory
            values = [*walls, *cpus, f"{memory / 1e6:.0f}" if memory else ""]
            lines.append(f"{name:<16}" + "".join(f"{value:>12}" for value in values))
    return "\n".join(line.rstrip() for line in lines)


def seconds(amount: float | None) -> str:
    """Seconds as they are printed; nothing where none were measured."""
    return f"{amount:.2f}" if amount else ""


def typing(measured: Measured) -> Iterator[str]:
    """The seconds from a key on the desk to the true page, by the number of posts."""
    for key, taken in sorted(measured.items(), key=lambda item: item[0].size):
        if key.kind == KEY:
            yield f"{f'{key.size:,} posts':<16}{cell(taken.wall, KEY_GOALS.get(key.size))}"


def cell(value: float, goal: float | None) -> str:
    """A figure and its goal, where it has one."""
    if goal is None:
        return f"{value:.2f}"
    return f"{value:.2f} (goal ≤ {goal:g}, {'missed' if value > goal else 'met'})"


def curves(growth: Sequence[int], measured: Measured) -> Mapping[str, Points]:
    """For each generator the CPU seconds of a build from nothing, by the number of posts."""
    found: dict[str, dict[int, float]] = {}
    for key, run in sorted(measured.items(), key=lambda item: item[0].size):
        if key.kind == FULL and key.size in growth and key.name in (BLOG, *TEXT):
            found.setdefault(key.name, {})[key.size] = run.cpu
    return found


def growing(found: Mapping[str, Points]) -> Iterator[str]:
    """For each generator, the exponent by which its CPU time grows with the posts."""
    for name, points in found.items():
        slope = exponent(points)
        if slope is not None:
            sizes = fitted(sorted(points))
            goal = GROWTH_GOAL if name == BLOG else None
            yield f"{name}, {sizes[0]:,} to {sizes[-1]:,} posts: {cell(slope, goal)}"


def shares_of(size: int, measured: Measured) -> dict[str, float]:
    """What each step that was left out takes of a whole build; empty where none was."""
    found = {key.name: run.cpu for key, run in measured.items() if key[:2] == (WITHOUT, size)}
    return shares(found) if found else {}


def steps(size: int, measured: Measured) -> Iterator[str]:
    """What each step takes of a build of so many posts, and proofreading of plain Pelican's."""
    for step, share in shares_of(size, measured).items():
        yield f"{step:<14}{100 * share:5.1f} %"
    proofreading = measured.get(Key(PROOFREAD, size, BLOG))
    plain = measured.get(Key(FULL, size, PELICAN))
    if proofreading and plain:
        yield f"proofreading, of plain Pelican's build: {proofreading.cpu / plain.cpu:.2f}"


def starts(measured: Measured) -> Iterator[str]:
    """A build of what has not changed, and what the commands take to be imported."""
    again, plain = measured[Key(EDIT, OWN, BLOG)], measured[Key(IMPORT, OWN, PELICAN_MODULE)]
    told = f"{cell(again.wall / plain.wall, START_GOAL)}  CPU time {again.cpu / plain.cpu:.2f}"
    yield f"own content, nothing changed / import pelican  {told}"
    nothing = measured[Key(IMPORT, OWN, NOTHING)].cpu
    for key, taken in measured.items():
        if key.kind == IMPORT and key.name != NOTHING:
            yield f"import {key.name:<24}{1000 * (taken.cpu - nothing):5.0f} ms"
