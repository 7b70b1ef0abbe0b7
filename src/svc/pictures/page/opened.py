"""The streams that the steps of a stream open, as far as its file knows them: what a link from such a step leads to."""

from collections.abc import Iterator, Mapping

from svc.pictures.page.content import Fact, Group, Phrase, Thing, Words
from svc.semantics import wording as words
from svc.semantics.bound import BoundFlow, BoundStream, Node


def opened_streams(bound: BoundStream) -> dict[str, BoundStream]:
    """The known streams that steps open, by how the steps call them, in the order of the steps."""
    names = dict.fromkeys(step.step.opens for step in bound.steps if step.step and step.step.opens)
    return {name: stream for name in names if (stream := bound.opened(name)) is not None}


def link(name: str, streams: Mapping[str, BoundStream]) -> Words:
    """What a step opens: a link to what is said of that stream, or its name alone if it is not known."""
    if name not in streams:
        return Words(name)
    return Words(words.stream_title(streams[name]), _key(list(streams).index(name)))


def opened_group(bound: BoundStream, keys: Mapping[Node | BoundFlow, str]) -> Group:
    """What is said of the streams that steps open: how they begin, their steps, and which step opens them."""
    called = words.called(bound)
    things = []
    for number, (name, stream) in enumerate(opened_streams(bound).items()):
        steps = [step for step in bound.steps if step.step and step.step.opens == name]
        by: list[Phrase] = [(Words(called[step], keys[step]),) for step in steps]
        facts = (*_said(stream), Fact("Opened by", by))
        things.append(Thing(_key(number), words.stream_title(stream), facts))
    return Group("Streams that steps open", "Stream", things)


def _said(stream: BoundStream) -> Iterator[Fact]:
    called = words.called(stream)
    yield Fact("Name", [(Words(stream.stream.name),)])
    yield from (Fact(word, [(Words(text),)]) for word, text in words.opening(stream))
    yield Fact("Steps", ((Words(f"{called[step]} ({words.activity(stream, step)})"),) for step in stream.steps))


def _key(number: int) -> str:
    return f"opened-{number + 1}"
