"""A stream held against records in each format: one file per format, each a pure function."""
