#!/usr/bin/env bash
# hypothesis 6.170.17: a test that `hypothesis.extra.ghostwriter` writes for a function that takes a
# mapping does not run, as it lacks the import of the type of the values.
#
# Seen: for `pay(price: Price)` the test begins with `from shop import Price`; for `bill(prices: dict[str, Price])` it
# uses `st.builds(Price, ...)` without that import, and ends with "NameError: name 'Price' is not defined".
#
# Prints what it sees, and fails if that is no longer so.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check hypothesis==6.170.17 black pytest
cat >"$work/shop.py" <<'PYTHON'
class Price:
    def __init__(self, cents: int) -> None:
        self.cents = cents


def pay(price: Price) -> None: ...


def bill(prices: dict[str, Price]) -> None: ...
PYTHON
cd "$work"
"$work/venv/bin/python" - <<'PYTHON'
import subprocess
import sys
from pathlib import Path

import hypothesis
import shop
from hypothesis.extra import ghostwriter

print("hypothesis", hypothesis.__version__)
seen = {}
for function in (shop.pay, shop.bill):
    path = Path(f"test_{function.__name__}.py")
    path.write_text(ghostwriter.fuzz(function))
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", path.name]
    done = subprocess.run(command, capture_output=True, text=True)
    seen[function.__name__] = "NameError: name 'Price' is not defined" in done.stdout
    print(path.name, "imports Price:", "from shop import Price" in path.read_text(), "NameError:", seen[function.__name__])
assert not seen["pay"], "the import is missing for a plain argument too"
assert seen["bill"], "the import is there now"
PYTHON
