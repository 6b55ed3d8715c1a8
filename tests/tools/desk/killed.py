"""A desk that saves a letter for ever and says each time that it has, for a test that kills it.

python -m tests.tools.desk.killed CONTENT NAME
"""

import sys
from itertools import count
from pathlib import Path

from tools.desk.letters import Letters


def save_for_ever(content: Path, name: str) -> None:
    """Save numbers, and print each when it is saved."""
    letters = Letters(content, content.parent / ".versions")
    stamp = letters.read(name).stamp
    for number in count():
        stamp = letters.save(name, f"Text {number}", stamp, asked=not number % 3).stamp
        print(number, flush=True)


if __name__ == "__main__":
    save_for_ever(Path(sys.argv[1]), sys.argv[2])
