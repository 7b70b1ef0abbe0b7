"""What it costs to read and to write the diagrams of other programs."""

import json
from pathlib import Path

from benchmarks.bench import Bench
from benchmarks.row import SLOW, ratio_of
from benchmarks.timing import Figure, output

ELEMENTS = 10_000


def bpmn_in(bench: Bench) -> Figure:
    taken = _times(bench)
    return ratio_of([[each[0] for each in taken], [each[1] for each in taken]], "xml.etree")


def bpmn_out(bench: Bench) -> Figure:
    taken = _times(bench)
    return ratio_of([[each[2] for each in taken], [each[3] for each in taken]], "lanes as DOT")


def _times(bench: Bench) -> list[list[float]]:
    program = bench.python(Path(__file__).with_name("exchanging.py"), str(min(SLOW, bench.runs)), str(ELEMENTS))
    return json.loads(output(program, bench.folder))  # type: ignore[no-any-return]
