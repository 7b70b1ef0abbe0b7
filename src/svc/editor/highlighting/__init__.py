"""Colours for editors that know patterns only: one table of words and signs, written for each of them.

No word is reserved: a word is a keyword only where no name is expected and no sign of a flow or a key follows. For
texts without syntax errors that is exact; a test holds each form against the parser.
"""
