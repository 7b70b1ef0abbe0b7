"""The measures of a stream on its page: a table for each kind of case, its promises, the four dimensions."""

from collections.abc import Iterable, Iterator

from svc.measures import rows
from svc.measures.figures import Measured
from svc.pictures.page.content import Fact, Group, Thing, Words
from svc.semantics.bound import BoundStream
from svc.semantics.dimensions import in_words
from svc.syntax.measure_printer import promise_words


def measure_groups(measured: Measured) -> Iterator[Group]:
    """The measures of all kinds of case, then the promises; no group is empty."""
    every = (measured, *measured.others)
    for number, found in enumerate(every, 1):
        heading = "Measures" if len(every) == 1 else f"Measures of cases that begin with {found.begins}"
        things = [_thing(f"measure-{number}-{at}", row[0], zip(("Value", "Found"), row[1:], strict=True))
                  for at, row in enumerate(rows.rows(found), 1)]  # fmt: skip
        remarks = [remark.partition(": ") for remark in rows.remarks(found)]
        things += [
            _thing(f"measure-{number}-note-{at}", before.capitalize(), [("Value", after)])
            for at, (before, _, after) in enumerate(remarks, 1)
        ]
        if things:
            yield Group(heading, "Measure", things)
    promises = [
        _thing(f"promise-{at}", promise_words(each.promise), [("Verdict", rows.verdict(each, measured.calendar))])
        for at, each in enumerate(measured.promises, 1)
    ]
    if promises:
        yield Group("Promises", "Promise", promises)


def dimensions(bound: BoundStream) -> Group:
    """What a stream says of each of the four dimensions of service management."""
    things = (
        _thing(f"dimension-{at}", title, [("Named", said)]) for at, (title, said) in enumerate(in_words(bound), 1)
    )
    return Group("Four dimensions", "Dimension", things)


def _thing(key: str, called: str, facts: Iterable[tuple[str, str]]) -> Thing:
    return Thing(key, called[:1].upper() + called[1:], [Fact(label, [(Words(text),)]) for label, text in facts if text])
