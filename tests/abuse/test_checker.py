"""The checker and its values, ill-treated: dense streams, rules said a thousand times, broken catalogues."""

import copy
import pickle

import attrs
import pytest

import svc
from svc.diagnostics import limits
from tests.support.marked import codes

DENSE = "".join(f"step s{number} in engage\n" for number in range(1_000)) + "".join(
    f"s{number % 1_000} -> s{number * 7 % 997} : knowledge\n" for number in range(10_000)
)
NAMES = [f"artefact_number_{number}" for number in range(300)]
TAILORED = "catalogue big extends itil4\n" + "".join(f"artefact {name}\n" for name in NAMES)


def test_c01_ten_thousand_flows_between_a_thousand_steps() -> None:
    assert len(svc.analyse(DENSE).bound.streams[0].arrows) > 9_000


@pytest.mark.parametrize(
    "rule", ["allow engage -> plan : incidents", "forbid engage -> plan : incidents",
             "forbid engage -> plan : problem_and_error_recrds"]
)  # fmt: skip
def test_c01_a_rule_that_is_said_a_thousand_times(rule: str) -> None:
    assert len(svc.analyse(TAILORED + f"{rule}\n" * 1_000).diagnostics) >= len(NAMES)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("catalogue empty\nstream s follows empty\nengage -> plan : x\n", "VSC201"),
        ("stream s follows nowhere\nengage -> plan : x\n", "VSC201"),
        ("catalogue a extends b\ncatalogue b extends a\n", "VSC2"),
        ("catalogue a extends a\n", "VSC2"),
        ("catalogue big\n" + "".join(f"artefact a{number}\n" for number in range(10_000)), "VSC110"),
    ],
    ids=["empty", "missing", "circle", "itself", "many"],
)
def test_c03_a_catalogue_that_is_of_no_use_is_reported(text: str, told: str) -> None:
    assert any(code.startswith((told, "VSC6")) for code in codes(svc.analyse(text).diagnostics))


def opening(count: int) -> str:
    """Streams each of which opens the next, the last the first."""
    return "".join(
        f"stream s{number}\nstep a in engage opens s{(number + 1) % count}\nuser -> a : incidents\n"
        for number in range(count)
    )


def test_c01_a_cycle_of_streams_is_found_up_to_the_limit_and_no_longer_looked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(limits, "OPENED", 5)
    assert codes(svc.analyse(opening(5)).diagnostics).count("VSC213") == 5
    assert codes(svc.analyse(opening(6)).diagnostics).count("VSC213") == 0


def test_c01_names_are_asked_about_until_many_have_been_looked_through(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "".join(f"step log{number}{number} in engage\nlog{number}{number}x -> engage\n" for number in range(8))

    def asked() -> list[bool]:
        found = [each for each in svc.analyse(text).diagnostics if each.code == "VSC201"]
        return ["did you mean" in each.help for each in found]

    assert asked() == [True] * 8
    known = len(svc.itil4.ends) + 8
    for answered in range(4):
        monkeypatch.setattr(limits, "LIKENED", answered * known)
        assert sum(asked()) == answered


def test_c01_steps_that_have_another_name_are_looked_for_among_so_many_pairs(monkeypatch: pytest.MonkeyPatch) -> None:
    old = "step log in engage\nstep act in plan\nuser -> log : incidents\nlog -> act : x\nact -> improve : y\n"
    new = old.replace("log", "note").replace("act", "plot") + "user -> note : z\nuser -> plot : z\n"
    one, other = (svc.analyse(text).stream for text in (old, new))
    for pairs, renamed in ((0, 0), (1, 1), (2, 2)):
        monkeypatch.setattr(limits, "RENAMED", pairs)
        difference = svc.diff(one, other)
        assert sum(change.kind == "renamed" for change in difference.changes) == renamed
        assert svc.apply(difference, one) == other


@pytest.mark.parametrize("comment", ["allow VSC999 because x", "allow VSC401", "alow VSC401 because x", "allow"])
def test_c05_an_allowance_that_is_none_is_reported(comment: str) -> None:
    assert "VSC902" in codes(svc.analyse(f"engage -> plan : incidents  # svc: {comment}\n").diagnostics)


def test_c05_an_allowance_hides_no_error() -> None:
    found = codes(svc.analyse("engage -> plan : change_requests  # svc: allow VSC301 because we can\n").diagnostics)
    assert "VSC301" in found


def test_c06_a_large_stream_is_copied_pickled_compared_and_shown() -> None:
    stream = svc.analyse(DENSE).streams[0]
    for again in (pickle.loads(pickle.dumps(stream)), copy.deepcopy(stream)):
        assert (again, hash(again), repr(again)) == (stream, hash(stream), repr(stream))


def test_c07_a_value_can_not_be_changed_or_made_of_the_wrong_things() -> None:
    stream = svc.analyse("user -> engage : incidents\n").streams[0]
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        stream.name = "other"  # type: ignore[misc]
    with pytest.raises(TypeError):
        svc.Stream("s", flows=["a -> b"])  # type: ignore[list-item]
