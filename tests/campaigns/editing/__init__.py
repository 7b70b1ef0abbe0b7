"""Texts that are edited at random: after each edit the findings must be those of the same text that is new."""
