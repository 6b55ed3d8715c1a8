"""The ledger: it only grows, and is written whole."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.publishing.ledger import HEAD, NAME, add_to_ledger, read_ledger

ADDRESSES = st.lists(st.from_regex(r"/[a-zé0-9/ -]{0,9}", fullmatch=True))


def test_a_folder_without_one_has_published_nothing(tmp_path: Path) -> None:
    assert read_ledger(tmp_path) == []


def test_addresses_are_kept_in_order_and_once(tmp_path: Path) -> None:
    add_to_ledger(tmp_path, ["/b", "/a"])
    add_to_ledger(tmp_path, ["/c", "/a"])
    assert (tmp_path / NAME).read_text() == f"{HEAD}/a\n/b\n/c\n"
    assert [path.name for path in tmp_path.iterdir()] == [NAME]


def test_a_byte_order_mark_hides_no_address(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text("\ufeff/a\r\n/b\r\n", encoding="utf-8")
    assert read_ledger(tmp_path) == ["/a", "/b"]
    add_to_ledger(tmp_path, ["/c"])
    assert (tmp_path / NAME).read_text(encoding="utf-8") == f"{HEAD}/a\n/b\n/c\n"


def test_what_adds_nothing_does_not_touch_the_file(tmp_path: Path) -> None:
    add_to_ledger(tmp_path, ["/a"])
    (tmp_path / NAME).chmod(0o444)
    before = (tmp_path / NAME).stat()
    add_to_ledger(tmp_path, ["/a"])
    assert (tmp_path / NAME).stat() == before


@given(first=ADDRESSES, second=ADDRESSES)
def test_nothing_is_ever_forgotten(
    tmp_path_factory: pytest.TempPathFactory, first: list[str], second: list[str]
) -> None:
    folder = tmp_path_factory.mktemp("ledger")
    add_to_ledger(folder, first)
    add_to_ledger(folder, second)
    assert read_ledger(folder) == sorted({*first, *second})
