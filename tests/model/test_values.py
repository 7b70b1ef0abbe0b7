"""The values of the library: frozen, slotted, hashable, picklable, equal by meaning, and strict about types."""

import copy
import pickle
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs
import pytest

import svc
from svc.model import Key, Keys
from svc.text.frozenmap import FrozenMap
from tests.support.folders import ACME, FOLLOWING, write
from tests.support.tables import every

STREAM = svc.Stream(
    "restore",
    "Restore a service",
    keys={"owner": "Ada"},
    steps=[svc.Step("log", activity="engage", practices=["service_desk"], waits="2h", takes="30m..4h", accurate="85%")],
    parties=[svc.NamedParty("shop", party="customer")],
    flows=[svc.Flow("shop", "log", ["requests"], when="urgent", share=20), svc.Flow("log", "shop", ['"Reports"'])],
)
PARSED = svc.analyse("customer -> engage : requests\nengage -> plan : incidents\n", name="case.vsc")
VALUES = [
    STREAM, *STREAM.steps, *STREAM.parties, *STREAM.flows, PARSED.stream, PARSED.file, *PARSED.diagnostics,
    svc.itil4, *svc.itil4.activities[:1], *svc.itil4.lines[:1], *svc.itil4.flows[:1], svc.Duration.parse("30m..4h"),
]  # fmt: skip
PUBLIC = [each for name in svc.__all__ if isinstance(each := getattr(svc, name), type) and attrs.has(each)]

NUMBER: Any = 3
NOTHING: Any = None
"""Values of wrong types, for all that a type checker knows."""

each_value = pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)


@each_value
def test_values_can_be_hashed_copied_and_pickled(value: Any) -> None:
    for again in (copy.copy(value), copy.deepcopy(value), pickle.loads(pickle.dumps(value))):
        assert again == value
        assert hash(again) == hash(value)
        assert repr(again) == repr(value)


@every("public", PUBLIC)
def test_public_values_are_frozen_and_slotted(public: type) -> None:
    assert "__slots__" in vars(public)
    field = attrs.fields(public)[0].name
    value: Any = object.__new__(public)
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        setattr(value, field, "changed")
    with pytest.raises((attrs.exceptions.FrozenInstanceError, AttributeError)):
        value.anything_else = 1


def test_places_and_comments_take_no_part_in_equality() -> None:
    spread = "# a remark\n\n  customer->engage:requests\nengage -> plan\n  : incidents # another\n".replace(
        "\n  :", " :"
    )
    assert svc.analyse(spread, name="case.vsc").stream == PARSED.stream
    assert hash(svc.analyse(spread, name="case.vsc").stream) == hash(PARSED.stream)


