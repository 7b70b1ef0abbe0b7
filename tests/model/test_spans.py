"""Spans: where each part of a statement is written, by its name."""

import pytest

import svc
from svc.model import Section, Statement
from svc.syntax.parser import parse
from svc.text.source import Source

TEXT = """\
use "other.vsc"
stream restore "Restore" follows itil4
  owner: "Ann"
  party cloud in supplier
  step fix in plan by a_practice,
                      "Another one" informed desk uses tickets responsible desk, night opens detail
  step log in engage
  fix -> "Design and transition" : wishes, plans arrives 20/d
  team desk "Desk" in supplier size 3
  tool tickets in "Supplier"
  promise lead 85% within 3d to customer of desk
  step
catalogue mine extends itil4
  activity run alias running, operate input plans, wishes from plan, engage "some words"
  allow run -> plan : news
"""
FILE, _ = parse(Source("text.vsc", TEXT))
STREAM, CATALOGUE = FILE.streams[0], FILE.catalogues[0]


def words(written: Statement | Section) -> dict[str, object]:
    """What is written at each of the named spans."""

    def said(span: object) -> object:
        if span is None:
            return None
        assert isinstance(span, tuple)
        return [said(each) for each in span] if not span or isinstance(span[0], tuple) else TEXT[slice(*span)]

    return {name: said(span) for name, span in written.spans._asdict().items()}  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (FILE.uses[0], {"whole": 'use "other.vsc"', "path": '"other.vsc"'}),
        (STREAM, {"whole": 'stream restore "Restore" follows itil4', "name": "restore", "catalogue": "itil4"}),
        (STREAM.keys.lines[0], {"whole": 'owner: "Ann"', "name": "owner"}),
        (STREAM.parties[0], {"whole": "party cloud in supplier", "name": "cloud", "party": "supplier"}),
        (
            STREAM.steps[0],
            {
                "whole": TEXT[TEXT.index("step fix") : TEXT.index("detail") + 6],
                "name": "fix",
                "activity": "plan",
                "opens": "detail",
                "practices": ["a_practice", '"Another one"'],
                "teams": ["desk", "night", "desk"],
                "tools": ["tickets"],
                "open_values": [],
            },
        ),
        (
            STREAM.steps[1],
            {
                "whole": "step log in engage",
                "name": "log",
                "activity": "engage",
                "opens": None,
                "practices": [],
                "teams": [],
                "tools": [],
                "open_values": [],
            },
        ),
        (
            STREAM.flows[0],
            {
                "whole": 'fix -> "Design and transition" : wishes, plans arrives 20/d',
                "source": "fix",
                "target": '"Design and transition"',
                "artefacts": ["wishes", "plans"],
                "arrives": "arrives 20/d",
                "open_values": [],
            },
        ),
        (
            STREAM.teams[0],
            {"whole": 'team desk "Desk" in supplier size 3', "name": "desk", "party": "supplier", "open_values": []},
        ),
        (
            STREAM.tools[0],
            {"whole": 'tool tickets in "Supplier"', "name": "tickets", "party": '"Supplier"', "open_values": []},
        ),
        (
            STREAM.promises[0],
            {
                "whole": "promise lead 85% within 3d to customer of desk",
                "measure": "lead",
                "to": "customer",
                "of": "desk",
            },
        ),
        (STREAM.broken[0], {"whole": "step", "name": "step"}),
        (CATALOGUE, {"whole": "catalogue mine extends itil4", "name": "mine", "catalogue": "itil4"}),
        (
            CATALOGUE.activities[0],
            {
                "whole": TEXT[TEXT.index("activity run") : TEXT.index(' "some words"') + 13],
                "name": "run",
                "aliases": ["running", "operate"],
            },
        ),
        (
            CATALOGUE.activities[0].lines[0],
            {
                "whole": 'input plans, wishes from plan, engage "some words"',
                "artefacts": ["plans", "wishes"],
                "counterparties": ["plan", "engage"],
            },
        ),
        (
            CATALOGUE.rules[0],
            {
                "whole": "allow run -> plan : news",
                "source": "run",
                "target": "plan",
                "artefacts": ["news"],
                "arrives": None,
                "open_values": [],
            },
        ),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, Statement | Section) else "",
)
def test_each_part_is_found_by_its_name(written: Statement | Section, expected: dict[str, object]) -> None:
    assert words(written) == expected
    assert written.span == written.spans.whole  # type: ignore[union-attr]


def test_what_was_built_in_python_is_written_nowhere() -> None:
    flow = svc.Flow("plan", "engage", ["wishes", "plans"])
    stream = svc.Stream("restore", flows=[flow])
    assert flow.span is None
    assert [*flow.spans] == [None, None, None, (None, None), None, ()]
    assert stream.spans == (None, None, None)
    assert (stream.place(flow), stream.place(svc.Flow("plan", "engage", ["x"]).spans.artefacts[0])) == (None, None)
