"""The keys of a stream: what it says of itself, line by line."""

from collections.abc import Iterable, Iterator, Mapping

from attrs import field, frozen

from svc.model.spans import KeySpans, parts
from svc.model.writable import as_name, as_text
from svc.model.written import Statement
from svc.text.arguments import all_of
from svc.text.frozenmap import FrozenMap

KEYS = ("scenario", "owner", "demand", "trigger", "outcome", "value", "stakeholders", "kind", "version")
"""The keys of a stream that are known; any other is kept and shown."""


@frozen(repr=False, eq=False, weakref_slot=False)
class Key(Statement):
    """A line `key: "text"` of a stream."""

    name: str = field(converter=as_name)
    text: str = field(converter=as_text)

    @property
    def spans(self) -> KeySpans:
        """Where the line and its name are written."""
        part = parts(self.offsets)
        return KeySpans(next(part), next(part))


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
            self.lines = all_of(Key, lines, "texts by the names of their keys")
        super().__init__({key.name: key.text for key in reversed(self.lines)})

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys(key.name for key in self.lines))
