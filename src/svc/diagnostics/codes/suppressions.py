"""The codes of allowances: comments that suppress findings (VSC90x)."""

from svc.diagnostics.code import Code
from svc.diagnostics.diagnostic import Level

_FORM = "write # svc: allow VSC401 because ..."

CODES = (
    Code(
        "VSC901",
        "unused-allowance",
        Level.WARNING,
        "an allowance that suppresses nothing",
        {
            "": "`{code}` is allowed here, but there is nothing to allow",
            "error": "`{code}` is an error, and errors can't be allowed",
            "itself": "`{code}` can't be allowed",
        },
        help={
            "": "remove it: what it allowed is fixed, or has moved",
            "error": "fix the stream, or let a catalogue allow the flow",
            "itself": "fix or remove the other allowance instead",
        },
    ),
    Code(
        "VSC902",
        "unclear-allowance",
        Level.WARNING,
        "a `# svc:` comment that can't be understood",
        {
            "": "this is not an allowance: {why}",
            "code": "`{code}` is not the code or name of a finding",
            "date": "`{date}` is not a date",
        },
        help={"": _FORM, "code": _FORM, "date": "write # svc: allow VSC401 until 2027-03-31 because ..."},
    ),
    Code(
        "VSC903",
        "expired-allowance",
        Level.WARNING,
        "an allowance whose last day has passed",
        "this allowance expired after `{day}`",
        help="fix what it allowed and remove it, or agree on a later day",
    ),
)
