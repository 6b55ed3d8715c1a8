"""What readers load stays within the budget."""

from pathlib import Path

from tests.site.pages import posts
from tools.weights import BUDGET, KINDS, MOST_REQUESTS, heaviest_of_each_kind, weigh


def test_every_post_fits_into_the_first_round_trip(site: Path) -> None:
    weights = [weigh(page, site) for page in posts(site)]
    assert len(weights) == 8
    for weight in weights:
        assert weight.total <= BUDGET, weight
        assert weight.requests <= MOST_REQUESTS, weight


def test_so_does_every_other_kind_of_page(site: Path) -> None:
    weights = heaviest_of_each_kind(site)
    assert set(weights) == set(KINDS)
    for weight in weights.values():
        assert weight.total <= BUDGET, weight
        assert weight.requests <= MOST_REQUESTS, weight
