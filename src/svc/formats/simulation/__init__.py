"""Simulated streams in each format: one file per format, each a pure function."""
