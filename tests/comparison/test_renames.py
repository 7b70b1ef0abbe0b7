"""Names that moved among steps and parties are renames: what was called so has another name, and the rest is as it was.

The same text in which only names were exchanged is compared; `tests/comparison/test_streams.py` has the other changes.
"""

import re

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import svc
from svc.comparison import Difference
from svc.strategies import valid_streams

TEXT = """\
stream laptop
  party dealer "Dealer" in supplier
  party helper "Helper" in partner
  step ask "Ask" in engage by service_desk takes 10m
  step build "Build" in obtain_build
  step hand "Hand over" in deliver_support
  step check "Look at it" in deliver_support
  user -> ask : requests
  dealer -> ask : feedback
  helper -> ask : cooperation
  ask -> build : change_requests
  build -> hand : components
  hand -> check
  check -> user : services
"""


def exchanged(text: str, *names: str) -> str:
    """The text in which each name stands where the one before it stood; the first where the last did."""
    new = dict(zip(names, (*names[1:], names[0]), strict=True))
    return re.sub(rf"\b({'|'.join(names)})\b", lambda name: new[name[0]], text)


def compared(before: str, after: str) -> Difference:
    one, other = svc.analyse(before).stream, svc.analyse(after).stream
    found = svc.diff(one, other)
    assert svc.apply(found, one) == other
    return found


@pytest.mark.parametrize(
    "names",
    [("ask", "build"), ("hand", "check"), ("ask", "check"), ("dealer", "helper"), ("ask", "build", "hand"),
     ("ask", "build", "hand", "check"), ("check", "hand", "build")],
)  # fmt: skip
def test_exchanged_names_are_renames_and_nothing_else(names: tuple[str, ...]) -> None:
    found = compared(TEXT, exchanged(TEXT, *names))
    assert found.renamed == dict(zip(names, (*names[1:], names[0]), strict=True))
    assert {(change.kind, change.effect) for change in found.changes} == {("renamed", "cosmetic")}


def test_a_name_that_moves_on_to_a_new_one_is_a_rename_too() -> None:
    found = compared(TEXT, exchanged(TEXT, "ask", "build", "make"))
    assert found.renamed == {"ask": "build", "build": "make"}
    assert {change.effect for change in found.changes} == {"cosmetic"}


def test_steps_and_parties_can_be_exchanged_at_once() -> None:
    found = compared(TEXT, exchanged(exchanged(TEXT, "ask", "hand"), "dealer", "helper"))
    assert found.renamed == {"ask": "hand", "hand": "ask", "dealer": "helper", "helper": "dealer"}


def test_names_are_exchanged_where_times_changed_too() -> None:
    before = TEXT.replace('"Build" in obtain_build', '"Build" in engage takes 1h')
    after = exchanged(before, "ask", "build").replace("takes 10m", "takes 20m").replace("takes 1h", "takes 2h")
    assert compared(before, after).renamed == {"ask": "build", "build": "ask"}


def test_what_changed_besides_is_reported_with_the_rename() -> None:
    found = compared(TEXT, exchanged(TEXT, "ask", "build").replace("10m", "20m"))
    assert [(change.kind, change.effect) for change in found.changes] == [
        ("renamed", "compatible"),
        ("renamed", "cosmetic"),
    ]


def test_a_title_that_another_step_had_is_not_a_rename() -> None:
    text = TEXT.replace('"Hand over"', '"x"').replace('"Look at it"', '"Hand over"').replace('"x"', '"Look at it"')
    assert compared(TEXT, text).renamed == {}


def test_steps_that_are_declared_as_each_other_while_their_flows_stay_are_not_renamed() -> None:
    text = TEXT.replace("step ask", "step x").replace("step hand", "step ask").replace("step x", "step hand")
    found = compared(TEXT, text)
    assert found.renamed == {}
    assert found.effect == "breaking"


def test_times_that_were_exchanged_are_not_a_rename() -> None:
    text = "step a in engage takes 1h\nstep b in engage takes 2h\nuser -> a : incidents\nuser -> b : incidents\n"
    found = compared(text, text.replace("1h", "x").replace("2h", "1h").replace("x", "2h"))
    assert [(change.kind, change.effect) for change in found.changes] == [("changed", "compatible")] * 2


def test_steps_without_titles_in_another_order_are_not_renamed() -> None:
    """Their names are all that they are known by: the order of the work changed."""
    text = "step a in engage\nstep b in engage\nuser -> a : incidents\na -> b\nb -> plan : opportunities\n"
    found = compared(text, exchanged(text, "a", "b").replace("step b", "step x").replace("step a", "step b"))
    assert found.renamed == {}
    assert found.effect == "breaking"


def test_a_step_that_takes_the_name_of_one_that_is_gone_is_changed() -> None:
    text = re.sub(r".*\bbuild\b.*\n", "", TEXT)
    assert compared(TEXT, re.sub(r"\bask\b", "build", text)).effect == "breaking"


@given(valid_streams().filter(lambda stream: len(stream.steps) > 1), st.data())
def test_titles_and_flows_say_who_is_who(stream: svc.Stream, data: st.DataObject) -> None:
    """Steps of which each has a title of its own may have any names: the difference is cosmetic."""
    titled = [evolve(step, title=f"Title {number}") for number, step in enumerate(stream.steps)]
    before = evolve(stream, steps=titled)
    one, other = data.draw(st.permutations([step.name for step in titled]))[:2]
    new = {one: other, other: one}

    def called(name: str) -> str:
        return new.get(name, name)

    after = evolve(
        before,
        steps=[evolve(step, name=called(step.name)) for step in titled],
        flows=[evolve(flow, source=called(flow.source), target=called(flow.target)) for flow in stream.flows],
    )
    found = svc.diff(before, after)
    assert svc.apply(found, before) == after
    assert found.renamed == new
    assert found.effect == "cosmetic"
