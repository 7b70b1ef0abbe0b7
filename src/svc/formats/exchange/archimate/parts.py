"""The part of a model that is the stream: a value stream with its processes, or what a view shows."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from svc.diagnostics.errors import Error
from svc.formats.exchange.archimate import names
from svc.formats.exchange.archimate.content import Concept, Content, View
from svc.formats.exchange.choices import is_called, listed, missing, several
from svc.formats.exchange.diagrams.foreign import Kind


class Part(NamedTuple):
    """A part of a model: what it is called, and the ids of its elements and relations. `stream` is its value stream,
    if it has one."""

    id: str
    name: str
    place: str
    elements: frozenset[str]
    relations: frozenset[str]
    stream: Concept | None = None


def part(content: Content, wanted: str | None) -> Part:
    """The part that is the stream. Raises Error if that is not clear."""
    related = _related(content)
    streams = [_of_stream(content, each, related) for each in content.elements.values() if each.type == names.STREAM]
    views = [_of_view(content, each) for each in content.views]
    if wanted is not None:
        return _wanted([*streams, *views], wanted)
    ours = [each for each in streams if each.stream and each.stream.rows]
    working = [each for each in streams if _has_work(content, each)]
    done = {id for each in working for id in _tasks(content, each)}
    others = [each for each in views if _has_work(content, each) and not {*_tasks(content, each)} <= done]
    found = ours or [*working, *others]
    if len(found) > 1:
        raise several("value streams and views", "page", _listed(found))
    whole = Part("", content.name, content.place, frozenset(content.elements), frozenset(content.relations))
    if not found and not any(_tasks(content, whole)):
        raise Error("there is no process, function or value stream in the model")
    return found[0] if found else whole


def _related(content: Content) -> Mapping[str, list[Concept]]:
    """The relations at each element."""
    found: dict[str, list[Concept]] = {}
    for each in content.relations.values():
        for end in {each.source, each.target}:
            found.setdefault(end, []).append(each)
    return found


def _of_stream(content: Content, stream: Concept, related: Mapping[str, list[Concept]]) -> Part:
    """A value stream: what realises it or is part of it, what a view of it shows, and what is beside these."""
    inner = {stream.id}
    for each in related.get(stream.id, ()):
        if each.type not in names.ONWARD:
            inner |= {each.source, each.target} & content.elements.keys()
    for view in content.views:
        if stream.id in view.shown:
            inner |= view.shown & content.elements.keys()
    elements = inner | {end for id in inner for end in _beside(content, id, related)}
    relations = {
        each.id for id in elements for each in related.get(id, ()) if {each.source, each.target} <= elements
    }  # fmt: skip
    return Part(stream.id, stream.name, stream.place, frozenset(elements), frozenset(relations), stream)


def _beside(content: Content, id: str, related: Mapping[str, list[Concept]]) -> Iterator[str]:
    """Who gives to an element or gets from it, who is assigned to it, and what it realises and accesses."""
    for each in related.get(id, ()):
        other = content.elements.get(each.target if each.source == id else each.source)
        kind = names.kind_of(other.type) if other else None
        if other and (
            (each.type in names.ONWARD and kind in (Kind.PARTY, Kind.EVENT, Kind.GATEWAY))
            or (each.type == names.ASSIGNMENT and kind == Kind.PARTY)
            or (each.type == names.REALIZATION and other.type == names.CAPABILITY)
            or (each.type == names.ACCESS and not other.is_drawn)
        ):
            yield other.id


def _of_view(content: Content, view: View) -> Part:
    elements, relations = view.shown & content.elements.keys(), view.shown & content.relations.keys()
    return Part(view.id, view.name, view.place, elements, relations)


def _tasks(content: Content, part: Part) -> Iterator[str]:
    """The elements of a part that are work, but for its value stream."""
    for id in part.elements:
        if names.kind_of(content.elements[id].type) == Kind.TASK and (part.stream is None or id != part.stream.id):
            yield id


def _has_work(content: Content, part: Part) -> bool:
    """Whether there is work in a part, and it goes on from one to another or to somebody."""
    tasks = {*_tasks(content, part)}
    relations = (content.relations[each] for each in part.relations)
    return any(each.type in names.ONWARD and {each.source, each.target} & tasks for each in relations) or (
        part.stream is not None and bool(tasks)
    )


def _wanted(parts: list[Part], wanted: str) -> Part:
    found = [each for each in parts if each.id == wanted] or [each for each in parts if is_called(each.name, wanted)]
    streams = [each for each in found if each.stream]
    if len(found) == 1 or len(streams) == 1:
        return (streams or found)[0]
    if found:
        raise several(f"views and value streams called `{wanted}`", "page", _listed(found))
    raise missing("value stream or view", wanted, _listed(parts))


def _listed(parts: list[Part]) -> list[str]:
    return listed((each.id, each.name) for each in parts)
