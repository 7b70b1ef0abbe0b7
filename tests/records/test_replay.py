"""The token game: which ways of cases a stream explains, and what it says of the others."""

from collections.abc import Collection
from itertools import islice

import pytest
from hypothesis import HealthCheck, given, settings

import svc
from svc.measures.network import network
from svc.measures.routes import routes
from svc.model import Stream
from svc.records.evidence import repeated
from svc.records.offers import Offers
from svc.records.replay import Game, Replayed
from svc.records.shapes import Meaning, Role
from svc.semantics.bound import BoundStream
from svc.strategies import streams
from tests.support import ROOT
from tests.support.records import PlainLog, simulated_events

PARALLEL = """
stream onboard
  step ask in engage
  step desk in obtain_build
  step account in obtain_build
  step badge in obtain_build
  step welcome in deliver_support
  user -> ask : service_requests
  ask -> desk : initiation_requests
  ask -> account : initiation_requests
  ask -> badge : initiation_requests
  desk -> welcome : components
  account -> welcome : components
  badge -> welcome : components
  welcome -> user : services
"""
FIX = """
stream fix
  step log in engage
  step repair in deliver_support
  step code in obtain_build
  step test in design_transition
  user -> log : incidents
  log -> repair : user_support_tasks
  repair -> code : change_requests when "code must change" share 20%
  repair -> user : services        when "solved"           share 80%
  code -> test : components
  test -> code : specifications  when "fails"  share 25%
  test -> repair : products      when "passes" share 75%
"""
VENDOR = """
stream vendor_fault
  party vendor in supplier seen "Wait - Vendor*"
  step bridge in deliver_support
  step receive in obtain_build
  step install in deliver_support
  user -> bridge : incidents
  bridge -> receive : change_requests
  vendor -> receive : goods
  receive -> install : components
  install -> user : services
"""


def bound(text: str) -> BoundStream:
    """The one stream of a text."""
    return svc.bind(svc.analyse(text).streams[0])


def played(text: str, way: str, *, ended: bool = True, hidden: Collection[str] = ()) -> Replayed:
    """A way, as names with spaces between them, on the stream of a text; some of its places never show."""
    stream = bound(text)
    seen = {node.name for node in stream.steps} | {node.name for node in stream.nodes if node.party}
    return Game(Offers(stream, frozenset(seen - {*hidden}))).replay(way.split(), ended=ended)


@pytest.mark.parametrize(
    ("text", "way"),
    [
        (PARALLEL, "ask desk account badge welcome"),
        (PARALLEL, "ask badge account desk welcome"),
        (FIX, "log repair"),
        (FIX, "log repair code test repair"),
        (FIX, "log repair code test code test code test repair code test repair"),
        (FIX, "log repair log repair"),  # the user, who is never seen, asks again
        (VENDOR, "bridge receive install"),
        (VENDOR, "bridge vendor receive install"),  # the case lies with the vendor, who gives what is due
    ],
)
def test_a_way_that_the_stream_declares_fits(text: str, way: str) -> None:
    assert played(text, way).fits


@pytest.mark.parametrize(
    ("text", "way", "undeclared", "skipped"),
    [
        (FIX, "log repair test repair", [("repair", "test")], []),
        (FIX, "log repair code repair", [("code", "repair")], [("code", "test")]),
        (FIX, "repair", [("", "repair")], []),
        (FIX, "log", [], [("log", "repair")]),
        (FIX, "log code repair", [("log", "code")], [("code", "test")]),
        (PARALLEL, "ask desk account welcome", [], [("ask", "badge")]),
        (PARALLEL, "ask welcome desk account badge", [("ask", "welcome")], []),  # it came, though too early
        (PARALLEL, "ask desk account badge welcome desk", [("welcome", "desk")], []),
        (VENDOR, "bridge receive vendor install", [("receive", "vendor")], []),
    ],
)
def test_another_way_is_undeclared_or_lacks_a_step(
    text: str, way: str, undeclared: list[tuple[str, str]], skipped: list[tuple[str, str]]
) -> None:
    found = played(text, way)
    assert [*found.undeclared] == undeclared
    assert [*found.skipped] == skipped


