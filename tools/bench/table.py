"""What was measured, as ratios in columns, each with the goal beside it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from .bench import EDIT, FULL, KEY, PROOFREAD, SAVE, WITHOUT, Key
from .builders import BLOG, ELEVENTY, HUGO, PELICAN
from .growth import Points, exponent, fitted
from .running import Run
from .shares import shares

GROWTH_GOAL = 1.05
MISSED = " missed"
AMOUNTS = ("full s", "edited s", "saved s", "typed s", "full CPU s", "full MB")


class Figure(NamedTuple):
    """Something of this blog against something of a peer, and what it may be at most."""

    label: str
    kind: str
    peer: str
    peers_kind: str
    goals: Mapping[int, float]  # by the number of posts
    column: str = "wall"


FIGURES = (
    Figure("full build / plain Pelican", FULL, PELICAN, FULL, {1000: 0.5, 10_000: 0.5}),
    Figure("full build / Eleventy", FULL, ELEVENTY, FULL, {1000: 1.2, 10_000: 1.5}),
    Figure("one edit / plain Pelican's full build", EDIT, PELICAN, FULL, {1000: 0.16, 10_000: 0.1}),
    Figure("one save, make serve / hugo --watch", SAVE, HUGO, SAVE, {1000: 1, 10_000: 1}),
    Figure("memory / plain Pelican", FULL, PELICAN, FULL, {1000: 3, 10_000: 3}, "memory"),
)
Measured = Mapping[Key, Run]


def ratio(figure: Figure, size: int, measured: Measured) -> float | None:
    """The figure at a size; None where a part of it was not measured."""
    ours, theirs = (
        getattr(measured.get(Key(kind, size, name), Run(0)), figure.column)
        for kind, name in ((figure.kind, BLOG), (figure.peers_kind, figure.peer))
    )
    return ours / theirs if ours and theirs else None


def ratios(sizes: Sequence[int], measured: Measured) -> str:
    """A line a figure, two columns a size; without the figures of peers that are not there."""
    width = max(len(figure.label) for figure in FIGURES) + 2
    lines = [" " * width + "".join(f"{f'{size:,} posts':<24}" for size in sizes)]
    for figure in FIGURES:
        found = [ratio(figure, size, measured) for size in sizes]
        if any(found):
            cells = [
                cell(value, figure.goals.get(size))
                for value, size in zip(found, sizes, strict=True)
            ]
            lines.append(f"{figure.label:<{width}}" + "".join(f"{text:<24}" for text in cells))
    return "\n".join(line.rstrip() for line in lines)


def amounts(size: int, measured: Measured) -> str:
    """What the ratios are made of, a line a generator: seconds and megabytes on this machine."""
    lines = [f"{f'{size:,} posts':<14}" + "".join(f"{head:>12}" for head in AMOUNTS)]
    for name in (BLOG, PELICAN, HUGO, ELEVENTY):
        runs = {kind: measured.get(Key(kind, size, name)) for kind in (FULL, EDIT, SAVE, KEY)}
        full = runs[FULL]
        if full:
            walls = [f"{each.wall:.2f}" if each else "" for each in runs.values()]
            values = [*walls, f"{full.cpu:.2f}", f"{full.memory / 1e6:.0f}" if full.memory else ""]
            lines.append(f"{name:<14}" + "".join(f"{value:>12}" for value in values))
    return "\n".join(line.rstrip() for line in lines)


def cell(value: float | None, goal: float | None) -> str:
    """A figure and its goal, where it has one."""
    if value is None:
        return "not measured"
    if goal is None:
        return f"{value:.2f}"
    return f"{value:.2f} (goal ≤ {goal:g}{MISSED if value > goal else ''})"


def curves(growth: Sequence[int], measured: Measured) -> Mapping[str, Points]:
    """For each generator the CPU seconds of a build from nothing, by the number of posts."""
    found: dict[str, dict[int, float]] = {}
    for key, run in sorted(measured.items(), key=lambda item: item[0].size):
        if key.kind == FULL and key.size in growth:
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


def steps(size: int, measured: Measured) -> Iterator[str]:
    """What each step adds to a build of so many posts, and proofreading to plain Pelican's."""
    seconds = {key.name: run.cpu for key, run in measured.items() if key[:2] == (WITHOUT, size)}
    for step, share in shares(seconds).items():
        yield f"{step:<14}{share:+.2f}"
    proofreading = measured.get(Key(PROOFREAD, size, BLOG))
    plain = measured.get(Key(FULL, size, PELICAN))
    if proofreading and plain:
        yield f"proofreading, of plain Pelican's build: {proofreading.cpu / plain.cpu:.2f}"
