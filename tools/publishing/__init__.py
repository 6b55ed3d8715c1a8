"""Publishing: a release is built and verified beside the live one, and then switched to."""
