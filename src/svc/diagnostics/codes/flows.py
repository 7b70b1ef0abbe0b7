"""The codes of flows that are checked against the catalogue (VSC3xx)."""

from svc.diagnostics.code import Code
from svc.diagnostics.diagnostic import Level

CODES = (
    Code(
        "VSC301",
        "unlisted-flow",
        Level.ERROR,
        "a flow that is not in the catalogue",
        {
            "": "{source} does not give `{artefact}` to {target}",
            "nothing": "{source} gives nothing to {target}",
            "parties": "{source} and {target} are both outside parties: no flow joins them",
            "inside": "{source} neither receives nor gives `{artefact}`",
            "forbidden": "the catalogue {catalogue} forbids `{artefact}` from {source} to {target}",
            "forbidden-all": "the catalogue {catalogue} forbids all flows from {source} to {target}",
        },
        help={
            "forbidding": "the catalogue {catalogue} forbids it",
            "forbidding because": "the catalogue {catalogue} forbids it: {because}",
            "useless allow": 'an allow rule does not help: "forbid" wins at every level',
            "inside": "what may flow inside {activity}: {artefacts}",
            "offered": "{source} may give {target}: {artefacts}",
            "nothing": "{source} may give nothing to {target} in the catalogue {catalogue}",
            "givers": "who gives {artefact}: {flows}",
            "no givers": "nobody gives {artefact} to anyone",
            "matches": "`{name}` matches {artefacts}",
            "matching givers": "`{name}` matches {artefact}; {givers}",
            "chain": "the shortest path: {chain}",
            "no chain": "no chain of flows leads from {source} to {target}",
            "no chain with": "no chain of flows leads from {source} to {target} with {artefact}",
            "parties": "a catalogue lists nothing between outside parties: "
            "let a step of yours receive it and pass it on",
            "tailoring": "to allow it, write in a catalogue of yours: {allow}",
        },
    ),
    Code(
        "VSC302",
        "one-sided-flow",
        Level.NOTE,
        "a flow that only one of its sides lists",
        "only {side} lists `{artefact}` from {source} to {target}",
        help="{other} does not list it; to accept it, allow it in a catalogue of yours",
    ),
    Code(
        "VSC303",
        "unnamed-artefact",
        Level.NOTE,
        "a flow that names no artefact",
        "the flow from {source} to {target} names no artefact",
        help="it may carry {artefacts}",
    ),
)
