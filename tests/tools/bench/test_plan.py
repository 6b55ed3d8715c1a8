"""The order of what is built: everybody has a turn in each round, and nothing is built twice."""

from pathlib import Path

import pytest

from tools.bench.bench import Bench
from tools.bench.builders import plain_pelican, this_blog
from tools.bench.plan import Options, plan


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    """This blog and plain Pelican."""
    return Bench(tmp_path, tmp_path, [this_blog(tmp_path), plain_pelican()])


def jobs(bench: Bench, growth: list[int], rounds: int, steps: list[str]) -> list[str]:
    """What is done at 5 and 9 posts."""
    options = Options([5, 9], growth, rounds, steps, Path("x"))
    return [job.what.removeprefix("5 posts: ") for job in plan(bench, options)]


def test_generators_take_turns(bench: Bench) -> None:
    found = jobs(bench, [], 2, ["cards"])
    a_round = ["this blog", "plain Pelican", "an edit"]
    a_round_of_steps = ["without nothing", "without cards", "proofreading"]
    warm = ["this blog, to warm up", "plain Pelican, to warm up"]
    saves, tidy = ["saves while watching", "keys on the desk"], "tidying up"
    nine = [f"9 posts: {what}" for what in [*a_round, *a_round, *saves, tidy]]
    assert found == [
        "the blog's own content",
        *["a photograph"] * 2,
        *warm,
        *a_round,
        *a_round,
        *saves,
        *a_round_of_steps,
        *a_round_of_steps,
        tidy,
        *nine,
    ]


@pytest.mark.parametrize(("size", "times"), [("9,000", 1), ("3,000", 3), ("5", 3)])
def test_growth_is_measured_where_nothing_else_is(bench: Bench, size: str, times: int) -> None:
    found = jobs(bench, [5, 3000, 9000], 3, [])
    name = "plain Pelican" if size == "5" else f"{size} posts: plain Pelican"
    assert found.count(name) == times
