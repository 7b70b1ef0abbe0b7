"""The likely way of a case, which goes no flow back."""

import svc
from svc.measures.likely_path import likely_path
from svc.measures.measuring import measured_kinds
from svc.model.calendar import STANDARD


def test_the_likely_way_goes_on_even_where_most_turns_lead_back() -> None:
    text = (
        "stream s\nstep a in engage takes 1h\nstep b in plan takes 1h\nstep c in deliver_support takes 1h\n"
        "user -> a\na -> b\nb -> a share 60%\nb -> c\nc -> user\n"
    )
    (kind,) = measured_kinds(svc.bind(svc.analyse(text).stream), STANDARD, 0, 1)
    found = likely_path(kind, STANDARD)
    assert [each.step.name for each in found.measured.path] == ["a", "b", "c"]


def test_the_way_of_an_outcome_takes_it_where_it_is_offered_and_leads_there_elsewhere() -> None:
    text = (
        "stream s\nstep a in engage takes 1h\nstep b in plan takes 1h\nstep c in improve takes 1h\n"
        "step d in deliver_support takes 1h\nuser -> a\na -> d share 90%\na -> b share 10%\n"
        'b -> d share 60%\nb -> c when "it is rare" share 40%\nc -> d\nd -> user\n'
    )
    (kind,) = measured_kinds(svc.bind(svc.analyse(text).stream), STANDARD, 0, 1)
    assert [each.step.name for each in likely_path(kind, STANDARD).measured.path] == ["a", "d"]
    rare = likely_path(kind, STANDARD, "it is rare")
    assert [each.step.name for each in rare.measured.path] == ["a", "b", "c", "d"]
