"""What changes ask of a text: its statements and sections, and what a piece of it is."""

from svc.syntax.tables import tables
from tests.checker.relations.relation import new
from tests.support.pieces import Piece, Pieces

CLAUSES = {"IN", "BY", "WAITS", "TAKES", "ACCURATE", "OPENS", "WHEN", "SHARE", "FOLLOWS"}


def ends(piece: Piece) -> bool:
    return piece.kind == "_END"


def is_comment(piece: Piece) -> bool:
    return piece.kind in ("COMMENT", "_COMMENT")


def is_sign(piece: Piece) -> bool:
    return piece.kind in ("_ARROW", "_COLON", "_COMMA")


def is_name(piece: Piece) -> bool:
    return piece.kind == "NAME" or piece.text.lower() in tables().words


def is_time(piece: Piece) -> bool:
    """Whether it is a length of time; a promise may be within a bare number or a percentage as well."""
    has_unit = any(letter.isalpha() for letter in piece.text)
    return piece.kind == "QUANTITY" and piece.role in ("waits", "takes", "length") and has_unit


def begins_a_clause(piece: Piece) -> bool:
    return piece.kind in CLAUSES and bool(piece.role)


def kind_of(statement: Pieces) -> str:
    """The word that a statement begins with, or KEY or FLOW."""
    (first, *_) = (piece for piece in statement if piece.kind[:1] != "_" and piece.kind != "COMMENT")
    return first.role.upper() if first.kind == "NAME" else first.kind


def as_line(statement: Pieces) -> Pieces:
    """A statement that ends with its line."""
    return Pieces((*words_of(statement), new("_END", "\n")))


def words_of(statement: Pieces) -> list[Piece]:
    """A statement without comments and the end of its line."""
    return [piece for piece in statement if piece.kind != "_END" and not is_comment(piece)]


def declared_in(text: Pieces) -> set[str]:
    """The names of steps and parties of the streams of a text."""
    streams, _ = sections_of(text)
    return {piece.text for piece in streams if piece.kind == "NAME" and piece.role in ("step", "party")}


def sections_of(text: Pieces) -> tuple[Pieces, Pieces]:
    """What stands above the last catalogue of a text, and that."""
    found = [number for number, piece in enumerate(text) if piece.kind == "CATALOGUE"]
    cut = found[-1] if found else len(text)
    return Pieces(text[:cut]), Pieces(text[cut:])


def added(text: str) -> Pieces:
    """A text that is put beside another one: nothing may be told there."""
    return Pieces(piece._replace(origin=None) for piece in Pieces.read(text))


def following(text: Pieces, catalogue: str) -> Pieces:
    """A stream that followed the default catalogue, named or not, follows another one; any other stays as it is."""
    heading, *rest = text.statements()
    if followed_by(text):
        named = ("NAME", "follows", "itil4")
        return text.changed(
            lambda piece: (new("NAME", catalogue),) if (piece.kind, piece.role, piece.text) == named else (piece,)
        )
    *words, end = heading
    return Pieces((*words, new("FOLLOWS", f" follows {catalogue}"), end, *(piece for each in rest for piece in each)))


def followed_by(text: Pieces) -> str:
    """The catalogue that a stream says to follow."""
    return next((piece.text for piece in text if (piece.kind, piece.role) == ("NAME", "follows")), "")
