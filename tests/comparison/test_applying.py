"""A difference that is applied: what it is refused for, where things come to stand, and both streams in one."""

import pytest
from attrs import evolve

import svc
from svc.comparison import Change, ChangeSubject, Difference, Effect, Heading
from svc.comparison.applying import with_ends
from svc.comparison.files import differences
from svc.model import Key
from svc.pictures.views.difference import merged

TEXT = """\
stream s "S" follows itil4
  demand: "x"
  party staff "Staff" in user
  party boss in customer
  step ask "Ask" in engage takes 1h
  step build in obtain_build
  staff -> ask : incidents
  ask -> build
  build -> boss : services when "it works"
  build -> staff
"""


def stream(*changes: tuple[str, str]) -> svc.Stream:
    text = TEXT
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return svc.analyse(text).stream


def refused(difference: Difference, other: svc.Stream) -> str:
    with pytest.raises(svc.Error) as raised:
        svc.apply(difference, other)
    return str(raised.value)


@pytest.mark.parametrize(
    ("change", "other", "subject"),
    [
        (('"S"', '"T"'), ('"S"', '"U"'), "stream"),
        (("follows itil4", ""), (" follows itil4", " follows acme"), "stream"),
        (('"x"', '"y"'), ('"x"', '"z"'), "key"),
        (('  demand: "x"\n', ""), ('"x"', '"z"'), "key"),
        (('  demand: "x"\n', ""), ('  demand: "x"\n', ""), "key"),
        (('"Staff" in user', '"Staff" in customer'), ('"Staff"', '"All"'), "party"),
        (("  party boss in customer\n", ""), ("boss in customer", "boss in user"), "party"),
        (("takes 1h", "takes 2h"), ("takes 1h", "takes 3h"), "step"),
        (("  step build in obtain_build\n", ""), ("  step build in obtain_build\n", ""), "step"),
        (("works", "is done"), ("works", "fails"), "flow"),
        (("  build -> staff\n", ""), ("  build -> staff\n", ""), "flow"),
    ],
)
def test_a_difference_fits_only_the_statements_that_were_compared(
    change: tuple[str, str], other: tuple[str, str], subject: str
) -> None:
    difference = svc.diff(stream(), stream(change))
    said = f"the difference does not fit this stream: its {subject} is not the one that was compared"
    assert refused(difference, stream(other)) == said
    assert svc.apply(difference, stream()) == stream(change)


def test_a_stream_that_says_titles_is_changed_as_it_was_compared() -> None:
    titled = svc.Stream("s", steps=[svc.Step("ask", "Ask", '"Engage"')], flows=[svc.Flow('"User"', '"Ask"')])
    later = evolve(titled, steps=[evolve(titled.steps[0], takes="1h", name="hear")])
    assert svc.apply(svc.diff(titled, later), titled) == later


def test_a_difference_fits_only_its_stream() -> None:
    assert refused(Difference("s", "t"), svc.Stream("u")) == "the difference is one of s, not of u"
    assert refused(Difference(None, "t"), svc.Stream("u")) == "the difference is one of no stream, not of u"
    assert refused(Difference("u", None), svc.Stream("u")) == "the difference is one of u, not of u"
    assert svc.apply(Difference("u", "u"), svc.Stream("u")) == svc.Stream("u")
    with pytest.raises(TypeError, match=r"^expected a stream, got '1{99}$"):
        svc.apply(Difference("u", "u"), "1" * 200)  # type: ignore[arg-type]


def test_what_is_to_be_behind_the_end_is_refused() -> None:
    step = svc.Step("a", activity="engage")

    def added(place: int) -> Difference:
        return Difference("s", "s", (Change(ChangeSubject.STEP, Effect.COMPATIBLE, None, step, (), None, place),))

    said = "the difference does not fit this stream: it has fewer statements than the one that was compared"
    assert refused(added(1), svc.Stream("s")) == said
    assert svc.apply(added(0), svc.Stream("s")).steps == (step,)
    two = evolve(added(0), changes=(*added(0).changes, *added(2).changes))
    assert refused(two, svc.Stream("s")) == said


def test_what_did_not_change_keeps_its_order_around_what_did() -> None:
    def steps(names: str) -> svc.Stream:
        return svc.Stream("s", steps=[svc.Step(name, activity="engage", title=name) for name in names])

    for before, after in (("abcd", "bxda"), ("abc", "cab"), ("", "ab"), ("ab", ""), ("abcd", "dcba")):
        assert svc.apply(svc.diff(steps(before), steps(after)), steps(before)) == steps(after)


