"""How the time of a build grows with the number of posts: an exponent."""

import math
from collections.abc import Mapping, Sequence
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
