"""How often laws are tried of which every example takes long: less, but for `make test-full`."""

from hypothesis import settings

ASKED = settings().max_examples
FEWER = settings(max_examples=ASKED if ASKED > 1_000 else min(50, ASKED))
