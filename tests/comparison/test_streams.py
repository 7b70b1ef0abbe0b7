"""What changed from one stream to another: found, judged, applied. The command is `tests/cli/test_diff.py`'s."""

from itertools import pairwise
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import svc
from svc.comparison import Change, Difference
from svc.comparison.files import differences
from svc.strategies import Change as Edit
from svc.strategies import broken_texts, edits, streams, valid_streams
from tests.support import ROOT
from tests.support.folders import ACME, write
from tests.support.tables import every

TEXT = """\
stream laptop "A new laptop"
  demand: "I need a laptop"
  owner: "IT"
  party staff "Staff" in user
  step ask "Ask" in engage by service_desk waits 1h takes 10m accurate 90%
  step build "Build" in obtain_build
  step hand "Hand over" in deliver_support
  staff -> ask : requests
  ask -> build : change_requests
  build -> hand : components
  hand -> staff : services when "all is well" share 90%
  hand -> build : change_requests when "it fails" share 10%
"""


def changes(old: str, new: str) -> list[tuple[str, str, str, tuple[str, ...]]]:
    """What changed when one part of the text becomes another: subject, kind, effect, aspects."""
    assert old in TEXT
    found = svc.diff(svc.analyse(TEXT).stream, svc.analyse(TEXT.replace(old, new)).stream)
    return [(c.subject, c.kind, c.effect, tuple(aspect.name for aspect in c.aspects)) for c in found.changes]


@given(streams())
def test_nothing_changed_from_a_stream_to_itself(stream: svc.Stream) -> None:
    assert not svc.diff(stream, stream)


@given(streams(), streams())
def test_a_difference_applied_to_the_first_stream_gives_the_second(a: svc.Stream, b: svc.Stream) -> None:
    assert svc.apply(svc.diff(a, b), a) == b
    assert bool(svc.diff(a, b)) == (a != b)


@given(valid_streams().flatmap(lambda stream: st.tuples(st.just(stream), edits(stream))))
def test_a_small_change_is_found_and_checked_for_what_it_is(changed: tuple[svc.Stream, Edit]) -> None:
    stream, edit = changed
    found = svc.diff(stream, edit.stream)
    assert svc.apply(found, stream) == edit.stream
    assert found.effect == (edit.effect if stream != edit.stream else None)


@given(valid_streams().flatmap(lambda stream: st.tuples(st.just(stream), st.permutations(stream.flows))))
def test_another_order_is_cosmetic(shuffled: tuple[svc.Stream, list[svc.Flow]]) -> None:
    stream, flows = shuffled
    found = svc.diff(stream, evolve(stream, flows=flows))
    assert {change.kind for change in found.changes} <= {"moved"}
    assert {change.effect for change in found.changes} <= {"cosmetic"}


@every(
    "old, new, expected",
    [
        ("A new laptop", "Another laptop", ("stream", "changed", "cosmetic", ("title",))),
        ("stream laptop", "stream pc", ("stream", "renamed", "breaking", ("name",))),
        (' "A new laptop"', ' "A new laptop" follows itil4', ("stream", "changed", "cosmetic", ("follows",))),
        ('  demand: "I need a laptop"\n', "", ("key", "removed", "breaking", ("text",))),
        ("I need a", "Give me a", ("key", "changed", "compatible", ("text",))),
        ('  owner: "IT"\n', "", ("key", "removed", "cosmetic", ("text",))),
        ('"Staff" in user', '"Staff" in customer', ("party", "changed", "breaking", ("party",))),
        ('"Ask"', '"Listen"', ("step", "changed", "cosmetic", ("title",))),
        ("by service_desk", "by service_desk, incident_management", ("step", "changed", "compatible", ("practices",))),
        ("takes 10m", "takes 10m..1h", ("step", "changed", "compatible", ("takes",))),
        ("waits 1h", "waits 1d", ("step", "changed", "compatible", ("waits",))),
        (": components", ": components, components", ("arrow", "changed", "cosmetic", ("artefacts",))),
        ("all is well", " all  is well ", ("arrow", "changed", "cosmetic", ("when",))),
        ("I need a laptop", "I  need a laptop", ("key", "changed", "cosmetic", ("text",))),
        ("waits 1h", "waits 2h", ("step", "changed", "compatible", ("waits",))),
        ("takes 10m", "", ("step", "changed", "compatible", ("takes",))),
        ("accurate 90%", "accurate 95%", ("step", "changed", "compatible", ("accurate",))),
        ("components", "components, specifications", ("arrow", "changed", "compatible", ("artefacts",))),
        (": components", ": specifications", ("arrow", "changed", "breaking", ("artefacts",))),
        ("all is well", "it works", ("arrow", "changed", "compatible", ("when",))),
        ("share 90%", "share 80%", ("arrow", "changed", "compatible", ("share",))),
        ("  build -> hand : components\n", "", ("arrow", "removed", "breaking", ())),
        ('  hand -> build : change_requests when "it fails" share 10%\n', "", ("arrow", "removed", "breaking", ())),
        ("  ask -> build", "  ask -> hand : user_support_tasks\n  ask -> build", ("arrow", "added", "compatible", ())),
    ],
)
def test_each_thing_that_changes_is_reported_with_its_class(
    old: str, new: str, expected: tuple[str, str, str, tuple[str, ...]]
) -> None:
    assert changes(old, new) == [expected]


