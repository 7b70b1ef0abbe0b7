"""Findings and catalogues as text, JSON and other formats: one file per format, each a pure function."""
