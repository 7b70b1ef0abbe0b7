"""What changed between two catalogues in words, free of any format. What a user wrote is left as it is."""

from collections import Counter
from itertools import groupby

from svc.comparison import Aspect, CatalogueChange, CatalogueDifference, Effect, Part
from svc.diagnostics.diagnostic import Related
from svc.model import Rule, title_of
from svc.semantics import explanations
from svc.semantics.catalogue import Catalogue, ListedFlow

SIGNS = {"added": "+", "removed": "-", "renamed": "~", "changed": "~"}
HEADINGS = {
    Part.CATALOGUE: "Catalogue", Part.ACTIVITY: "Activities", Part.PARTY: "Outside parties",
    Part.PRACTICE: "Practices", Part.ARTEFACT: "Artefacts", Part.RULE: "Reasons of rules",
    Part.TEAM: "Teams", Part.TOOL: "Tools",
}  # fmt: skip
SIDES = ("both sides", "only the receiver", "only the giver")


def called(catalogue: Catalogue) -> str:
    """A catalogue by its name and where it is written."""
    return f"{catalogue.name} ({catalogue.origin.name})" if catalogue.origin else catalogue.name


def groups(
    before: Catalogue, after: Catalogue, difference: CatalogueDifference
) -> list[tuple[str, list[CatalogueChange]]]:
    """The changes below headings, kind by kind, the flows giver by giver."""
    grouped = groupby(difference.changes, key=lambda change: _heading(before, after, change))
    return [(heading, list(changes)) for heading, changes in grouped]


def _heading(before: Catalogue, after: Catalogue, change: CatalogueChange) -> str:
    flow = change.after or change.before
    if not isinstance(flow, ListedFlow):
        return HEADINGS[change.part]
    giver = flow.source
    return f"What {(after if giver in after.ends else before).title_for(giver)} may give ({giver})"


def subject(change: CatalogueChange) -> str:
    """What a change is about: a flow, a rule, or a thing with its title where it came or went."""
    thing = change.after or change.before
    if thing is None or isinstance(thing, ListedFlow | Rule) or change.aspects:
        return change.name
    return f'{change.name} "{title_of(thing)}"'


def aspect(change: CatalogueChange, changed: Aspect) -> str:
    """One thing of a change that is other than before."""
    if isinstance(change.before, ListedFlow) and isinstance(change.after, ListedFlow):
        return f"{explanations.listing(change.after, *SIDES)}, was {explanations.listing(change.before, *SIDES)}"
    return f"{changed.name}: {'none' if changed.after is None else changed.after}, was {_or_none(changed.before)}"


def because(place: Related) -> str:
    """A line or a rule that a change comes from, with file and line where there is a file."""
    where = place.file is not None and place.range is not None and not place.file.startswith("svc:")
    return f"{place.message} ({place.file}:{place.range.start.line})" if where and place.range else place.message


def summary(difference: CatalogueDifference) -> str:
    """How much changed, in one line."""
    counts = Counter(change.effect for change in difference.changes)
    return ", ".join(f"{counts[effect]} {effect}" for effect in Effect if counts[effect])


def _or_none(text: str | None) -> str:
    return "none" if text is None else text
