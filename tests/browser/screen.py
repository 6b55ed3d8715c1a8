"""A screen that nobody sees, for a browser that needs one."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

from tests.programs import find

WIDEST = 1600  # pixels


@contextmanager
def screen() -> Iterator[str]:
    """The name of a virtual screen, under a number that is free."""
    size = f"{WIDEST}x{WIDEST}x24"
    command = [str(find("Xvfb")), "-displayfd", "1", "-screen", "0", size, "-nolisten", "tcp"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as server:
        assert server.stdout
        try:
            yield f":{server.stdout.readline().strip()}"
        finally:
            server.terminate()
