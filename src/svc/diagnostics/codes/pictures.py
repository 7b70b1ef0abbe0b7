"""The codes of pictures: colours, characters, layout and size (VSC8xx)."""

from svc.diagnostics.code import Code
from svc.diagnostics.diagnostic import Level

_SPLIT = "split the stream with steps that open others"
_BETTER = "the nearest colour of the same hue with enough contrast is `{better}`"

CODES = (
    Code(
        "VSC801",
        "low-contrast",
        Level.WARNING,
        "a colour on or in which text is hard to read",
        {
            "ground": "text on `{colour}` has a contrast of {ratio}:1, but needs {needed}:1 to be readable",
            "text": "text in `{colour}` has a contrast of {ratio}:1, but needs {needed}:1 to be readable",
            "line": "lines in `{colour}` have a contrast of {ratio}:1, but need {needed}:1 to be visible",
        },
        help={"better": _BETTER, "none": "choose another colour"},
    ),
    Code(
        "VSC802",
        "missing-letters",
        Level.WARNING,
        "characters that a PNG shows as empty boxes",
        "a PNG shows empty boxes for {characters}",
        help="draw SVG, or choose an installed Graphviz with --engine dot",
    ),
    Code(
        "VSC803",
        "invalid-colour",
        Level.ERROR,
        "a colour that is not written as `#rrggbb`",
        "`{colour}` is not a colour",
        help='write a colour as "#" and six digits from 0 to f, such as "#1f4e96"',
    ),
    Code(
        "VSC804",
        "unknown-colour",
        Level.WARNING,
        "a colour for something that has none",
        "nothing that has a colour is called `{key}`",
        help="a colour is for an activity, a kind of party, or one of {roles}",
    ),
    Code(
        "VSC805",
        "simpler-layout",
        Level.NOTE,
        "a picture with a simpler layout than usual",
        {
            "lines": "layout simplified with straight lines, as there are too many flows",
            "rows": "layout split into rows to stay within the time limit",
            "places": "layout simplified to stay within the time limit",
        },
        help={
            "lines": f"draw it with --view slide or --view lanes, in which no line crosses a step, or {_SPLIT}",
            "rows": _SPLIT,
            "places": _SPLIT,
        },
    ),
    Code(
        "VSC806",
        "small-print",
        Level.NOTE,
        "a picture that is too large for a slide",
        "on a slide its smallest text would be {points} points high; under 6 points few people can read it",
        help={
            "matrix": "draw one activity with --view sheet --activity NAME",
            "page": "show it on a page instead",
            "slide": "draw it with --view slide",
            "pages": "draw it on several slides with --pages",
            "findings": "fix the findings reported below it",
            "split": _SPLIT,
        },
    ),
    Code(
        "VSC807",
        "reduced-scale",
        Level.WARNING,
        "a PNG that has fewer pixels than usual",
        "drawn at scale {scale} instead of {usual} to stay within the limit on pixels",
        help=f"draw SVG, which can be as large as you like, or {_SPLIT}",
    ),
    Code(
        "VSC808",
        "untimed-stream",
        Level.NOTE,
        "a value stream map without any times",
        "no step on the path says how long it waits or takes",
        help="add times to the steps: step NAME in ACTIVITY waits 2h takes 30m accurate 90%",
    ),
    Code(
        "VSC810",
        "missing-view",
        Level.NOTE,
        "a page without one of its views",
        "the view {view} is left out: {why}",
        help=f"{_SPLIT}, or draw the view alone",
    ),
)
