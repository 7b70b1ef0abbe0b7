"""Colours and themes, by role."""
