"""Saves letters on a small disk that fills up and turns read-only. Needs a mount of its own:

unshare -rm python -m tests.tools.desk.full_disk DISK
"""

import sys
from pathlib import Path

from tests.tools.publishing.full_disk import fill, mount
from tools.desk.letters import Letters, NotSaved

SIZE = "3m"
NAME = "posts/2020-01-02-a.md"
PAGES = 40_000  # characters
TEXTS = ["Words.", *(f"{number}" * PAGES for number in range(4))]
LEFT = (0, 4_096, 60_000, 1_000_000)  # bytes


def save(letters: Letters, text: str) -> str:
    """Save a text; what an editor is told, and whether the file and every version are whole."""
    read = letters.read(NAME)
    try:
        said, expected = "Saved", letters.save(NAME, text, read.stamp).text
    except NotSaved as error:
        said, expected = error.reason, read.text
    written = {read.text, text, *TEXTS}
    versions = {letters.version(NAME, one.id) for one in letters.versions(NAME)}
    is_whole = letters.read(NAME).text == expected and versions <= written
    return f"{said} {'and whole' if is_whole else 'and damaged'}"


def main(disk: Path) -> None:
    """Print how each attempt ended."""
    mount("-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(disk))
    (disk / "content/posts").mkdir(parents=True)
    letters, rest = Letters(disk / "content", disk / ".versions"), disk / "rest"
    letters.save(NAME, TEXTS[0], "")
    for left, text in zip(LEFT, TEXTS[1:], strict=True):
        fill(rest, left)
        print(f"{left} left:", save(letters, text))
        rest.unlink()
    mount("-o", "remount,ro", str(disk))
    print("read-only:", save(letters, "No."))
    mount("-o", "remount,rw", str(disk))
    print("room again:", save(letters, "Yes."))
    print("left behind:", *(file.name for file in disk.rglob(".2020*") if file.is_file()))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
