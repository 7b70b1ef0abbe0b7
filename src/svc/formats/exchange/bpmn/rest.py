"""What of a file of BPMN is neither in the stream nor reported yet: it is reported in groups."""

from collections.abc import Iterator

from svc.formats.exchange.balance import Balance, quoted
from svc.formats.exchange.bpmn.names import HOLDERS, TECHNICAL
from svc.formats.exchange.diagrams.foreign import words
from svc.formats.exchange.diagrams.own_data import URI
from svc.formats.exchange.losses import dropped_element
from svc.formats.exchange.xml import BETWEEN, Document, Element

_PLAIN = ("", "http://www.w3.org/2001/XMLSchema-instance", "http://www.w3.org/XML/1998/namespace")
"""The namespaces of attributes that are nobody's extension."""


def counts(element: Element) -> bool:
    """Whether an element counts: those do not that only refer to others, or hold them without a name and words."""
    if element.name in HOLDERS:
        return bool(said(element))
    return not element.name.endswith(("Ref", "Refs"))


def said(element: Element) -> str:
    """What an element says: its name, and its own words."""
    return words(f"{element.get('name')} {element.text}")


def _counted(document: Document) -> Iterator[tuple[str, str, list[Element]]]:
    """The elements that count, by the URIs of their namespaces and their names; those of svc do not."""
    for (uri, name), group in document.elements.items():
        if uri != URI:
            yield uri, name, [each for each in group if counts(each)]


def count(document: Document) -> int:
    """How many elements of a file count."""
    return document.left_out + sum(len(group) for _, _, group in _counted(document))


def report_rest(document: Document, is_ours: bool, balance: Balance) -> None:
    """Report all that nothing was said of, in groups."""
    vendors: dict[str, list[Element]] = {}
    for uri, name, group in _counted(document):
        rest = [each for each in group if balance.is_open(each)]
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


def _report(name: str, rest: list[Element], balance: Balance) -> None:
    is_technical = name in TECHNICAL
    why = "only a program that runs the processes reads that" if is_technical else "a stream has no place for it"
    what = f"the `{name}` element{'s'[: len(rest) - 1]} {quoted(map(said, rest))}".rstrip()
    balance.lose(dropped_element(what, rest[0].place, f"{why}; elements: {len(rest)}", cosmetic=is_technical), *rest)


def _report_vendor(uri: str, rest: list[Element], balance: Balance) -> None:
    named = quoted(map(said, rest))
    why = f"only its own program reads it; elements: {len(rest)}{': ' * bool(named)}{named}"
    balance.lose(dropped_element(f"an extension of `{uri}`", rest[0].place, why, cosmetic=True), *rest)


def _report_attributes(document: Document, balance: Balance) -> None:
    """Report the attributes that other programs put along."""
    groups = document.elements.values()
    foreign = {name for group in groups for each in group for name in each.attributes if BETWEEN in name}
    by_uri: dict[str, list[str]] = {}
    for name in sorted(foreign):
        uri, _, local = name.rpartition(BETWEEN)
        if uri not in (*_PLAIN, URI):
            by_uri.setdefault(uri, []).append(local)
    for uri, names in by_uri.items():
        found = [
            each
            for group in groups
            for each in group
            if any(f"{uri}{BETWEEN}{name}" in each.attributes for name in names)
        ]
        why = f"only its own program reads them; elements that have any: {len(found)}"
        balance.lose(dropped_element(f"the attributes {quoted(names)} of `{uri}`", found[0].place, why, cosmetic=True))
