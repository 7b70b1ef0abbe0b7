"""The benchmark stream read with pyparsing: a program that a peer's environment runs with the name of a file.

It builds the steps and arrows and looks up the ends of every arrow, which is less than svc does.
"""

import sys
from pathlib import Path

import pyparsing as pp  # type: ignore[import-not-found, unused-ignore]

NAME = pp.Word(pp.alphas + "_", pp.alphanums + "_")
HEADING = pp.Keyword("stream") + NAME + pp.QuotedString('"')
STEP = pp.Group(pp.Keyword("step").suppress() + NAME + pp.Keyword("in").suppress() + NAME)
ARROW = pp.Group(NAME + pp.Suppress("->") + NAME + pp.Suppress(":") + NAME)
STREAM = HEADING + pp.Group(STEP[...])("steps") + pp.Group(ARROW[...])("arrows")

read = STREAM.parse_string(Path(sys.argv[1]).read_text("utf-8"), parse_all=True)
known = {"user", *(name for name, _ in read.steps)}
sys.exit(any(source not in known or target not in known for source, target, _ in read.arrows))
