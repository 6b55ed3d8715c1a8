"""The blog in its years and months."""

from hypothesis import given
from hypothesis import strategies as st

from plugins.listings.blog import years_of
from plugins.posts.record import PostRecord
from tests.plugins.listings.samples import post

URLS = "{date:%Y}/", "{date:%Y}/{date:%m}/"


def test_years_and_their_months_stand_in_the_order_of_the_posts() -> None:
    posts = tuple(map(post, ["2020-03-04", "2020-03-01", "2020-01-09", "2018-12-31"]))
    last, first = years_of(posts, *URLS)
    assert (last.period.numbers, last.period.url) == ((2020,), "2020/")
    assert [(month.numbers, month.url) for month in last.months] == [
        ((2020, 3), "2020/03/"),
        ((2020, 1), "2020/01/"),
    ]
    assert first.months[0].posts == posts[3:]


def test_a_blog_without_posts_has_no_years() -> None:
    assert years_of((), *URLS) == ()


@given(st.lists(st.dates().map(str).map(post)))
def test_every_post_is_in_one_year_and_one_month(posts: list[PostRecord]) -> None:
    ordered = tuple(sorted(posts, key=lambda one: one.date, reverse=True))
    years = years_of(ordered, *URLS)
    assert sum((year.period.posts for year in years), ()) == ordered
    assert sum((month.posts for year in years for month in year.months), ()) == ordered
