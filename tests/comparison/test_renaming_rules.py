"""Which step or party is which, once its name is another one."""

import pytest

import svc

TEXT = """\
stream s
  step log in engage
  step fix in deliver_support
  user -> log : incidents
  log -> fix : user_support_tasks
  fix -> user : delivered_services
"""


def renamed(before: str, after: str) -> dict[str, str]:
    return dict(svc.diff(svc.analyse(before).stream, svc.analyse(after).stream).renamed)


def steps(*declared: str) -> str:
    return "stream s\n" + "".join(f"  {each}\n" for each in declared)


@pytest.mark.parametrize(
    ("before", "after", "names"),
    [
        # without any arrow, whoever differs in nothing but the name
        ("step a in plan", "step b in plan", {"a": "b"}),
        ('step a "A" in plan takes 1h', 'step b "A" in plan takes 1h', {"a": "b"}),
        ('step a "A" in plan', 'step b "B" in plan', {}),
        ("step a in plan takes 1h", "step b in plan takes 2h", {}),
        ("party a in user", "party b in user", {"a": "b"}),
        ("party a in user", "party b in customer", {}),
        # an activity that is not known is known by its name
        ("step a in nowhere", "step b in nowhere", {"a": "b"}),
        ("step a in nowhere", "step b in elsewhere", {}),
        ("step a in plan", "step b in improve", {}),
    ],
)
def test_who_differs_in_nothing_but_the_name_has_another_name(before: str, after: str, names: dict[str, str]) -> None:
    assert renamed(steps(before), steps(after)) == names
    assert renamed(steps(after), steps(before)) == {new: old for old, new in names.items()}


def test_of_several_that_are_alike_the_first_belong_together() -> None:
    before, after = steps("step a in plan", "step b in plan"), steps("step x in plan", "step y in plan")
    assert renamed(before, after) == {"a": "x", "b": "y"}
    assert renamed(before, steps("step x in plan")) == {"a": "x"}
    assert renamed(steps("step x in plan"), after) == {}


def test_all_names_at_once_are_recognised_by_what_they_hand_over_to_whom() -> None:
    other = TEXT.replace("log", "hear").replace("fix", "mend")
    assert renamed(TEXT, other) == {"log": "hear", "fix": "mend"}


@pytest.mark.parametrize(
    ("gone", "new", "is_same"),
    [
        ("user -> log : incidents", "user -> hear : incidents", True),
        ("user -> log : incidents", "user -> hear : service_requests", False),  # half of them is not most
        ("user -> log : incidents", "hear -> user : incidents", False),  # the other way is another one
        ("user -> log : incidents", "customer -> hear : incidents", False),
        ("user -> log : incidents", "user -> hear", False),
        ("log -> fix : user_support_tasks", "hear -> fix", False),
    ],
)
def test_most_of_the_hand_overs_must_be_the_same(gone: str, new: str, is_same: bool) -> None:
    other = (
        TEXT.replace(gone, new)
        .replace("step log", "step hear")
        .replace("log ->", "hear ->")
        .replace("-> log", "-> hear")
    )
    assert renamed(TEXT, other) == ({"log": "hear"} if is_same else {})


def test_a_flow_that_carries_nothing_counts_as_one() -> None:
    bare = TEXT.replace(" : user_support_tasks", "").replace(" : incidents", "")
    assert renamed(bare, bare.replace("log", "hear")) == {"log": "hear"}


def test_the_most_alike_come_first() -> None:
    before = TEXT + "  log -> user : service_performance_reports\n"
    worse = "  step other in engage\n  user -> other : incidents\n  other -> fix : user_support_tasks\n"
    after = before.replace("log", "hear").replace("  step hear", f"{worse.splitlines()[0]}\n  step hear", 1)
    after += "\n".join(worse.splitlines()[1:]) + "\n"
    assert renamed(before, after) == {"log": "hear"}
