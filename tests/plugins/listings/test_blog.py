"""The blog in its years and months."""

from hypothesis import given
from hypothesis import strategies as st

from plugins.letters.letter import Letter
from plugins.listings.blog import years_of
from tests.plugins.listings.samples import letter

URLS = "{date:%Y}/", "{date:%Y}/{date:%m}/"


def test_years_and_their_months_stand_in_the_order_of_the_letters() -> None:
    letters = tuple(map(letter, ["2020-03-04", "2020-03-01", "2020-01-09", "2018-12-31"]))
    last, first = years_of(letters, *URLS)
    assert (last.period.numbers, last.period.url) == ((2020,), "2020/")
    assert [(month.numbers, month.url) for month in last.months] == [
        ((2020, 3), "2020/03/"),
        ((2020, 1), "2020/01/"),
    ]
    assert first.months[0].letters == letters[3:]


def test_a_blog_without_letters_has_no_years() -> None:
    assert years_of((), *URLS) == ()


@given(st.lists(st.dates().map(str).map(letter)))
def test_every_letter_is_in_one_year_and_one_month(letters: list[Letter]) -> None:
    ordered = tuple(sorted(letters, key=lambda one: one.date, reverse=True))
    years = years_of(ordered, *URLS)
    assert sum((year.period.letters for year in years), ()) == ordered
    assert sum((month.letters for year in years for month in year.months), ()) == ordered
