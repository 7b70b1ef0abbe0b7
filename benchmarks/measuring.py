"""What is timed inside one process: the measures of a ten-step stream with rework, beside its analysis.

A program, run with the number of rounds. It prints its times as JSON, in seconds: by round those of the analysis, of
the exact solution, and of the simulation of as many cases as `CASES` says.
"""

import gc
import json
import sys
from collections.abc import Callable
from time import process_time

import svc

CASES = (20_000, 40_000, 80_000, 160_000)
AT_LEAST = 0.1
"""Seconds; what takes less is repeated, and its mean is reported."""
TEXT = """\
stream ten "Ten steps with rework"
  step s0 in engage            waits 5m..30m takes 5m..10m..30m
  step s1 in design_transition waits 1h      takes 1h..4h
  step s2 in obtain_build      waits 2h..1d  takes 2h..8h
  step s3 in design_transition waits 1h      takes 30m..2h
  step s4 in obtain_build      waits 1h      takes 1h..2h..8h
  step s5 in design_transition waits 1d      takes 1h
  step s6 in obtain_build      waits 30m     takes 2h
  step s7 in design_transition waits 1h      takes 10m..1h
  step s8 in deliver_support   waits 5m      takes 5m..15m..1h
  step s9 in deliver_support   takes 10m
  user -> s0 : incidents
  s0 -> s1 : product_and_service_requirements
  s1 -> s2 : requirements_and_specifications
  s2 -> s3 : service_components
  s3 -> s2 : requirements_and_specifications when "it fails" share 25%
  s3 -> s4 : requirements_and_specifications when "it works" share 75%
  s4 -> s5 : service_components
  s5 -> s6 : requirements_and_specifications
  s6 -> s7 : service_components
  s7 -> s4 : requirements_and_specifications when "it is refused" share 10%
  s7 -> s8 : new_and_changed_products_and_services when "it is released" share 90%
  s8 -> s9 : user_support_tasks
  s9 -> user : services
"""


def mean(task: Callable[[], object]) -> float:
    """The seconds that a task takes."""
    taken, times = 0.0, 0
    gc.collect()
    while taken < AT_LEAST:
        begin = process_time()
        result = task()
        taken += process_time() - begin
        times += 1
        del result
    return taken / times


def simulating(stream: svc.Stream, exact: float, cases: int) -> float:
    """The seconds that so many cases take, without the exact solution."""
    return mean(lambda: svc.measure(stream, cases=cases)) - exact


def times() -> list[float]:
    """The times of one round."""
    stream = svc.analyse(TEXT).stream
    exact = mean(lambda: svc.measure(stream, cases=0))
    return [mean(lambda: svc.analyse(TEXT)), exact, *(simulating(stream, exact, cases) for cases in CASES)]


if __name__ == "__main__":
    gc.disable()
    print(json.dumps([times() for _ in range(int(sys.argv[1]))]))
