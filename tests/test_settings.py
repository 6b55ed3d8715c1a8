"""The settings leave the process that reads them as it was."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from pelican.settings import read_settings

from tests.building import CONTENT, ROOT

READ = """
from pelican.settings import read_settings
read_settings("pelicanconf.py")
print(open("README.md").encoding.lower())
"""


def test_text_files_stay_utf_8() -> None:
    environment = os.environ | {"LC_ALL": "C.UTF-8", "PYTHONUTF8": "0"}
    read = subprocess.run(
        [sys.executable, "-c", READ], cwd=ROOT, env=environment, capture_output=True, check=True
    )
    assert read.stdout.strip() == b"utf-8"


@pytest.mark.parametrize("file", ["pelicanconf.py", "publishconf.py", "tools/previewconf.py"])
def test_what_is_computed_is_kept_in_one_place(file: str) -> None:
    settings = read_settings(str(ROOT / file), {"PATH": str(CONTENT)})
    assert Path(settings["CACHE_PATH"]) == ROOT / ".cache"
