"""Streams as data, graphs and rows for other programs, and data as streams. Independent of files and commands.

The shapes are those of `svc schema stream` and `svc schema graph`. Within a version it only grows.
"""

from svc.formats.interchange.data_to_stream import from_data
from svc.formats.interchange.graphs import graphml_of, node_link_of, to_graph
from svc.formats.interchange.json_text import read
from svc.formats.interchange.mistakes import DataError, Mistake
from svc.formats.interchange.printing import checked_text
from svc.formats.interchange.stream_rows import ArtefactRow, FlowRow, Rows, StepRow, rows
from svc.formats.interchange.stream_to_data import data_of, to_data

__all__ = [
    "ArtefactRow", "DataError", "FlowRow", "Mistake", "Rows", "StepRow", "checked_text", "data_of", "from_data",
    "graphml_of", "node_link_of", "read", "rows", "to_data", "to_graph",
]  # fmt: skip
