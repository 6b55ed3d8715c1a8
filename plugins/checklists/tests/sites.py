"""Sites with the plugin and nothing else, built by Pelican in a process of its own."""

import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

PLUGIN = __name__.rpartition(".tests")[0]
ROOT = Path(__file__).parents[PLUGIN.count(".") + 2]  # where Python finds the plugin
SETTINGS = f"""
PLUGINS = [{PLUGIN!r}]
THEME = "simple"
TIMEZONE = "UTC"
FEED_DOMAIN = "https://example.org"
FEED_ALL_ATOM = "feed.xml"
"""
TIPS = "Here are a few tips:\n\n- Sleep on it. One night.\n- Ask what will change.\n"


class Site(NamedTuple):
    """A site that Pelican has built, or not."""

    output: Path
    said: str
    built: bool

    def read(self, name: str) -> str:
        """The text of a file."""
        return (self.output / name).read_text(encoding="utf-8")


def build(folder: Path, text: str = TIPS, lang: str = "en", settings: str = "") -> Site:
    """A site of one post in Pelican's own simple theme, built in `folder`."""
    (folder / "content").mkdir(parents=True, exist_ok=True)
    header = f"Title: A post\nDate: 2020-01-02\nLang: {lang}\n\n"
    (folder / "content/a-post.md").write_text(header + text, encoding="utf-8")
    (folder / "settings.py").write_text(SETTINGS + settings, encoding="utf-8")
    run = subprocess.run(
        [sys.executable, "-m", "pelican", "content", "-s", "settings.py", "-o", "output"],
        cwd=folder,
        env={**os.environ, "COLUMNS": "500", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    return Site(folder / "output", run.stdout + run.stderr, run.returncode == 0)
