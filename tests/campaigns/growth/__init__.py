"""Growth: adversarial inputs doubled up to the limits, to see that twice the input is twice the work.

`python -m tests.campaigns.growth` says how to run it. The tests count the steps of the interpreter on small doublings,
so they need no clock; the command measures time up to the limits and keeps it in `record.json`.
"""
