"""A process that has everything at hand that a build needs, and builds whenever it is asked.

To start Python and to import Pelican and the plugins takes as long as many a build. So this process
has done both, and for each line that it reads it divides: the new process builds, and takes all
that it has changed with it when it ends. A line names the post that was saved, if it was but one.
A build that is under way when the next line comes is stopped, and the next begins.
"""

import os
import select
import signal
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from pelican import main as run_pelican
from pelican.settings import read_settings

from tools.preview.first_look import Look
from tools.preview.signs import BEGIN, END, LOOK, say

SETTINGS = Path(__file__).parent.parent / "previewconf.py"
PAUSE = 0.02  # seconds between two looks at whether a build has ended


def main(argv: Sequence[str]) -> int:
    """Build `argv[0]` into `argv[1]` for every line of the standard input."""
    content, output = argv
    for plugin in read_settings(str(SETTINGS), {"PATH": content})["PLUGINS"]:
        import_module(plugin)
    looks: list[Look] = []  # the last that is there, and that of the build which came after it
    while lines := os.read(sys.stdin.fileno(), 1 << 16).decode():
        looks = newest(looks)
        if looks and looks[0].at(post_named_in(lines)):
            say(LOOK)
        looks.append(Look())
        say(BEGIN)
        finish(start(content, output, looks[-1]))
    return 0


def newest(looks: list[Look]) -> list[Look]:
    """The last look that is there, if there is one; the others end."""
    kept = [look for look in looks if look.is_there()][-1:]
    for look in looks:
        if look not in kept:
            look.end()
    return kept


def post_named_in(lines: str) -> str:
    """The one post that was saved; empty if it was something else, or more."""
    named = set(lines.split("\n")[:-1])
    return named.pop() if len(named) == 1 else ""


def start(content: str, output: str, look: Look) -> int:
    """Build in a process of its own; gives its id."""
    process = os.fork()
    if not process:
        look.belongs_to_the_build()
        os._exit(code_of_build(content, output))
    look.belongs_to_the_builder()
    return process


def finish(process: int) -> None:
    """Wait until a build has ended, and say its code; stop it if there is something newer."""
    while True:
        asked, _, _ = select.select([sys.stdin], [], [], PAUSE)
        if asked:
            os.kill(process, signal.SIGTERM)
            os.waitpid(process, 0)
            return
        ended, status = os.waitpid(process, os.WNOHANG)
        if ended:
            say(END, os.waitstatus_to_exitcode(status))
            return


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


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
