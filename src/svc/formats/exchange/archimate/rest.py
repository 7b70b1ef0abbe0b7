"""What of a model is not in the stream: what is outside of its part, the views, and the folders of the model."""

from svc.formats.exchange.archimate.content import Content, name_of, property_names, property_of
from svc.formats.exchange.archimate.names import OWN
from svc.formats.exchange.archimate.parts import Part
from svc.formats.exchange.balance import Balance, quoted
from svc.formats.exchange.diagrams.foreign import words
from svc.formats.exchange.losses import dropped_element
from svc.formats.exchange.xml import Document, Element

_COUNTED = ("element", "relationship", "view", "node", "connection", "item", "documentation", "property")


def count(document: Document) -> int:
    """How many elements, relations, views with all that is in them, folders, properties and texts a model has."""
    return sum(len(_counted(document, name)) for name in _COUNTED)


def _counted(document: Document, name: str) -> list[Element]:
    """The elements of a name; an item without a label only refers to others."""
    found = document.named(name)
    if name == "item":
        return [each for each in found if each.named("label")]
    if name == "property":
        keys = property_names(document.root)
        return [each for each in found if not property_of(each, keys)[0].startswith(OWN)]
    return found


def report_outside(content: Content, part: Part, balance: Balance, is_chosen: bool) -> None:
    """Report the elements and relations of the model that are not in its part; what svc drew is kept."""
    concepts = (*content.elements.values(), *content.relations.values())
    balance.keep(*(each for each in concepts if each.is_drawn))
    rest = [each for each in concepts if balance.is_open(each)]
    if rest:
        why = f"elements and relations of the model that are not in `{part.name}`: {len(rest)}"
        if named := quoted(words(f"{each.name} {each.note}") for each in rest):
            why += f": {named}"
        balance.lose(
            dropped_element("the rest of the model", content.place, why, cosmetic=is_chosen),
            *rest,
            *(each.documentation for each in rest),
        )


def report_drawing(document: Document, part: Part, is_ours: bool, balance: Balance) -> None:
    """Report views with what is written in them; svc drew those of a stream of its own."""
    nodes, views = _counted(document, "node"), _counted(document, "view")
    notes = [each for each in nodes if each.named("label") and (each.local("type") == "Label" or not is_ours)]
    if said := quoted(words(each.named("label")[0].text) for each in notes):
        loss = dropped_element(f"what views say: {said}", notes[0].place, "a stream has no place for it")
        balance.lose(loss, *notes)
    drawn = [each for each in (*views, *nodes, *_counted(document, "connection")) if balance.is_open(each)]
    if drawn and not is_ours:
        named = quoted(name for each in views if (name := name_of(each)) != part.name)
        why = f"svc finds the layout; elements: {len(drawn)}{': ' * bool(named)}{named}"
        balance.lose(dropped_element("the drawing of the views", drawn[0].place, why, cosmetic=True), *drawn)


def report_rest(document: Document, part: Part, is_ours: bool, balance: Balance) -> None:
    """Report folders, properties and the name of a model, and what is written about what is not in the stream."""
    folders = _counted(document, "item")
    if said := quoted(words(each.named("label")[0].text) for each in folders):
        loss = dropped_element(f"the folders {said}", folders[0].place, "a stream has none", cosmetic=True)
        balance.lose(loss, *folders)
    keys, properties = property_names(document.root), _counted(document, "property")
    if properties:
        said = quoted(words(": ".join(property_of(each, keys))) for each in properties)
        why = f"a stream has no place for them: {len(properties)}"
        loss = dropped_element(f"the properties {said}", properties[0].place, why, cosmetic=True)
        balance.lose(loss, *properties)
    name = name_of(document.root)
    if name != part.name and not is_ours:
        why = f"the stream is called `{part.name}`"
        balance.lose(dropped_element(f"the name `{name}` of the model", document.root.place, why, cosmetic=True))
    texts = [each for each in document.named("documentation") if balance.is_open(each)]
    if said := quoted(words(each.text) for each in texts):
        why = f"what they are about has no note in a stream: {len(texts)}"
        balance.lose(dropped_element(f"the documentation {said}", texts[0].place, why), *texts)
