"""Text to model and back: the grammar's tables, the parser and its findings, the printer and the formatter."""
