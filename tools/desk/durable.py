"""Files that a power failure leaves whole: written to the disk before they take their place."""

import os
from collections.abc import Callable
from pathlib import Path
from shutil import copymode

from plugins.incremental.files import replaced


def write_durably(data: bytes, file: Path, is_right: Callable[[], None] = lambda: None) -> None:
    """Write a file whole or not at all; its folder is made.

    `is_right` is asked at the last moment, and raises what stops it.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    with replaced(file) as draft:
        with draft.open("wb") as written:
            written.write(data)
            written.flush()
            os.fsync(written.fileno())
        if file.exists():
            copymode(file, draft)
        is_right()
