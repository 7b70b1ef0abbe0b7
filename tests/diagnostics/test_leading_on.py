"""Messages that lead on: what is said first, what is left out, what is cut, and findings in one line."""

from pathlib import Path

import pytest

import svc
from svc.diagnostics import limits
from svc.semantics.binder.artefacts import meaning
from svc.semantics.bound import Kind, Node
from svc.text.near_names import LISTED, listed, sharing_words
from tests.support.command_line import Svc, fixture_svc
from tests.support.marked import finding
from tests.support.tables import every

__all__ = ["fixture_svc"]

ITIL4 = svc.itil4


def traps() -> list[tuple[str, str, str, str]]:
    """The flows of the canon on which the id of one artefact is the short name of exactly one other."""
    found = []
    for source in ITIL4.ends:
        for target in ITIL4.ends:
            for artefact in ITIL4.all_artefacts:
                carried = meaning(ITIL4, _node(source), _node(target), artefact)
                if len(carried.candidates) == 1 and carried.artefact == artefact:
                    found.append((source, target, artefact, carried.candidates[0]))
    return found


def _node(end: str) -> Node:
    return Node(Kind.PARTY if end in ITIL4.all_parties else Kind.STEP, end, end, end)


def test_the_canon_has_fourteen_traps() -> None:
    assert len([(source, target) for source, target, *_ in traps() if source != target]) == 14


@pytest.mark.parametrize(("source", "target", "artefact", "meant"), traps())
def test_a_short_name_that_is_another_id_asks_about_the_one_that_fits(
    source: str, target: str, artefact: str, meant: str
) -> None:
    told = finding(f"{source} -> {target} : {artefact}", "VSC301")
    first, *further = told.help.split("\n")
    assert told.level is svc.Level.ERROR
    assert first == f"did you mean `{meant}`, which this flow may carry?"
    assert not [line for line in further if "allow" in line or "shortest way" in line or "no chain" in line]


def test_a_singular_asks_about_the_plural() -> None:
    told = finding("deliver_support -> user : service", "VSC301")
    assert told.help.startswith("did you mean `delivered_services`, which this flow may carry?\n")
    assert told.fixes == ()


def test_an_unknown_artefact_on_a_flow_that_carries_nothing_gets_two_lines_to_paste() -> None:
    told = finding("obtain_build -> supplier : orders", "VSC202")
    first, then, *lines = told.help.split("\n")
    assert first == "Obtain or build may give nothing to Supplier in the catalogue itil4"
    assert then == "to allow it, write in a catalogue of yours:"
    house = "\n".join(["catalogue house extends itil4", *lines])
    stream = 'stream s follows house\n  obtain_build -> supplier : orders\n  trigger: "x"\n'
    assert lines == ["  artefact orders", '  allow obtain_build -> supplier : orders because "..."']
    assert not [each for each in svc.analyse(f"{house}\n{stream}").diagnostics if each.level is svc.Level.ERROR]


def test_a_title_to_paste_gets_a_name() -> None:
    told = finding('obtain_build -> supplier : "Purchase orders"', "VSC202")
    assert told.help.endswith(
        '  artefact purchase_orders "Purchase orders"\n  allow obtain_build -> supplier : purchase_orders because "..."'
    )


def test_a_slip_on_a_flow_that_carries_nothing_is_asked_about_after_that() -> None:
    told = finding("engage -> user : incident", "VSC202")
    assert told.help.split("\n") == [
        "Engage may give nothing to User in the catalogue itil4",
        "did you mean `incidents`?",
        'to allow it, write in a catalogue of yours: allow engage -> user : incidents because "..."',
    ]


def test_where_a_rule_forbids_the_flow_or_parties_are_joined_no_line_would_help() -> None:
    house = 'catalogue h extends itil4\n  forbid engage -> plan because "no"\nstream s follows h\n'
    assert "allow" not in finding(f"{house}  engage -> plan : orders", "VSC202").help
    parties = finding("user -> supplier : orders", "VSC202").help
    assert "a catalogue lists nothing between outside parties" in parties
    assert "allow" not in parties


def test_a_known_artefact_on_a_flow_that_carries_nothing_hears_that_first() -> None:
    told = finding("engage -> user : feedback", "VSC301")
    assert told.help.startswith("Engage may give nothing to User in the catalogue itil4\nwho gives feedback: ")


def test_a_long_list_is_cut_with_a_count() -> None:
    names = [f"n{number}" for number in range(LISTED + 12)]
    assert listed(names) == ", ".join(names[:LISTED]) + " and 12 more"
    assert listed(names[:LISTED]) == ", ".join(names[:LISTED])
    assert (listed(["a", "b", "c"], " or "), listed(["a"], " or "), listed([])) == ("a, b or c", "a", "")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("step a in engage\nstep b in engage\na -> b : nonsense\n", "VSC202"),
        ("".join(f"step a{number:02} in engage\n" for number in range(30)) + "user -> a0 : incidents\n", "VSC201"),
        ("".join(f"step log_{number} in engage\n" for number in range(30)) + "user -> log : incidents\n", "VSC201"),
    ],
)
def test_no_help_lists_them_all(text: str, code: str) -> None:
    told = finding(text, code)
    assert " more" in told.help
    assert max(len(line) for line in told.help.split("\n")) < 700


