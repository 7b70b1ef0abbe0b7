"""Times: what a path through a stream takes."""
