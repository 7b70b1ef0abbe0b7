"""Replays the ways of simulated cases on their stream: `replay_records.py svc|pm4py FILE`.

`svc` writes the file of ways first, if there is none; pm4py reads it in an environment of its own, with the same stream
as a Petri net. Prints as JSON how many seconds of processor time the replay took, and how many cases fit.
"""

import json
import sys
from pathlib import Path
from random import Random
from time import process_time
from typing import Any

CASES = 7_500
LEFT_OUT = 23
"""Every so manieth visit is left out, so that not all cases fit."""
TEXT = """\
stream fix
  step log in engage
  step repair in deliver_support
  step code in obtain_build
  step test in design_transition
  step close in engage
  user -> log : incidents
  log -> repair : user_support_tasks
  repair -> code : change_requests when "code must change" share 45%
  repair -> close when "solved" share 55%
  code -> test : components
  test -> code : specifications when "fails" share 45%
  test -> repair : products when "passes" share 55%
  close -> user
"""
NEXT = {"log": ("repair", "repair"), "repair": ("code", "close"), "code": ("test", "test"), "test": ("code", "repair")}
"""What follows a step: in 45 of 100 cases the one, else the other."""


def write(path: Path) -> None:
    """The ways of simulated cases, each with how many took it."""
    random, visits, ways = Random(0).random, 0, dict[tuple[str, ...], int]()
    for _ in range(CASES):
        at, way = "log", ["log"]
        while at in NEXT:
            at = NEXT[at][random() >= 0.45]
            visits += 1
            if visits % LEFT_OUT and at != way[-1]:
                way.append(at)
        ways[tuple(way)] = ways.get(tuple(way), 0) + 1
    path.write_text(json.dumps([[list(way), count] for way, count in ways.items()]), "utf-8")


def svc(ways: list[tuple[list[str], int]]) -> tuple[float, int]:
    """What svc takes."""
    import svc as library
    from svc.records.offers import Offers
    from svc.records.replay import Game
    from svc.records.shapes import Way
    from svc.records.tally import tally

    bound = library.bind(library.analyse(TEXT).streams[0])
    given = [Way(tuple(way), count, "", ended=True) for way, count in ways]
    start = process_time()
    found = tally(given, Game(Offers(bound, frozenset(step.name for step in bound.steps))))
    return process_time() - start, found.fitting


def pm4py(ways: list[tuple[list[str], int]]) -> tuple[float, int]:
    """What the token replay of pm4py takes, on a log that it has read."""
    import pandas
    import pm4py as peer

    rows = [
        (f"{number}.{copy}", name, pandas.Timestamp(at, unit="s"))
        for number, (way, count) in enumerate(ways)
        for copy in range(count)
        for at, name in enumerate(way)
    ]
    table = pandas.DataFrame(rows, columns=["case:concept:name", "concept:name", "time:timestamp"])
    log, net = peer.convert_to_event_log(table), _net()
    start = process_time()
    found = peer.conformance_diagnostics_token_based_replay(log, *net)
    return process_time() - start, sum(each["trace_is_fit"] for each in found)


def _net() -> tuple[Any, Any, Any]:
    """The stream as a Petri net: a choice is two transitions without a name."""
    from pm4py.objects.petri_net.obj import Marking, PetriNet
    from pm4py.objects.petri_net.utils import petri_utils

    net, places = PetriNet("fix"), {name: PetriNet.Place(name) for name in ("begin", "end")}
    moves = [("log", "begin", "to repair"), ("repair", "to repair", "repaired"), ("code", "to code", "to test")]
    moves += [("test", "to test", "tested"), ("close", "to close", "end")]
    hidden = [("repaired", "to code"), ("repaired", "to close"), ("tested", "to code"), ("tested", "to repair")]
    for label, source, target in [*moves, *((None, *pair) for pair in hidden)]:
        transition = PetriNet.Transition(f"{label} {source} {target}", label)
        net.transitions.add(transition)
        for place in (source, target):
            places.setdefault(place, PetriNet.Place(place))
        petri_utils.add_arc_from_to(places[source], transition, net)
        petri_utils.add_arc_from_to(transition, places[target], net)
    net.places.update(places.values())
    return net, Marking({places["begin"]: 1}), Marking({places["end"]: 1})


if __name__ == "__main__":
    side, file = sys.argv[1], Path(sys.argv[2])
    if side == "svc" and not file.exists():
        write(file)
    seconds, fitting = {"svc": svc, "pm4py": pm4py}[side](json.loads(file.read_text("utf-8")))
    print(json.dumps({"seconds": round(seconds, 4), "fitting": fitting}))
