"""The codes of measures and promises (VSC5xx): what a stream takes, and whether it keeps its word."""

from svc.diagnostics.code import Code
from svc.diagnostics.diagnostic import Level

CODES = (
    Code(
        "VSC501",
        "broken-promise",
        Level.ERROR,
        "a promise that the figures of its stream break",
        "{figure} is {value}, not {bound} {limit}",
        help={"": "", "steps": "most of it comes from {steps}"},
    ),
    Code(
        "VSC502",
        "unproven-promise",
        Level.WARNING,
        "a promise that the figures of its stream neither keep nor break",
        {
            "missing": "nothing says whether this promise holds: {missing}",
            "near": "{figure} is between {least} and {most}: too near to {limit} to say whether this promise holds",
        },
        help={
            "missing": "say it where it is missing, or remove the promise",
            "near": "measure more cases with --cases, or promise a little less",
        },
    ),
    Code(
        "VSC503",
        "endless-loop",
        Level.ERROR,
        "a loop that no case leaves",
        "no share of the cases leaves the loop at `{name}`",
        help='let a part of them leave: a flow out of the loop with a share, or "ends" at one of its steps',
    ),
    Code(
        "VSC504",
        "guessed-share",
        Level.NOTE,
        "alternatives without a share, which count equally",
        "nothing says how many cases take each alternative after `{name}`: {share}% each is assumed",
        optional=True,
        help="say it with share",
    ),
    Code(
        "VSC505",
        "misplaced-arrival",
        Level.WARNING,
        "arrivals where no case begins",
        "no case begins with this flow",
        help={
            "": 'say how many arrive where cases begin: where a party asks first, or at a step that "begins"',
            "known": "say how many arrive where cases begin: {starts}",
        },
    ),
    Code(
        "VSC506",
        "overloaded-team",
        Level.WARNING,
        "a team with more work than time",
        "`{name}` is utilised to {utilisation}%: the queue before it never ends",
        help="nothing can be promised on lead time or wip: give the team more people, less work, or quicker steps",
    ),
    Code(
        "VSC507",
        "doubled-wait",
        Level.NOTE,
        "a step whose wait is said and follows from a queue",
        "`{name}` says how long it waits, and the size of its team and the arrivals say it too",
        help="where queues are simulated, they replace what the step says",
    ),
    Code(
        "VSC508",
        "unaccountable-step",
        Level.NOTE,
        "a step that nobody is accountable for, beside steps that have a team for that",
        "nobody is accountable for `{name}`",
        optional=True,
        help="say which team is: accountable ...",
    ),
    Code(
        "VSC509",
        "uncovered-dimension",
        Level.NOTE,
        "a dimension of service management that a stream says nothing of",
        "the stream says nothing of {dimensions}",
        optional=True,
        help="{advice}",
    ),
    Code(
        "VSC510",
        "unbound-promise",
        Level.ERROR,
        "a promise that names nothing",
        {
            "measure": "unknown measure `{name}`",
            "party": "unknown party `{name}`",
            "team": "unknown team `{name}`",
            "step or team": "unknown step or team `{name}`",
        },
        help={
            "measure": "the measures are {known}",
            "party": "the parties are {known}",
            "team": "this is a measure of a team: the teams are {known}",
            "step or team": "the steps and teams are {known}",
            "shared title": "several have this title; name the one you mean: {several}",
            "quoted": "in quotes is a title: did you mean `{id}` (without quotes)?",
            "no party": "the catalogue has no parties",
            "no team": 'this is a measure of a team, and none is declared: "team {name}"',
            "no step or team": "the stream has no steps and no teams",
        },
    ),
)
