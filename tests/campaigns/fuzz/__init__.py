"""Fuzzing: targets that take any bytes, a small corpus for each, and the command that searches for more.

`python -m tests.campaigns.fuzz` says how to search; it needs the extra `campaign`. The tests replay the corpus without.
"""
