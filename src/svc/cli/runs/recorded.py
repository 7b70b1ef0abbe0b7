"""The figures of a stream beside those of its records, for `svc diff --log`."""

from svc.cli.printing.output import hand_over
from svc.cli.runs.observing import Wanted, opened, unreadable
from svc.diagnostics.errors import Error
from svc.formats.diff import recorded
from svc.project.measuring import measure
from svc.records.declared_figures import declared_and_observed
from svc.records.observing import observed


def report(wanted: Wanted) -> int:
    """Write what is declared beside what was observed; the exit code."""
    try:
        with opened(wanted) as found:
            declared = measure(found.bound.stream)
            compared = declared_and_observed(declared, found.evidence, observed(found.evidence))
    except Error as error:
        return unreadable(error)
    match wanted.format:
        case "json":
            hand_over(recorded.json(compared, found.given.name, wanted.records))
        case "markdown":
            hand_over(recorded.markdown(compared, wanted.records))
        case _:
            hand_over(recorded.text(compared, found.given.name, wanted.records))
    return 0
