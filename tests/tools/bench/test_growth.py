"""How builds grow: the exponent of a power law."""

from collections.abc import Callable

import pytest

from tools.bench.growth import Points, exponent, fitted

SIZES = (1000, 3000, 10_000, 20_000)
LAWS: dict[str, tuple[Callable[[int], float], float]] = {
    "constant": (lambda n: 5.0, 0),
    "linear": (lambda n: 0.004 * n, 1),
    "quadratic": (lambda n: 1e-6 * n**2, 2),
    "a root": (lambda n: 3 * n**0.5, 0.5),
}


@pytest.mark.parametrize(("seconds", "slope"), LAWS.values(), ids=LAWS)
def test_the_exponent_of_a_power_law_is_found(
    seconds: Callable[[int], float], slope: float
) -> None:
    assert exponent({size: seconds(size) for size in SIZES}) == pytest.approx(slope)


@pytest.mark.parametrize("points", [{}, {1000: 2.0}], ids=["nothing", "one size"])
def test_without_two_sizes_there_is_none(points: Points) -> None:
    assert exponent(points) is None


@pytest.mark.parametrize(
    ("sizes", "used"),
    [
        ([100, 300, 1000, 3000], [1000, 3000]),
        ([20, 40], [20, 40]),
        ([100, 1000], [100, 1000]),
    ],
)
def test_a_few_posts_tell_of_the_start_only(sizes: list[int], used: list[int]) -> None:
    assert fitted(sizes) == used
