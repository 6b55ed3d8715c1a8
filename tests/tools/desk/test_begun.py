"""A key leads to the letter that was begun with it; of many keys the last are kept."""

import os
from pathlib import Path
from uuid import UUID

from tools.desk.begun import MOST, Begun


def test_the_last_keys_are_kept(tmp_path: Path) -> None:
    begun = Begun(tmp_path / "keys")
    keys = [str(UUID(int=number)) for number in range(MOST + 2)]
    for number, key in enumerate(keys):
        begun.note(key, f"posts/{number}.md")
        os.utime(tmp_path / "keys" / key, (number, number))  # one second after the other
    assert len([*(tmp_path / "keys").iterdir()]) == MOST
    assert begun.name(keys[-1]) == f"posts/{MOST + 1}.md"
    assert begun.name(keys[0]) == ""
    begun.forget(keys[-1])
    assert begun.name(keys[-1]) == ""
