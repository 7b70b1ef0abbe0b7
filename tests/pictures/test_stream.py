"""What the picture of a stream shows: cards, parties, lines and marks."""

import pytest

import svc
from svc.diagnostics.diagnostic import Level
from svc.pictures.drawing import stream_scene
from svc.pictures.options import PictureOptions
from svc.pictures.render.picture import draw
from svc.pictures.rendering import checked
from svc.pictures.scene.shapes import Card, Emblem, Line, Scene
from tests.support.pictures import RESTORE, drawn


def cards(diagram: Scene) -> dict[str, Card]:
    return {node.id: node for node in diagram.nodes if isinstance(node, Card)}


def emblems(diagram: Scene) -> dict[str, list[str]]:
    return {node.id: [text.words for text in node.texts] for node in diagram.nodes if isinstance(node, Emblem)}


def between(diagram: Scene, source: str, target: str) -> Line:
    (line,) = [line for line in diagram.lines if (line.source, line.target) == (source, target)]
    return line


def words(line: Line) -> list[str]:
    return [text.words for text in line.texts]


def shown(card: Card) -> list[str]:
    lefts = [row.left.words for row in card.rows if row.left]
    return lefts + ["".join(text.words for text in cell) for row in card.rows for cell in row.cells]


def test_a_card_shows_activity_title_practices_and_times() -> None:
    found = cards(drawn(RESTORE))
    assert shown(found["svc_step_log"]) == ["ENGAGE", "Log it", "service desk", "incident management"]
    assert shown(found["svc_step_diagnose"])[-3:] == ["P 45m", "W 2h", "C&A 85%"]


def test_steps_are_numbered_in_the_order_of_the_text() -> None:
    numbers = [card.rows[0].right.words for card in cards(drawn(RESTORE)).values() if card.rows[0].right]
    assert numbers == ["1", "2", "3", "4"]


def test_an_activity_used_as_an_end_is_a_card_with_its_title() -> None:
    found = cards(drawn("user -> engage : incidents"))
    assert shown(found["svc_step_engage"]) == ["ENGAGE", "Engage"]


def test_who_asks_and_gets_is_drawn_twice() -> None:
    assert emblems(drawn(RESTORE)) == {
        "svc_party_cloud": ["SUPPLIER", "Cloud supplier"],
        "svc_party_user": ["DEMAND", "User"],
        "svc_party_user_2": ["VALUE", "User"],
    }


def test_feedback_after_the_value_leaves_from_where_the_value_went() -> None:
    diagram = drawn(
        "user -> engage : incidents\nengage -> deliver_support : user_support_tasks\n"
        "deliver_support -> user : services\nstep ask in engage\nuser -> ask : feedback\n"
        "deliver_support -> ask : completion"
    )
    assert words(between(diagram, "svc_party_user_2", "svc_step_ask")) == ["feedback"]


def test_words_on_a_line_are_its_alternative_then_what_it_carries() -> None:
    line = between(drawn(RESTORE), "svc_step_diagnose", "svc_step_fix")
    assert words(line) == ["20% code", "must change:", "change requests"]
    assert [text.bold for text in line.texts] == [True, True, False]


def test_a_flow_that_leads_back_is_dashed_and_is_not_rework_without_an_alternative() -> None:
    line = between(drawn(RESTORE), "svc_step_release", "svc_step_diagnose")
    assert line.back
    assert "rework" not in " ".join(words(line))
    assert "dashed line: leads back" in drawn(RESTORE).legend


def test_an_alternative_that_leads_back_is_rework() -> None:
    diagram = drawn(RESTORE.replace("diagnose : products", 'diagnose : products when "it fails" share 10%'))
    line = between(diagram, "svc_step_release", "svc_step_diagnose")
    assert line.back
    assert " ".join(words(line)).startswith("rework 10% it fails: ")


def test_what_starts_anew_behind_the_value_leads_back_and_is_no_rework() -> None:
    learn = (
        '  step learn in improve\n  diagnose -> learn : knowledge\n  learn -> log : status when "it may get better"\n'
    )
    line = between(drawn(RESTORE + learn), "svc_step_learn", "svc_step_log")
    assert line.back
    assert "rework" not in " ".join(words(line))


SIGNED = """\
stream s
  trigger: "A joiner is announced"
  step a in engage begins "an alarm" ends 20% "refused"
  step b in plan ends
  a -> b
"""


@pytest.mark.parametrize("view", ["stream", "ladder"])
def test_where_cases_begin_and_end_has_a_sign_with_its_reason(view: str) -> None:
    diagram = drawn(SIGNED, view)
    said = [[row.left.words for row in node.rows if row.left] for node in diagram.nodes if isinstance(node, Card)]
    assert [[words for words in each if words[0] in "●■"] for each in said] == [
        ["● an alarm", "■ 20% refused"],
        ["■ ends"],
    ]
    assert diagram.legend[-2:] == ("● cases begin here", "■ cases may end here")
    triggered = drawn(SIGNED.replace(' begins "an alarm" ends 20% "refused"', ""))
    assert "● A joiner is announced" in [row.left.words for row in triggered.nodes[0].rows if row.left]  # type: ignore


