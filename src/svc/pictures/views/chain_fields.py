"""What is behind the steps of the view chain: the fields of activities, products and services, demand and value."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from attrs import frozen

from svc.model.quantities import Real
from svc.pictures.layout.chain_positions import BEFORE, BEHIND, SIDE, WIDTH, Chain, Field
from svc.pictures.scene import events, labels
from svc.pictures.scene.annotations import Marks
from svc.pictures.scene.ids import Ids
from svc.pictures.scene.panels import broken, high, wide
from svc.pictures.scene.shapes import Panel, Text
from svc.pictures.style import palette
from svc.pictures.style.palette import Accent
from svc.pictures.views.chain_hops import HOP
from svc.semantics import demand
from svc.semantics import wording as words
from svc.semantics.bound import BoundStream, Node

SIZES = (11, 10, 9, 8)
"""The sizes of a title, the first that fits."""


@frozen
class Activity:
    """An activity as it is drawn: the field of one that a stream does not visit is grey."""

    name: str
    title: str
    accent: Accent
    visited: bool

    @property
    def tint(self) -> str:
        """The colour of its field."""
        return self.accent.tint if self.visited else palette.SOFT


def fields(places: Chain, activities: Iterable[Activity], ids: Ids) -> Iterator[Panel]:
    """The box of the chain, and in it a field with its title for each activity, and that of products and services."""
    box, products = places.box, places.products
    yield Panel(
        "svc_chain",
        box.left,
        box.top,
        box.width,
        box.height,
        fill=palette.FIELD,
        outline=palette.RULE,
        weight=1.2,
        shape="rounded",
        behind=True,
        kind="chain",
    )
    for activity in activities:
        id = ids.new("activity", activity.name or "unknown")
        yield _field(id, places.fields[activity.name], activity)
        yield _title(f"{id}_title", places.fields[activity.name], activity)
    yield Panel(
        "svc_products",
        products.left,
        products.top,
        products.width,
        products.height,
        [Text("Products", 12, bold=True), Text("& services", 12, bold=True)],
        fill=palette.CHIP,
        outline=palette.LINE,
        weight=1.4,
        shape="rounded",
        kind="products",
        tooltip="Products and services",
    )


def _field(id: str, field: Field, activity: Activity) -> Panel:
    return Panel(
        id,
        field.left,
        field.top,
        field.width,
        field.height,
        fill=activity.tint,
        outline=activity.accent.band if activity.visited else palette.RULE,
        weight=2,
        shape="rounded",
        behind=True,
        kind=f"activity {activity.name}",
        tooltip=activity.title,
    )


def _title(id: str, field: Field, activity: Activity) -> Panel:
    most = {"above": field.width - 40, "before": BEFORE - 14, "behind": BEHIND - 14}[field.title]
    lines = _lines(activity, most, field.height - 22)
    across, deep = min(wide(lines) + 18, field.width - 16), high(lines) + 6
    middle = field.left + (field.width - across) / 2 if field.tall else field.left + 8
    beside = field.title == "behind"
    return Panel(
        id,
        field.right - across - 8 if beside else middle,
        field.middle - deep / 2 if beside else field.top + 8,
        across,
        deep,
        lines,
        fill=activity.accent.band,
        shape="rounded",
        inset=2,
        kind=f"activity-title {activity.name}",
        tooltip=activity.title,
    )


def _lines(activity: Activity, room: Real, height: Real) -> list[Text]:
    """A title in letters that are as large as lets it fit, its words whole if possible."""
    tried = [broken(activity.title, size, room, activity.accent.text, bold=True) for size in SIZES]
    words = set(activity.title.split())
    fitting = [each for each in tried if high(each) <= height]
    whole = [each for each in fitting if words == {word for line in each for word in line.words.split()}]
    if whole or fitting:
        return (whole or fitting)[0]
    lines = int(height // high(tried[-1][:1]))
    return broken(activity.title, SIZES[-1], room, activity.accent.text, bold=True, most=max(lines, 1))


def sides(bound: BoundStream, numbers: Mapping[Node, int], places: Chain, marks: Marks) -> Iterator[Panel]:
    """Demand and value: what they are, and the steps that really get the one and give the other.

    What is wrong with flows between parties, which are outside, is said below the demand.
    """
    outside = [flow for flow in bound.flows if flow.source not in numbers and flow.target not in numbers]
    codes = [Text(code, 9, labels.COLOURS[level], bold=True) for code, level in marks.codes(*outside).items()]
    opening = {word.lower(): text for word, text in words.opening(bound)}
    starts = [numbers[flow.target] for flow in demand.inlets(bound) if flow.target in numbers]
    trigger = opening.get("trigger", "")
    if not starts:
        starts = [numbers[each.step] for each in bound.case_starts[:1] if each.step in numbers]
    ends = [numbers[flow.source] for flow in demand.outlets(bound) if flow.source in numbers]
    asked = opening.get("demand") or (trigger and f"{events.BEGINS} {trigger}") or _reason(bound)
    into = f"{HOP} {_listed(starts)}" if starts else ""
    yield from _side("Demand", asked, into, 0, places, codes)
    given = opening.get("value") or opening.get("outcome", "")
    yield from _side("Value", given, f"{_listed(ends)} {HOP}" if ends else "", WIDTH - SIDE + 10, places)


def _reason(bound: BoundStream) -> str:
    """Why the cases begin that no demand starts."""
    return next((events.begins(bound, each.step) for each in bound.case_starts[:1]), "")


def _listed(numbers: Collection[int]) -> str:
    return ", ".join(str(number) for number in sorted(set(numbers)))


def _side(word: str, text: str, hop: str, left: int, places: Chain, codes: Iterable[Text] = ()) -> Iterator[Panel]:
    middle = places.products.top + places.products.height / 2
    room = SIDE - 10
    id = f"svc_{word.lower()}"
    tooltip = ": ".join(filter(None, (word, text)))
    yield Panel(
        id,
        left,
        middle - 56,
        room,
        56,
        [Text(word, 13, palette.ON_PARTY, bold=True)],
        fill=palette.PARTY,
        outline=palette.PARTY,
        shape="chevron",
        kind=f"party {word.lower()}",
        tooltip=tooltip,
    )
    lines = [Text(hop, 12, bold=True)] if hop else []
    lines += broken(" ".join(text.split()), 10, room - 8, most=8) if text.strip() else []
    lines += codes
    if lines:
        yield Panel(f"{id}_words", left, middle + 6, room, high(lines) + 6, lines, inset=2, kind="side")
