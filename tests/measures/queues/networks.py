"""Networks of queues for tests: streams whose steps take times of any law, and what their runs say."""

from collections.abc import Mapping, Sequence
from math import log

from attrs import evolve, frozen

import svc
from svc.measures.effort import Part
from svc.measures.kinds import Kind
from svc.measures.measuring import measured_kinds
from svc.measures.queues import readings
from svc.measures.queues.intervals import mean_of_runs
from svc.measures.queues.places import Places, places
from svc.measures.queues.runs import run
from svc.measures.spreads import Spread
from svc.model.calendar import STANDARD

FINE = 250
"""Points of a spread that stands for an exponential time."""


@frozen(eq=False)
class Network:
    """The kinds of case of a stream, and its places."""

    kinds: tuple[Kind, ...]
    places: Places


def network(text: str, takes: Mapping[str, Spread] | None = None) -> Network:
    """A stream, some of whose steps take other times than they say."""
    bound = svc.bind(svc.analyse(f"stream s\n{text}").stream)
    kinds = [each for each in measured_kinds(bound, STANDARD, 0, 0) if each.rate]
    changed = [
        evolve(
            kind,
            efforts=tuple(
                evolve(effort, parts=[Part((takes or {})[step.name], 0.0, "takes")])
                if step.name in (takes or {})
                else effort
                for step, effort in zip(kind.network.steps, kind.efforts, strict=True)
            ),
        )
        for kind in kinds
    ]
    return Network(tuple(changed), places(bound, changed))


def exponential(mean: float) -> Spread:
    """An exponential time, as straight lines between many of its quantiles; its mean is right."""
    at = [each / FINE for each in range(FINE)] + [1 - 1 / FINE / 4**each for each in range(1, 8)]
    times = [-log(1 - each) for each in at]
    at.append(1.0)
    times.append(times[-1] + 2.0)
    spread = Spread(at, times)
    return Spread(at, [each * mean / spread.mean for each in times])


def figures(of: Network, cases: int, runs: int, seed: int = 1) -> Mapping[tuple[str, str], tuple[float, float]]:
    """The mean of each figure, and its standard error, from independent runs."""
    parties = sorted({party for kind in of.kinds for party in kind.network.parties})
    found: list[dict[tuple[str, str], float]] = []
    for number in range(runs):
        _, seen = run(of.kinds, of.places, f"{seed} {number}", [cases // 5, cases])
        every = readings.of_kind(seen, 0, of.kinds[0], parties, [])
        found.append(readings.of_teams(seen, of.places) | every)
    return {key: _mean([each[key] for each in found]) for key in found[0]}


def _mean(values: Sequence[float]) -> tuple[float, float]:
    mean, _ = mean_of_runs(values)
    error = (sum((each - mean) ** 2 for each in values) / (len(values) - 1) / len(values)) ** 0.5
    return mean, error


def is_near(figure: tuple[float, float], expected: float) -> bool:
    """Whether a figure is what theory says, within four standard errors and a ten thousandth."""
    mean, error = figure
    return abs(mean - expected) <= 4 * error + 1e-4 * expected
