"""Replays the ways of simulated cases on their stream: `replay_records.py svc|pm4py FILE SMALL`.

pm4py reads them with the same stream as a Petri net. Prints the seconds of processor time that the replay took, after
one of a small file: what is imported on first use does not count.
"""

import json
import sys
from pathlib import Path
from time import process_time
from typing import Any

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


def svc(ways: list[tuple[list[str], int]]) -> float:
    """Seconds that svc takes."""
    import svc as library
    from svc.records.offers import Offers
    from svc.records.replay import Game
    from svc.records.shapes import Way
    from svc.records.tally import tally

    bound = library.bind(library.analyse(TEXT).streams[0])
    given = [Way(tuple(way), count, "", ended=True) for way, count in ways]
    start = process_time()
    tally(given, Game(Offers(bound, frozenset(step.name for step in bound.steps))))
    return process_time() - start


def pm4py(ways: list[tuple[list[str], int]]) -> float:
    """Seconds that the token replay of pm4py takes, on a log that it has read."""
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
    peer.conformance_diagnostics_token_based_replay(log, *net)
    return process_time() - start


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
    replay = {"svc": svc, "pm4py": pm4py}[sys.argv[1]]
    large, small = (json.loads(Path(file).read_text("utf-8")) for file in sys.argv[2:])
    replay(small)
    print(replay(large))
