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
SITEURL = "https://example.org"
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


def write(folder: Path, text: str = TIPS, name: str = "a-post", **header: str) -> None:
    """Write a post of the site in `folder`."""
    fields = {"title": name, "date": "2020-01-02", **header}
    lines = [f"{key.title()}: {value}" for key, value in fields.items()]
    (folder / "content").mkdir(parents=True, exist_ok=True)
    file = folder / f"content/{name}.md"
    file.write_text("\n".join([*lines, "", text]), encoding="utf-8")


def build(folder: Path, settings: str = "") -> Site:
    """Build the site in `folder`, in Pelican's own simple theme."""
    (folder / "settings.py").write_text(SETTINGS + settings, encoding="utf-8")
    run = subprocess.run(
        [sys.executable, "-m", "pelican", "content", "-s", "settings.py", "-o", "output"],
        cwd=folder,
        env={**os.environ, "COLUMNS": "500", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
        timeout=600,  # seconds, which only a build that hangs takes
    )
    return Site(folder / "output", run.stdout + run.stderr, run.returncode == 0)
