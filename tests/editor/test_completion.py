"""What may be written at a place: exactly what the catalogue lets a flow carry, and names that fit elsewhere."""

from hypothesis import assume, given
from hypothesis import strategies as st

import svc
from svc import strategies as svc_st
from svc.editor.candidates import CandidateKind
from svc.editor.completion import completions
from tests.support.tables import every

STREAM = """\
stream restore "Restore a service"
  demand: "It is down"
  party cloud in supplier
  team desk "Service desk"
  tool tickets
  step log "Log it" in engage
  step fix in deliver_support
  user -> log : incidents
"""


def offered(typed: str, kind: CandidateKind | None = None) -> list[str]:
    text = STREAM + typed
    found = completions(svc.analyse(text), len(text))
    return [each.text for each in found if kind is None or each.kind is kind]


def test_behind_the_colon_stands_exactly_what_the_flow_may_carry() -> None:
    listed = {flow.artefact for flow in svc.itil4.between("engage", "deliver_support")}
    assert {*offered("  log -> fix : ")} == listed
    assert {*offered("  log -> fix : user_support_tasks, ")} == listed - {"user_support_tasks"}


@every("typed", ['  log -> fix when "it rains" : ', "  log -> fix share 5% : ", "  step more in engage : "])
def test_behind_a_sign_that_is_misplaced_nothing_can_stand(typed: str) -> None:
    assert offered(typed) == []


def test_inside_an_activity_stands_what_it_takes_and_gives() -> None:
    assert offered("  step more in engage\n  log -> more : ") == list(svc.itil4.inside("engage"))


def test_each_artefact_says_which_line_lists_it() -> None:
    text = STREAM + "  log -> fix : "
    found = completions(svc.analyse(text), len(text))
    artefacts = [each for each in found if each.kind is CandidateKind.ARTEFACT]
    assert artefacts
    assert all(each.title and each.because.startswith(("input ", "output ")) for each in artefacts)


def test_ends_that_may_take_something_come_first() -> None:
    ends = offered("  log -> ")
    assert ends.index("fix") < ends.index("governing_body")
    assert {"log", "fix", "cloud", "user", "plan"} <= {*ends}


@every(
    "typed, wanted, kind",
    [
        ("  step more in ", "engage", CandidateKind.ACTIVITY),
        ("  step more in engage by inc", "incident_management", CandidateKind.PRACTICE),
        ("  step more in engage responsible ", "desk", CandidateKind.TEAM),
        ("  step more in engage uses ", "tickets", CandidateKind.TOOL),
        ("  step more in engage ", "waits", CandidateKind.WORD),
        ("  party bank in ", "partner", CandidateKind.PARTY),
        ("  promise ", "lead", CandidateKind.MEASURE),
        ("  promise lead within 3d to ", "user", CandidateKind.PARTY),
        ("  promise lead within 3d of ", "log", CandidateKind.STEP),
        ("  ", "step", CandidateKind.WORD),
        ("  ", "owner", CandidateKind.KEY),
        ("  ", "log", CandidateKind.STEP),
        ("stream other follows ", "itil4", CandidateKind.CATALOGUE),
        ("stream other\n  step x in engage opens ", "restore", CandidateKind.STREAM),
        ("catalogue house extends ", "itil4", CandidateKind.CATALOGUE),
        ("catalogue house extends itil4\n  ", "artefact", CandidateKind.WORD),
        ("catalogue house extends itil4\n  allow engage -> plan : ", "incidents", CandidateKind.ARTEFACT),
        ("catalogue house extends itil4\n  practice more in ", "service management practices", CandidateKind.GROUP),
    ],
)
def test_what_fits_is_offered(typed: str, wanted: str, kind: CandidateKind) -> None:
    wanted = next((each for each in offered(typed, kind)), "") if kind is CandidateKind.GROUP else wanted
    assert wanted
    assert wanted in offered(typed, kind)


def test_keys_that_are_there_are_not_offered_again() -> None:
    assert "demand" not in offered("  ", CandidateKind.KEY)


def test_a_clause_that_is_there_is_not_offered_again() -> None:
    assert "waits" not in offered("  step more in engage waits 5m ")
    assert "by" in offered("  step more in engage by service_desk ")


def test_a_clause_of_the_line_above_is_not_offered_again() -> None:
    words = offered("  step more in engage waits 5m\n    ", CandidateKind.WORD)
    assert "waits" not in words
    assert {"takes", "by", "step"} <= {*words}


