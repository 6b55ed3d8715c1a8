"""A process that has everything at hand that a build needs, and builds whenever it is asked.

To start Python and to import Pelican and the plugins takes as long as many a build. So this process
has done both, and for each line that it reads it divides: the new process builds, and takes all
that it has changed with it when it ends. What a build says comes out as it is said; in between are
lines that begin with SIGN:

    SIGN pages 2    one of two processes has written its pages; cards and the search come after
    SIGN end 0      the build has ended, with this code
"""

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from pelican import main as run_pelican
from pelican.settings import read_settings

SETTINGS = Path(__file__).with_name("settings.py")
SIGN = "\x1e"
PAGES, END = "pages", "end"


def main(argv: Sequence[str]) -> int:
    """Build `argv[0]` into `argv[1]` for every line of the standard input."""
    content, output = argv
    for plugin in read_settings(str(SETTINGS), {"PATH": content})["PLUGINS"]:
        import_module(plugin)
    for _ in sys.stdin:
        say(END, build(content, output))
    return 0


def build(content: str, output: str) -> int:
    """Build in a process of its own; gives its exit code."""
    process = os.fork()
    if not process:
        os._exit(code_of_build(content, output))
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


def code_of_build(content: str, output: str) -> int:
    """Build; what goes wrong is said as the command line says it."""
    options = ["-s", str(SETTINGS), "-o", output, "--fatal", "errors"]
    try:
        run_pelican([content, *options])
    except SystemExit as end:
        if not isinstance(end.code, int | None):
            print(end.code)
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
    return 0


def say(*words: object) -> None:
    """Tell the one who asked something that no build would say, whatever others are saying."""
    sys.stdout.flush()
    os.write(sys.stdout.fileno(), f"{SIGN} {' '.join(map(str, words))}\n".encode())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
