"""The table of weights is what the labelled lists teach, and does what it is for."""

from functools import cache

import pytest

from ..weights import ENOUGH, WEIGHTS
from .learning import Example, examples, learn, rounded, takes, without_own

LANGUAGES = ("en", "nl", "fr")


@cache
def known() -> list[Example]:
    return examples()


def precision(verdicts: list[tuple[Example, bool]], lang: str) -> float:
    """Of the lists of other people's blogs that are taken, the share that are tips."""
    taken = [
        each.labelled.is_tips
        for each, is_taken in verdicts
        if is_taken and (each.labelled.source, each.labelled.lang) == ("foreign", lang)
    ]
    return sum(taken) / len(taken)


def test_the_table_is_what_is_learned() -> None:
    """But for one up or down, where machines round the last digits otherwise."""
    table, enough = rounded(learn(known()))
    assert table.keys() == WEIGHTS.keys()
    assert abs(enough - ENOUGH) <= 1
    assert all(abs(table[name] - weight) <= 1 for name, weight in WEIGHTS.items())


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nine_in_ten_of_what_is_taken_elsewhere_are_tips(lang: str) -> None:
    verdicts = [(each, takes(each, WEIGHTS, ENOUGH)) for each in known()]
    assert precision(verdicts, lang) >= 0.9


def test_so_are_eight_in_ten_of_lists_that_the_table_was_not_learned_from() -> None:
    verdicts = [*without_own(known())]
    assert all(precision(verdicts, lang) >= 0.8 for lang in LANGUAGES)
