"""What it takes to start: every command of the Makefile is measured."""

from pathlib import Path

import pytest

from tools.bench.running import BuildFailedError
from tools.bench.starting import NOTHING, commands, importing, imports

MAKEFILE = """
html:
\t@$(BIN)/python -m pelican --fatal errors
status:
\t@$(BIN)/python -m tools.status "$(from)"
again:
\t@$(BIN)/python -m tools.status && $(BIN)/python -m tools.importing.fetch
"""


def test_the_commands_are_those_of_the_makefile() -> None:
    assert commands(MAKEFILE) == ["tools.importing.fetch", "tools.status"]
    assert {"nothing", "pelican", "tools.serve", "tools.check", "tools.bench"} <= {*imports()}


def test_an_import_is_measured(tmp_path: Path) -> None:
    assert importing(NOTHING, tmp_path).cpu > 0
    (tmp_path / "slow.py").write_text("import time\nwhile time.process_time() < 0.5: pass")
    assert importing("slow", tmp_path).cpu > 0.5
    (tmp_path / "package").mkdir()
    (tmp_path / "package/__main__.py").write_text("import slow")
    assert importing("package", tmp_path).cpu > 0.5
    with pytest.raises(BuildFailedError, match="No module named 'nowhere'"):
        importing("nowhere", tmp_path)
