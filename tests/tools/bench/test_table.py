"""The figures as they are printed: ratios with their goals, growth, shares, starts."""

import pytest

from tools.bench.bench import EDIT, FULL, IMPORT, KEY, OWN, PROOFREAD, SAVE, WITHOUT, Key
from tools.bench.builders import BLOG, BLOG_TEXT, ELEVENTY, HUGO, HUGO_TEXT, PELICAN
from tools.bench.running import BenchRun
from tools.bench.table import amounts, cell, curves, growing, ratios, starts, steps, typing

MEASURED = {
    Key(FULL, 1000, BLOG): BenchRun(2.0, 3.0, 300_000_000),
    Key(FULL, 1000, HUGO): BenchRun(8.0, 15.0, 200_000_000),
    Key(FULL, 1000, BLOG_TEXT): BenchRun(4.0, 6.0, 200_000_000),
    Key(FULL, 1000, PELICAN): BenchRun(5.0, 5.0, 100_000_000),
    Key(EDIT, 1000, BLOG): BenchRun(1.0, 1.0, 200_000_000),
    Key(EDIT, 1000, HUGO): BenchRun(1.0, 2.0, 200_000_000),
    Key(SAVE, 1000, BLOG): BenchRun(0.1),
    Key(SAVE, 1000, HUGO_TEXT): BenchRun(0.5),
    Key(KEY, 1000, BLOG): BenchRun(0.25),
    Key(KEY, 8, BLOG): BenchRun(0.1),
    Key(FULL, 70, BLOG): BenchRun(0.9, 1.0, 90_000_000),
    Key(FULL, 70, PELICAN): BenchRun(1.0, 1.0, 60_000_000),
    Key(WITHOUT, 70, ""): BenchRun(2.0, 2.0),
    Key(WITHOUT, 70, "cards"): BenchRun(1.9, 1.8),
    Key(WITHOUT, 70, "icons"): BenchRun(2.0, 2.0),
    Key(PROOFREAD, 70, BLOG): BenchRun(0, 0.05),
    Key(EDIT, OWN, BLOG): BenchRun(0.6, 0.54),
    Key(IMPORT, OWN, "nothing"): BenchRun(0.02, 0.02),
    Key(IMPORT, OWN, "pelican"): BenchRun(0.3, 0.27),
    Key(IMPORT, OWN, "tools.serve"): BenchRun(0.4, 0.37),
}


def test_each_figure_stands_beside_its_goal() -> None:
    assert list(ratios([70, 1000], MEASURED)) == [
        "\n70 posts",
        "memory / plain Pelican               1.50",
        "\n1,000 posts",
        "same work / Hugo                     0.25 (goal ≤ 0.3, met)  CPU time 0.20",
        "text alone / plain Pelican           0.80 (goal ≤ 0.7, missed)  CPU time 1.20",
        "one edit, new process / Hugo         1.00 (goal ≤ 0.8, missed)  CPU time 0.50",
        "one save, make serve / hugo --watch  0.20 (goal ≤ 0.2, met)",
        "memory / plain Pelican               3.00 (goal ≤ 4, met)",
    ]


def test_a_peer_that_is_not_there_has_no_line() -> None:
    without_hugo = {key: run for key, run in MEASURED.items() if key.name not in (HUGO, HUGO_TEXT)}
    assert "ugo" not in "\n".join(ratios([1000], without_hugo))
    with_eleventy = {**MEASURED, Key(FULL, 1000, ELEVENTY): BenchRun(10.0)}
    assert "same work / Eleventy                 0.20 (goal ≤ 0.25, met)" in list(
        ratios([1000], with_eleventy)
    )


@pytest.mark.parametrize(
    ("value", "goal", "text"),
    [
        (0.5, 0.5, "0.50 (goal ≤ 0.5, met)"),
        (0.504, 0.5, "0.50 (goal ≤ 0.5, missed)"),
        (1.234, None, "1.23"),
    ],
)
def test_a_goal_is_met_or_missed(value: float, goal: float | None, text: str) -> None:
    assert cell(value, goal) == text


def test_the_amounts_stand_below_each_other() -> None:
    heads, *lines = amounts(1000, MEASURED).split("\n")
    assert heads.split("  ")[0] == "1,000 posts"
    assert [line.split("  ")[0] for line in lines] == [
        "this blog",
        "Hugo",
        "this blog, text",
        "plain Pelican",
        "Hugo, text",
    ]
    assert lines[0].split()[2:] == ["2.00", "1.00", "0.10", "3.00", "1.00", "300"]
    assert lines[-1].split()[2:] == ["0.50"]
    assert lines[-1].index("0.50") == lines[0].index("0.10")


def test_keys_are_told_by_the_number_of_posts() -> None:
    assert list(typing(MEASURED)) == [
        "8 posts         0.10",
        "1,000 posts     0.25 (goal ≤ 0.25, met)",
    ]


def test_growth_is_told_of_who_was_measured_at_two_sizes() -> None:
    found = curves([70, 1000], MEASURED)
    assert found == {
        BLOG: {70: 1.0, 1000: 3.0},
        PELICAN: {70: 1.0, 1000: 5.0},
        BLOG_TEXT: {1000: 6.0},
    }
    assert list(growing(found)) == [
        "this blog, 70 to 1,000 posts: 0.41 (goal ≤ 1, met)",
        "plain Pelican, 70 to 1,000 posts: 0.61",
    ]


def test_a_step_is_a_share_of_the_whole_build() -> None:
    assert list(steps(70, MEASURED)) == [
        "cards          10.0 %",
        "icons           0.0 %",
        "proofreading, of plain Pelican's build: 0.05",
    ]


def test_a_start_is_compared_with_pelican_s_and_imports_are_told_in_cpu_time() -> None:
    assert list(starts(MEASURED)) == [
        "own content, nothing changed / import pelican  2.00 (goal ≤ 1.5, missed)  CPU time 2.00",
        "import pelican                   250 ms",
        "import tools.serve               350 ms",
    ]
