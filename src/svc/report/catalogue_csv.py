"""The lines of a catalogue as CSV, for a spreadsheet. Pure."""

import csv
from io import StringIO

from svc import escape
from svc.model import Catalogue

COLUMNS = ("section", "activity", "side", "line", "wording", "artefacts", "counterparties")


def lines(catalogue: Catalogue, activity: str | None = None) -> str:
    """A heading, then a row a line; several artefacts or counterparties of a line are parted by blanks."""
    table = StringIO()
    writer = csv.writer(table, lineterminator="\n")
    writer.writerow(COLUMNS)
    for line in catalogue.lines:
        if activity in (None, line.activity):
            cells = (
                catalogue.all_activities[line.activity].section or "",
                line.activity,
                line.side,
                str(line.number),
                line.wording,
                " ".join(catalogue.artefact_id(artefact) for artefact in line.artefacts),
                " ".join(line.counterparties),
            )
            writer.writerow(escape.csv(cell) for cell in cells)
    return table.getvalue()
