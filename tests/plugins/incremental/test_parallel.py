"""Every work is done by one process, whatever their number."""

from hypothesis import given
from hypothesis import strategies as st

from plugins.incremental.parallel import Share

NUMBERS = st.integers(1, 9)


@given(NUMBERS, st.text())
def test_a_file_is_written_by_one_process(of: int, name: str) -> None:
    assert sum(Share(number, of).has(name) for number in range(of)) == 1


@given(NUMBERS, st.lists(st.integers()))
def test_a_work_is_done_by_one_process(of: int, works: list[int]) -> None:
    done = [work for number in range(of) for work in Share(number, of).of_these(works)]
    assert sorted(done) == sorted(works)
