"""Makes the summary of an analysed file."""

from collections import Counter
from collections.abc import Iterable, Iterator

from svc.checker.analysis import Analysis
from svc.checker.context import context_of
from svc.checker.rules.refinement import Way, given_out, openings, taken_in
from svc.diagnostics.diagnostic import Diagnostic
from svc.project.portfolio.measuring import figures
from svc.project.portfolio.summary import Counts, FileSummary, Flow, Offer, StreamSummary
from svc.semantics.bound import BoundFlow, BoundStream, NodeKind
from svc.semantics.catalogue import Catalogue
from svc.semantics.dimensions import dimensions
from svc.semantics.wording import stream_title
from svc.text.frozenmap import FrozenMap


class Offers:
    """The offers of catalogues that were met, by their keys; each is made once."""

    def __init__(self) -> None:
        self._keys: dict[int, tuple[Catalogue, str]] = {}
        self.by_key: dict[str, Offer] = {}

    def key(self, catalogue: Catalogue) -> str:
        """The key of a catalogue's offer, which follows from what it offers; the catalogues that it extends get one
        too."""
        if id(catalogue) not in self._keys:
            offer = Offer.from_catalogue(catalogue, self.key(catalogue.base) if catalogue.base else "")
            self.by_key[offer.key] = offer
            self._keys[id(catalogue)] = catalogue, offer.key
        return self._keys[id(catalogue)][1]


def summary(analysis: Analysis, offers: Offers) -> FileSummary:
    """What the portfolio needs to know of a file."""
    streams = [_stream(analysis.file.name, bound, analysis.diagnostics, offers) for bound in analysis.bound.streams]
    return FileSummary(analysis.file.name, streams, Counts.count(analysis.diagnostics))


def _stream(file: str, bound: BoundStream, findings: Iterable[Diagnostic], offers: Offers) -> StreamSummary:
    catalogue = bound.catalogue
    start, end = bound.stream.body
    within = (each for each in findings if each.range and start <= each.range.start.offset < max(end, start + 1))
    names = [name for step in bound.steps if step.step for name in dict.fromkeys(step.step.practices)]
    return StreamSummary(
        file,
        bound.stream.name,
        stream_title(bound),
        offers.key(catalogue) if bound.checkable else "",
        steps=len(bound.steps),
        hand_overs=len(set(_hand_overs(bound))),
        visits=_counted(step.role for step in bound.steps),
        practices=_counted(catalogue.practice_names.get(name) for name in names),
        flows=sorted(set(_listed(bound.flows))),
        takes=_flows(taken_in(bound)),
        gives=_flows(given_out(bound)),
        opens=dict.fromkeys(stream.stream.name for _, stream in openings(bound)),
        findings=Counts.count(within),
        teams=_counted(name for step in bound.stream.steps for name in dict.fromkeys(step.teams)),
        tools=_counted(name for step in bound.stream.steps for name in dict.fromkeys(step.uses)),
        figures=figures(bound, context_of(bound.stream).calendar),
        dimensions=(each.names for each in dimensions(bound)),
    )


def _hand_overs(bound: BoundStream) -> Iterator[tuple[int, int]]:
    for flow in bound.flows:
        if flow.source.kind is flow.target.kind is NodeKind.STEP and flow.source is not flow.target:
            yield id(flow.source), id(flow.target)


def _counted(names: Iterable[str | None]) -> FrozenMap[int]:
    return FrozenMap(Counter(name for name in names if name is not None))


def _listed(flows: Iterable[BoundFlow]) -> Iterator[Flow]:
    for flow in flows:
        for carried in flow.carried:
            if carried.listed is not None:
                yield carried.listed.source, carried.listed.target, carried.listed.artefact


def _flows(ways: Iterable[Way]) -> list[Flow]:
    """What comes in or goes out, each once, in the order of the text."""
    found = (
        (way.flow.source.role, way.flow.target.role, carried.artefact)
        for way in ways
        if way.surely
        for carried in way.flow.carried
    )
    return list(dict.fromkeys((a, b, c) for a, b, c in found if a is not None and b is not None and c is not None))
