"""How many examples the laws are tried with."""

import os

from hypothesis import settings

# The same examples every time: HYPOTHESIS_PROFILE says how many.
settings.register_profile("quick", max_examples=100, derandomize=True, deadline=None)
settings.register_profile("full", max_examples=10_000, derandomize=True, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))
