"""Mutation testing of the core: small faults put into a copy of it, one at a time, to see whether a test tells.

`python -m tests.mutation` says how to run it. The record of the last run is `record.json`; `survivors.toml` says of
each fault that no test told why that is so.
"""
