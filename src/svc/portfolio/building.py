"""Makes a portfolio of the summaries of files: what all streams do together, what none does, and where they meet.

The order of the summaries has no part in it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from attrs import field, frozen

from svc.portfolio.summary import Counts, FileSummary, Flow, Offer, StreamSummary

NONE = Counts()
Named = tuple[str, str]
"""A stream by its file and its name."""


@frozen
class Link:
    """Streams that meet: what some give out, others take in as their demand."""

    artefact: str
    givers: tuple[Named, ...] = field(converter=tuple[Named, ...])
    takers: tuple[Named, ...] = field(converter=tuple[Named, ...])


@frozen
class Coverage:
    """What of a catalogue's offer the streams that follow it use; `used` counts the streams by arrow, `practices`
    those by practice."""

    key: str
    offer: Offer
    streams: int
    used: Mapping[Flow, int] = field(hash=False)
    practices: Mapping[str, int] = field(hash=False)

    @property
    def unused_flows(self) -> tuple[Flow, ...]:
        """The arrows that no stream uses, in the order of the catalogue."""
        return tuple(flow for flow in self.offer.flows if flow not in self.used)

    @property
    def unused_practices(self) -> tuple[str, ...]:
        """The practices that no step draws on."""
        return tuple(name for name in self.offer.practices if name not in self.practices)

    @property
    def unused_artefacts(self) -> tuple[str, ...]:
        """The artefacts that no stream carries from one activity or party to another."""
        carried = {artefact for _, _, artefact in self.used}
        return tuple(name for name in self.offer.artefacts if name not in carried)


@frozen
class Portfolio:
    """All streams at once, by file and in the order of each file."""

    files: tuple[FileSummary, ...] = field(converter=tuple[FileSummary, ...])
    coverages: tuple[Coverage, ...] = field(converter=tuple[Coverage, ...])
    links: tuple[Link, ...] = field(converter=tuple[Link, ...])
    configuration: Counts = field(factory=Counts)
    """Findings about the configuration."""

    @cached_property
    def streams(self) -> tuple[StreamSummary, ...]:
        """The streams of all files."""
        return tuple(stream for file in self.files for stream in file.streams)

    @property
    def findings(self) -> Counts:
        """The findings of all files and of the configuration."""
        return sum((file.findings for file in self.files), self.configuration)

    def catalogue_of(self, stream: StreamSummary) -> str | None:
        """The name of the catalogue that a stream is judged by; None if that is not known."""
        return self._names.get(stream.catalogue)

    @cached_property
    def _names(self) -> Mapping[str, str]:
        return {each.key: each.offer.name for each in self.coverages}

    @cached_property
    def activities(self) -> Mapping[str, str]:
        """The activities of all catalogues by id, with their titles: those of the first that has one count."""
        return _titles(coverage.offer.activities for coverage in self.coverages)

    @cached_property
    def practices(self) -> Mapping[str, str]:
        """The practices of all catalogues by id, with their titles."""
        return _titles(coverage.offer.practices for coverage in self.coverages)

    @cached_property
    def draws(self) -> Mapping[str, int]:
        """The practices that steps draw on, with how many streams do: the most first, else as the catalogues have
        them."""
        counts = Counter(name for stream in self.streams for name in stream.practices)
        order = {name: number for number, name in enumerate(self.practices)}
        used = sorted((name for name in counts if name in order), key=lambda name: (-counts[name], order[name]))
        return {name: counts[name] for name in used}

    @cached_property
    def artefacts(self) -> Mapping[str, str]:
        """The artefacts of all catalogues by id, with their titles."""
        return _titles(coverage.offer.artefacts for coverage in self.coverages)


def build(files: Iterable[FileSummary], offers: Mapping[str, Offer], configuration: Counts = NONE) -> Portfolio:
    """The portfolio of some files; `offers` are those of their catalogues by key."""
    ordered = sorted(files, key=lambda each: each.file)
    streams = [stream for file in ordered for stream in file.streams]
    followed = {stream.catalogue: None for stream in streams if stream.catalogue}
    by_use = sorted(followed, key=lambda key: (-sum(each.catalogue == key for each in streams), offers[key].name, key))
    coverages = [_coverage(key, offers[key], [each for each in streams if each.catalogue == key]) for key in by_use]
    return Portfolio(ordered, coverages, _links(streams), configuration)


def _coverage(key: str, offer: Offer, streams: list[StreamSummary]) -> Coverage:
    used = Counter(flow for stream in streams for flow in stream.flows)
    practices = Counter(practice for stream in streams for practice in stream.practices)
    return Coverage(key, offer, len(streams), used, practices)


def _links(streams: list[StreamSummary]) -> Iterator[Link]:
    """Where streams meet, artefact by artefact; a step and the stream that it opens do not meet, they are the same."""
    opened = _by_name((name, stream) for stream in streams for name in stream.opens)
    givers = _by_name((flow[2], stream) for stream in streams for flow in stream.gives)
    takers = _by_name((flow[2], stream) for stream in streams for flow in stream.takes)

    def meets(stream: StreamSummary, others: Mapping[Named, StreamSummary]) -> bool:
        """Whether there is another one beside itself, those that it opens, and those that open it."""
        same = {name for name, each in others.items() if each.name in stream.opens}
        same |= others.keys() & {*opened.get(stream.name, {}), (stream.file, stream.name)}
        return len(others) > len(same)

    for artefact in sorted(givers.keys() & takers.keys()):
        giving = [name for name, each in givers[artefact].items() if meets(each, takers[artefact])]
        taking = [name for name, each in takers[artefact].items() if meets(each, givers[artefact])]
        if giving and taking:
            yield Link(artefact, giving, taking)


def _by_name(pairs: Iterable[tuple[str, StreamSummary]]) -> dict[str, dict[Named, StreamSummary]]:
    """Streams by their names, for each of some words."""
    found: dict[str, dict[Named, StreamSummary]] = {}
    for word, stream in pairs:
        found.setdefault(word, {})[stream.file, stream.name] = stream
    return found


def _titles(kinds: Iterable[Mapping[str, str]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for titles in kinds:
        for name, title in titles.items():
            found.setdefault(name, title)
    return found
