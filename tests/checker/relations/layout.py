"""Changes of layout: comments, blanks, newlines, forms of letters."""

from random import Random
from unicodedata import normalize

from tests.checker.relations.relation import Relation, new, written
from tests.checker.relations.statements import begins_a_clause, ends, is_name, is_sign
from tests.support.pieces import Piece, Pieces


def comments_behind_statements(text: Pieces, chance: Random) -> Pieces:
    """A comment at the end of each line."""
    return text.changed(lambda piece: (new("COMMENT", "  # user -> plan"), piece) if ends(piece) else (piece,))


def comments_between_statements(text: Pieces, chance: Random) -> Pieces:
    """Comments on lines of their own, with quotes and signs in them."""
    return text.changed(lambda piece: (new("_END", '\n\t# "\n#->:\n'), piece) if ends(piece) else (piece,))


def blank_lines(text: Pieces, chance: Random) -> Pieces:
    """Blank lines between statements, some with blanks on them."""
    return text.changed(lambda piece: (new("_END", "\n \t\n\n"), piece) if ends(piece) else (piece,))


def statements_over_several_lines(text: Pieces, chance: Random) -> Pieces:
    """A new line before each clause, and nowhere else in a statement."""

    def broken(piece: Piece) -> tuple[Piece, ...]:
        if piece.kind == "_CONTINUED" and "#" not in piece.text:
            return (new("_SPACE", " "),)
        return (new("_CONTINUED", "\n     "), piece) if begins_a_clause(piece) else (piece,)

    return text.changed(broken)


def comments_within_statements(text: Pieces, chance: Random) -> Pieces:
    """A comment behind what stands before a clause, and one more on a line of its own."""
    lines = new("_CONTINUED", " # behind\n# between\n\t")
    return text.changed(lambda piece: (lines, piece) if begins_a_clause(piece) else (piece,))


def newlines_of_windows(text: Pieces, chance: Random) -> Pieces:
    """Lines end with two characters."""
    return _with_newlines(text, "\r\n")


def newlines_of_old_macs(text: Pieces, chance: Random) -> Pieces:
    """Lines end with the other character."""
    return _with_newlines(text, "\r")


def newlines_of_all_kinds(text: Pieces, chance: Random) -> Pieces:
    """Each line ends in another way."""
    return text.changed(lambda piece: (_newlines(piece, chance.choice(("\n", "\r", "\r\n"))),))


def blanks_at_ends_of_lines(text: Pieces, chance: Random) -> Pieces:
    """Blanks that nobody sees."""
    return _with_newlines(text, " \t\n")


def byte_order_mark(text: Pieces, chance: Random) -> Pieces:
    """A mark at the beginning, as editors of some systems write it; it has no place."""
    return Pieces((new("MARK", "\ufeff"), *text))


def no_indentation(text: Pieces, chance: Random) -> Pieces:
    """Every line begins at the margin."""
    return text.changed(lambda piece: (written(piece, piece.text.rstrip(" \t")) if piece.kind == "_END" else piece,))


def any_indentation(text: Pieces, chance: Random) -> Pieces:
    """Every line begins somewhere else."""
    blanks = ("", " ", "\t", "      ", " \t ")
    return text.changed(
        lambda piece: (written(piece, piece.text.rstrip(" \t") + chance.choice(blanks)) if ends(piece) else piece,)
    )


def wide_blanks(text: Pieces, chance: Random) -> Pieces:
    """More blanks between words, and blanks around signs."""
    return text.changed(
        lambda piece: (new("_SPACE", " \t"), piece, new("_SPACE", "  ")) if is_sign(piece)
        else (written(piece, " \t  "),) if piece.kind == "_SPACE" else (piece,)
    )  # fmt: skip


def no_blanks_around_signs(text: Pieces, chance: Random) -> Pieces:
    """Words and signs side by side."""
    around = zip((None, *text), text, (*text[1:], None), strict=False)
    return Pieces(
        piece
        for before, piece, after in around
        if piece.kind != "_SPACE" or not any(each and is_sign(each) for each in (before, after))
    )


def decomposed_names(text: Pieces, chance: Random) -> Pieces:
    """Letters with marks as a letter and a mark (NFD)."""
    return text.changed(lambda piece: (written(piece, normalize("NFD", piece.text)),) if is_name(piece) else (piece,))


def _with_newlines(text: Pieces, newline: str) -> Pieces:
    return text.changed(lambda piece: (_newlines(piece, newline),))


def _newlines(piece: Piece, newline: str) -> Piece:
    ends = piece.kind in ("_END", "_CONTINUED")
    return (
        written(piece, piece.text.replace("\r\n", "\n").replace("\r", "\n").replace("\n", newline)) if ends else piece
    )


LAYOUT = tuple(map(Relation, (
    comments_behind_statements, comments_between_statements, blank_lines, statements_over_several_lines,
    comments_within_statements, newlines_of_windows, newlines_of_old_macs, newlines_of_all_kinds,
    blanks_at_ends_of_lines, byte_order_mark, no_indentation, any_indentation, wide_blanks, no_blanks_around_signs,
    decomposed_names,
)))  # fmt: skip
