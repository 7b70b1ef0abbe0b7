"""The benchmark stream as JSON, read by `json.load` and checked as svc does: the ends of flows are known, both sides
list what they carry, and every step is reached from the user and leads to it.

A program, run with the name of a file and what may be carried, as JSON.
"""

import json
import sys
from collections.abc import Iterable

LISTED = {tuple(each) for each in json.loads(sys.argv[2])}


def reached(onward: dict[str, list[str]]) -> set[str]:
    """What the user leads to."""
    known, waiting = {"user"}, ["user"]
    while waiting:
        for name in onward.get(waiting.pop(), ()):
            if name not in known:
                known.add(name)
                waiting.append(name)
    return known


def neighbours(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """The second names of pairs by the first ones."""
    found: dict[str, list[str]] = {}
    for one, other in pairs:
        found.setdefault(one, []).append(other)
    return found


with open(sys.argv[1], encoding="utf-8") as file:
    stream = json.load(file)
role = {"user": "user", **dict(stream["steps"])}
flows = stream["arrows"]
valid = all((role[source], role[target], artefact) in LISTED for source, target, artefact in flows)
valid &= len({(source, target, artefact) for source, target, artefact in flows}) == len(flows)
forward = reached(neighbours((source, target) for source, target, _ in flows))
backward = reached(neighbours((target, source) for source, target, _ in flows))
sys.exit(not (valid and forward == backward == role.keys()))
