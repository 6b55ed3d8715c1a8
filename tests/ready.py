"""A process that has the commands of a repository at hand, and divides for every one that is run.

To start Python and to import what builds the site takes longer than to build the small blogs of
tests, of which there are hundreds. Each command is a process of its own all the same, and takes
all that it has changed with it when it ends.

python -m tests.ready < REQUESTS_OR_IDS > IDS_OR_CODES
"""

import atexit
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from functools import partial
from importlib import import_module
from types import SimpleNamespace
from typing import Any

from pelican.settings import read_settings

from tests.waiting import PROCESS_ENDS
from tools import publish

SETTINGS = ("pelicanconf.py", "publishconf.py")


def main() -> None:
    """Start each command that is asked for, and say its id; say its code where that is asked for.

    So nobody else gets its id before it has been waited for, and whoever kills it kills nothing
    else.
    """
    plugins = [plugin for file in SETTINGS for plugin in read_settings(file)["PLUGINS"]]
    for module in (*plugins, "tools.check", "pelican"):
        import_module(module)
    vars(publish)["subprocess"] = SimpleNamespace(run=run_here)
    for line in sys.stdin:
        asked = json.loads(line)
        print(code_of(asked) if isinstance(asked, int) else started(asked), flush=True)


def started(request: dict[str, Any]) -> int:
    """The id of a process that runs what is asked for, at the head of a group of its own."""
    process = divided(partial(answer, request))
    os.setpgid(process, process)
    return process


def run_here(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
    """What `subprocess.run` gives of `python -m …`, where publishing builds the site."""
    module, *arguments = command[2:]
    return subprocess.CompletedProcess(command, code_of(divided(partial(run, module, arguments))))


def code_of(process: int) -> int:
    """The code with which a process ends."""
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


def divided(work: Callable[[], object]) -> int:
    """The id of a process that goes on from here with some work."""
    flush()
    process = os.fork()
    if not process:
        end(code_after(work))
    return process


def end(code: int) -> None:
    """End as Python does, though others are to go on with what called this."""
    atexit._run_exitfuncs()
    flush()
    os._exit(code)


def flush() -> None:
    """Write out what has been said, before another process says it again."""
    sys.stdout.flush()
    sys.stderr.flush()


def code_after(work: Callable[[], object]) -> int:
    """The code with which Python would end after some work."""
    try:
        left = work()
    except SystemExit as stop:
        left = stop.code
    except BaseException:
        sys.excepthook(*sys.exc_info())
        return 1
    if isinstance(left, int | None):
        return int(left or 0)
    print(left, file=sys.stderr)
    return 1


def answer(request: dict[str, Any]) -> object:
    """Run what is asked for: with its environment, and where its words are read."""
    signal.alarm(PROCESS_ENDS)
    os.environ.clear()
    os.environ.update(request["environment"])
    sys.modules.pop("pelicanconf", None)  # publishconf.py takes what is written there by now
    for stream, file in zip((sys.stdout, sys.stderr), request["said"], strict=True):
        os.dup2(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), stream.fileno())
    return run(request["module"], request["arguments"])


def run(module: str, arguments: Sequence[str]) -> object:
    """What a command gives that `python -m` runs."""
    return import_module(module).main(arguments)


if __name__ == "__main__":
    main()
