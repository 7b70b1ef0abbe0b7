"""Other ways to write what has the same meaning."""

from collections.abc import Iterator
from random import Random

from svc.model.quantities import Duration
from tests.checker.relations.relation import Relation, new, written
from tests.checker.relations.statements import CLAUSES, following, is_time, kind_of
from tests.support.pieces import Piece, Pieces


def practices_one_by_one(text: Pieces, chance: Random) -> Pieces:
    """A list of practices as several clauses."""
    found, clause = [], ""
    for piece in text:
        clause = piece.role or clause
        found.append(new("BY", " by ") if piece.kind == "_COMMA" and clause == "by" else piece)
    return Pieces(found)


def artefacts_one_by_one(text: Pieces, chance: Random) -> Pieces:
    """An arrow with several artefacts as several arrows."""
    return Pieces(piece for each in text.statements() for piece in _arrows(each))


def texts_side_by_side(text: Pieces, chance: Random) -> Pieces:
    """A text in two parts."""
    return text.changed(
        lambda piece: _halves(piece) if piece.kind == "TEXT" and piece.role != "artefacts" else (piece,)
    )


def other_units_of_time(text: Pieces, chance: Random) -> Pieces:
    """Hours as minutes, minutes as seconds, days as they are."""
    return text.changed(lambda piece: (written(piece, _smaller(piece.text)),) if is_time(piece) else (piece,))


def percentages_with_decimals(text: Pieces, chance: Random) -> Pieces:
    """A percentage with zeros that change nothing."""
    return text.changed(
        lambda piece: (written(piece, f"{piece.text[:-1]}.000%"),) if piece.kind == "QUANTITY" and "." not in piece.text
        and piece.text.endswith("%") else (piece,)
    )  # fmt: skip


def default_catalogue_by_its_name(text: Pieces, chance: Random) -> Pieces:
    """What a stream follows anyhow is said."""
    return following(text, "itil4")


def _halves(piece: Piece) -> tuple[Piece, ...]:
    before, blank, after = piece.text.partition(" ")
    if not blank or len(before) < 2 or len(after) < 2 or before.endswith("\\"):
        return (piece,)
    return written(piece, f'{before}"'), new("_SPACE", " "), written(piece, f'"{after}')


def _smaller(text: str) -> str:
    """A length of time in the next smaller unit."""
    said = [Duration.parse(each) for each in text.split("..")]
    smaller = {"h": ("m", 60), "m": ("s", 60)}
    units = [smaller.get(each.unit, (each.unit, 1)) for each in said]
    if any(each.amount * factor >= 10**9 for each, (_, factor) in zip(said, units, strict=True)):
        return text
    return "..".join(
        str(Duration(each.amount * factor, unit)) for each, (unit, factor) in zip(said, units, strict=True)
    )


def _arrows(statement: Pieces) -> Iterator[Piece]:
    """A plain arrow with several artefacts as an arrow for each; any other statement as it is."""
    carried = [piece for piece in statement if piece.role == "artefacts"]
    ends = [piece for piece in statement if piece.role == "flow"]
    if len(carried) < 2 or kind_of(statement) != "FLOW" or {piece.kind for piece in statement} & CLAUSES:
        yield from statement
        return
    for artefact in carried:
        yield from (ends[0], new("_ARROW", " -> "), ends[1], new("_COLON", " : "), artefact, new("_END", "\n"))


WORDING = (
    Relation(practices_one_by_one),
    Relation(artefacts_one_by_one, without=["VSC201"]),
    Relation(texts_side_by_side),
    Relation(other_units_of_time, without=["VSC501", "VSC502"]),  # they quote the value of a promise
    Relation(percentages_with_decimals),
    Relation(default_catalogue_by_its_name),
)
