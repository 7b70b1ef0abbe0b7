"""What a finding is about, as a value: it stays the same when lines move, and a stream without a text has it too."""

from enum import StrEnum, auto

from attrs import frozen

from svc.text.compared import Compared


class SubjectKind(StrEnum):
    """What kind of thing a finding is about."""

    STREAM = auto()
    KEY = auto()
    STEP = auto()
    """A step, or an activity used as an end."""
    PARTY = auto()
    """An outside party, named or not; of a catalogue, one that it declares."""
    END = auto()
    """An end of a flow that is neither a known step nor a known party."""
    FLOW = auto()
    ARTEFACT = auto()
    """One artefact of a flow; of a catalogue, one that it declares."""
    CATALOGUE = auto()
    ACTIVITY = auto()
    PRACTICE = auto()
    INPUT = auto()
    """An input line of an activity."""
    OUTPUT = auto()
    """An output line of an activity."""
    RULE = auto()
    """An `allow` or `forbid` of a catalogue."""
    TEAM = auto()
    TOOL = auto()
    PROMISE = auto()
    """A promise of a stream; its name is that of its measure."""


@frozen(repr=False, eq=False)
class Subject(Compared):
    """The thing of a stream or a catalogue that a finding is about.

    `stream` or `catalogue` is the name of its section. `name` is that of the thing: of an artefact as it is written,
    of an input or output line its activity. What has ends, such as a flow, its artefacts and a rule, has `source` and
    `target`. `number` counts flows, rules, promises and lines from 1 among those of their kind, in the text.
    """

    kind: SubjectKind
    stream: str | None = None
    catalogue: str | None = None
    name: str | None = None
    source: str | None = None
    target: str | None = None
    number: int | None = None

    @property
    def section(self) -> str:
        """The name of the stream or catalogue."""
        return self.stream or self.catalogue or ""

    @property
    def qualified_name(self) -> str:
        """Its name within the project, for people and tools: `restore.log`, `restore.log -> diagnose: incidents`."""
        names = [self.name] if self.name is not None else []
        if self.source is not None:
            names = [": ".join([f"{self.source} -> {self.target}", *names])]
        elif self.kind in (SubjectKind.INPUT, SubjectKind.OUTPUT):
            names += [f"{self.kind} {self.number}"]
        return ".".join([self.section, *names])
