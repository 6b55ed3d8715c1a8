"""Measures the builds of this blog against those of other generators, with the same posts."""
