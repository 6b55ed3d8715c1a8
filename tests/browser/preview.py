"""A running `make serve`."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from tests.building import ROOT
from tests.waiting import PROCESS_ENDS


class Preview(NamedTuple):
    """Where it is seen, and what it shows."""

    address: str
    content: Path


@contextmanager
def previewed(content: Path, output: Path, root: Path = ROOT) -> Iterator[Preview]:
    """Start the preview of a folder by the project at `root`, and end it as Ctrl-C does."""
    public = str(output.with_name("public"))
    arguments = [str(content), str(output), "--port", "0", "--public", public]
    command = [sys.executable, "-u", "-m", "tools.serve", *arguments]
    process = subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, text=True)
    assert process.stdout
    line = next(line for line in process.stdout if line.startswith("Serving on "))
    yield Preview(line.split()[2].rstrip("/"), content)
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=PROCESS_ENDS)
    assert process.returncode == 0
