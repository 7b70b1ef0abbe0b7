"""What of the catalogues is used, and what no stream uses. What several catalogues have in common, as one extends
another, is counted once: with the one that states it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import pairwise

from attrs import field, frozen

from svc.project.portfolio.summary import Flow, Offer, StreamSummary


@frozen
class Coverage:
    """What of a catalogue's offer streams use.

    `streams` is how many follow it, `extending` how many follow a catalogue that extends it; `used` counts both by
    flow, `practices` by practice. `base` is the offer of a catalogue that it extends and that is counted by itself:
    what is there is not counted here.
    """

    key: str
    offer: Offer
    streams: int
    used: Mapping[Flow, int] = field(hash=False)
    practices: Mapping[str, int] = field(hash=False)
    base: Offer | None = None
    extending: int = 0

    @cached_property
    def flows(self) -> tuple[Flow, ...]:
        """The flows that are counted here, in the order of the catalogue."""
        known = frozenset(self.base.flows if self.base else ())
        return tuple(flow for flow in self.offer.flows if flow not in known)

    @property
    def unused_flows(self) -> tuple[Flow, ...]:
        """The flows that no stream uses, in the order of the catalogue."""
        return tuple(flow for flow in self.flows if flow not in self.used)

    @property
    def unused_practices(self) -> tuple[str, ...]:
        """The practices that no step draws on."""
        known = self.base.practices if self.base else ()
        return tuple(name for name in self.offer.practices if name not in self.practices and name not in known)

    @property
    def unused_artefacts(self) -> tuple[str, ...]:
        """The artefacts that no stream carries from one activity or party to another."""
        carried = {artefact for _, _, artefact in self.used}
        known = self.base.artefacts if self.base else ()
        return tuple(name for name in self.offer.artefacts if name not in carried and name not in known)


def coverages(streams: Iterable[StreamSummary], offers: Mapping[str, Offer]) -> Iterator[Coverage]:
    """Of each catalogue that is counted by itself, the most followed first.

    These are the catalogues that streams follow, and those that several of them extend in different ways.
    """
    users: dict[str, list[StreamSummary]] = defaultdict(list)
    extended_by: dict[str, set[str]] = defaultdict(set)
    follow: Counter[str] = Counter()
    for stream in streams:
        levels = _levels(stream.catalogue, offers)
        follow.update(levels[:1])
        for key in levels:
            users[key].append(stream)
        for key, above in pairwise(levels):
            extended_by[above].add(key)
    counted = {key for key in users if follow[key] or len(extended_by[key]) > 1}
    for key in sorted(counted, key=lambda each: (-follow[each], offers[each].name, each)):
        used = Counter(flow for stream in users[key] for flow in stream.flows)
        practices = Counter(practice for stream in users[key] for practice in stream.practices)
        base = next((offers[each] for each in _levels(key, offers)[1:] if each in counted), None)
        yield Coverage(key, offers[key], follow[key], used, practices, base, len(users[key]) - follow[key])


def _levels(key: str, offers: Mapping[str, Offer]) -> list[str]:
    """A catalogue and those that it extends, by their keys; none where it is unknown."""
    found: list[str] = []
    while key:
        found.append(key)
        key = offers[key].extends
    return found
