"""Relations: a text is changed in a way that means nothing to it, and the same must be told of it, at the same places.

No expected findings are here; a text and its change are each other's. `relations/` has the table: a row has the
change, a function whose docstring says it, what both must have in common, and the codes that it can't promise that of.
"""

from collections import Counter
from collections.abc import Callable, Collection
from pathlib import Path
from random import Random

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import svc
from svc.diagnostics.codes import CODES
from svc.strategies import FAULTS, invalid_streams, streams, texts
from tests.checker.relations.layout import LAYOUT
from tests.checker.relations.names import NAMES
from tests.checker.relations.order import ORDER
from tests.checker.relations.relation import Common, Relation
from tests.checker.relations.sections import SECTIONS, unrelated_stream_below
from tests.checker.relations.statements import is_comment
from tests.checker.relations.wording import WORDING, other_units_of_time
from tests.support.marked import analysed, cases, selection, text_of
from tests.support.pieces import Pieces
from tests.support.thorough import scaled

OPTIONAL = {each.code for each in CODES if each.optional}
RELATIONS = (*LAYOUT, *WORDING, *NAMES, *ORDER, *SECTIONS)


EVERYWHERE = (
    *(
        each
        for each in LAYOUT
        if str(each).startswith(("newlines", "byte_order", "decomposed")) or "indentation" in str(each)
    ),
    Relation(unrelated_stream_below, Common.MESSAGES),
)
"""Those that hold of any text, whatever is wrong with it."""


def drawn() -> st.SearchStrategy[str]:
    """Texts of streams: valid ones, ones with a fault of any kind, and any others."""
    faults = st.sampled_from([code for code in FAULTS if code not in OPTIONAL]).flatmap(invalid_streams)
    return faults.map(lambda bad: bad.text) | streams().map(svc.to_text)


@pytest.mark.parametrize("relation", RELATIONS, ids=str)
@settings(max_examples=scaled(30))
@given(data=st.data())
def test_a_change_without_meaning_changes_nothing_c02(relation: Relation, data: st.DataObject) -> None:
    text = Pieces.read(data.draw(drawn()))
    chance = data.draw(st.randoms(use_true_random=False))
    base = Pieces.read(str(relation.base(text, chance)))
    assume(not {each.code for each in analysed(str(base)).diagnostics} & {*relation.without})
    holds(relation, base, relation.change(base, chance))


@pytest.mark.parametrize("relation", EVERYWHERE, ids=str)
@cases(stride=5)
def test_it_is_so_for_every_case(relation: Relation, case: Path) -> None:
    text = Pieces.read(text_of(case))
    holds(relation, text, relation.change(text, Random(4)))


@pytest.mark.parametrize("relation", RELATIONS, ids=str)
def test_every_relation_changes_something(relation: Relation) -> None:
    base = Pieces.read(str(relation.base(Pieces.read(RICH), Random(4))))
    assert str(relation.change(base, Random(4))) != str(base)
    holds(relation, base, relation.change(base, Random(4)))


@given(texts())
def test_a_copy_under_another_name_is_reported_the_same(text: str) -> None:
    one, other = (svc.analyse(text, name).diagnostics for name in ("one.vsc", "folder/other.vsc"))
    assert [each.file for each in other] == ["folder/other.vsc"] * len(one)
    assert [(each.code, each.range, each.message, each.help) for each in one] == [
        (each.code, each.range, each.message, each.help) for each in other
    ]


@given(streams())
def test_other_units_of_time_are_the_same_stream(stream: svc.Stream) -> None:
    text = Pieces.read(svc.to_text(stream))
    assert svc.analyse(str(other_units_of_time(text, Random(4)))).streams == svc.analyse(str(text)).streams


@cases()
def test_comments_say_nothing_unless_they_are_for_svc(case: Path) -> None:
    text = Pieces.read(text_of(case))
    for_svc = ("# svc:", "# select:")
    bare = text.changed(lambda piece: () if is_comment(piece) and not piece.text.startswith(for_svc) else (piece,))
    codes = [[each.code for each in analysed(str(each)).diagnostics] for each in (text, bare)]
    assert codes[0] == codes[1]


RICH = """\
stream rich "A rich stream"
  owner: "Somebody who knows"
  party é_cloud in supplier
  step log in engage by service_desk, incident_management takes 90m
  step unused in improve
  user -> log : incidents, feedback
  log -> deliver_support : user_support_tasks share 20%
  log -> plan : nothing_known
  é_cloud -> obtain_build : goods
  deliver_support -> customer : delivered_services
"""


def holds(relation: Relation, base: Pieces, changed: Pieces) -> None:
    """The same is told of a text and of its change, and the places are each other's."""
    selected = selection(str(base))
    before, after = (svc.analyse(str(each), select=selected).diagnostics for each in (base, changed))
    place = Pieces(piece for piece in changed if piece.kind != "MARK").homes()
    assert _told(relation, after, place) == _told(relation, before, lambda span: span), str(changed)


def _told(
    relation: Relation, findings: Collection[svc.Diagnostic], place: Callable[[tuple[int, int]], object]
) -> Counter[tuple[object, ...]]:
    """Findings by what they have in common with those of the other text."""
    found: Counter[tuple[object, ...]] = Counter()
    for each in findings:
        assert each.range is not None
        span = each.range.start.offset, each.range.end.offset
        known_by = (each.code, place(span), each.message, each.help)
        found[known_by[: 1 if each.code in relation.moving else relation.common]] += 1
    return found