@pytest.mark.parametrize(("old", "new"), [("waits 1h", "waits 60m"), ("takes 10m", "takes 600s..10m")])
def test_the_same_time_in_another_unit_is_a_change_of_texts_alone(old: str, new: str) -> None:
    assert changes(old, new) == []
    (found,) = differences(svc.analyse(TEXT), svc.analyse(TEXT.replace(old, new)))
    assert found.effect == "cosmetic"
    (change,) = svc.diff(
        svc.analyse(TEXT).stream, svc.analyse(TEXT.replace(old, f"{new} accurate 50%", 1)).stream
    ).changes
    assert [aspect.name for aspect in change.aspects] == ["accurate"]


def test_a_step_of_another_activity_is_gone_from_its_own() -> None:
    assert ("step", "changed", "breaking", ("activity",)) in changes("in obtain_build", "in improve")


def test_a_flow_that_is_split_in_two_still_gives_the_same() -> None:
    text = TEXT.replace("build -> hand : components", "build -> hand : components, specifications")
    two = TEXT.replace("build -> hand : components\n", "build -> hand : components\n  build -> hand : specifications\n")
    found = svc.diff(svc.analyse(text).stream, svc.analyse(two).stream)
    assert found.changes
    assert found.effect == "cosmetic"
    assert svc.diff(svc.analyse(two).stream, svc.analyse(text).stream).effect == "cosmetic"


@pytest.mark.parametrize(
    ("before", "after", "effect"),
    [
        ("a -> b : x, y", "a -> b : x\na -> b : y", "cosmetic"),
        ("a -> b : x, y, z", "a -> b : z\na -> b : x, y", "cosmetic"),
        ("a -> b : x, y\na -> b : z", "a -> b : x\na -> b : y, z", "cosmetic"),
        ('a -> b : x, y when "c"', 'a -> b : x when "c"\na -> b : y when "c"', "cosmetic"),
        (
            'a -> b : x, y when "c" share 20%',
            'a -> b : x when "c" share 20.0%\na -> b : y when "c" share 20%',
            "cosmetic",
        ),
        ('a -> b : x, y when "c"', 'a -> b : x when "c"\na -> b : y', "compatible"),
        ("a -> b : x, y", 'a -> b : x\na -> b : y when "c"', "breaking"),
        ("a -> b : x, y share 20%", "a -> b : x share 20%\na -> b : y share 20%", "compatible"),
        ("a -> b : x, y", "a -> b : x\na -> b : y, z", "compatible"),
        ("a -> b : x, y", "a -> b : x\na -> c : y", "breaking"),
        ("a -> b : x\na -> b : x", "a -> b : x", "cosmetic"),
        ("a -> b : x, x", "a -> b : x", "cosmetic"),
    ],
)
def test_how_artefacts_are_split_among_flows_is_cosmetic(before: str, after: str, effect: str) -> None:
    steps = "step a in engage\nstep b in engage\nstep c in engage\n"
    found = svc.diff(svc.analyse(steps + before).stream, svc.analyse(steps + after).stream)
    assert found.effect == effect