def test_what_means_something_else_is_not_equal() -> None:
    assert attrs.evolve(STREAM, name="other") != STREAM
    assert attrs.evolve(STREAM, flows=STREAM.flows[:1]) != STREAM


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: svc.Stream(NUMBER),
        lambda: svc.Flow("a", NOTHING),
        lambda: svc.Flow("a", "b", "requests"),
        lambda: svc.Flow("a", "b", [NUMBER]),
        lambda: svc.Flow("a", "b", when=NUMBER),
        lambda: svc.Step("a", activity="b", practices="service_desk"),
        lambda: svc.Step("a", activity="b", takes=NUMBER),
        lambda: svc.Stream("a", flows=NUMBER),
    ],
)
def test_a_value_of_a_wrong_type_is_refused(wrong: Any) -> None:
    with pytest.raises(TypeError):
        wrong()


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (lambda: svc.Step("a"), "activity"),
        (lambda: svc.Step("a", activity=""), "activity"),
        (lambda: svc.NamedParty("a"), "party"),
        (lambda: svc.Step("a", activity="b", takes="soon"), "'soon' is not a duration"),
        (lambda: svc.Step("a", activity="b", accurate="101%"), "'101%' is not a percentage"),
        (lambda: svc.Flow("a", "b", share=101), "101 is not a percentage"),
        (lambda: svc.Flow("a", "b", share=-1), "-1 is not a percentage"),
        (lambda: svc.Duration(1, "y"), "y"),
    ],
)
def test_a_value_that_makes_no_sense_is_refused(wrong: Any, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        wrong()


def test_a_workspace_is_copied_and_pickled(tmp_path: Path) -> None:
    write(tmp_path, {"svc.toml": 'working-day = "6h"\n', "acme.vsc": ACME, "s.vsc": FOLLOWING})
    workspace = svc.Workspace.open(tmp_path)
    for again in (copy.deepcopy(workspace), pickle.loads(pickle.dumps(workspace))):
        assert again == workspace
        assert again.diagnostics == workspace.diagnostics
        assert [svc.check(stream) for stream in again.streams] == [svc.check(stream) for stream in workspace.streams]


class TestDuration:
    @pytest.mark.parametrize("text", ["90s", "30m", "1.5h", "2d", "1w", "30m..4h", "2d..1w"])
    def test_it_is_written_as_it_is_read(self, text: str) -> None:
        assert str(svc.Duration.parse(text)) == text

    @pytest.mark.parametrize(
        ("one", "two"),
        [
            ("90m", "1.5h"),
            ("60s", "1m"),
            ("1.50h", "1.5h"),
            ("60s..1h", "1m..60m"),
            ("1h..60m", "1h"),
            ("1d..1d", "1d"),
        ],
    )
    def test_it_equals_what_lasts_as_long(self, one: str, two: str) -> None:
        assert svc.Duration.parse(one) == svc.Duration.parse(two)
        assert hash(svc.Duration.parse(one)) == hash(svc.Duration.parse(two))

    @pytest.mark.parametrize(("one", "two"), [("8h", "1d"), ("5d", "1w"), ("1h", "1h..2h"), ("1h", "2h")])
    def test_it_differs_from_what_may_last_longer(self, one: str, two: str) -> None:
        assert svc.Duration.parse(one) != svc.Duration.parse(two)

    @pytest.mark.parametrize("text", ["", "1", "h", "1 h", "-1h", "1e3h", "٣h", "4h..30m", "1h..", "1h\n"])
    def test_it_refuses_what_is_none(self, text: str) -> None:
        with pytest.raises(ValueError, match="is not a"):
            svc.Duration.parse(text)


class TestKeys:
    def test_they_are_a_mapping_that_cannot_change(self) -> None:
        assert dict(STREAM.keys) == {"owner": "Ada"}
        assert STREAM.keys == {"owner": "Ada"}
        with pytest.raises(TypeError):
            STREAM.keys["owner"] = "Bert"  # type: ignore[index]

    def test_of_two_with_one_name_the_first_counts(self) -> None:
        keys = Keys([Key("owner", "Ada"), Key("kind", "core"), Key("owner", "Bert")])
        assert list(keys.items()) == [("owner", "Ada"), ("kind", "core")]
        assert len(keys.lines) == 3

    def test_they_keep_the_order_of_the_text(self) -> None:
        names = [f"key_{number}" for number in range(20)]
        assert list(Keys([Key(name, "") for name in reversed(names)])) == names[::-1]

    def test_facts_are_equal_in_any_order(self) -> None:
        one, two = FrozenMap({"a": 1, "b": 2}), FrozenMap({"b": 2, "a": 1})
        assert one == two == {"a": 1, "b": 2}
        assert hash(one) == hash(two)


class TestStreams:
    TITLED = svc.Stream(
        "r",
        steps=[svc.Step("log", "Log it", '"Engage"', ['"Service desk"'])],
        parties=[svc.NamedParty("staff", party='"User"')],
        flows=[svc.Flow("staff", '"Log it"', ['"Incidents"'])],
    )

    def test_a_title_is_equal_to_the_name_that_it_stands_for(self) -> None:
        for again in (svc.analyse(svc.to_text(self.TITLED)).stream, svc.from_data(svc.to_data(self.TITLED))):
            assert again.steps[0].activity == "engage"
            assert again == self.TITLED
            assert hash(again) == hash(self.TITLED)
            assert not svc.diff(self.TITLED, again)

    @pytest.mark.parametrize(
        "other",
        [
            {"steps": [svc.Step("log", "Log it", '"Plan"', ['"Service desk"'])]},
            {"steps": [svc.Step("log", "Log it", '"Engage"', ['"Problem management"'])]},
            {"parties": [svc.NamedParty("staff", party='"Customer"')]},
            {"flows": [svc.Flow("staff", '"Log that"', ['"Incidents"'])]},
        ],
    )
    def test_a_title_of_something_else_is_not(self, other: dict[str, Any]) -> None:
        assert attrs.evolve(self.TITLED, **other) != self.TITLED


def test_numbers_and_texts_become_what_they_stand_for() -> None:
    step, flow = STREAM.steps[0], STREAM.flows[0]
    assert (step.waits, step.accurate, flow.share) == (svc.Duration.parse("2h"), Decimal(85), Decimal(20))
    assert step.practices == ("service_desk",)


def test_values_show_their_class_and_their_fields() -> None:
    assert repr(svc.Position(1, 2, 3)) == "Position(line=1, column=2, offset=3)"
    assert repr(svc.Flow("a", "b", ["c"])) == (
        "Flow(source='a', target='b', artefacts=('c',), when=None, share=None, arrives=None, wording=None, note=None, "
        "open_values=())"
    )
