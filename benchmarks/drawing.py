"""What hypothesis is timed with, inside one process: drawing valid streams, beside drawing lists of the same size.

A program, run with the number of rounds; it prints its times as JSON: by round, the seconds for a thousand streams
of ten steps and for a thousand lists of as many arrows, three names each. No round draws what another has drawn.
"""

import json
import sys
from collections.abc import Callable
from time import process_time
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from svc.strategies import valid_streams

EXAMPLES = 1000
ENDS = ("plan", "improve", "engage", "design_transition", "obtain_build", "deliver_support", "user")
SIZE = 12
"""Arrows of a stream of ten steps, in the mean."""


def taken(strategy: st.SearchStrategy[Any]) -> float:
    """The seconds in which a thousand examples are drawn."""

    @settings(max_examples=EXAMPLES, database=None, deadline=None, phases=[Phase.generate],
              suppress_health_check=list(HealthCheck))  # fmt: skip
    @given(strategy)
    def draw(drawn: Any) -> None:
        pass

    begin = process_time()
    test: Callable[[], None] = draw
    test()
    return process_time() - begin


streams = valid_streams(steps=10)
names = st.sampled_from(ENDS)
lists = st.lists(st.tuples(names, names, names), min_size=SIZE, max_size=SIZE)
print(json.dumps([(taken(streams), taken(lists)) for _ in range(int(sys.argv[1]))]))
