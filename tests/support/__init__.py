"""What several tests share: one file per job. Here is where things are."""

from pathlib import Path

ROOT = Path(__file__).parents[2]
"""The checkout."""
CASES = ROOT / "tests" / "cases"
"""Texts whose expected findings are comments in them."""
GOLDEN = ROOT / "tests" / "golden"
"""Expected outputs, a folder for each kind; `SVC_REWRITE=1` writes them anew."""
