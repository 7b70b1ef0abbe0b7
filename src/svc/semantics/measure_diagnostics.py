"""Findings about the names in promises, one function (VSC510): reported while names are bound."""

from collections.abc import Collection

from svc.diagnostics import codes
from svc.diagnostics.diagnostic import Diagnostic
from svc.diagnostics.fixes import only_fix
from svc.text.near_names import did_you_mean, listed, near
from svc.text.slips import is_slip
from svc.text.source import Place


def unbound_promise(
    place: Place | None, kind: str, name: str, likely: Collection[str], known: Collection[str], several: Collection[str]
) -> Diagnostic:
    """A promise whose `kind` of name means nothing: its measure, the party it is made to, what it is about.

    It may have meant one of the `likely` names; `known` are all, and `several` those of the things that share a title.
    """
    code, candidates = codes.BY_NAME["unbound-promise"], near(name, likely)
    plain = name.strip('"')
    if several:
        help = code.advice("shared title", several=listed(several, " or "))
    elif plain != name and plain in known:
        help = code.advice("quoted", id=plain)
    else:
        help = did_you_mean(candidates) or (
            code.advice(kind, known=listed(known)) if known else code.advice(f"no {kind}", name=name)
        )
    return code.at(
        place, kind, name=plain, facts={"name": name, "kind": kind}, help=help,
        fixes=only_fix(place, name, candidates, is_slip),
    )  # fmt: skip
