"""Streams that are valid by construction, as a test requests them. `building.py` builds them."""

from collections.abc import Collection

from hypothesis import strategies as st

from svc.model import Stream
from svc.semantics.catalogue import Catalogue
from svc.semantics.shipped import DEFAULT, SHIPPED
from svc.strategies.building import Wanted, drawn
from svc.strategies.elements import roomy
from svc.strategies.paths import ways_of

Count = int | tuple[int, int]
"""A number, or the least and the greatest."""


def valid_streams(
    catalogue: Catalogue | None = None,
    *,
    steps: Count = (1, 10),
    parties: Count = (1, 3),
    loops: bool | None = None,
    branches: bool | None = None,
    times: bool | None = None,
    activities: Collection[str] | None = None,
    measures: bool | None = False,
) -> st.SearchStrategy[Stream]:
    """Streams without errors and warnings, that shrink towards one step between a party and itself.

    `steps` and `parties` say how many. Ways that lead back (`loops`), alternatives (`branches`) and lengths of
    time at steps (`times`) are in every stream if True, in none if False, in some if None, and so is what else streams
    say of their `measures`: arrivals, teams, tools, spreads, costs, and where cases begin and end. `activities` are the
    ids of those that steps may belong to. `catalogue` is itil4 unless given; a stream that follows another one is
    checked against it: `svc.check(stream, catalogue)`. Draws nothing where the catalogue has no such way.
    """
    ways = ways_of(catalogue or SHIPPED[DEFAULT], activities)
    least, most = _between(steps, "steps", 1)
    least = max(least, 2 if loops else 1)
    if not ways.starts(least, most):
        return st.nothing()
    wanted = Wanted((least, most), _between(parties, "parties", 1), loops, branches, times, 3, True, measures=measures)
    return roomy(drawn(ways, wanted), max(0, 10 - least))


def _between(count: Count, what: str, least: int) -> tuple[int, int]:
    low, high = (count, count) if isinstance(count, int) else count
    if not least <= low <= high:
        raise ValueError(f"{what} must be a number from {least} up, or the least and the greatest, not {count}")
    return low, high
