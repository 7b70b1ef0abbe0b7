"""What is in a model: its elements and relations by their ids, and what each of its views shows."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from svc.formats.exchange.archimate import names
from svc.formats.exchange.balance import Balance
from svc.formats.exchange.diagrams.foreign import called, words
from svc.formats.exchange.diagrams.own_data import Own, is_drawn
from svc.formats.exchange.losses import dropped_element
from svc.formats.exchange.xml import Element


class Concept(NamedTuple):
    """An element or a relation: its type, its name, what is written about it, and the ends of a relation."""

    id: str
    type: str
    name: str
    place: str
    note: str = ""
    source: str = ""
    target: str = ""
    access: str = ""
    own: Own | None = None
    rows: str = ""
    """The rows of a stream that svc put along."""
    documentation: tuple[Element, ...] = ()
    """The elements with the note."""

    @property
    def is_drawn(self) -> bool:
        """Whether svc drew it for others to see, and says it elsewhere."""
        return self.own is not None and is_drawn(self.own)


class View(NamedTuple):
    """A view: the ids of the elements and relations that it shows."""

    id: str
    name: str
    place: str
    shown: frozenset[str]


class Content(NamedTuple):
    """A model."""

    name: str
    place: str
    elements: Mapping[str, Concept]
    relations: Mapping[str, Concept]
    views: list[View]


def content(root: Element, balance: Balance) -> Content:
    """What is in a model; of things with one id the first counts."""
    keys = property_names(root)
    elements = _concepts(root, "elements", "element", keys, balance)
    relations = _concepts(root, "relationships", "relationship", keys, balance)
    return Content(name_of(root), root.place, elements, relations, list(_views(root)))


def property_names(root: Element) -> Mapping[str, str]:
    """What properties are called, by the identifiers of their definitions."""
    return {each.get("identifier"): name_of(each) for each in root.within("propertyDefinitions", "propertyDefinition")}


def property_of(one: Element, keys: Mapping[str, str]) -> tuple[str, str]:
    """What a property is called, and its value."""
    reference = one.get("propertyDefinitionRef") or one.get("identifierref")
    return keys.get(reference, reference), next((value.text for value in one.named("value")), "")


def _concepts(root: Element, group: str, kind: str, keys: Mapping[str, str], balance: Balance) -> Mapping[str, Concept]:
    found: dict[str, Concept] = {}
    for each in root.within(group, kind):
        concept = _concept(each, keys)
        if found.setdefault(concept.id, concept) is not concept:
            why = f"its identifier `{concept.id}` is that of another one, which counts"
            balance.lose(dropped_element(called(kind, concept.name), concept.place, why), concept)
    return found


def name_of(element: Element) -> str:
    """The name of something, in one line: the first, if it has several in different languages."""
    return words(next((each.text for each in element.named("name") if each.text.strip()), ""))


def _concept(each: Element, keys: Mapping[str, str]) -> Concept:
    values = dict(property_of(one, keys) for one in each.within("properties", "property"))
    own = {key.removeprefix(names.OWN): value for key, value in values.items() if key.startswith(names.OWN)}
    rows = own.pop(names.ROWS.removeprefix(names.OWN), "")
    documentation = each.named("documentation")
    note = next((part.words() for part in documentation), "")
    return Concept(
        each.get("identifier"), _type(each), name_of(each), each.place, note, each.get("source"), each.get("target"),
        each.get("accessType"), own or None, rows, tuple(documentation[:1]),
    )  # fmt: skip


def _type(each: Element) -> str:
    """The type of an element, a relation or a node of a view, without the prefix of a namespace."""
    found = each.local("type")
    return found.rpartition(":")[2].removesuffix("Relationship")


def _views(root: Element) -> Iterator[View]:
    for part in root.named("views"):
        groups = [part, *part.named("diagrams")]
        for view in (one for group in groups for one in group.named("view")):
            references = (
                reference
                for one in view.all() if one.name in ("node", "connection")
                for reference in (one.get("elementRef"), one.get("elementref"), one.get("relationshipRef"),
                                  one.get("relationshipref"))
            )  # fmt: skip
            yield View(view.get("identifier"), name_of(view), view.place, frozenset(filter(None, references)))
