"""Open points: a hole is a value like any other, which text, JSON, pictures and editors keep."""

import pytest
from attrs import evolve
from hypothesis import given

import svc
from svc import strategies as svc_st
from svc.editor.completion import completions
from svc.model import HOLE
from tests.support.tables import every

OPEN = """\
stream mail

  party cloud in ?

  step log in ?  by ?, service_desk
  step fix in deliver_support

  user  -> log : ?
  cloud -> log
  ?     -> fix : user_support_tasks, ?
  fix   -> ?   : services
"""


def test_a_text_with_holes_is_kept() -> None:
    stream = svc.analyse(OPEN).stream
    assert svc.to_text(stream) == OPEN
    assert svc.format_text(OPEN.replace("  ", " ")) == svc.format_text(OPEN)


def test_data_with_holes_is_kept() -> None:
    stream = svc.analyse(OPEN).stream
    data = svc.to_data(stream)
    assert data["steps"][0]["activity"] == data["flows"][2]["source"] == HOLE
    assert svc.from_data(data) == stream


@given(svc_st.streams())
def test_streams_with_holes_read_back_equal(stream: svc.Stream) -> None:
    assert svc.from_data(svc.to_data(stream)) == stream


def test_a_stream_that_is_built_has_holes_too() -> None:
    stream = svc.Stream("s", steps=[svc.Step("a", activity=HOLE)], flows=[svc.Flow(HOLE, "a", [HOLE])])
    assert [each.code for each in svc.check(stream)] == ["VSC701"] * 3
    with pytest.raises(ValueError, match="is not a name"):
        svc.Step("a", activity="engage", responsible=[HOLE])


def test_each_hole_at_an_end_is_a_node_of_its_own() -> None:
    bound = svc.bind(svc.analyse("? -> engage\n? -> plan\nengage -> ?").stream)
    holes = [node for node in bound.nodes if node.is_hole]
    assert [node.written for node in holes] == ["?", "?", "?"]
    assert not bound.paths(holes[0], "plan")


def test_a_filled_hole_is_a_difference() -> None:
    before = svc.analyse(OPEN).stream
    after = svc.analyse(OPEN.replace("log in ?", "log in engage")).stream
    assert svc.diff(before, after)
    assert not svc.diff(before, svc.analyse(OPEN).stream)


def test_pictures_show_it_dashed() -> None:
    drawn = svc.to_svg(svc.analyse(OPEN).stream)
    assert drawn.count("stroke-dasharray") == 4  # the party, the step, and two ends
    assert "stroke-dasharray" not in svc.to_svg(svc.analyse("user -> engage : incidents").stream)


def test_an_editor_fills_a_hole() -> None:
    text = "stream s\n  step log in ?\n  user -> log : ?\n"
    analysis = svc.analyse(text)
    activities = completions(analysis, text.index("?") + 1)
    assert "engage" in [each.text for each in activities]
    assert completions(analysis, text.rindex("?") + 1)


VALUES = """\
stream mail

  team desk  size ?  costs ?

  step log in engage
       waits ?  takes ?  accurate ?  every ?  batch ?  costs ?
       responsible desk
  step fix in deliver_support  takes ?

  user -> log  : incidents           arrives ?
  log  -> fix  : user_support_tasks  when "hard"  share ?
  fix  -> user : delivered_services
"""


def test_a_value_may_be_open_and_its_hole_is_reported_where_it_is() -> None:
    analysis = svc.analyse(VALUES)
    assert [each.code for each in analysis.diagnostics] == ["VSC701"] * VALUES.count("?")
    places = [each.range.start.offset for each in analysis.diagnostics if each.range]
    assert places == [offset for offset, sign in enumerate(VALUES) if sign == "?"]
    log, fix = analysis.stream.steps
    assert (log.takes, log.open_values) == (None, ("waits", "takes", "accurate", "every", "batch", "costs"))
    assert fix.open_values == ("takes",)
    assert [each.open_values for each in analysis.stream.flows] == [("arrives",), ("share",), ()]
    assert analysis.stream.teams[0].open_values == ("size", "costs")


def test_an_open_value_is_kept_by_texts_and_data() -> None:
    stream = svc.analyse(VALUES).stream
    assert svc.to_text(stream) == svc.format_text(VALUES) == VALUES
    data = svc.to_data(stream)
    assert (data["steps"][1]["takes"], data["steps"][1]["open_values"]) == (None, ["takes"])
    assert svc.from_data(data) == stream
    assert [each.code for each in svc.check(svc.from_data(data))] == ["VSC701"] * VALUES.count("?")


def test_data_leave_no_other_clause_open() -> None:
    data = svc.to_data(svc.analyse(VALUES).stream)
    data["flows"][0]["open_values"] = ["takes"]
    with pytest.raises(svc.Error, match="expected one of share, arrives"):
        svc.from_data(data)


def test_a_value_that_is_given_is_not_open_any_more() -> None:
    step = svc.Step("fix", activity="plan", open_values=["costs", "takes"])
    assert step.open_values == ("takes", "costs")
    assert evolve(step, takes="45m").open_values == ("costs",)
    with pytest.raises(ValueError, match="can't be open here"):
        svc.Step("fix", activity="plan", open_values=["opens"])
    with pytest.raises(TypeError, match="put it in a list"):
        svc.Flow("a", "b", open_values="share")


def test_an_open_value_that_is_given_is_another_value() -> None:
    before = svc.analyse(VALUES).stream
    after = svc.analyse(VALUES.replace("deliver_support  takes ?", "deliver_support  takes 45m")).stream
    (change,) = svc.diff(before, after).changes
    assert [(each.name, each.before, each.after) for each in change.aspects] == [("takes", "?", "45m")]


def test_an_open_share_is_that_of_an_alternative() -> None:
    text = (
        VALUES.replace('when "hard"  share ?', "share ?") + "  log  -> plan : service_performance_reports  share 30%\n"
    )
    assert "VSC504" not in [each.code for each in svc.analyse(text).diagnostics]


def test_what_is_measured_without_an_open_time_says_so() -> None:
    measured = svc.measure(svc.analyse(VALUES).stream)
    assert measured.missing == ("how long log takes", "how long fix takes")


def test_pictures_and_descriptions_show_open_values() -> None:
    stream = svc.analyse(VALUES).stream
    assert all(shown in svc.to_svg(stream) for shown in (">P <", ">?<", "?% hard"))
    assert "not known yet: takes" in svc.describe(stream)


@every("statement", ["step log in engage ends ?", "promise lead within ?", "calendar ? 5d", "team a calendar ? 5d"])
def test_elsewhere_a_value_is_not_left_open(statement: str) -> None:
    (found, *_) = svc.analyse(f"stream s\n  {statement}\n").diagnostics
    assert found.code == "VSC101"
    assert "promises, calendars and `ends` leave no value open: leave out what is not known yet" in found.help