def test_a_key_that_is_new_comes_and_one_that_is_gone_goes() -> None:
    before, after = svc.Stream("s", keys={"a": "1", "b": ""}), svc.Stream("s", keys={"b": "2", "c": ""})
    assert svc.apply(svc.diff(before, after), before) == after
    gone = Difference("s", "s", (Change(ChangeSubject.KEY, Effect.COSMETIC, Key("a", "x"), None),))
    assert "its key is not the one" in refused(gone, svc.Stream("s"))


@pytest.mark.parametrize(
    ("renamed", "ends"),
    [({}, "a b"), ({"a": "c"}, "c b"), ({"b": "c"}, "a c"), ({"a": "b", "b": "a"}, "b a"), ({"x": "y"}, "a b")],
)
def test_a_flow_has_the_new_names_of_its_ends(renamed: dict[str, str], ends: str) -> None:
    flow = with_ends(svc.Flow("a", "b", ["incidents"], when="w"), renamed)
    assert (f"{flow.source} {flow.target}", flow.artefacts, flow.when) == (ends, ("incidents",), "w")


# --- both in one


def both(*changes: tuple[str, str]) -> tuple[svc.Stream, frozenset[int]]:
    before, after = stream(), stream(*changes)
    return merged(after, svc.diff(before, after))


def said(merged: svc.Stream) -> dict[str, str | None]:
    titles = {each.name: each.title for each in merged.parties} | {each.name: each.title for each in merged.steps}
    return titles | {f"{each.source} {each.target}": each.when for each in merged.flows}


def test_what_did_not_change_is_in_both_as_it_is() -> None:
    merged, gone = both()
    assert (merged, gone) == (evolve(stream(), title="S: what changed"), frozenset())
    assert both((' "S"', ""))[0].title == "S: what changed"


def test_what_came_changed_or_went_says_so_in_its_title_or_condition() -> None:
    merged, gone = both(
        ("  party boss in customer\n", '  party chief "Chief" in governing_body\n'), ('"Ask"', '"Listen"'),
        ("  step build in obtain_build\n", "  step do in improve\n"), ("  build -> staff\n", "  do -> staff\n"),
        ('  build -> boss : services when "it works"\n', '  ask -> staff : services when "asked"\n'),
        ("  ask -> build\n", ""), ("ask : incidents", "ask : requests"),
    )  # fmt: skip
    assert said(merged) == {
        "staff": "Staff", "chief": "ADDED: Chief", "boss": "REMOVED: Boss", "ask": "CHANGED: Listen",
        "do": "ADDED: Do", "build": "REMOVED: Build", "staff ask": "CHANGED", "do staff": "ADDED",
        "ask staff": "ADDED: asked", "ask build": "REMOVED",
        "build boss": "REMOVED: it works", "build staff": "REMOVED",
    }  # fmt: skip
    assert [f"{merged.flows[number].source} {merged.flows[number].target}" for number in sorted(gone)] == [
        "ask build",
        "build boss",
        "build staff",
    ]


def test_a_new_name_and_another_place_are_no_word_in_it() -> None:
    merged, gone = both(("step build", "step make"), ("build ->", "make ->"), ("-> build", "-> make"))
    assert (said(merged)["make"], gone) == (None, frozenset())
    first, second = '  step ask "Ask" in engage takes 1h\n', "  step build in obtain_build\n"
    assert set(said(both((first + second, second + first))[0]).values()) == set(said(stream()).values())


# --- files


def test_a_finding_belongs_to_the_stream_that_it_is_in_to_the_last_character() -> None:
    before = "stream a\n  user -> engage : incidents\nstream b\n  user -> engage : incidents\n"
    after = before.replace("stream a\n", "stream a\n  step x in nowhere\n").replace(
        "incidents\nstream b", "x\nstream b"
    )
    found = differences(svc.analyse(before), svc.analyse(f"{after}catalogue c extends d\n"))
    places = {each.after: {finding.code for finding in each.new} for each in found}
    assert places["a"] >= {"VSC201"}
    assert places[None] == {"VSC201"}
    assert "b" not in places


def test_of_streams_with_one_name_the_first_belong_together() -> None:
    one, other = "stream a\n  demand: x\n", "stream a\n  demand: y\n"
    found = differences(svc.analyse(one), svc.analyse(one + other))
    assert [(each.before, each.after, each.effect) for each in found if each.changes] == [(None, "a", "compatible")]
    assert Heading("a", None, None) == found[0].changes[0].after
