"""Text to what was written: the parser, and what it says of a text that makes no sense."""
