"""What runs in one of pytest's processes."""

import pytest

from tests.scheduling import group_of, modules_of_tests, turned


@pytest.mark.parametrize(
    ("test", "group"),
    [
        ("tests/browser/test_axe.py::test_axe[Firefox-]", "Firefox"),
        ("tests/browser/test_layout.py::test_it[WebKit-every element]", "WebKit"),
        ("tests/browser/test_paper.py::test_it[A4-WebKit]", "WebKit"),
        ("tests/browser/test_layout.py::test_it[Chromium-home]", "tests/browser/test_layout.py"),
        ("tests/test_readme.py::test_it", "tests/test_readme.py"),
        ("tests/test_readme.py::test_it[a::b]", "tests/test_readme.py"),
    ],
)
def test_an_engine_has_a_process_and_so_has_a_file(test: str, group: str) -> None:
    assert group_of(test) == group


@pytest.mark.parametrize(
    ("number", "names"), [(0, "abcde"), (1, "cdeab")], ids=["the first", "the second"]
)
def test_each_process_imports_all_from_a_place_of_its_own(number: int, names: str) -> None:
    assert turned("abcde", number, 2) == [*names]


def test_every_file_of_tests_is_imported_by_its_name() -> None:
    assert {__name__, "tests.plugins.feeds.test_feeds"} <= {*modules_of_tests()}
