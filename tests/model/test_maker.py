"""Values that are made past their converters: the same as any other, and as frozen."""

import pickle
from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve
from attrs.exceptions import FrozenInstanceError

from svc.model import Flow, Key, Step
from svc.model.written import maker
from svc.semantics.bound import BoundFlow, Node, NodeKind

FLOW = Flow("log", "repair", ("incidents",), share=Decimal(40))
LOG = Node(NodeKind.STEP, "log", "Log", "engage", Step("log", None, "engage"))

PAIRS = (
    (maker(Flow)((), 0, "log", "repair", ("incidents",), None, Decimal(40)), FLOW),
    (maker(Step)((), 0, "log", None, "engage", takes=None, uses=("wiki",)), Step("log", None, "engage", uses=["wiki"])),
    (maker(Key)((), 0, "owner", "Ann"), Key("owner", "Ann")),
    (maker(Node)(None, None, NodeKind.STEP, "log", "Log", "engage", Step("log", None, "engage")), LOG),
    (maker(BoundFlow)(2, FLOW, LOG, LOG, ()), BoundFlow(FLOW, LOG, LOG, (), number=2)),
)
each_pair = pytest.mark.parametrize(("made", "built"), PAIRS, ids=lambda value: type(value).__name__)


@each_pair
def test_is_what_its_class_builds(made: Any, built: Any) -> None:
    assert type(made) is type(built)
    assert (made, hash(made), repr(made)) == (built, hash(built), repr(built))
    assert evolve(made) == built
    assert pickle.loads(pickle.dumps(made)) == built


@each_pair
def test_is_frozen(made: Any, built: Any) -> None:
    name = type(made).__slots__[0]
    with pytest.raises(FrozenInstanceError):
        setattr(made, name, None)
    with pytest.raises(FrozenInstanceError):
        delattr(made, name)
    assert made == built
