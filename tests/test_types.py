"""What Python's types say of the whole project."""

from tests.building import run_anew


def test_mypy_finds_nothing() -> None:
    result = run_anew("mypy")
    assert result.returncode == 0, result.stdout + result.stderr
