"""What is no longer needed is set aside, for to delete it would slow down what is measured next.

Where ext4 has no journal, Linux looks past every place whose file was deleted in the last minutes
when it makes a new one. A build that followed the deletion of another spent a quarter of its time
so, and those with several processes the most, as they wait for each other there. See
`recently_deleted` in https://github.com/torvalds/linux/blob/v6.18/fs/ext4/ialloc.c
"""

import os
from pathlib import Path
from tempfile import mkdtemp


def set_aside(folder: Path) -> None:
    """Empty all files of a folder and move it to a new one beside it; it may be missing."""
    if folder.exists():
        for parent, _, names in os.walk(folder):
            for file in (Path(parent, name) for name in names):
                if not file.is_symlink():
                    os.truncate(file, 0)
        folder.rename(Path(mkdtemp(prefix="set aside ", dir=folder.parent), folder.name))
