"""Streams as tables (CSV, XLSX, Markdown), and tables as streams: ours, and those that people fill in."""