@pytest.mark.parametrize("name", ["requirements", '"Product and service requirements"'])
def test_an_artefact_by_another_of_its_names_is_the_same(name: str) -> None:
    named = svc.Stream("s", flows=[svc.Flow("engage", "design_transition", [name], when="new")])
    again = svc.analyse(svc.to_text(named)).stream
    assert not svc.diff(named, again)
    assert not svc.diff(again, named)


def test_what_else_changes_on_a_flow_whose_artefact_has_another_name_is_reported_alone() -> None:
    short = svc.Stream("s", flows=[svc.Flow("engage", "design_transition", ["requirements"])])
    again = svc.analyse(svc.to_text(short)).stream
    later = evolve(again, flows=[evolve(again.flows[0], when="new")])
    (change,) = svc.diff(short, later).changes
    assert [(aspect.name, aspect.after) for aspect in change.aspects] == [("when", "new")]
    assert svc.apply(svc.diff(short, later), short) == later


def test_to_name_the_default_catalogue_of_the_project_is_cosmetic_and_another_one_is_not(tmp_path: Path) -> None:
    write(tmp_path, {"svc.toml": 'catalogue = "acme.vsc"\n', "acme.vsc": ACME})
    unsaid, named, shipped = (
        svc.analyse(f"{use}stream s{follows}\n", "s.vsc", root=tmp_path).stream
        for use, follows in (("", ""), ('use "acme.vsc"\n', " follows acme"), ("", " follows itil4"))
    )
    assert svc.diff(unsaid, named).effect == "cosmetic"
    assert svc.diff(unsaid, shipped).effect == "compatible"


def test_in_two_texts_another_name_of_an_artefact_is_cosmetic() -> None:
    texts = "engage -> design_transition : requirements\n", "engage -> design_transition : service_requirements\n"
    (difference,) = differences(*(svc.analyse(text, "s.vsc") for text in texts))
    assert [(change.kind, change.effect) for change in difference.changes] == [("changed", "cosmetic")]


def test_a_renamed_step_is_recognised_by_its_activity_and_most_of_its_flows() -> None:
    text = TEXT.replace("step build", "step make").replace("-> build", "-> make").replace("build ->", "make ->")
    lost = text.replace('  hand -> make : change_requests when "it fails" share 10%\n', "")
    found = svc.diff(svc.analyse(TEXT).stream, svc.analyse(lost).stream)
    assert found.renamed == {"build": "make"}
    assert [(change.subject, change.kind) for change in found.changes] == [("step", "renamed"), ("arrow", "removed")]


def test_a_step_with_half_of_the_flows_only_is_another_one() -> None:
    text = TEXT.replace("step build", "step make").replace("build ->", "make ->").replace("-> build", "-> make")
    other = text.replace(": change_requests", ": improvement_initiatives")
    found = svc.diff(svc.analyse(TEXT).stream, svc.analyse(other).stream)
    assert found.renamed == {}
    assert {("step", "removed"), ("step", "added")} <= {(change.subject, change.kind) for change in found.changes}


def test_a_step_of_the_same_flows_in_another_activity_is_another_one() -> None:
    text = TEXT.replace("step build", "step make").replace("build ->", "make ->").replace("-> build", "-> make")
    other = text.replace("in obtain_build", "in design_transition")
    assert svc.diff(svc.analyse(TEXT).stream, svc.analyse(other).stream).renamed == {}


def test_a_moved_step_is_moved_and_the_others_are_not() -> None:
    build = '  step build "Build" in obtain_build\n'
    hand = '  step hand "Hand over" in deliver_support\n'
    assert changes(build + hand, hand + build) == [("step", "moved", "cosmetic", ("order",))]


def test_findings_are_new_or_gone_whatever_their_lines() -> None:
    found = svc.diff(svc.analyse(TEXT).stream, svc.analyse(TEXT.replace("components", "stakeholder_feedback")).stream)
    assert "VSC301" in {finding.code for finding in found.new}
    back = svc.diff(svc.analyse(TEXT.replace("components", "stakeholder_feedback")).stream, svc.analyse(TEXT).stream)
    assert [finding.code for finding in back.gone] == [finding.code for finding in found.new]


