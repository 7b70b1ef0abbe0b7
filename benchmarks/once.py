"""Analyses a small text, and then the file that it is given, if there is one: a program whose instructions are counted.

The difference of a run with a file and one without is what the file costs, whatever the start costs.
"""

import gc
import sys
from pathlib import Path

from svc import analyse

gc.disable()
for text in ("stream small\n  step one in engage\n  user -> one : incidents\n", *sys.argv[1:2]):
    analyse(text if "\n" in text else Path(text).read_text("utf-8"))
