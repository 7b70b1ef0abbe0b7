"""Streams, catalogues and texts for property tests with hypothesis. Needs hypothesis, and nothing else does.

`valid_streams` and `invalid_streams` are what most tests need; the page docs/how-to/test.md shows them at work.
"""

from svc.strategies.any import flows, named_parties, steps, streams
from svc.strategies.broken import broken_texts
from svc.strategies.catalogues import catalogues, tailored_catalogues
from svc.strategies.edits import Change, edits
from svc.strategies.elements import durations
from svc.strategies.fault import InvalidStream
from svc.strategies.invalid import FAULTS, invalid_streams
from svc.strategies.valid import valid_streams
from svc.strategies.values import calendars, colours, differences, values
from svc.strategies.written import texts, written
from svc.syntax.catalogue_printer import catalogue_text

__all__ = [
    "FAULTS",
    "Change",
    "InvalidStream",
    "broken_texts",
    "calendars",
    "catalogue_text",
    "catalogues",
    "colours",
    "differences",
    "durations",
    "edits",
    "flows",
    "invalid_streams",
    "named_parties",
    "steps",
    "streams",
    "tailored_catalogues",
    "texts",
    "valid_streams",
    "values",
    "written",
]