def test_a_difference_of_another_stream_is_refused() -> None:
    a, b = svc.analyse(TEXT).stream, svc.analyse(TEXT.replace("takes 10m", "takes 20m")).stream
    with pytest.raises(svc.Error, match="its step is not the one that was compared"):
        svc.apply(svc.diff(a, b), b)
    with pytest.raises(svc.Error, match="the difference is one of laptop, not of other"):
        svc.apply(svc.diff(a, b), svc.Stream("other"))


def test_what_is_no_stream_is_refused() -> None:
    with pytest.raises(TypeError, match="expected a stream"):
        svc.diff(svc.Stream("s"), "s")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="expected a stream"):
        svc.apply(Difference("s", "s"), "s")  # type: ignore[arg-type]


@pytest.mark.parametrize("path", sorted((ROOT / "examples").glob("*.vsc")), ids=lambda path: str(path.stem))
def test_comments_and_layout_make_no_difference(path: object) -> None:
    text = (ROOT / "examples" / str(path)).read_text("utf-8")
    spread = "# more\n\n" + text.replace("  step", "\n      step").replace(" -> ", "  ->   ")
    assert differences(svc.analyse(text), svc.analyse(spread)) == []


# --- files


def names(before: str, after: str) -> list[tuple[str | None, str | None]]:
    return [(each.before, each.after) for each in differences(svc.analyse(before), svc.analyse(after))]


def test_the_streams_of_files_belong_together_by_their_names() -> None:
    other = "\nstream other\n  user -> engage : incidents\n"
    assert names(TEXT + other, other + TEXT) == []
    assert names(TEXT + other, TEXT) == [("other", None)]
    assert names(TEXT, TEXT + other) == [(None, "other")]


def test_the_only_streams_of_two_files_belong_together_also_when_renamed() -> None:
    assert names(TEXT, TEXT.replace("stream laptop", "stream pc")) == [("laptop", "pc")]


def test_a_stream_that_is_gone_breaks_and_a_new_one_does_not() -> None:
    gone, came = differences(svc.analyse(TEXT), svc.analyse("stream a\nstream b\n"))[::-1][:2]
    assert (gone.effect, came.effect) == ("breaking", "compatible")


def test_findings_outside_all_streams_are_reported() -> None:
    (found,) = differences(svc.analyse(TEXT), svc.analyse(TEXT + "\ncatalogue c extends nowhere\n"))
    assert (found.before, found.after, found.changes) == (None, None, ())
    assert [finding.code for finding in found.new] == ["VSC201"]


def test_a_change_is_a_value() -> None:
    a, b = svc.analyse(TEXT).stream, svc.analyse(TEXT.replace("takes 10m", "takes 20m")).stream
    (change,) = svc.diff(a, b).changes
    assert isinstance(change, Change)
    assert svc.diff(a, b) == svc.diff(a, b)
    assert len({svc.diff(a, b), svc.diff(a, b)}) == 1


def test_a_chain_whose_every_step_has_another_name_is_recognised() -> None:
    def chain(letter: str) -> svc.Stream:
        names = [f"{letter}{number}" for number in range(1000)]
        arrows = [svc.Flow(one, other, ["services"]) for one, other in pairwise(names)]
        return svc.Stream("s", steps=[svc.Step(name, activity="improve") for name in names], flows=arrows)

    found = svc.diff(chain("a"), chain("b"))
    assert {change.kind for change in found.changes} == {"renamed"}
    assert svc.apply(found, chain("a")) == chain("b")


@given(broken_texts(), broken_texts())
def test_any_two_texts_are_compared_and_a_text_with_itself_is_the_same(a: str, b: str) -> None:
    before, after = svc.analyse(a), svc.analyse(b)
    assert differences(before, before) == []
    found = differences(before, after)
    assert {each.before for each in found} <= {None, *(stream.name for stream in before.streams)}
    assert {each.after for each in found} <= {None, *(stream.name for stream in after.streams)}
