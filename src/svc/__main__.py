"""`python -m svc`: the command line."""

import sys

# Python puts the working directory first on the path; a `lark.py` that lies there is not ours to run.
if sys.path and not sys.flags.safe_path:
    del sys.path[0]

from svc.cli.process import run

run()
