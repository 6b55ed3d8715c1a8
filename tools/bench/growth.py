"""How the time of a build grows with the number of posts: an exponent, and a picture."""

import math
from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from statistics import linear_regression

MANY = 1000  # posts, from which a build's start no longer matters
Points = Mapping[int, float]  # seconds by the number of posts


def exponent(points: Points) -> float | None:
    """The slope of log seconds over log posts: 1 where twice the posts take twice the time.

    It is fitted to the sizes from 1,000 on, or to all where there are not two of those.
    """
    sizes = fitted(sorted(points))
    if len(sizes) < 2:
        return None
    seconds = [math.log(points[size]) for size in sizes]
    return linear_regression([math.log(size) for size in sizes], seconds).slope


def fitted(sizes: Sequence[int]) -> Sequence[int]:
    """The sizes that the exponent is fitted to."""
    many = [size for size in sizes if size >= MANY]
    return many if len(many) > 1 else sizes


def draw(curves: Mapping[str, Points], file: Path) -> bool:
    """Draw each generator's curve; whether matplotlib is there to do it."""
    if not find_spec("matplotlib"):
        return False
    from matplotlib.figure import Figure

    figure = Figure(figsize=(8, 5), layout="constrained")
    axes = figure.add_subplot(
        title="CPU time of a build from nothing",
        xlabel="posts",
        ylabel="seconds of CPU time, all processes together",
        xscale="log",
        yscale="log",
    )
    for name, points in curves.items():
        slope = exponent(points)
        label = name if slope is None else f"{name}: posts to the power of {slope:.2f}"
        axes.plot(
            sorted(points), [points[size] for size in sorted(points)], marker="o", label=label
        )
    sizes = sorted({size for points in curves.values() for size in points})
    axes.set_xticks(sizes, [f"{size:,}" for size in sizes], minor=False)
    axes.set_xticks([], minor=True)
    axes.grid(visible=True, which="both", alpha=0.3)
    axes.legend()
    file.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(file)
    return True
