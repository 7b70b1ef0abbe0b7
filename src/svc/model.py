"""What was written, as frozen values: files, streams and the statements in them. Names are text.

Equality is by meaning: where something stands takes no part in it. A value that was parsed knows its place,
as pairs of offsets: the whole statement first, then the words that its class lists. A value built in Python
has none. Catalogues, with what follows from their statements, are in `catalogue.py`.
"""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from attrs import evolve, field, frozen, validators

from svc.frozenmap import FrozenMap
from svc.quantities import Duration, percent
from svc.source import Place, Source, Span

if TYPE_CHECKING:
    from svc.catalogue import Catalogue

KEYS = ("scenario", "owner", "demand", "trigger", "outcome", "value", "stakeholders", "kind", "version")
"""The keys of a stream that are known; any other is kept and shown."""


@frozen
class Written:
    """A statement, or part of one, and where it stands."""

    offsets: tuple[int, ...] = field(default=(), eq=False, repr=False, kw_only=True)

    def span(self, part: int = 0) -> Span | None:
        """Where a part stands: 0 is the whole statement, the others are listed by each class."""
        return self.offsets[2 * part : 2 * part + 2] or None  # type: ignore[return-value]


def names(value: Iterable[str]) -> tuple[str, ...]:
    """Several names as a tuple; a lone text is refused, as its letters would pass for names."""
    if isinstance(value, str):
        raise TypeError(f"expected several names, got the text {value!r}")
    return tuple(value)


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
        if isinstance(lines, Keys):
            lines = lines.lines
        elif isinstance(lines, Mapping):
            lines = [Key(name, text) for name, text in lines.items()]
        self.lines = tuple(lines)
        super().__init__({key.name: key.text for key in reversed(self.lines)})

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys(key.name for key in self.lines))


@frozen
class Broken(Written):
    """A statement that could not be understood: the word it begins with and the name it would declare."""

    word: str
    name: str | None


@frozen
class Section(Written):
    """What streams and catalogues share: where they come from. Parts: 1 the name, 2 the catalogue named.

    `body` is the whole section, from its heading to the next. `broken` statements have lost their meaning;
    a section with one is not judged as a whole.
    """

    origin: Source | None = field(default=None, eq=False, repr=False, kw_only=True)
    body: Span = field(default=(0, 0), eq=False, repr=False, kw_only=True)
    broken: tuple[Broken, ...] = field(default=(), eq=False, repr=False, kw_only=True)

    def place(self, statement: Written, part: int = 0) -> Place | None:
        """Where a part of one of this section's statements stands; None for what was built in Python."""
        span = statement.span(part)
        return Place(self.origin, span) if self.origin and span else None


@frozen
class Stream(Section):
    """One way through the activities for one scenario. `follows` is None for the default catalogue."""

    name: str = field(validator=_text)
    title: str | None = field(default=None, validator=_maybe_text)
    follows: str | None = field(default=None, validator=_maybe_text)
    keys: Keys = field(default=(), converter=Keys)
    steps: tuple[Step, ...] = field(default=(), converter=tuple[Step, ...])
    parties: tuple[NamedParty, ...] = field(default=(), converter=tuple[NamedParty, ...])
    flows: tuple[Flow, ...] = field(default=(), converter=tuple[Flow, ...])

    @property
    def heading(self) -> Place | None:
        """Where findings about the whole stream stand: its name, or the first statement of an unnamed one."""
        if self.offsets:
            return self.place(self, 1)
        statements: list[Written] = [*self.keys.lines, *self.steps, *self.parties, *self.flows]
        first = min(filter(None, (statement.span() for statement in statements)), default=None)
        return Place(self.origin, first) if self.origin and first else None


@frozen
class Use(Written):
    """A line `use "path.vsc"`. Parts: 1 the path."""

    path: str


@frozen
class Comment(Written):
    """A comment, from its `#` to the end of its line."""

    text: str


@frozen
class File:
    """What one text holds: the streams and catalogues in it, and all comments in their order."""

    source: Source = field(eq=False)
    uses: tuple[Use, ...] = ()
    streams: tuple[Stream, ...] = ()
    catalogues: "tuple[Catalogue, ...]" = ()
    comments: tuple[Comment, ...] = field(default=(), eq=False)

    @property
    def name(self) -> str:
        """The file's path as given."""
        return self.source.name


__all__ = [
    "KEYS", "Broken", "Comment", "File", "Flow", "Key", "Keys", "NamedParty", "Section", "Step", "Stream",
    "Use", "Written", "evolve",
]  # fmt: skip
