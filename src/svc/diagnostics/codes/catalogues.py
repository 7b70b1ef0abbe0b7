"""The codes of catalogues and of how they are tailored (VSC6xx)."""

from svc.diagnostics.code import Code
from svc.diagnostics.diagnostic import Level

_OFFERED = "{giver} may give {taker}: {offered}"

CODES = (
    Code(
        "VSC601",
        "needless-forbid",
        Level.WARNING,
        "a rule that forbids what was never allowed",
        {
            "": "`{artefact}` was never allowed from `{source}` to `{target}`",
            "all": "nothing was ever allowed from `{source}` to `{target}`",
        },
        help={"": _OFFERED, "all": _OFFERED},
    ),
    Code(
        "VSC602",
        "needless-allow",
        Level.WARNING,
        "a rule that allows what is already listed, or what is forbidden",
        {
            "": "both `{source}` and `{target}` already list `{artefact}`",
            "party": "`{artefact}` from `{source}` to `{target}` is already listed, "
            "and with a party one side is enough",
            "forbidden": "`{artefact}` from `{source}` to `{target}` stays forbidden: "
            "the catalogue {catalogue} forbids it",
        },
    ),
    Code(
        "VSC603",
        "circular-extends",
        Level.ERROR,
        "catalogues that extend each other in a cycle",
        "the catalogue `{name}` extends itself",
        help="a catalogue can extend only one that exists without it: break the cycle at one of them",
    ),
    Code(
        "VSC604",
        "unused-artefact",
        Level.WARNING,
        "an artefact that no activity gives or receives",
        "nobody gives or receives the artefact `{name}`",
        help="name it in an input or output line or in an allow rule, or remove it",
    ),
    Code(
        "VSC605",
        "restated-detail",
        Level.ERROR,
        "more than a title and aliases for what is inherited",
        "`{name}` is inherited: it can only be given a title and aliases here",
        help="change its inputs and outputs with allow and forbid, or choose another name",
    ),
)
