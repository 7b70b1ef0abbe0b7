"""The canonical catalogue as tables, written down apart from `itil4.vsc`: what the one says, the other must."""

import csv
from pathlib import Path

Row = dict[str, str]


def _rows(name: str) -> tuple[Row, ...]:
    with (Path(__file__).parent / name).open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file, strict=True))


LINES = _rows("lines.csv")
"""The input and output lines of the activities: wording, artefacts, and whom they name."""
ARTEFACTS = _rows("artefacts.csv")
"""The artefacts with their titles."""
FLOWS = _rows("flows.csv")
"""The arrows that follow, and which side lists them."""
