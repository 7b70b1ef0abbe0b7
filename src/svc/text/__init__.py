"""A text and the places in it: offsets, lines, columns, widths, escaping. Independent of the language."""
