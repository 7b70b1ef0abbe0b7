"""What is timed inside one process: cases that queue for three teams, with rework.

A program that prints its times as JSON: the seconds that a case takes, for as many cases as `CASES` says.
"""

import gc
import json
from time import process_time

import svc
from svc.measures.measuring import measured_kinds
from svc.measures.queues import readings
from svc.measures.queues.places import places
from svc.measures.queues.runs import parties_of, run
from svc.model.calendar import STANDARD

CASES = (20_000, 60_000, 180_000)
RUNS = 10
TEXT = """\
stream three
  team a size 2
  team b size 3
  team c size 2
  step one   in engage            takes 5m..15m  responsible a
  step two   in obtain_build      takes 10m..20m responsible b
  step three in design_transition takes 2m..14m  responsible c
  user  -> one   : incidents arrives 9/h
  one   -> two
  two   -> three
  three -> two  when "it fails" share 10%
  three -> user when "it works" share 90%
"""


def lead_time(cases: int) -> float:
    """The mean lead time of simulated cases in ten runs, in seconds; all that `svc simulate` shows is worked out."""
    bound = svc.bind(svc.analyse(TEXT).stream)
    kinds = measured_kinds(bound, STANDARD, 0, 0)
    there = places(bound, kinds)
    times = []
    for number in range(RUNS):
        (seen,) = run(kinds, there, f"0 {number}", [cases // RUNS])
        readings.of_teams(seen, there)
        times.append(readings.of_kind(seen, 0, kinds[0], parties_of(kinds), [])["lead", "user"])
    return sum(times) / RUNS


def a_case(cases: int) -> float:
    """The seconds that a case takes."""
    gc.collect()
    begin = process_time()
    lead_time(cases)
    return (process_time() - begin) / cases


if __name__ == "__main__":
    lead_time(1_000)  # what is needed is imported
    print(json.dumps([a_case(cases) for cases in CASES]))
