"""A catalogue in each format: one file per format, each a pure function."""
