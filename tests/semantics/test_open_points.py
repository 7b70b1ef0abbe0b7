"""Open points: a hole is a value like any other, which text, JSON, pictures and editors keep."""

import pytest
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


@every("clause", ["takes", "waits", "accurate", "costs"])
def test_a_value_that_is_not_known_is_left_out_and_svc_says_so(clause: str) -> None:
    (found, *_) = svc.analyse(f"stream s\n  step log in engage {clause} ?\n").diagnostics
    assert (found.code, found.help) == (
        "VSC101", f"a value that is not known yet is left out: delete `{clause} ?`"
    )  # fmt: skip
