"""A stream as written: its keys, steps, parties and flows."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from attrs import field, frozen, validators

from svc.frozenmap import FrozenMap
from svc.model.written import Section, Written, names
from svc.quantities import Duration, percent
from svc.source import Place

KEYS = ("scenario", "owner", "demand", "trigger", "outcome", "value", "stakeholders", "kind", "version")
"""The keys of a stream that are known; any other is kept and shown."""


def _duration(value: Duration | str | None) -> Duration | None:
    return Duration.parse(value) if isinstance(value, str) else value


def _percent(value: Decimal | int | str | None) -> Decimal | None:
    if isinstance(value, str):
        return percent(value)
    if value is not None and not 0 <= value <= 100:
        raise ValueError(f"{value} is not a percentage from 0 to 100")
    return Decimal(value) if isinstance(value, int) else value


_text = validators.instance_of(str)
_texts = validators.deep_iterable(_text)
_maybe_text = validators.optional(_text)
_maybe_duration = validators.optional(validators.instance_of(Duration))
_maybe_percent = validators.optional(validators.instance_of(Decimal))


@frozen
class Step(Written):
    """A piece of work in one activity, with the practices that it draws on.

    `waits` is idle time before the work, `takes` the work itself, `accurate` the percentage of work that its
    receiver can use as it is, `opens` the stream that this step is, seen from above.
    Parts: 1 the name, 2 the activity, 3 the opened stream (empty if none), then the practices.
    """

    name: str = field(validator=_text)
    title: str | None = field(default=None, validator=_maybe_text)
    activity: str = field(kw_only=False, default="", validator=[_text, validators.min_len(1)])
    practices: tuple[str, ...] = field(default=(), converter=names, validator=_texts)
    waits: Duration | None = field(default=None, converter=_duration, validator=_maybe_duration)
    takes: Duration | None = field(default=None, converter=_duration, validator=_maybe_duration)
    accurate: Decimal | None = field(default=None, converter=_percent, validator=_maybe_percent)
    opens: str | None = field(default=None, validator=_maybe_text)


@frozen
class NamedParty(Written):
    """One of the outside parties by its own name; it may do what `party` may. Parts: 1 the name, 2 the party."""

    name: str = field(validator=_text)
    title: str | None = field(default=None, validator=_maybe_text)
    party: str = field(default="", validator=[_text, validators.min_len(1)])


@frozen
class Flow(Written):
    """An arrow: `source` gives `artefacts` to `target`.

    An artefact is a name; a title stands in double quotes, as in the language. `when` is the condition and
    `share` the percentage of this alternative. Parts: 1 the source, 2 the target, then the artefacts.
    """

    source: str = field(validator=_text)
    target: str = field(validator=_text)
    artefacts: tuple[str, ...] = field(default=(), converter=names, validator=_texts)
    when: str | None = field(default=None, validator=_maybe_text)
    share: Decimal | None = field(default=None, converter=_percent, validator=_maybe_percent)


@frozen
class Key(Written):
    """A line `key: "text"` of a stream. Parts: 1 the key."""

    name: str
    text: str


class Keys(FrozenMap[str]):
    """The keys of a stream by name; `lines` are all that were written, the first of a name counts."""

    __slots__ = ("lines",)

    def __init__(self, lines: Mapping[str, str] | Iterable[Key] = ()) -> None:
        self.lines: tuple[Key, ...]
        if isinstance(lines, Keys):
            self.lines = lines.lines
        elif isinstance(lines, Mapping):
            self.lines = tuple(Key(name, text) for name, text in lines.items())
        else:
            self.lines = tuple(lines)
        super().__init__({key.name: key.text for key in reversed(self.lines)})

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys(key.name for key in self.lines))


@frozen
class Stream(Section):
    """One way through the activities for one scenario. `follows` is None for the default catalogue."""

    name: str = field(validator=_text)
    title: str | None = field(default=None, validator=_maybe_text)
    follows: str | None = field(default=None, validator=_maybe_text)
    keys: Keys = field(factory=Keys, converter=Keys)
    steps: tuple[Step, ...] = field(default=(), converter=tuple[Step, ...])
    parties: tuple[NamedParty, ...] = field(default=(), converter=tuple[NamedParty, ...])
    flows: tuple[Flow, ...] = field(default=(), converter=tuple[Flow, ...])

    def _repr_svg_(self) -> str | None:
        """The picture of the stream, for a notebook; None, so that it shows the text, where no engine draws."""
        from svc.drawing import svg
        from svc.errors import RenderError

        try:
            return svg(self)
        except RenderError:
            return None

    @property
    def statements(self) -> tuple[Written, ...]:
        """All statements below the heading, kind by kind."""
        return self.keys.lines + self.steps + self.parties + self.flows + self.broken

    @property
    def heading(self) -> Place | None:
        """Where findings about the whole stream stand: its name, or the first statement of an unnamed one."""
        if self.offsets:
            return self.place(self, 1)
        first = min(filter(None, (statement.span() for statement in self.statements)), default=None)
        return Place(self.origin, first) if self.origin and first else None
