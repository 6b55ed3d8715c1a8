"""Files that are made once and kept."""

import os
from pathlib import Path


def keep(data: bytes, file: Path) -> None:
    """Put a file into a cache at once, whoever else is writing it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_name(f"{file.name}.{os.getpid()}")
    draft.write_bytes(data)
    draft.replace(file)
