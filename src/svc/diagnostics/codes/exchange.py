"""The codes of what is open, and of what is lost on the way to and from other programs (VSC7xx)."""

from svc.diagnostics.code import Code
from svc.diagnostics.diagnostic import Level

CODES = (
    Code(
        "VSC701",
        "open-point",
        Level.NOTE,
        "a hole: something that is not known yet",
        {
            "activity": "`?` leaves open which activity this is",
            "party": "`?` leaves open which party this is",
            "practice": "`?` leaves open which practice does the work",
            "source": "`?` leaves open where this flow comes from",
            "target": "`?` leaves open where this flow leads",
            "artefact": "`?` leaves open what this flow carries",
        },
        help={
            "activity": "the activities are {known}",
            "party": "the parties are {known}",
            "artefact": "this flow may carry {known}",
        },
    ),
)
