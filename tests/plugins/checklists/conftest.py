"""The plugin's distribution, installed, and a site that it makes."""

from pathlib import Path

import pytest

from . import installing
from .installing import Environment

POST = "Title: Before you say yes\nDate: 2020-01-02\n\n"
TEXT = """You have an offer. Here are a few tips:

- Sleep on it. One night is enough.
- **Ask what will change**: people, work, pay.
- Answer in writing, *whatever you decide*.
"""


@pytest.fixture(scope="session")
def distributions(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The wheel, and the sdist that it was made of."""
    return installing.build(tmp_path_factory.mktemp("built") / "dist")


@pytest.fixture(scope="session")
def installed(distributions: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Environment:
    """Where the wheel is installed."""
    return installing.install(distributions[0], tmp_path_factory.mktemp("installed") / "venv")


@pytest.fixture(scope="session")
def plain_site(installed: Environment, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of one post in Pelican's own simple theme, without any settings."""
    folder = tmp_path_factory.mktemp("site")
    (folder / "content").mkdir()
    (folder / "content/post.md").write_text(POST + TEXT, encoding="utf-8")
    installed.run("-m", "pelican", "content", "-o", "output", "-t", "simple", cwd=folder)
    return folder / "output"
