"""Mutation testing: small faults put into a copy of svc, one at a time, to see whether a test finds them.

`python -m tests.campaigns.mutation` says how to run it. The record of the last run is `record.json`;
`survivors.toml` says of each fault that no test found why that is so.
"""
