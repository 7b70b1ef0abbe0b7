"""The emblem of a party: its shape and its outline follow from its catalogue, whatever its name is."""

from collections.abc import Mapping
from functools import partial
from typing import NamedTuple

from svc.diagnostics.diagnostic import Level
from svc.model.quantities import Real
from svc.pictures.scene import text_metrics
from svc.pictures.scene.shapes import Emblem, Text
from svc.pictures.scene.small_print import PRINT
from svc.pictures.scene.text_metrics import balanced, wrap
from svc.pictures.style.palette import Accent
from svc.semantics import wording as words
from svc.semantics.bound import Node
from svc.semantics.catalogue import Catalogue


class Form(NamedTuple):
    """A shape, how many times the width of its text it is, what is added to that, and what its height needs besides.

    `line` is what each line of its name adds to its height: more where a roof narrows it.
    """

    shape: str
    factor: Real
    added: int
    margin: int
    double: bool = False
    line: int = 15


SERVED = Form("ellipse", 1.32, 12, 6)
FIRST_SERVED = Form("ellipse", 1.36, 16, 6, double=True)
WIDEST = 162
"""How wide a party may be."""
OTHERS = (Form("parallelogram", 1, 52, 2), Form("hexagon", 1, 40, 2), Form("house", 1, 28, 3, line=26))


def served(catalogue: Catalogue) -> tuple[str, ...]:
    """The parties that value is for, in any operating model: customers and users in that of ITIL 4.

    They are the first party that gets something which no activity gets, and all parties that get the same. A catalogue
    that extends another keeps those of that one, and looks for more among the parties that it adds.
    """
    parties: list[str] = []
    known: set[str] = set()
    value: set[str] = set()
    for level in catalogue.levels:
        gets = _outcomes(level)
        new = [party for party in level.all_parties if party not in known]
        value = value or next((gets[party] for party in new if party in gets), set())
        parties += [party for party in new if value & gets.get(party, set())]
        known |= {*new}
    return tuple(parties)


def _outcomes(catalogue: Catalogue) -> dict[str, set[str]]:
    """By party, the artefacts that it gets and that no activity gets."""
    inner = {flow.artefact for flow in catalogue.flows if flow.target in catalogue.all_activities}
    outcomes: dict[str, set[str]] = {}
    for flow in catalogue.flows:
        if flow.artefact not in inner:
            outcomes.setdefault(flow.target, set()).add(flow.artefact)
    return outcomes


def forms(catalogue: Catalogue) -> dict[str, Form]:
    """The form of each party.

    Those who are served are ellipses, the first of several with a double outline. The others have a shape each, in the
    order of the catalogue; where there are more of them than shapes, the rest are ellipses too.
    """
    ellipses = served(catalogue)
    others = [party for party in catalogue.all_parties if party not in ellipses]
    by_party = dict.fromkeys(catalogue.all_parties, SERVED) | dict(zip(others, OTHERS, strict=False))
    return by_party | ({ellipses[0]: FIRST_SERVED} if len(ellipses) > 1 else {})


def emblem(
    party: Node,
    role: str,
    kind: str,
    forms: Mapping[str, Form],
    id: str,
    level: Level | None,
    accent: Accent,
    *,
    width: int = WIDEST,
) -> Emblem:
    """The drawing of a party. The word above its name is its role, else the title of its kind."""
    over = role or ("" if kind.casefold() == party.title.casefold() else kind)
    form = forms.get(party.role or "", SERVED)
    room = min((width - form.added) / form.factor, 110)
    lines = balanced(party.title, 12, room, bold=True, most=4)
    texts = [Text(line, 12, accent.text, bold=True) for line in lines]
    if over:
        texts.insert(0, Text(wrap(over.upper(), PRINT, 110, bold=True, most=1)[0], PRINT, accent.text, bold=True))
    widest = max(text_metrics.width(text.words, text.size, bold=True) for text in texts)
    return Emblem(
        id,
        round(widest * form.factor) + form.added,
        22 + form.line * len(lines) + form.margin,
        form.shape,
        texts,
        "\n".join((f"{party.title} ({kind})", *words.note(party))),
        level,
        party.role or "unknown",
        double=form.double,
        accent=accent,
        is_open=party.is_open,
        in_width=partial(emblem, party, role, kind, forms, id, level, accent),
    )
