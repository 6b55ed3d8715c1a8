"""Imports as the environment asks, once it has said that it begins: for a test that kills it."""

import sys

from tools.importing.__main__ import main

if __name__ == "__main__":
    print("begins", flush=True)
    sys.exit(main())