def test_the_engine_of_svc_has_the_signs() -> None:
    assert draw(drawn(SIGNED), "png", PictureOptions(engine="graphviz-pure")).findings == ()


def test_a_trigger_that_comes_by_a_party_is_at_that_party() -> None:
    diagram = drawn(SIGNED.replace(' begins "an alarm"', "") + "  user -> a : incidents\n")
    assert "● DEMAND" not in str(diagram.nodes)
    first = SIGNED.replace(' begins "an alarm"', "").replace("  a -> b", "  user -> a : incidents\n  a -> b")
    assert "● DEMAND" in str(drawn(first).nodes)


def test_a_condition_without_an_artefact_has_no_colon() -> None:
    line = between(drawn(RESTORE.replace(" : change_requests", "")), "svc_step_diagnose", "svc_step_fix")
    assert words(line) == ["20% code", "must change"]


def test_the_legend_explains_what_is_in_use_and_nothing_else() -> None:
    times = ("P process time", "W wait before the step", "C&A complete and accurate")
    assert drawn(RESTORE).legend == (*times, "dashed line: leads back")
    assert drawn("user -> engage : incidents").legend == ()


@pytest.mark.parametrize("built", [False, True], ids=["parsed", "built in Python"])
def test_an_error_marks_its_line_and_is_reported_below(built: bool) -> None:
    text = RESTORE.replace("fix -> release : components", "fix -> release : components, incidents")
    diagram = drawn(text)
    if built:
        flows = [
            svc.Flow(flow.source, flow.target, flow.artefacts, flow.when, flow.share)
            for flow in svc.analyse(text).stream.flows
        ]
        steps = [svc.Step(step.name, step.title, step.activity) for step in svc.analyse(text).stream.steps]
        parties = [svc.NamedParty("cloud", "Cloud supplier", "supplier")]
        diagram = stream_scene(*checked(svc.Stream("restore", steps=steps, parties=parties, flows=flows), None))
    line = between(diagram, "svc_step_fix", "svc_step_release")
    assert line.level is Level.ERROR
    assert [pill.code for pill in line.pills] == ["VSC301"]
    assert len({text.colour for text in line.texts}) == 2, "only what is wrong is red"
    assert [other.level for other in diagram.lines if other is not line] == [None] * 6
    (sentence,) = diagram.sentences
    assert [pill.code for pill in (sentence.pill,) if pill] == ["VSC301"]
    assert sentence.lines[0].startswith("Obtain or build does not give “incidents” to Design and transition")
    assert ("(line 12)" in sentence.lines[0]) is not built


def test_a_warning_marks_its_card() -> None:
    diagram = drawn(RESTORE.replace("  release -> diagnose : products\n", ""))
    card = cards(diagram)["svc_step_release"]
    assert card.level is Level.WARNING
    assert "warning VSC405, see below" in shown(card)


def test_an_unknown_end_is_drawn_and_marked() -> None:
    card = cards(drawn("user -> engage : incidents\nengage -> nowhere : incidents"))["svc_step_nowhere"]
    assert card.level is Level.ERROR
    assert shown(card)[:2] == ["UNKNOWN", "nowhere"]


def test_notes_are_not_drawn() -> None:
    diagram = drawn("user -> engage\nengage -> user : services")
    assert all("VSC303" not in sentence.lines[0] for sentence in diagram.sentences)


def test_demand_and_value_are_below_the_title() -> None:
    assert drawn(RESTORE).subtitle == ("Demand: It is down | Value: services delivered to customers and users",)
    assert drawn("user -> plan : nothing").subtitle[-1] == "1 error, 1 warning"


def test_a_stream_without_flows_says_so() -> None:
    assert drawn('stream later "Later"').subtitle == ("Nothing to draw yet: this stream has no flows.",)


def test_a_statement_that_is_broken_leaves_the_others_drawn() -> None:
    diagram = drawn("user -> engage : incidents\nengage -> -> plan\nengage -> deliver_support : user_support_tasks")
    assert len(diagram.lines) == 2
    assert [sentence.pill.code for sentence in diagram.sentences if sentence.pill] == ["VSC101"]


def test_the_description_says_it_all_in_words() -> None:
    said = drawn(RESTORE).description
    assert (
        "Steps: 1 Log it (Engage), by service desk, incident management; 2 Diagnose and restore (Deliver and sup"
        in said
    )
    assert "2 Diagnose and restore gives change requests to 3 Build a fix (20% code must change)." in said


def test_another_operating_model_is_drawn_alike() -> None:
    diagram = drawn(
        'catalogue shop\n  party guest\n  artefact order\n  activity counter "Counter" begins ends\n'
        "    input order from guest\n    output order to guest\n"
        "stream sell follows shop\n  guest -> counter : order\n  counter -> guest : order\n"
    )
    assert shown(cards(diagram)["svc_step_counter"]) == ["COUNTER", "Counter"]
    assert diagram.sentences == ()
