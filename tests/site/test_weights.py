"""What readers load stays within the budget, whatever the server knows of compression."""

import shutil
from pathlib import Path

import pytest

from tests.building import CONTENT, ROOT, build
from tests.site.pages import posts
from tools.publishing.compression import FORMS
from tools.weights import BUDGET, KINDS, MOST_REQUESTS, heaviest_of_each_kind, weigh

URL = "https://blog.example.org"
POST = Path(__file__).with_name("every-construct.md")


@pytest.fixture(scope="module")
def constructs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A published blog of one letter, with all that docs/editing.md and docs/markdown.md show."""
    content, output = tmp_path_factory.mktemp("constructs"), tmp_path_factory.mktemp("published")
    shutil.copy(POST, content / "2018-01-09-every-construct.md")
    shutil.copytree(CONTENT / "images", content / "images")
    build(content, output, settings=ROOT / "publishconf.py", SITEURL=URL)
    return output


@pytest.mark.parametrize("form", FORMS)
def test_every_post_fits_into_the_first_round_trip(public: Path, form: str) -> None:
    weights = [weigh(page, public, URL, form) for page in posts(public)]
    assert len(weights) == 15
    for weight in weights:
        assert weight.total <= BUDGET, weight
        assert weight.requests <= MOST_REQUESTS, weight


@pytest.mark.parametrize("form", FORMS)
def test_so_does_a_post_with_everything_that_editors_may_write(constructs: Path, form: str) -> None:
    (page,) = posts(constructs)
    weight = weigh(page, constructs, URL, form)
    assert weight.total <= BUDGET, weight
    assert weight.requests <= MOST_REQUESTS, weight


@pytest.mark.parametrize("form", FORMS)
def test_so_does_every_other_kind_of_page(public: Path, form: str) -> None:
    weights = heaviest_of_each_kind(public, URL, form)
    assert set(weights) == set(KINDS)
    for weight in weights.values():
        assert weight.total <= BUDGET, weight
        assert weight.requests <= MOST_REQUESTS, weight
