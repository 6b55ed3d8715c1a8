"""Pictures of what was measured: how builds grow, and what the steps of this blog take."""

from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from .growth import Points, exponent


def can_draw() -> bool:
    """Whether matplotlib is there."""
    return bool(find_spec("matplotlib"))


def draw_growth(curves: Mapping[str, Points], file: Path) -> None:
    """Draw a curve for each generator."""
    figure, axes = drawing(
        title="CPU time of a build from nothing",
        xlabel="posts",
        ylabel="seconds of CPU time, all processes together",
        xscale="log",
        yscale="log",
    )
    for name, points in curves.items():
        sizes = sorted(points)
        axes.plot(sizes, [points[size] for size in sizes], marker="o", label=label(name, points))
    sizes = sorted({size for points in curves.values() for size in points})
    axes.set_xticks(sizes, [f"{size:,}" for size in sizes], minor=False)
    axes.set_xticks([], minor=True)
    axes.grid(visible=True, which="both", alpha=0.3)
    axes.legend()
    save(figure, file)


def label(name: str, points: Points) -> str:
    """A generator's name, and how its curve grows where that is known."""
    slope = exponent(points)
    return name if slope is None else f"{name}: posts to the power of {slope:.2f}"


def draw_shares(shares: Mapping[str, float], size: int, file: Path) -> None:
    """Draw a bar for each step, the longest on top."""
    figure, axes = drawing(
        title=f"What steps take of the CPU time of a build of {size:,} posts",
        xlabel="per cent of the whole build that are saved where only this step is left out",
    )
    steps = sorted(shares, key=lambda step: shares[step])
    bars = axes.barh(steps, [100 * shares[step] for step in steps])
    axes.bar_label(bars, fmt="%.1f", padding=3)
    axes.margins(x=0.1)  # for the numbers beside the bars
    axes.grid(visible=True, axis="x", alpha=0.3)
    save(figure, file)


def drawing(**axes: str) -> tuple[Any, Any]:
    """An empty picture with its axes."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(8, 5), layout="constrained")
    return figure, figure.add_subplot(**axes)


def save(figure: Any, file: Path) -> None:
    """Write a picture, with its folder."""
    file.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(file)
