"""What commands take before they begin: imports, and a build where nothing has changed."""

import re
import sys
from pathlib import Path

from .builders import ROOT
from .running import BenchRun, Command, run

COMMAND = re.compile(r"-m (tools(?:\.\w+)+)")
NOTHING, PELICAN = "nothing", "pelican"


def commands(makefile: str) -> list[str]:
    """The modules that the Makefile starts, each once."""
    return sorted(set(COMMAND.findall(makefile)))


def imports() -> list[str]:
    """What is imported in turn: nothing, Pelican, and what each command of the Makefile starts."""
    return [NOTHING, PELICAN, *commands((ROOT / "Makefile").read_text(encoding="utf-8"))]


def importing(module: str, folder: Path) -> BenchRun:
    """Start Python, and import what `-m` would run of a module. Raises BuildFailedError."""
    is_package = Path(folder, *module.split("."), "__main__.py").is_file()
    code = "" if module == NOTHING else f"import {module}{'.__main__' if is_package else ''}"
    return run(Command([sys.executable, "-c", code], folder))


def build_again(copy: Path, work: Path) -> BenchRun:
    """Build the blog's own content as `make html` does, once more."""
    output = str(work / "own content again")
    return run(Command([sys.executable, "-m", "tools.build", "content", output], copy))
