"""The figures of a stream beside those of its records, in each format. Pure."""

from collections.abc import Iterator

from svc.formats.diff import measures
from svc.formats.findings.json import VERSION, dump
from svc.formats.measures.json import promise as promise_data
from svc.formats.measures.text import table
from svc.measures.rows import verdict
from svc.records.declared_figures import DeclaredAndObserved
from svc.syntax.measure_printer import promise_words
from svc.text.escape import markdown as escaped
from svc.text.escape import terminal

HEADING = ("measure", "declared", "observed", "difference")


def text(found: DeclaredAndObserved, file: str, records: str) -> str:
    """A table of figures, the promises, and what is not known."""
    lines = [f"{found.stream} in {file}, as declared and as in {records}"]
    lines += [f"    {line}" for line in table([HEADING, *_rows(found)])]
    lines += [f"    {name}: declared {declared}; observed {observed}" for name, declared, observed in _promises(found)]
    lines += [f"    {line}" for line in found.unknown]
    return "".join(f"{terminal(line)}\n" for line in lines)


def markdown(found: DeclaredAndObserved, records: str) -> str:
    """The same as a list for a comment or a wiki."""
    lines = [f"### {escaped(found.stream)}, as declared and as in {escaped(records)}", ""]
    for name, declared, observed, difference in _rows(found):
        lines.append(
            f"- {escaped(name)}: declared {declared}, observed {observed}{f' ({difference})' if difference else ''}"
        )
    for name, declared, observed in _promises(found):
        lines.append(f"- {escaped(name)}: declared {escaped(declared)}; observed {escaped(observed)}")
    lines += [f"- {escaped(line)}" for line in found.unknown]
    return "".join(f"{line}\n" for line in lines)


def json(found: DeclaredAndObserved, file: str, records: str) -> str:
    """The same for tools, in the shape of a difference with measures: before is declared, after observed."""
    measured = {
        "before": found.stream,
        "after": found.stream,
        "figures": measures.figures(found.changes),
        "promises": [
            {"before": promise_data(declared), "after": promise_data(observed)} for declared, observed in found.promises
        ],
        "unknown": list(found.unknown),
    }
    empty = {"version": VERSION, "before": file, "after": records, "effect": None, "streams": []}
    return dump({**empty, "measures": [measured]})


def _rows(found: DeclaredAndObserved) -> Iterator[tuple[str, ...]]:
    return measures.table_rows(found.changes, found.calendar, found.calendar)


def _promises(found: DeclaredAndObserved) -> Iterator[tuple[str, str, str]]:
    for declared, observed in found.promises:
        name = f"promise {promise_words(declared.promise)}"
        yield name, verdict(declared, found.calendar), verdict(observed, found.calendar)
