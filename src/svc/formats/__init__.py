"""Findings and catalogues as text, JSON and other formats: a file a format, each a pure function."""
