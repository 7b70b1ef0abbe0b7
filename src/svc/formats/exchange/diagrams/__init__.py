"""Diagrams of other programs: what they have in common, and what becomes of it in a stream."""