def test_each_line_of_an_activity_says_anew_from_whom() -> None:
    words = offered("catalogue c\n  activity a begins input x from b input y ", CandidateKind.WORD)
    assert "from" in words
    assert "begins" not in words


@every(
    "typed, wanted, other",
    [
        ("  party bank ", "in", "alias"), ("catalogue c\n  party bank ", "alias", "in"),
        ("catalogue c\n  ", "artefact", "step"), ("  ", "step", "artefact"),
    ],
)  # fmt: skip
def test_only_words_with_a_meaning_in_the_section_are_offered(typed: str, wanted: str, other: str) -> None:
    words = offered(typed, CandidateKind.WORD)
    assert wanted in words
    assert other not in words


@every(
    "above, heading, wanted, other",
    [
        ("catalogue house\n", "stream", "artefact", "step"),
        ("stream a\n", "catalogue", "step", "artefact"),
        ("", "catalogue", "step", "artefact"),
    ],
)
def test_at_a_heading_stands_what_the_section_above_may_have(above: str, heading: str, wanted: str, other: str) -> None:
    offered = {each.text for each in completions(svc.analyse(f"{above}{heading} b\n"), len(above) + 3)}
    assert wanted in offered
    assert other not in offered


def test_before_any_heading_only_words_of_streams_are_offered() -> None:
    words = [each.text for each in completions(svc.analyse(""), 0)]
    assert {"stream", "catalogue", "use", "step"} <= {*words}
    assert "artefact" not in words


@every(
    "before, after, kinds",
    [
        ("  lo", "g -> fix", {CandidateKind.STEP, CandidateKind.PARTY, CandidateKind.ACTIVITY}),
        ("  own", 'er: "x"', {CandidateKind.KEY}),
        ("  log -> fix ", ": incidents", set()),
    ],
)
def test_a_word_before_a_sign_is_a_name(before: str, after: str, kinds: set[CandidateKind]) -> None:
    text = STREAM + before + after
    assert {each.kind for each in completions(svc.analyse(text), len(STREAM + before))} == kinds


def test_activities_with_steps_of_their_own_come_last() -> None:
    ends = offered("  ")
    assert ends.index("engage") > ends.index("improve")
    assert ends.index("log") < ends.index("improve")


@every("typed", ["waits 5", "waits 5m", "accurate 85%", 'note "x"', "waits 5m..1"])
def test_nothing_is_offered_within_a_number_or_behind_a_quote(typed: str) -> None:
    """A candidate there would become a part of what is typed, at the key that ends the line."""
    assert offered(f"  step more in engage {typed}") == []


def test_a_catalogue_is_not_offered_to_itself() -> None:
    assert offered("catalogue house extends ", CandidateKind.CATALOGUE) == ["itil4"]


def test_behind_the_colon_of_a_key_stands_nothing() -> None:
    assert offered("  outcome: ") == []


@every("typed", ["  # log -> ", '  owner: "', '  log -> fix : user_support_tasks when "'])
def test_nothing_is_offered_in_texts_and_comments(typed: str) -> None:
    assert offered(typed) == []


@given(svc_st.broken_texts(), st.data())
def test_any_place_of_any_text_has_an_answer(text: str, data: st.DataObject) -> None:
    analysis = svc.analyse(text)
    for each in completions(analysis, data.draw(st.integers(0, len(text)))):
        assert each.text


@st.composite
def texts_of_streams(draw: st.DrawFn) -> str:
    """Streams as texts: of the shipped catalogue, or of a tailored one that stands above them."""
    catalogue = draw(st.none() | svc_st.tailored_catalogues())
    stream = svc.to_text(draw(svc_st.valid_streams(catalogue)))
    return f"{svc_st.catalogue_text(catalogue)}\n{stream}" if catalogue else stream


@given(texts_of_streams(), st.data())
def test_an_artefact_that_is_offered_is_accepted(text: str, data: st.DataObject) -> None:
    """Accepting it leaves no finding about that artefact, whether the text goes on behind it or not."""
    spans = [span for flow in svc.analyse(text).bound.streams[0].flows for span in flow.spans.artefacts if span]
    assume(spans)
    start, end = data.draw(st.sampled_from(spans))
    rest = data.draw(st.sampled_from([text[end:], ""]))
    offered = completions(svc.analyse(text[:start] + rest), start)
    assert {each.kind for each in offered} <= {CandidateKind.ARTEFACT}
    for each in offered:
        after = svc.analyse(text[:start] + each.text + rest)
        here = [found for found in after.diagnostics if found.range and found.range.start.offset == start]
        assert [found.code for found in here if found.code.startswith("VSC2") or found.code == "VSC301"] == []
