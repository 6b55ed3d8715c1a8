"""The commands behind the Makefile: one file a command."""
