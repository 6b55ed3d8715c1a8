"""Other values have another digest."""

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.incremental.digest import digest
from tests.laws import FEWER
from tests.plugins.listings.samples import post

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.datetimes(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@FEWER
@given(VALUES, VALUES)
def test_a_digest_is_that_of_the_values(one: Any, other: Any) -> None:
    assert (digest(one) == digest(other)) == (repr(one) == repr(other))


def test_a_post_is_known_by_each_of_its_fields() -> None:
    changed = [
        post(title="Another"),
        post(tips=("tip-a",)),
        post(modified=datetime(2020, 1, 3)),
        post(lang="nl"),
    ]
    assert len({digest(one) for one in [post(), *changed]}) == 5


@pytest.mark.parametrize("value", [object(), {1}, Path("a")], ids=["object", "set", "path"])
def test_what_could_change_unseen_has_none(value: object) -> None:
    with pytest.raises(TypeError, match="is no plain value"):
        digest(value)
