"""What some tests ask Node for; installed where the first of them asks for it."""

from pathlib import Path

from tests.programs import need
from tools import npm

HERE = Path(__file__).parent


def script(path: str) -> Path:
    """A file of a package that package.json names."""
    need("npm")
    assert npm.install(HERE)
    return npm.script(HERE, path)
