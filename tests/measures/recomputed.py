"""What a case does, worked out a second time: from the page on measures alone, one case after the other.

Nothing of `svc.measures` is used. Only streams with one kind of case of users are understood.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from random import Random

from attrs import define, field

import svc

HOURS = {"s": 1 / 3600, "m": 1 / 60, "h": 1, "d": 8, "w": 40}
"""What units are worth by the usual calendar."""
Graph = Mapping[str, set[str]]


@define
class Case:
    """What one case did; times are in hours."""

    visits: dict[str, int] = field(factory=dict)
    work: float = 0
    wait: float = 0
    cost: float = 0
    handovers: int = 0
    is_reworked: bool = False
    given: dict[str, list[float]] = field(factory=dict)
    """When each party got something."""


class Recomputed:
    """A stream whose cases can be drawn.

    `starting` are the flows of parties that start cases of another kind, as `supplier -> stock`: no step waits for
    them.
    """

    def __init__(self, stream: svc.Stream, starting: Collection[str]) -> None:
        self.stream = stream
        self._starting = starting
        self.parties = {*svc.itil4.all_parties, *(party.name for party in stream.parties)}
        self.steps = {step.name: step for step in stream.steps}
        self.flows = {name: [flow for flow in stream.flows if flow.source == name] for name in self.steps}
        self.start = next(flow.target for flow in stream.flows if flow.source == "user")
        onward = self._onward()
        self.roots = {self.start, *(name for name, step in self.steps.items() if step.begins)}
        self.back = set(self._back(onward))
        self.outcomes = {name: self._outcomes(name) for name in self.steps}
        self.forward = {name: set(self._leading_on(name)) for name in self.steps}
        self.asked = self._asked()
        self.causal = self._causal()
        if any(
            name in _reached(self.causal, self.causal[name]) for name in self.steps
        ):  # they would wait for each other
            self.asked = {}
            self.causal = self._causal()
        self.behind = {name: _reached(self.causal, [name]) - {name} for name in self.steps}
        self.order = sorted(self.steps, key=lambda name: -len(self.behind[name]))

    def _onward(self) -> dict[str, set[str]]:
        return {
            name: {flow.target for flow in flows if flow.target not in self.parties}
            for name, flows in self.flows.items()
        }

    def _back(self, onward: Graph) -> Iterator[tuple[str, str]]:
        """The flows to a step that all ways to their source pass; then those that cut cycles, the furthest first."""
        known = _reached(onward, self.roots)
        edges = {(one, other) for one in known for other in onward[one]}
        back = {
            (one, other) for one, other in edges if one not in _reached(_without(onward, other), self.roots - {other})
        }
        distance, first = self._distances(onward), True
        while back or first:
            first = False
            yield from back
            edges -= back
            left = {one: {other for other in onward[one] if (one, other) in edges} for one in onward}
            nearer = {
                (one, other): (distance[one] - distance[other]).bit_length()
                for one, other in edges
                if one in _reached(left, [other]) and (distance[other], other) <= (distance[one], one)
            }
            back = {edge for edge, far in nearer.items() if far == max(nearer.values())}

    def _distances(self, onward: Graph) -> dict[str, int]:
        distance, ring, far = dict.fromkeys(self.roots, 0), {*self.roots}, 0
        while ring:
            far += 1
            ring = {other for one in ring for other in onward[one]} - distance.keys()
            distance |= dict.fromkeys(ring, far)
        return distance

    def _leading_on(self, name: str) -> Iterator[str]:
        """The steps to which some outcome leads on."""
        for _, flows in self.outcomes[name]:
            yield from (
                flow.target for flow in flows if flow.target in self.steps and (name, flow.target) not in self.back
            )

    def _asked(self) -> dict[str, set[tuple[str, str]]]:
        """For each step that a party answers, who asked which party: steps that it does not lead on to."""
        asked: dict[str, set[tuple[str, str]]] = {}
        for flow in self.stream.flows:
            answers = f"{flow.source} -> {flow.target}" not in self._starting
            if answers and flow.source in self.parties - {"user"} and flow.target in self.steps:
                later = _reached(self.forward, [flow.target])
                asking = {
                    name for name, flows in self.flows.items() if any(each.target == flow.source for each in flows)
                }
                asked.setdefault(flow.target, set()).update((each, flow.source) for each in asking - later)
        return asked

    def _causal(self) -> dict[str, set[str]]:
        return {name: {*after, *self._answering(name)} for name, after in self.forward.items()}

    def _answering(self, name: str) -> set[str]:
        return {step for step, asked in self.asked.items() if any(asking == name for asking, _ in asked)}

    def _answered_alone(self, name: str, party: str) -> Iterator[str]:
        """The steps that only the answer of a party leads to."""
        entered = {other for after in self._onward().values() for other in after}
        for step, asked in self.asked.items():
            if (name, party) in asked and step not in entered:
                yield step

    # --- outcomes

    def _outcomes(self, name: str) -> list[tuple[float, list[svc.Flow]]]:
        """Each outcome of a step: its share and its flows."""
        flows, step = self.flows[name], self.steps[name]
        always = [flow for flow in flows if flow.when is None and flow.share is None]
        together: dict[object, list[svc.Flow]] = {}
        for number, flow in enumerate(flows):
            if flow not in always:
                together.setdefault(number if flow.when is None else flow.when, []).append(flow)
        options: list[tuple[float | None, list[svc.Flow] | None]] = [
            (max((float(flow.share) for flow in each if flow.share is not None), default=None), each)
            for each in together.values()
        ]
        if step.ends is not None and (options or step.ends.share is not None):
            options.append((None if step.ends.share is None else float(step.ends.share), None))
        shares, rest = _shares([share for share, _ in options], self._may_rest(name, always, options))
        found = [
            (share, self._taken(name, each, always)) for share, (_, each) in zip(shares, options, strict=True) if share
        ]
        return [*found, (rest, always)] if rest or not options else found

    def _may_rest(self, name: str, always: list[svc.Flow], options: Sequence[tuple[float | None, object]]) -> bool:
        activity = svc.itil4.all_activities[self.steps[name].activity]
        return bool(always) or activity.ends or all(flows is None for _, flows in options)

    def _taken(self, name: str, chosen: list[svc.Flow] | None, always: list[svc.Flow]) -> list[svc.Flow]:
        if chosen is None:
            return [flow for flow in always if flow.target in self.parties]
        return chosen if any((name, flow.target) in self.back for flow in chosen) else [*chosen, *always]

    # --- one case

    def case(self, random: Random) -> Case:
        """One case from its start until nothing follows, round by round."""
        made, now = Case(), {self.start: 0.0}
        gave: dict[tuple[str, str], float] = {}
        while now:
            later: dict[str, float] = {}
            held: set[str] = set()
            for name in self.order:
                if name not in now:
                    continue
                time = now.pop(name)
                if name in held:  # what comes to it is held back by rework
                    later[name] = max(time, later.get(name, 0.0))
                    continue
                time = max([time, *(gave.get(asked, 0.0) for asked in self.asked.get(name, ()))])
                end = time + self._done(made, name, random)
                for flow in _chosen(self.outcomes[name], random):
                    if flow.target in self.parties:
                        made.given.setdefault(flow.target, []).append(end)
                        gave[name, flow.target] = end
                        for step in self._answered_alone(name, flow.target):
                            now[step] = max(end, now.get(step, 0.0))
                        continue
                    made.handovers += _worker(self.steps[name]) != _worker(self.steps[flow.target])
                    if (name, flow.target) in self.back:
                        made.is_reworked = True
                        held |= self.behind[name]
                        later[flow.target] = max(end, later.get(flow.target, 0.0))
                    else:
                        now[flow.target] = max(end, now.get(flow.target, 0.0))
            now = later
        return made

    def _done(self, made: Case, name: str, random: Random) -> float:
        """How long a step takes once."""
        step = self.steps[name]
        wait, work = _drawn(step.waits, random), _drawn(step.takes, random)
        if step.every is not None:
            wait += random.random() * float(step.every.amount) * HOURS[step.every.unit]
        made.visits[name] = made.visits.get(name, 0) + 1
        made.wait += wait
        made.work += work
        made.cost += float(step.costs or 0)
        return wait + work


def _shares(said: list[float | None], may_rest: bool) -> tuple[list[float], float]:
    total = sum(share for share in said if share is not None)
    silent = sum(share is None for share in said)
    if silent:
        scale = max(total / 100, 1)
        return [max(100 - total, 0) / silent / 100 if share is None else share / scale / 100 for share in said], 0
    if total > 100 or (0 < total < 100 and not may_rest):
        return [(share or 0) / total for share in said], 0
    if not total and said and not may_rest:
        return [1 / len(said)] * len(said), 0
    return [(share or 0) / 100 for share in said], 1 - total / 100


def _chosen(outcomes: Iterable[tuple[float, list[svc.Flow]]], random: Random) -> list[svc.Flow]:
    number, flows = random.random(), list[svc.Flow]()
    for share, flows in outcomes:
        number -= share
        if number < 0:
            return flows
    return flows


def _drawn(duration: svc.Duration | None, random: Random) -> float:
    if duration is None:
        return 0.0
    least, most = (float(each.amount) * HOURS[each.unit] for each in (duration.shortest, duration.longest))
    return least + (most - least) * random.random()


def _worker(step: svc.Step) -> str:
    return step.responsible[0] if step.responsible else f"in {step.activity}"


def _reached(onward: Graph, starts: Iterable[str]) -> set[str]:
    known, waiting = set(starts), list(starts)
    while waiting:
        new = onward.get(waiting.pop(), set()) - known
        known |= new
        waiting += new
    return known


def _without(onward: Graph, left_out: str) -> dict[str, set[str]]:
    return {one: after - {left_out} for one, after in onward.items() if one != left_out}
