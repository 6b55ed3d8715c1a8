"""Imports as the environment asks, once it has said that it begins: for a test that kills it."""

from collections.abc import Sequence

from tools.importing import __main__ as importing


def main(_arguments: Sequence[str]) -> int:
    """Say so, and import."""
    print("begins", flush=True)
    return importing.main()
