"""What a page says of the streams that steps open: in a table, to which the steps lead."""

from svc.pictures.page.content import Group, Words
from svc.pictures.page.facts import groups
from svc.project.api import analyse

TEXT = """\
stream s
  step a in engage opens inner
  step b in plan opens inner
  step c in improve opens nothing
  a -> b
  b -> c
stream inner "What is inside"
  demand: "A wish"
  step x "First" in plan
  step y "Then" in plan
  x -> y
"""


def tables() -> dict[str, Group]:
    return {group.heading: group for group in groups(analyse(TEXT).bound.streams[0], ())}


def test_a_step_leads_to_what_is_said_of_the_stream_that_it_opens() -> None:
    a, b, c = tables()["Steps"].things
    assert a.fact("Opens") == b.fact("Opens") == ((Words("What is inside", "opened-1"),),)
    assert c.fact("Opens") == ((Words("nothing"),),)


def test_each_stream_is_there_once_with_its_steps_and_who_opens_it() -> None:
    (inner,) = tables()["Streams that steps open"].things
    assert (inner.key, inner.called) == ("opened-1", "What is inside")
    said = {label: [words.text for (words,) in inner.fact(label)] for label in ("Name", "Demand", "Steps", "Opened by")}
    assert said == {
        "Name": ["inner"], "Demand": ["A wish"], "Steps": ["1 First (Plan)", "2 Then (Plan)"],
        "Opened by": ["1 A", "2 B"],
    }  # fmt: skip
    assert [words.leads for (words,) in inner.fact("Opened by")] == ["step-1", "step-2"]


def test_a_stream_that_opens_none_has_no_such_table() -> None:
    headings = [group.heading for group in groups(analyse(TEXT).bound.streams[1], ())]
    assert "Streams that steps open" not in headings
