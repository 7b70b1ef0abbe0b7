"""Which labels of records mean which step, and what is said of the others."""

import pytest

import svc
from svc.records.labels import Labelled, labelled
from svc.records.shapes import Label, Role
from svc.semantics.bound import BoundStream

STREAM = """
stream restore
  party vendor "Software vendor" in supplier seen "Wait - Vendor*"
  step log "Log the call" in engage
  step fix in deliver_support seen "Active", "Assigned/*" queued "Queued*"
  user -> log : incidents
  log -> fix : user_support_tasks
  vendor -> fix : third_party_knowledge
  fix -> user : services
"""


def bound(text: str = STREAM) -> BoundStream:
    """The one stream of a text."""
    return svc.bind(svc.analyse(text).streams[0])


def understood(*labels: str, text: str = STREAM, known: tuple[str, ...] = ()) -> Labelled:
    """Labels of records in a stream."""
    return labelled(bound(text), [Label(each, 1) for each in labels], known)


@pytest.mark.parametrize(
    ("label", "place", "role"),
    [
        ("log", "log", Role.SEEN),
        ("Log the call", "log", Role.SEEN),
        ("Active", "fix", Role.SEEN),
        ("Assigned/2nd line", "fix", Role.SEEN),
        ("Assigned/", "fix", Role.SEEN),
        ("Queued", "fix", Role.QUEUED),
        ("Wait - Vendor (parts)", "vendor", Role.PARTY),
    ],
)
def test_a_label_means_the_place_that_claims_it(label: str, place: str, role: Role) -> None:
    meaning = understood(label).meanings[label]
    assert (meaning.place, meaning.role) == (place, role)


@pytest.mark.parametrize("label", ["LOG", "active", "Assigned", "fix", "Active ", "vendor", "In Queued"])
def test_a_label_that_no_place_claims_means_nothing(label: str) -> None:
    found = understood(label)
    assert found.meanings == {}
    assert [each.text for each in found.unmapped] == [label]


def test_a_label_that_ends_cases_needs_no_meaning() -> None:
    assert understood("Closed", "Closed/7", known=("Clo*",)).unmapped == ()


def test_a_star_stands_for_any_characters_and_more_than_one_takes_no_longer() -> None:
    text = STREAM.replace('"Active"', '"*a*b*c"')
    assert set(understood("abc", "xxaxxbxxc", "acb", text=text).meanings) == {"abc", "xxaxxbxxc"}
    hard = STREAM.replace('"Active"', f'"{"*a" * 2000}*b"')
    assert understood("a" * 50_000, text=hard).meanings == {}


def test_what_is_written_and_met_nothing_is_known_and_names_are_not() -> None:
    found = understood("Active")
    assert [each.pattern for each in found.unmatched] == ["Wait - Vendor*", "Assigned/*", "Queued*"]


def test_a_label_of_two_places_counts_for_the_first_and_is_shared() -> None:
    text = STREAM.replace('step log "Log the call" in engage', 'step log in engage seen "A*"')
    found = understood("Active", "Assigned/x", text=text)
    assert {each.place for each in found.meanings.values()} == {"log"}
    assert [label.text for label, _ in found.shared] == ["Active", "Assigned/x"]


def test_a_label_that_is_written_wins_over_a_name() -> None:
    text = STREAM.replace('"Active"', '"log"')
    found = understood("log", text=text)
    assert (found.meanings["log"].place, found.shared) == ("fix", ())


def test_within_one_step_the_pattern_that_says_most_decides() -> None:
    text = STREAM.replace('queued "Queued*"', 'queued "Assigned/queue"')
    found = understood("Assigned/queue", "Assigned/x", text=text)
    assert [found.meanings[each].role for each in ("Assigned/queue", "Assigned/x")] == [Role.QUEUED, Role.SEEN]
    assert found.shared == ()


def test_steps_that_say_no_label_are_hidden_only_where_others_do() -> None:
    assert understood("Active").shown == {"fix", "vendor"}
    assert understood("Active", "log").shown == {"log", "fix", "vendor"}
    silent = STREAM.replace(' seen "Active", "Assigned/*" queued "Queued*"', "").replace(' seen "Wait - Vendor*"', "")
    assert understood("log", text=silent).shown == {"log", "fix"}
