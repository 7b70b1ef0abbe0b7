"""The lines of a catalogue as CSV, for a spreadsheet. Pure."""

from collections.abc import Iterable, Iterator

from svc.formats import csv_table
from svc.model import Line, Rule
from svc.semantics.catalogue import Catalogue
from svc.semantics.provenance import Origins

COLUMNS = ("section", "activity", "side", "line", "wording", "artefacts", "counterparties")
ORIGIN = ("catalogue", "file", "file_line", "forbidden")
"""Further columns of a catalogue that extends another."""


def lines(catalogue: Catalogue, activity: str | None = None) -> str:
    """A heading, then one row per line; several artefacts or counterparties of a line are separated by spaces.

    A catalogue that extends another has further columns, which say where each line is written and which of its flows
    rules forbid; its rules are rows too, `allow` or `forbid` for a side and their reason for a wording.
    """
    if len(catalogue.levels) == 1:
        return csv_table.table(COLUMNS, (cells for _, cells, _ in _rows(catalogue, activity)))
    origins = Origins(catalogue)
    tailored = ((*cells, *_origin(origins, each, forbidden)) for each, cells, forbidden in _rows(catalogue, activity))
    return csv_table.table((*COLUMNS, *ORIGIN), tailored)


def _rows(catalogue: Catalogue, activity: str | None) -> Iterator[tuple[Line | Rule, tuple[str, ...], Iterable[str]]]:
    """Each line and rule about an activity, or any: its cells, and the flows of it that rules forbid."""
    for line in catalogue.lines:
        if activity in (None, line.activity):
            yield line, _line(catalogue, line), _forbidden(catalogue, line)
    for number, rule in enumerate(catalogue.all_rules, 1):
        if activity in (None, *catalogue.ends_of(rule)):
            yield rule, _rule(catalogue, rule, number), ()


def _line(catalogue: Catalogue, line: Line) -> tuple[str, ...]:
    return (
        catalogue.all_activities[line.activity].section or "",
        line.activity,
        line.side,
        str(line.number),
        line.wording,
        " ".join(catalogue.artefact_id(artefact) for artefact in line.artefacts),
        " ".join(catalogue.counterparties(line)),
    )


def _rule(catalogue: Catalogue, rule: Rule, number: int) -> tuple[str, ...]:
    source, target = catalogue.ends_of(rule)
    artefacts = " ".join(catalogue.artefact_id(artefact) for artefact in rule.artefacts)
    return ("", source, rule.word, str(number), rule.because or "", artefacts, target)


def _origin(origins: Origins, statement: Line | Rule, forbidden: Iterable[str]) -> tuple[str, ...]:
    origin = origins.of_statement(statement)
    file, line = (origin.place.source.name, origin.place.range.start.line) if origin.place else ("", "")
    return (origin.catalogue, file, str(line), "; ".join(forbidden))


def _forbidden(catalogue: Catalogue, line: Line) -> Iterator[str]:
    """The flows that a line lists and a rule forbids."""
    for (source, target), listed in catalogue.listed.items():
        for artefact, flow in listed.items():
            if line in flow.because and catalogue.forbidding(source, target, artefact):
                yield f"{source} -> {target} : {artefact}"
