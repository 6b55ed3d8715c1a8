"""Files in a cache: the newest stay, whoever else tidies up at the same moment."""

import os
from pathlib import Path

from plugins.incremental.files import delete_oldest, is_stored, store_file


def stored(folder: Path, names: str) -> None:
    """Store files one after another."""
    for moment, name in enumerate(names):
        store_file(name.encode(), folder / f"{name}.zip")
        os.utime(folder / f"{name}.zip", (moment, moment))


def test_the_newest_are_spared_and_others_go_with_their_checksums(tmp_path: Path) -> None:
    stored(tmp_path, "abcd")
    (tmp_path / "e.txt").touch()
    delete_oldest(tmp_path, "*.zip", 2)
    assert is_stored(tmp_path / "c.zip")
    assert is_stored(tmp_path / "d.zip")
    assert len(list(tmp_path.iterdir())) == 2 * 2 + 1


def test_what_another_build_has_deleted_meanwhile_is_no_failure(tmp_path: Path) -> None:
    stored(tmp_path, "abc")
    (tmp_path / "gone.zip").symlink_to("nowhere")  # named by the folder, and not to be found
    delete_oldest(tmp_path, "*.zip", 2)
    assert [path.name for path in sorted(tmp_path.glob("*.zip"))] == ["b.zip", "c.zip"]