def test_one_alternative_withdraws_the_others() -> None:
    text = FIX.replace("repair -> user", 'repair -> test : products when "known" share 5%\n  repair -> user')
    assert played(text, "log repair test repair").fits
    assert [*played(text, "log repair code code test repair").undeclared] == [("code", "code")]


def test_a_case_that_goes_on_has_skipped_nothing_yet() -> None:
    assert played(PARALLEL, "ask desk", ended=False).fits
    assert not played(PARALLEL, "ask desk").fits


def test_a_step_that_records_never_show_is_passed_unseen() -> None:
    assert played(FIX, "log repair test repair", hidden=["code"]).fits
    assert played(PARALLEL, "ask account badge welcome", hidden=["desk"]).fits


def test_a_step_may_end_cases() -> None:
    text = 'stream s\n  step a in deliver_support ends 15% "false alarm"\n  step b in engage\n'
    text += "  user -> a : services\n  a -> b : user_support_tasks share 85%\n  b -> user : incidents\n"
    assert played(text, "a").fits
    assert played(text, "a b").fits


def test_of_several_readings_the_one_with_the_fewest_deviations_counts() -> None:
    text = """
stream s
  step a in engage
  step b in engage
  step c in engage
  step x in engage
  step y in engage
  step z in engage
  user -> a : incidents
  a -> b
  a -> c
  b -> x when "1"
  b -> y when "2"
  c -> x when "1"
  c -> z when "2"
  x -> user : incidents
  y -> user : incidents
  z -> user : incidents
"""
    for way in ("a b c x", "a b c x z", "a b c x y", "a b c y z", "a c b z x", "a c x b y"):
        assert played(text, way).fits, way
    assert played(text, "a b c y x z").undeclared == (("x", "z"),)


def deviating(stream: BoundStream, log: PlainLog) -> int:
    """How many cases of a log do not fit."""
    meanings = {node.name: Meaning(node.name, Role.SEEN) for node in stream.steps}
    game = Game(Offers(stream, frozenset(meanings)))
    ways = log.visits(meanings, repeated(stream)).ways()
    return sum(way.count for way in ways if not game.replay(way.places, ended=way.ended).fits)


def test_parallel_steps_are_no_deviations_and_each_step_that_is_left_out_is_found() -> None:
    stream = bound(PARALLEL.replace("in obtain_build", "in obtain_build waits 1h..1d..3d takes 1h..2h"))
    events = simulated_events(stream, 3000)
    assert len({event.label for event in events}) == 5
    assert deviating(stream, PlainLog(events)) == 0
    assert deviating(stream, PlainLog(event for event in events if event.label != "badge")) == 3000


def real_streams() -> list[Stream]:
    """The streams of the examples and of the false alarms."""
    paths = [*(ROOT / "examples").rglob("*.vsc"), *(ROOT / "tests" / "false_alarms").glob("*.vsc")]
    return [stream for path in sorted(paths) for stream in svc.analyse(path.read_text("utf-8"), path.name).streams]


def test_simulated_cases_of_real_streams_fit() -> None:
    found = [svc.bind(each) for each in real_streams()]
    played = [each for each in found if each.case_starts and not network(routes(each), each.case_starts[0]).endless]
    assert len(played) > 50
    assert [each.stream.name for each in played if deviating(each, PlainLog(simulated_events(each, 60)))] == []


@settings(suppress_health_check=list(HealthCheck), max_examples=40)
@given(streams())
def test_simulated_cases_of_valid_streams_fit(stream: Stream) -> None:
    found = svc.bind(stream)
    if found.case_starts and not network(routes(found), found.case_starts[0]).endless:
        assert deviating(found, PlainLog(simulated_events(found, 25))) == 0


def test_a_long_case_is_replayed_in_linear_time() -> None:
    long = " ".join(islice(("log", *["repair code test"] * 1000), 1001))
    assert played(FIX, f"{long} repair").fits
