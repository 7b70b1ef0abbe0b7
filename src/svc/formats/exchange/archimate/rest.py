"""Reports what is left of a model: what is not in the part that is the stream, its views, folders and properties."""

from svc.formats.exchange.archimate.content import Content, name_of, property_names, property_of
from svc.formats.exchange.archimate.names import OWN
from svc.formats.exchange.archimate.parts import Part
from svc.formats.exchange.balance import Balance, quoted, with_names
from svc.formats.exchange.diagrams.foreign import words
from svc.formats.exchange.losses import dropped_element
from svc.formats.exchange.xml import Document, Element

_COUNTED = ("element", "relationship", "view", "node", "connection", "item", "documentation", "property")


def count(document: Document) -> int:
    """How many elements, relations, views with what is in them, folders, properties and texts a model has."""
    return sum(len(_counted(document, name)) for name in _COUNTED)


def _counted(document: Document, name: str) -> list[Element]:
    """The elements of a name that count: not the properties of svc, nor items that only refer to others."""
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
    drawn = [each for each in concepts if each.is_drawn]
    balance.keep(*drawn)
    for each in drawn:
        if each.own and each.own.get("shown", each.name) != each.name:
            why = "svc drew it to show what flows carry and steps draw on: change these"
            balance.lose(dropped_element(f"the new name `{each.name}` of an element", each.place, why))
    rest = [each for each in concepts if balance.is_open(each)]
    if rest:
        why = with_names(
            f"elements and relations of the model that are not in `{part.name}`: {len(rest)}",
            (words(f"{each.name} {each.note}") for each in rest),
        )
        balance.lose(
            dropped_element("the rest of the model", content.place, why, cosmetic=is_chosen),
            *rest,
            *(each.documentation for each in rest),
        )


def report_drawing(document: Document, part: Part, is_ours: bool, balance: Balance) -> None:
    """Report views and the text in them, unless svc drew them."""
    nodes, views = _counted(document, "node"), _counted(document, "view")
    notes = [each for each in nodes if each.named("label") and (each.local("type") == "Label" or not is_ours)]
    if texts := quoted(words(each.named("label")[0].text) for each in notes):
        loss = dropped_element(f"what views say: {texts}", notes[0].place, "a stream has no place for it")
        balance.lose(loss, *notes)
    drawn = [each for each in (*views, *nodes, *_counted(document, "connection")) if balance.is_open(each)]
    if drawn and not is_ours:
        names = (name for each in views if (name := name_of(each)) != part.name)
        why = with_names(f"svc finds the layout; elements: {len(drawn)}", names)
        balance.lose(dropped_element("the drawing of the views", drawn[0].place, why, cosmetic=True), *drawn)


def report_rest(document: Document, part: Part, is_ours: bool, balance: Balance) -> None:
    """Report the folders, the properties and the name of a model, and the documentation that became no note."""
    folders = _counted(document, "item")
    if labels := quoted(words(each.named("label")[0].text) for each in folders):
        loss = dropped_element(f"the folders {labels}", folders[0].place, "a stream has none", cosmetic=True)
        balance.lose(loss, *folders)
    keys, properties = property_names(document.root), _counted(document, "property")
    if properties:
        values = quoted(words(": ".join(property_of(each, keys))) for each in properties)
        why = f"a stream has no place for them: {len(properties)}"
        loss = dropped_element(f"the properties {values}", properties[0].place, why, cosmetic=True)
        balance.lose(loss, *properties)
    name = name_of(document.root)
    if name != part.name and not is_ours:
        why = f"the stream is called `{part.name}`"
        balance.lose(dropped_element(f"the name `{name}` of the model", document.root.place, why, cosmetic=True))
    texts = [each for each in document.named("documentation") if balance.is_open(each)]
    if written := quoted(words(each.text) for each in texts):
        why = f"what they are about has no note in a stream: {len(texts)}"
        balance.lose(dropped_element(f"the documentation {written}", texts[0].place, why), *texts)
