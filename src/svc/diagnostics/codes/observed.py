"""The codes of streams that are held against records (VSC52x): what really happened, and is not as declared."""

from svc.diagnostics.code import Code
from svc.diagnostics.diagnostic import Level

CODES = (
    Code(
        "VSC520",
        "undeclared-way",
        Level.WARNING,
        "cases that went from one step to another where no flow says so",
        {
            "": "after `{name}`, {cases} went to {target}, and no flow says so",
            "beginning": "{cases} began at `{name}`, where no case begins",
        },
        together=True,
        help={
            "": "no flows lead from there to {target}: if this is right, declare {source} -> {target}{example}",
            "longer": "the declared way is {way}: if the short one is right too, declare {source} -> {target}{example}",
            "beginning": 'cases begin at {known}: if this is right, say "begins" or let a party give{example}',
        },
    ),
    Code(
        "VSC521",
        "unseen-flow",
        Level.NOTE,
        "a flow that no case of the records took",
        "none of {cases} went this way",
        together=True,
        help="remove it if it is history, or look for the cases that are not in these records",
    ),
    Code(
        "VSC522",
        "skipped-step",
        Level.WARNING,
        "a step that always follows, and that cases ended without",
        "{cases} ended without `{name}`, which always follows {source}",
        together=True,
        help="if it may be left out, say so: give the flow to it a share or a condition{example}",
    ),
    Code(
        "VSC523",
        "drifted-time",
        Level.WARNING,
        "a time of the records that is not as declared",
        {
            "": "`{said}` is declared; the median of {count} recorded times is {median}",
            "both": "`{said}` and {other} are declared; the median of {count} recorded times of both is {median}",
        },
        together=True,
        help='"svc observe --diff" shows the times of the records as a spread',
    ),
    Code(
        "VSC524",
        "drifted-share",
        Level.WARNING,
        "a share of the records that is not as declared",
        "`{said}` is declared; in the records {observed}% of {count} went this way",
        together=True,
        help='"svc observe --diff" shows the shares of the records',
    ),
    Code(
        "VSC525",
        "broken-promise-observed",
        Level.ERROR,
        "a promise that recorded lead times break",
        "{figure} is {value} in the records, not {bound} {limit}",
        together=True,
        help={"": "", "share": "{share}% of {count} are within {limit}"},
    ),
    Code(
        "VSC526",
        "unmapped-label",
        Level.WARNING,
        "labels of the records that no step claims",
        "{number} of the records {mean} nothing here: {labels}",
        together=True,
        help='name them at their steps with "seen" or "queued", or leave them out of the records',
    ),
    Code(
        "VSC527",
        "unmatched-label",
        Level.WARNING,
        "a label of a step or party that no event of the records has",
        "no event has the label `{pattern}`",
        together=True,
        help={"": "the labels of the records are {known}", "near": "did you mean {near}?"},
    ),
    Code(
        "VSC528",
        "ambiguous-label",
        Level.ERROR,
        "a label of the records that several steps or parties claim",
        "{several} claim the label {label}; its {count} are counted for the first",
        together=True,
        help="say in only one of them that it is its own: a pattern with * may claim too much",
    ),
)
