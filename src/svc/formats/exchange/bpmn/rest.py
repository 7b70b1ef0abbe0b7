"""Reports what is left of a BPMN file, in groups: all that is neither in the stream nor reported yet."""

from svc.formats.exchange.balance import Balance, quoted, with_names
from svc.formats.exchange.bpmn.names import HOLDERS, TECHNICAL
from svc.formats.exchange.diagrams.foreign import all_called, words
from svc.formats.exchange.diagrams.own_data import URI
from svc.formats.exchange.losses import dropped_element
from svc.formats.exchange.xml import BETWEEN, Document, Element

_PLAIN = ("", "http://www.w3.org/2001/XMLSchema-instance", "http://www.w3.org/XML/1998/namespace")
"""The namespaces of attributes that no other program adds."""


def counts(element: Element) -> bool:
    """Whether an element counts: references do not, and those that only hold others do if they have a name or text."""
    if element.name in HOLDERS:
        return bool(name_and_text(element))
    return not element.name.endswith(("Ref", "Refs"))


def name_and_text(element: Element) -> str:
    """The name of an element and the text in it, without that of its children."""
    return words(f"{element.get('name')} {element.text}")


def report_rest(document: Document, is_ours: bool, balance: Balance) -> int:
    """Report what is not settled yet; gives how many elements the file has. The rows of svc do not count."""
    vendors: dict[str, list[Element]] = {}
    elements = document.left_out
    for (uri, name), group in document.elements.items():
        counted = [each for each in group if counts(each)] if uri != URI else []
        elements += len(counted)
        rest = [each for each in counted if balance.is_open(each)]
        if rest and uri != document.root.uri:
            vendors.setdefault(uri, []).extend(rest)
        elif rest:
            _report(name, rest, balance)
    for uri, rest in vendors.items():
        _report_vendor(uri, rest, balance)
    _report_attributes(document, balance)
    if document.left_out and not is_ours:
        why = f"svc finds the layout; elements: {document.left_out}"
        balance.count(dropped_element("the drawing", "", why, cosmetic=True), document.left_out)
    return elements


def _report(name: str, rest: list[Element], balance: Balance) -> None:
    is_technical = name in TECHNICAL
    why = "only a program that runs the processes reads that" if is_technical else "a stream has no place for it"
    what = all_called(f"`{name}` element", [*map(name_and_text, rest)])
    balance.lose(dropped_element(what, rest[0].place, f"{why}; elements: {len(rest)}", cosmetic=is_technical), *rest)


def _report_vendor(uri: str, rest: list[Element], balance: Balance) -> None:
    why = with_names(f"only its own program reads it; elements: {len(rest)}", map(name_and_text, rest))
    balance.lose(dropped_element(f"an extension of `{uri}`", rest[0].place, why, cosmetic=True), *rest)


def _report_attributes(document: Document, balance: Balance) -> None:
    """Report the attributes that other programs added, by their namespaces."""
    names: dict[str, set[str]] = {}
    having: dict[str, list[Element]] = {}
    for element in (each for group in document.elements.values() for each in group):
        foreign = [name.rpartition(BETWEEN) for name in element.attributes if BETWEEN in name]
        for uri, _, name in foreign:
            names.setdefault(uri, set()).add(name)
        for uri in {uri for uri, *_ in foreign}:
            having.setdefault(uri, []).append(element)
    for uri in sorted(having.keys() - {*_PLAIN, URI}):
        found = having[uri]
        why = f"only its own program reads them; elements that have any: {len(found)}"
        what = f"the attributes {quoted(sorted(names[uri]))} of `{uri}`"
        balance.lose(dropped_element(what, found[0].place, why, cosmetic=True))
