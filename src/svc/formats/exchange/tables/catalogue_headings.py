"""The headings of tables of a catalogue, and which of its tables a sheet is."""

from collections.abc import Set

from svc.formats.exchange.tables.headings import vocabulary

OF_CATALOGUES = vocabulary({
    "activity": "activity|value chain activity|svc activity|process",
    "side": "side|direction|input/output|input or output|in/out|i/o|type|kind",
    "artefacts": "artefact|artefacts|artifact|artifacts|item|items|what|information|product|products|deliverable",
    "counterparties": "counterparties|counterparty|other side|with|with whom|whom|from/to|from or to|giver or taker",
    "input": "input|inputs",
    "output": "output|outputs",
    "from": "from|giver|given by|source|supplier",
    "to": "to|taker|receiver|recipient|given to|goes to|customer",
    "wording": "wording|words|text|line text|as written|because|reason|description",
    "section": "section|chapter|clause|paragraph|reference",
    "title": "title|name|full name",
    "purpose": "purpose|goal|aim",
    "begins": "begins|may begin|start",
    "ends": "ends|may end|end",
    "practice": "practice|practices",
    "group": "group|in|category",
    "party": "party|parties|outside party|stakeholder",
    "short": "short|short title",
    "aliases": "alias|aliases|synonyms|also called|other names",
    "number": "line|no|no.|nr|nr.|number|#",
})  # fmt: skip
"""What columns hold, by each heading that says so."""
KINDS = ("activities", "parties", "practices", "artefacts", "lines")
"""The tables of a catalogue, in the order in which they are read."""


def kind_of(columns: Set[str]) -> str | None:
    """Which table has such columns; None for one that says nothing of a catalogue."""
    if "activity" in columns:
        return "lines" if columns & {"side", "input", "output", "artefacts"} else "activities"
    names = {"party": "parties", "practice": "practices", "artefacts": "artefacts"}
    return next((kind for column, kind in names.items() if column in columns), None)
