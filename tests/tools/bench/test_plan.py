"""The order of what is built: everybody has a turn in each round, and nothing is built twice."""

from pathlib import Path

import pytest

from tools.bench.bench import Bench
from tools.bench.builders import HUGO, plain_pelican, this_blog
from tools.bench.plan import Options, plan


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    """This blog, a peer that does the same work, and plain Pelican."""
    blog = this_blog(tmp_path)
    return Bench(tmp_path, tmp_path, [blog, blog._replace(name=HUGO), plain_pelican()])


def jobs(bench: Bench, growth: list[int], rounds: int, steps: list[str]) -> list[str]:
    """What is done at 5 and 9 posts."""
    options = Options([5, 9], growth, rounds, steps, Path("x"))
    return [job.what.removeprefix("5 posts: ") for job in plan(bench, options)]


def test_generators_take_turns(bench: Bench) -> None:
    found = jobs(bench, [], 2, ["cards"])
    a_round = ["this blog", "this blog, an edit", "Hugo", "Hugo, an edit", "plain Pelican"]
    first = counted(a_round)
    a_round_of_steps = ["without nothing", "without cards", "proofreading"]
    names = ("this blog", "Hugo", "plain Pelican")
    saves, tidy = ["saves while watching", "keys on the desk"], "tidying up"
    warm = [f"8 posts: {n}, to warm up" for n in names]
    new = [f"8 posts: {what}" for what in ("keys on the desk", tidy)]
    nine_builds = [what for what in a_round if "Hugo" not in what]
    nine_jobs = [*counted(nine_builds), *nine_builds, *saves, tidy]
    assert found == [
        "the blog's own content",
        *["a photograph"] * 2,
        *["imports"] * 2,
        *warm,
        *new,
        *first,
        *a_round,
        *saves,
        *a_round_of_steps,
        *a_round_of_steps,
        tidy,
        *(f"9 posts: {what}" for what in nine_jobs),
    ]


def counted(a_round: list[str]) -> list[str]:
    """A first round: each build is followed by a look at what it has made."""
    looks = {what: [what, f"what {what} has made"] for what in a_round if "edit" not in what}
    return [each for what in a_round for each in looks.get(what, [what])]


@pytest.mark.parametrize(("size", "times"), [("20,000", 0), ("9,000", 1), ("700", 3), ("5", 3)])
def test_growth_is_measured_once_where_builds_are_large(
    bench: Bench, size: str, times: int
) -> None:
    found = jobs(bench, [5, 700, 9000, 20_000], 3, [])
    name = "plain Pelican" if size == "5" else f"{size} posts: plain Pelican"
    assert found.count(name) == times
    assert not {f"{size} posts: Hugo", "20,000 posts: this blog, text"} & {*found}
    assert "20,000 posts: this blog" in found
