"""The codes of the shape of a stream: whether it leads from a demand to value (VSC4xx)."""

from svc.diagnostics.code import Code
from svc.diagnostics.diagnostic import Level

_TRIGGER = {
    "begins": '\nor say what starts it here: begins "..."',
    "say": '\nor say what starts it here: trigger: "..."',
    "move": "\nthe trigger starts the stream at `{first}`, where its first flow starts: "
    "to start it here, write a flow of `{name}` first",
    "move begins": "\nthe trigger starts the stream at `{first}`, where its first flow starts: "
    'to start it here, say so at `{name}`: begins "..."',
}

CODES = (
    Code(
        "VSC401",
        "no-demand",
        Level.WARNING,
        "a stream that nothing starts",
        "no outside party gives anything, and no trigger says what starts the stream",
        help='add a flow from whoever requests it, such as "customer -> ...", or say at a step what starts it: '
        'begins "..."',
    ),
    Code(
        "VSC402",
        "no-value",
        Level.WARNING,
        "a stream that gives nothing to anyone outside",
        "nothing reaches an outside party",
        help="add a flow to whoever benefits from it, such as a user or a customer",
    ),
    Code(
        "VSC403",
        "unreachable-step",
        Level.WARNING,
        "a step that is never reached",
        "nothing that starts the stream leads to `{name}`",
        help={"": "add the flow that leads here{also}", **_TRIGGER},
    ),
    Code(
        "VSC404",
        "dead-end-step",
        Level.WARNING,
        "a step from which the stream never ends",
        "no path leads from `{name}` to an end of the stream",
        help="add the flow that leads out, to a party or to a step that may end a stream{also}",
    ),
    Code(
        "VSC405",
        "one-way-step",
        Level.WARNING,
        "a step that only gives or only receives",
        {
            "gives": "`{name}` gives something but receives nothing",
            "gets": "`{name}` receives something but gives nothing",
        },
        help={
            "gives": "add the flow that leads here: a stream can't begin in {activity}",
            "gets": "add the flow that leads on: a stream can't end in {activity}",
            "ends": "\nor say that cases end here: ends",
            **_TRIGGER,
        },
    ),
    Code(
        "VSC406",
        "unreceived-artefact",
        Level.WARNING,
        "a step that passes on what it never received",
        "`{artefact}` is not an output of {activity}, and this step never receives it",
        help="give it to this step first, or let the step give an output of its activity",
    ),
    Code(
        "VSC407",
        "unbalanced-shares",
        Level.WARNING,
        "alternatives whose shares do not add up to 100%",
        "the shares of the alternatives after `{name}` add up to {total}%",
        help="the shares of alternatives add up to 100%; alternatives with the same condition count once",
    ),
    Code(
        "VSC408",
        "duplicate-flow",
        Level.WARNING,
        "the same flow twice",
        {
            "": "duplicate: an earlier flow already carries `{artefact}`",
            "unnamed": "duplicate: an earlier flow already joins these ends",
        },
        help=dict.fromkeys(("", "unnamed"), "remove one of them"),
    ),
    Code(
        "VSC409",
        "unused-declaration",
        Level.WARNING,
        "something declared that its section does not use",
        "the {kind} `{name}` is never used",
        help={
            "step": "add a flow to or from it, or remove the step",
            "party": "add a flow to or from it, or remove the party",
            "team": "name it at a step, such as responsible {name}, or remove the team",
            "tool": "name it at a step, such as uses {name}, or remove the tool",
        },
    ),
    Code(
        "VSC410",
        "no-practice",
        Level.NOTE,
        "a step that draws on no practice",
        "`{name}` draws on no practice",
        optional=True,
        help="say which practices do the work: by ...",
    ),
    Code(
        "VSC411",
        "single-practice",
        Level.NOTE,
        "a stream that draws on only one practice",
        "the whole stream draws on only one practice",
        optional=True,
        help="published streams draw on several practices",
    ),
    Code(
        "VSC412",
        "no-closing-step",
        Level.NOTE,
        "a stream that ends without a closing step",
        "the stream ends without a closing step in {activities}",
        optional=True,
        help="published streams usually close by informing the user and reviewing what happened",
    ),
    Code(
        "VSC413",
        "lone-trigger",
        Level.NOTE,
        "a trigger that starts cases where the first flow starts, as no step says it",
        "this starts cases at `{name}` only because the first flow starts there",
        help="say it at the step: begins {text}",
    ),
)
