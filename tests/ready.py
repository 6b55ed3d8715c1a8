"""A process that has Pelican and the steps of the site at hand, and divides for every build.

To start Python and to import them takes longer than to build the small blogs of tests, of which
there are hundreds. Each build is a process of its own all the same, and takes all that it has
changed with it when it ends.

python -m tests.ready < REQUESTS > CODES
"""

import json
import os
import signal
import sys
from importlib import import_module
from typing import Any

from pelican import main as run_pelican
from pelican.settings import read_settings

from tests.waiting import PROCESS_ENDS

SETTINGS = ("pelicanconf.py", "publishconf.py")


def main() -> None:
    """Build for each request, and say the code with which the build has ended."""
    for file in SETTINGS:
        for plugin in read_settings(file)["PLUGINS"]:
            import_module(plugin)
    for line in sys.stdin:
        process = os.fork()
        if not process:
            build(json.loads(line))
            return
        _, status = os.waitpid(process, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)


def build(request: dict[str, Any]) -> None:
    """Go on as the build that is asked for: with its environment, and where its words are read."""
    signal.alarm(PROCESS_ENDS)
    os.environ |= request["environment"]
    for stream, file in ((sys.stdout, request["stdout"]), (sys.stderr, request["stderr"])):
        os.dup2(os.open(file, os.O_WRONLY | os.O_CREAT), stream.fileno())
    run_pelican(request["arguments"])


if __name__ == "__main__":
    main()