def test_words_that_names_share() -> None:
    known = ["deliver_support", "design_transition", "service_desk", '"Deliver and support"']
    assert sharing_words("Support", known) == ("deliver_support", '"Deliver and support"')
    assert sharing_words("service_desk_team", known) == ("service_desk",)
    assert sharing_words("and", known) == ()


# --- triggers


def test_a_step_that_nothing_reaches_beside_a_trigger_hears_of_the_trigger() -> None:
    text = (
        'trigger: "x"\nuser -> engage : incidents\n'
        "obtain_build -> deliver_support : components\ndeliver_support -> user : services\n"
    )
    told = finding(text, "VSC405")
    assert told.help.split("\n") == [
        "add the flow that leads here: a stream can't begin in Obtain or build",
        "the trigger starts the stream at `user`, where its first flow starts: "
        "to start it here, write a flow of `obtain_build` first",
    ]
    assert [(each.message, each.range and each.range.start.line) for each in told.related] == [("the trigger", 1)]


def test_without_a_trigger_the_first_flow_may_get_one() -> None:
    text = "obtain_build -> deliver_support : components\ndeliver_support -> user : services\n"
    assert finding(text, "VSC405").help.endswith('\nor say what starts it here: trigger: "..."')


def test_a_declared_step_may_say_that_cases_begin_there() -> None:
    text = (
        "step build in obtain_build\nbuild -> deliver_support : components\n"
        "user -> engage : incidents\nengage -> deliver_support : user_support_tasks\n"
        "deliver_support -> user : services\n"
    )
    assert finding(text, "VSC405").help.endswith('\nor say what starts it here: begins "..."')
    triggered = f'trigger: "x"\n{text}'.replace("build -> deliver_support : components\n", "")
    triggered += "build -> deliver_support : components\n"
    assert finding(triggered, "VSC405").help.endswith('to start it here, say so at `build`: begins "..."')
    begun = text.replace("in obtain_build", 'in obtain_build begins "a plan"')
    assert svc.analyse(begun).diagnostics == ()


def test_a_step_that_gives_nothing_on_hears_nothing_of_triggers() -> None:
    assert "trigger" not in finding('trigger: "x"\nuser -> engage : incidents\nengage -> obtain_build', "VSC405").help


# --- limits


LONG = "n" * (limits.NAME + 1)


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize(
    "flow", [f"{LONG} -> engage : x", f"engage -> {LONG}", f"engage -> plan : {LONG}", f"engage->{LONG}:x"]
)
def test_a_name_over_the_limit_is_reported_wherever_its_line_is(flow: str, newline: str) -> None:
    other = f"user -> engage : incidents{newline}"
    for text in (
        flow + newline + other,
        other + flow + newline + other,
        other + flow,
        f"{other}{flow}  # x{newline}{other}",
    ):
        told = [each for each in svc.analyse(text).diagnostics if each.code == "VSC110"]
        assert [each.message for each in told] == ["this name exceeds the limit of 200 characters"]


def test_a_name_at_the_limit_is_none() -> None:
    text = f"user -> {LONG[1:]} : x\nuser -> engage : incidents\n"
    assert "VSC110" not in {each.code for each in svc.analyse(text).diagnostics}


# --- who lists a flow


HOUSE = """\
catalogue house extends itil4
  allow engage -> user : feedback because "we answer"
  allow user -> engage : incidents because "as ever"
"""


def test_a_flow_that_a_rule_allows_is_listed_by_nobody(
    svc_: Svc, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("house.vsc").write_text(HOUSE)
    allowed = svc_("why", "engage -> user : feedback", "--catalogue", "house.vsc").out
    assert "  feedback is allowed by a rule\n" in allowed
    both = svc_("why", "user -> engage : incidents", "--catalogue", "house.vsc").out
    assert "  incidents is listed by the receiving side and allowed by a rule\n" in both
    assert "both sides" not in allowed + both
    difference = svc_("catalogue", "diff", "itil4", "house.vsc").out
    assert "listed by only the receiver and allowed by a rule, was listed by only the receiver" in difference


@every("flow", ITIL4.flows)
def test_without_rules_the_sides_are_those_that_list_it(flow: svc.ListedFlow) -> None:
    assert (flow.sides, flow.allowed) == (flow.listed_by, False)


# --- one line each


def test_a_finding_is_a_line(svc_: Svc, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.vsc").write_text("user -> engage : change_requests\nuser -> engage : x\n")
    told = svc_("check", "a.vsc", "--format", "concise")
    lines = [str(each) for each in svc.analyse(Path("a.vsc").read_text(), "a.vsc").diagnostics]
    assert told.out.splitlines() == lines
    assert lines[1] == "a.vsc:1:18: error[VSC301] unlisted-flow: User does not give `change_requests` to Engage"
    assert (told.code, told.err) == (1, "")


def test_a_clean_run_has_no_lines(svc_: Svc, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.vsc").write_text("customer -> engage : requests\nengage -> customer : service_performance_reports\n")
    assert svc_("check", "a.vsc", "--format", "concise")[:2] == (0, "")


def test_a_finding_without_a_text_has_no_place() -> None:
    stream = svc.Stream(name="s", flows=[svc.Flow("user", "engage", ["change_requests"])])
    assert str(svc.check(stream)[0]).startswith("error[VSC301] unlisted-flow: User does not give")


def test_what_moves_the_cursor_is_made_visible_in_the_line() -> None:
    told = svc.analyse("user -> engage : \x1b[2Jx\n", "a\n\x1b.vsc").diagnostics
    assert told
    assert all(str(each).isprintable() for each in told)
