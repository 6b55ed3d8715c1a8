"""What runs in one of pytest's processes."""

import pytest

from tests.scheduling import group_of


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
