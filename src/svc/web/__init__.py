"""Streams in a browser: a live page that follows a file, and all streams as a static site."""
