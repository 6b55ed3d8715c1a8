"""The figures as they are printed: ratios with their goals, growth, shares."""

import pytest

from tools.bench.bench import EDIT, FULL, KEY, PROOFREAD, SAVE, WITHOUT, Key
from tools.bench.builders import BLOG, ELEVENTY, HUGO, PELICAN
from tools.bench.running import Run
from tools.bench.table import amounts, cell, curves, growing, ratios, steps

MEASURED = {
    Key(FULL, 1000, BLOG): Run(2.0, 3.0, 300_000_000),
    Key(FULL, 1000, PELICAN): Run(5.0, 5.0, 100_000_000),
    Key(FULL, 1000, HUGO): Run(0.5, 0.8, 90_000_000),
    Key(EDIT, 1000, BLOG): Run(1.0, 1.0, 200_000_000),
    Key(SAVE, 1000, BLOG): Run(0.4),
    Key(SAVE, 1000, HUGO): Run(0.5),
    Key(KEY, 1000, BLOG): Run(0.25),
    Key(FULL, 70, BLOG): Run(0.9, 1.0, 90_000_000),
    Key(FULL, 70, PELICAN): Run(1.0, 1.0, 60_000_000),
    Key(WITHOUT, 70, ""): Run(2.0, 2.2),
    Key(WITHOUT, 70, "cards"): Run(1.9, 2.0),
    Key(WITHOUT, 70, "icons"): Run(2.0, 2.2),
    Key(PROOFREAD, 70, BLOG): Run(0, 0.05),
}


def test_each_figure_stands_beside_its_goal() -> None:
    assert ratios([70, 1000], MEASURED).split("\n") == [
        "                                       70 posts                1,000 posts",
        "full build / plain Pelican             0.90                    0.40 (goal ≤ 0.5)",
        "one edit / plain Pelican's full build  not measured            0.20 (goal ≤ 0.16 missed)",
        "one save, make serve / hugo --watch    not measured            0.80 (goal ≤ 1)",
        "memory / plain Pelican                 1.50                    3.00 (goal ≤ 3)",
    ]


def test_a_peer_that_is_not_there_has_no_line() -> None:
    without_hugo = {key: run for key, run in MEASURED.items() if key.name != HUGO}
    assert "Eleventy" not in ratios([1000], MEASURED)
    assert "hugo" not in ratios([1000], without_hugo)
    with_eleventy = {**MEASURED, Key(FULL, 1000, ELEVENTY): Run(2.5)}
    assert "full build / Eleventy                  0.80 (goal ≤ 1.2)" in ratios(
        [1000], with_eleventy
    )


@pytest.mark.parametrize(
    ("value", "goal", "text"),
    [
        (0.5, 0.5, "0.50 (goal ≤ 0.5)"),
        (0.504, 0.5, "0.50 (goal ≤ 0.5 missed)"),
        (1.234, None, "1.23"),
        (None, 0.5, "not measured"),
    ],
)
def test_a_goal_is_met_or_missed(value: float | None, goal: float | None, text: str) -> None:
    assert cell(value, goal) == text


def test_the_amounts_stand_below_each_other() -> None:
    assert amounts(1000, MEASURED).split("\n") == [
        "1,000 posts         full s    edited s     saved s     typed s  full CPU s     full MB",
        "this blog             2.00        1.00        0.40        0.25        3.00         300",
        "plain Pelican         5.00                                            5.00         100",
        "Hugo                  0.50                    0.50                    0.80          90",
    ]


def test_growth_is_told_of_who_was_measured_at_two_sizes() -> None:
    found = curves([70, 1000], MEASURED)
    assert found == {
        BLOG: {70: 1.0, 1000: 3.0},
        PELICAN: {70: 1.0, 1000: 5.0},
        HUGO: {1000: 0.8},
    }
    assert list(growing(found)) == [
        "this blog, 70 to 1,000 posts: 0.41 (goal ≤ 1.05)",
        "plain Pelican, 70 to 1,000 posts: 0.61",
    ]


def test_a_step_is_a_share_of_the_build_without_it() -> None:
    assert list(steps(70, MEASURED)) == [
        "cards         +0.10",
        "icons         +0.00",
        "proofreading, of plain Pelican's build: 0.05",
    ]
