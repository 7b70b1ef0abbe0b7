"""What changed between two catalogues in each format: one file per format, each a pure function."""
