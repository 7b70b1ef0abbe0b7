"""Synthetic event logs, in Parquet, in XES, and as the ways of simulated cases."""

import json
from pathlib import Path
from random import Random

from benchmarks.timing import NotMeasuredError

LABELS = 14
MEAN_EVENTS = 7
LEFT_OUT = 23
"""One in so many visits is left out, so that not all cases fit."""
NEXT = {"log": ("repair", "repair"), "repair": ("code", "close"), "code": ("test", "test"), "test": ("code", "repair")}
"""What follows a step: in 45 of 100 cases the one, else the other."""
_XES_EVENT = """\
  <event>
   <string key="org:group" value="Group {group}"/>
   <string key="org:resource" value="Person {person}"/>
   <string key="lifecycle:transition" value="In Progress"/>
   <string key="org:role" value="A2_{group}"/>
   <string key="organization country" value="se"/>
   <string key="organization involved" value="Org line C"/>
   <string key="resource country" value="Sweden"/>
   <string key="impact" value="Medium"/>
   <string key="product" value="PROD{person}"/>
   <string key="concept:name" value="Status {label}"/>
   <date key="time:timestamp" value="2026-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}+01:00"/>
  </event>
"""


def parquet(path: Path, events: int) -> Path:
    """A log of so many events: cases of about seven events over five years, in the order of their times."""
    try:
        import duckdb
    except ImportError:
        raise NotMeasuredError("not installed; run: pip install 'svc-streams[evidence]'") from None
    query = (
        f"SELECT CAST(hash(i * 7) % {max(events // MEAN_EVENTS, 1)} AS INTEGER) AS case_id, "
        f"CAST(LEAST(hash(i) % {LABELS}, hash(i + 5) % {LABELS}) AS INTEGER) AS code, "
        f"make_timestamp(1600000000000000 + CAST(i * (150000000.0 / {events}) * 1000000 AS BIGINT)) AS moment "
        f"FROM range({events}) AS r(i)"
    )
    duckdb.execute(f"SET threads = 2; COPY ({query}) TO '{path}' (FORMAT parquet)")
    return path


def xes(path: Path, events: int) -> Path:
    """A log of so many events, with as many attributes as a ticket system exports."""
    random = Random(0).randrange
    with open(path, "w", encoding="utf-8") as file:
        file.write('<?xml version="1.0" encoding="UTF-8"?>\n<log xes.version="1.0">\n')
        for case in range(max(events // MEAN_EVENTS, 1)):
            file.write(f' <trace>\n  <string key="concept:name" value="INC{case:06}"/>\n')
            for at in range(MEAN_EVENTS):
                file.write(
                    _XES_EVENT.format(
                        group=random(40),
                        person=random(600),
                        label=min(random(LABELS), random(LABELS)),
                        month=1 + at,
                        day=1 + random(28),
                        hour=random(24),
                        minute=random(60),
                        second=random(60),
                    )
                )
            file.write(" </trace>\n")
        file.write("</log>\n")
    return path


def ways(path: Path, cases: int) -> Path:
    """The ways of simulated cases, each with how many took it."""
    random, visits, found = Random(0).random, 0, dict[tuple[str, ...], int]()
    for _ in range(cases):
        at, way = "log", ["log"]
        while at in NEXT:
            at = NEXT[at][random() >= 0.45]
            visits += 1
            if visits % LEFT_OUT and at != way[-1]:
                way.append(at)
        found[tuple(way)] = found.get(tuple(way), 0) + 1
    path.write_text(json.dumps([[list(way), count] for way, count in found.items()]), "utf-8")
    return path
