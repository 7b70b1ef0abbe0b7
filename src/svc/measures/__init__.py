"""Measures of a stream: what a case does, how long it takes, what it costs, and whether promises hold.

Times are in seconds. Shares are from 0 to 1, but those of the longest path are in per cent.
"""
