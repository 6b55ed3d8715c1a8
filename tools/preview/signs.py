"""What the preview's builds tell it between what they say to the editor: lines with a sign.

SIGN look       the page of the post that was changed is there
SIGN begin      a build begins; one that was under way has been stopped
SIGN pages 2    one of two processes has written its pages; cards and the search come after
SIGN packed     new pictures are there, which pages name already
SIGN gone       pages that nothing writes any more have been deleted
SIGN end 0      the build has ended, with this code
"""

import os
import sys

SIGN = "\x1e"
LOOK, BEGIN, PAGES, PACKED, GONE, END = "look", "begin", "pages", "packed", "gone", "end"


def say(word: str, number: int = 0) -> None:
    """Tell the preview something, whatever others are saying."""
    sys.stdout.flush()
    os.write(sys.stdout.fileno(), f"{SIGN} {word} {number}\n".encode())
