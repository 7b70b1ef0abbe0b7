"""What a page of a stream holds: pictures, things with what is said of each, findings. Values only, no markup."""

from attrs import field, frozen


@frozen
class Words:
    """A piece of running text; `leads` is the key of the thing that it names, if it names one.

    `address` is that of another page about what it names.
    """

    text: str
    leads: str = ""
    address: str = ""


Phrase = tuple[Words, ...]
"""One line of text, piece by piece."""


@frozen
class Fact:
    """What is said of a thing under one label, line by line."""

    label: str
    lines: tuple[Phrase, ...] = field(converter=tuple[Phrase, ...])


@frozen
class Thing:
    """A step, a party or a flow; `key` is its id on the page."""

    key: str
    called: str
    facts: tuple[Fact, ...] = field(converter=tuple[Fact, ...])

    def fact(self, label: str) -> tuple[Phrase, ...]:
        """The lines under a label, if there are any."""
        return next((fact.lines for fact in self.facts if fact.label == label), ())


@frozen
class Group:
    """Things of one kind, in their order."""

    heading: str
    one: str
    """What each of them is."""
    things: tuple[Thing, ...] = field(converter=tuple[Thing, ...])

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels under which something is said of some of them."""
        labels = dict.fromkeys(fact.label for thing in self.things for fact in thing.facts)
        return tuple(label for label in labels if any(thing.fact(label) for thing in self.things))


@frozen
class Finding:
    """A finding, and the keys of the things that it is about."""

    key: str
    level: str
    code: str
    sentence: str
    help: str
    about: tuple[str, ...] = field(converter=tuple[str, ...])


@frozen
class View:
    """A picture of the stream as markup within a page."""

    name: str
    svg: str = field(repr=False)


@frozen
class Page:
    """All that is on a page. `first` is the view to begin with, `left_out` says why a view is missing,
    `notice` why what is shown is not what is there now."""

    title: str
    opening: tuple[tuple[str, str], ...]
    about: str
    keys: tuple[tuple[str, str], ...]
    groups: tuple[Group, ...]
    findings: tuple[Finding, ...]
    views: tuple[View, ...] = ()
    first: str = ""
    left_out: tuple[str, ...] = ()
    notice: str = ""
