"""Relations: a text is changed in a way that means nothing to it, and the same must be told of it, at the same places.

No expected findings stand here; a text and its change are each other's. `RELATIONS` is the table: a row has the change,
a function whose docstring says it, what both must have in common, and the codes that it can't promise that of.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterator
from enum import IntEnum
from pathlib import Path
from random import Random
from typing import NamedTuple
from unicodedata import normalize

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import svc
from svc.diagnostics.codes import CODES
from svc.model import title_of
from svc.model.quantities import Duration
from svc.strategies import FAULTS, invalid_streams, streams, texts
from svc.syntax.tables import tables
from tests.support import ROOT
from tests.support.marked import analysed, cases, selection, text_of
from tests.support.pieces import Piece, Pieces
from tests.support.thorough import scaled

Change = Callable[[Pieces, Random], Pieces]
CANON = (ROOT / "src" / "svc" / "semantics" / "shipped" / "itil4.vsc").read_text("utf-8")
OPTIONAL = {each.code for each in CODES if each.optional}
CLAUSES = {"IN", "BY", "WAITS", "TAKES", "ACCURATE", "OPENS", "WHEN", "SHARE", "FOLLOWS"}


class Common(IntEnum):
    """What a text and its change have in common: the codes; their places too; the messages too; the help too."""

    CODES = 1
    PLACES = 2
    MESSAGES = 3
    ALL = 4


class Relation(NamedTuple):
    """A change, what stays, the codes that move with it, and the codes with which a text is left out.

    `base` is made of a text first, for changes of what a drawn text does not hold.
    """

    change: Change
    common: Common = Common.ALL
    moving: Collection[str] = ()
    without: Collection[str] = ()
    base: Change = lambda text, chance: text

    def __str__(self) -> str:
        return self.change.__name__


def new(kind: str, text: str) -> Piece:
    """A piece that no text had before."""
    return Piece(kind, text)


def written(piece: Piece, text: str) -> Piece:
    """A piece in other words, at its old place."""
    return piece._replace(text=text)


# --- layout


def comments_behind_statements(text: Pieces, chance: Random) -> Pieces:
    """A comment at the end of each line."""
    return text.changed(lambda piece: (new("COMMENT", "  # user -> plan"), piece) if _ends(piece) else (piece,))


def comments_between_statements(text: Pieces, chance: Random) -> Pieces:
    """Comments on lines of their own, with quotes and signs in them."""
    return text.changed(lambda piece: (new("_END", '\n\t# "\n#->:\n'), piece) if _ends(piece) else (piece,))


def blank_lines(text: Pieces, chance: Random) -> Pieces:
    """Blank lines between statements, some with blanks on them."""
    return text.changed(lambda piece: (new("_END", "\n \t\n\n"), piece) if _ends(piece) else (piece,))


def statements_over_several_lines(text: Pieces, chance: Random) -> Pieces:
    """A new line before each clause, and nowhere else in a statement."""

    def broken(piece: Piece) -> tuple[Piece, ...]:
        if piece.kind == "_CONTINUED" and "#" not in piece.text:
            return (new("_SPACE", " "),)
        return (new("_CONTINUED", "\n     "), piece) if _begins_a_clause(piece) else (piece,)

    return text.changed(broken)


def comments_within_statements(text: Pieces, chance: Random) -> Pieces:
    """A comment behind what stands before a clause, and one more on a line of its own."""
    lines = new("_CONTINUED", " # behind\n# between\n\t")
    return text.changed(lambda piece: (lines, piece) if _begins_a_clause(piece) else (piece,))


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
        lambda piece: (written(piece, piece.text.rstrip(" \t") + chance.choice(blanks)) if _ends(piece) else piece,)
    )


def wide_blanks(text: Pieces, chance: Random) -> Pieces:
    """More blanks between words, and blanks around signs."""
    return text.changed(
        lambda piece: (new("_SPACE", " \t"), piece, new("_SPACE", "  ")) if _is_sign(piece)
        else (written(piece, " \t  "),) if piece.kind == "_SPACE" else (piece,)
    )  # fmt: skip


def no_blanks_around_signs(text: Pieces, chance: Random) -> Pieces:
    """Words and signs side by side."""
    around = zip((None, *text), text, (*text[1:], None), strict=False)
    return Pieces(
        piece
        for before, piece, after in around
        if piece.kind != "_SPACE" or not any(each and _is_sign(each) for each in (before, after))
    )


def decomposed_names(text: Pieces, chance: Random) -> Pieces:
    """Letters with marks as a letter and a mark (NFD)."""
    return text.changed(lambda piece: (written(piece, normalize("NFD", piece.text)),) if _is_name(piece) else (piece,))


# --- other ways to have the same meaning


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
    return text.changed(lambda piece: (written(piece, _smaller(piece.text)),) if _is_time(piece) else (piece,))


def percentages_with_decimals(text: Pieces, chance: Random) -> Pieces:
    """A percentage with zeros that change nothing."""
    return text.changed(
        lambda piece: (written(piece, f"{piece.text[:-1]}.000%"),) if piece.kind == "QUANTITY" and "." not in piece.text
        and piece.text.endswith("%") else (piece,)
    )  # fmt: skip


def default_catalogue_by_its_name(text: Pieces, chance: Random) -> Pieces:
    """What a stream follows anyhow is said."""
    return _following(text, "itil4")


# --- names


def artefacts_by_their_titles(text: Pieces, chance: Random) -> Pieces:
    """Titles in quotes for ids."""
    titles = {name: f'"{title_of(each)}"' for name, each in svc.itil4.all_artefacts.items()}
    return text.changed(
        lambda piece: (written(piece, titles.get(piece.text, piece.text)),) if piece.role == "artefacts" else (piece,)
    )


def aliases_for_ids(text: Pieces, chance: Random) -> Pieces:
    """Other names of activities, parties and artefacts."""
    declared, known = _declared(text), {*svc.itil4.ends, *svc.itil4.all_artefacts}
    if _follows(text) != "aliases":
        return text

    def called(piece: Piece) -> Iterator[Piece]:
        here = piece.role in ("within", "artefacts") or (piece.role == "flow" and piece.text not in declared)
        yield written(piece, f"{piece.text}_too") if here and piece.kind == "NAME" and piece.text in known else piece

    streams, catalogue = _sections(text)
    return Pieces((*streams.changed(called), *catalogue))


def steps_and_parties_by_other_names(text: Pieces, chance: Random) -> Pieces:
    """A name and all that refers to it."""
    declared = _declared(text)
    return text.changed(
        lambda piece: (
            (written(piece, f"{piece.text}_x9"),)
            if piece.kind == "NAME" and piece.role in ("step", "party", "flow") and piece.text in declared
            else (piece,)
        )
    )


def stream_by_another_name(text: Pieces, chance: Random) -> Pieces:
    """The name of a stream, also where one of its steps opens it."""
    name = next(piece.text for piece in text if (piece.kind, piece.role) == ("NAME", "stream"))
    return text.changed(
        lambda piece: (
            (written(piece, "another_name"),)
            if piece.kind == "NAME" and piece.role in ("stream", "opens") and piece.text == name
            else (piece,)
        )
    )


def party_by_a_name_of_its_own(text: Pieces, chance: Random) -> Pieces:
    """An outside party that was named by its id is declared."""
    return _with_declared(text, "party", svc.itil4.all_parties)


def activity_as_a_declared_step(text: Pieces, chance: Random) -> Pieces:
    """A step that was named by its activity is declared."""
    of = {piece.text for piece in text if piece.role == "within"}
    return _with_declared(text, "step", svc.itil4.all_activities.keys() - of)


# --- order


def declarations_in_any_order(text: Pieces, chance: Random) -> Pieces:
    """Keys, steps and parties."""
    return _shuffled(text, ("KEY", "STEP", "PARTY"), chance)


def arrows_in_any_order(text: Pieces, chance: Random) -> Pieces:
    """Arrows among themselves."""
    return _shuffled(text, ("FLOW",), chance)


def statements_in_any_order(text: Pieces, chance: Random) -> Pieces:
    """All that stands below a heading."""
    return _shuffled(text, ("KEY", "STEP", "PARTY", "FLOW"), chance)


# --- sections


def unrelated_stream_below(text: Pieces, chance: Random) -> Pieces:
    """Another stream at the end of the file."""
    return Pieces((*text, *_added(f"\n{OTHER}")))


def unrelated_stream_above(text: Pieces, chance: Random) -> Pieces:
    """Another stream at the beginning of the file."""
    return Pieces((*_added(OTHER), *text))


def unrelated_catalogue(text: Pieces, chance: Random) -> Pieces:
    """A catalogue that nothing follows."""
    return Pieces((*_added(TAILORED), *text))


def stream_above_its_catalogue(text: Pieces, chance: Random) -> Pieces:
    """Sections in another order."""
    streams, catalogue = _sections(text)
    return Pieces((*catalogue, new("_END", "\n"), *streams))


def catalogue_tailored_by_nothing(text: Pieces, chance: Random) -> Pieces:
    """A catalogue that extends the one that was followed, and says nothing."""
    return Pieces((*_following(text, "local"), *_added("\ncatalogue local extends itil4\n")))


def catalogue_tailored_twice(text: Pieces, chance: Random) -> Pieces:
    """A level more between a catalogue and its root."""
    below = "\ncatalogue local extends middle\ncatalogue middle extends itil4\n"
    return Pieces((*_following(text, "local"), *_added(below)))


def catalogue_tailored_by_what_is_unrelated(text: Pieces, chance: Random) -> Pieces:
    """An activity, a party, a practice and an artefact more, and rules about them alone."""
    return Pieces((*_following(text, "zz_local"), *_added(f"\n{TAILORED}")))


def inherited_things_stated_again(text: Pieces, chance: Random) -> Pieces:
    """An activity, a party, a practice and an artefact with their own titles."""
    return Pieces((*_following(text, "local"), *_added(f"\ncatalogue local extends itil4\n{RESTATED}")))


def canon_in_the_file(text: Pieces, chance: Random) -> Pieces:
    """The shipped catalogue, copied below."""
    return Pieces((*text, *_added(f"\n{CANON}")))


def catalogue_in_any_order(text: Pieces, chance: Random) -> Pieces:
    """Statements of a catalogue, and the lines of its activities."""
    streams, catalogue = _sections(text)
    heading, *rest = catalogue.statements()
    chance.shuffle(rest)
    return Pieces((*streams, *heading, *(piece for each in rest for piece in _lines_shuffled(each, chance))))


OTHER = """\
stream unrelated_other "Another stream"
  trigger: "A disk fills up"
  engage -> deliver_support : user_support_tasks
  deliver_support -> user : delivered_services
  deliver_support -> improve : performance
"""
TAILORED = """\
catalogue zz_local extends itil4
  party zz_party
  practice zz_practice in general
  artefact zz_artefact
  activity zz_activity begins ends
    output zz_artefact to zz_party
"""
RESTATED = "".join(
    f'{kind} {name} "{title_of(things[name])}" alias {name}_again\n'
    for kind, name, things in (
        ("activity", "engage", svc.itil4.all_activities),
        ("party", "user", svc.itil4.all_parties),
        ("practice", "service_desk", svc.itil4.all_practices),
        ("artefact", "incidents", svc.itil4.all_artefacts),
    )
)
ALIASES = "catalogue aliases extends itil4\n" + "".join(
    f"{kind} {name} alias {name}_too\n"
    for kind, things in (
        ("activity", svc.itil4.all_activities),
        ("party", svc.itil4.all_parties),
        ("artefact", svc.itil4.all_artefacts),
    )
    for name in things
)


def with_aliases(text: Pieces, chance: Random) -> Pieces:
    """A stream that follows a catalogue in which every end and artefact has an alias."""
    return Pieces((*_following(text, "aliases"), *_added(f"\n{ALIASES}")))


def with_a_catalogue(text: Pieces, chance: Random) -> Pieces:
    """A stream that follows a catalogue of its file."""
    return catalogue_tailored_by_what_is_unrelated(text, chance)


FIRST_OF_A_GROUP = ("VSC403", "VSC404")
"""Told at the first of several steps."""
SECOND_OF_TWO = ("VSC204", "VSC220", "VSC223", "VSC407", "VSC408")
"""Told at the one that stands below, or at the one that stands above."""
MOVING_WITH_ARROWS = (*FIRST_OF_A_GROUP, *SECOND_OF_TWO, "VSC405")
"""An activity without a step of its own is told of at the first arrow that names it."""

LAYOUT = tuple(map(Relation, (
    comments_behind_statements, comments_between_statements, blank_lines, statements_over_several_lines,
    comments_within_statements, newlines_of_windows, newlines_of_old_macs, newlines_of_all_kinds,
    blanks_at_ends_of_lines, byte_order_mark, no_indentation, any_indentation, wide_blanks, no_blanks_around_signs,
    decomposed_names,
)))  # fmt: skip
WORDING = (
    Relation(practices_one_by_one),
    Relation(artefacts_one_by_one, without=["VSC201"]),
    Relation(texts_side_by_side),
    Relation(other_units_of_time),
    Relation(percentages_with_decimals),
    Relation(default_catalogue_by_its_name),
)
NAMES = (
    Relation(artefacts_by_their_titles, Common.PLACES),
    Relation(aliases_for_ids, Common.PLACES, base=with_aliases),
    Relation(steps_and_parties_by_other_names, Common.PLACES, without=["VSC201", "VSC205"]),
    Relation(stream_by_another_name, Common.PLACES),
    Relation(party_by_a_name_of_its_own, Common.PLACES),
    Relation(activity_as_a_declared_step, Common.PLACES, moving=[*FIRST_OF_A_GROUP, "VSC405"], without=["VSC201"]),
)
ORDER = (
    Relation(declarations_in_any_order, Common.PLACES, moving=[*FIRST_OF_A_GROUP, *SECOND_OF_TWO], without=["VSC204"]),
    Relation(arrows_in_any_order, Common.PLACES, moving=MOVING_WITH_ARROWS),
    Relation(statements_in_any_order, Common.PLACES, moving=MOVING_WITH_ARROWS, without=["VSC204"]),
)
SECTIONS = (
    Relation(unrelated_stream_below, Common.MESSAGES),
    Relation(unrelated_stream_above, Common.MESSAGES),
    Relation(unrelated_catalogue, Common.MESSAGES),
    Relation(stream_above_its_catalogue, base=with_a_catalogue),
    Relation(catalogue_tailored_by_nothing, Common.MESSAGES),
    Relation(catalogue_tailored_twice, Common.MESSAGES),
    Relation(catalogue_tailored_by_what_is_unrelated, Common.MESSAGES),
    Relation(inherited_things_stated_again, Common.MESSAGES),
    Relation(canon_in_the_file, Common.MESSAGES),
    Relation(catalogue_in_any_order, Common.MESSAGES, base=canon_in_the_file),
)
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
    bare = text.changed(lambda piece: () if _is_comment(piece) and not piece.text.startswith(for_svc) else (piece,))
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


def _ends(piece: Piece) -> bool:
    return piece.kind == "_END"


def _is_comment(piece: Piece) -> bool:
    return piece.kind in ("COMMENT", "_COMMENT")


def _is_sign(piece: Piece) -> bool:
    return piece.kind in ("_ARROW", "_COLON", "_COMMA")


def _is_name(piece: Piece) -> bool:
    return piece.kind == "NAME" or piece.text.lower() in tables().words


def _is_time(piece: Piece) -> bool:
    return piece.kind == "QUANTITY" and piece.role in ("waits", "takes", "length")


def _begins_a_clause(piece: Piece) -> bool:
    return piece.kind in CLAUSES and bool(piece.role)


def _with_newlines(text: Pieces, newline: str) -> Pieces:
    return text.changed(lambda piece: (_newlines(piece, newline),))


def _newlines(piece: Piece, newline: str) -> Piece:
    ends = piece.kind in ("_END", "_CONTINUED")
    return (
        written(piece, piece.text.replace("\r\n", "\n").replace("\r", "\n").replace("\n", newline)) if ends else piece
    )


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
    if len(carried) < 2 or _kind(statement) != "FLOW" or {piece.kind for piece in statement} & CLAUSES:
        yield from statement
        return
    for artefact in carried:
        yield from (ends[0], new("_ARROW", " -> "), ends[1], new("_COLON", " : "), artefact, new("_END", "\n"))


def _kind(statement: Pieces) -> str:
    """The word that a statement begins with, or KEY or FLOW."""
    (first, *_) = (piece for piece in statement if piece.kind[:1] != "_" and piece.kind != "COMMENT")
    return first.role.upper() if first.kind == "NAME" else first.kind


def _shuffled(text: Pieces, kinds: Collection[str], chance: Random) -> Pieces:
    """Statements of some kinds in any order, where they stood; a trigger is for the first arrow, so that one stays."""
    streams, catalogue = _sections(text)
    found = streams.statements()
    triggered = any(piece.text == "trigger" for piece in streams)
    movable = [number for number, each in enumerate(found) if _kind(each) in kinds]
    if triggered:
        first = next((number for number in movable if _kind(found[number]) == "FLOW"), None)
        movable = [number for number in movable if number != first]
        if "KEY" in kinds and "FLOW" in kinds:
            return text
    order = movable[:]
    chance.shuffle(order)
    moved = dict(zip(movable, order, strict=True))
    lines = [_as_line(found[moved.get(number, number)]) for number in range(len(found))]
    return Pieces((*(piece for line in lines for piece in line), *catalogue))


def _as_line(statement: Pieces) -> Pieces:
    """A statement that ends with its line."""
    return Pieces((*_words(statement), new("_END", "\n")))


def _words(statement: Pieces) -> list[Piece]:
    """A statement without comments and the end of its line."""
    return [piece for piece in statement if piece.kind != "_END" and not _is_comment(piece)]


def _lines_shuffled(statement: Pieces, chance: Random) -> Iterator[Piece]:
    """A statement; of an activity the input and output lines in any order."""
    lines: list[list[Piece]] = [[]]
    for piece in _words(statement):
        if piece.kind in ("INPUT", "OUTPUT"):
            lines.append([])
        lines[-1].append(piece)
    rest = lines[1:]
    chance.shuffle(rest)
    yield from (piece for line in (lines[0], *rest) for piece in (*line, new("_SPACE", " ")))
    yield new("_END", "\n")


def _declared(text: Pieces) -> set[str]:
    """The names of steps and parties of the streams of a text."""
    streams, _ = _sections(text)
    return {piece.text for piece in streams if piece.kind == "NAME" and piece.role in ("step", "party")}


def _sections(text: Pieces) -> tuple[Pieces, Pieces]:
    """What stands above the last catalogue of a text, and that."""
    found = [number for number, piece in enumerate(text) if piece.kind == "CATALOGUE"]
    cut = found[-1] if found else len(text)
    return Pieces(text[:cut]), Pieces(text[cut:])


def _added(text: str) -> Pieces:
    """A text that is put beside another one: nothing may be told there."""
    return Pieces(piece._replace(origin=None) for piece in Pieces.read(text))


def _following(text: Pieces, catalogue: str) -> Pieces:
    """A stream that followed the default catalogue, named or not, follows another one; any other stays as it is."""
    heading, *rest = text.statements()
    if _follows(text):
        named = ("NAME", "follows", "itil4")
        return text.changed(
            lambda piece: (new("NAME", catalogue),) if (piece.kind, piece.role, piece.text) == named else (piece,)
        )
    *words, end = heading
    return Pieces((*words, new("FOLLOWS", f" follows {catalogue}"), end, *(piece for each in rest for piece in each)))


def _follows(text: Pieces) -> str:
    """The catalogue that a stream says to follow."""
    return next((piece.text for piece in text if (piece.kind, piece.role) == ("NAME", "follows")), "")


def _with_declared(text: Pieces, word: str, known: Collection[str]) -> Pieces:
    """Ends that were named by an id are named by a step or party that is declared for them."""
    declared = _declared(text)
    used = [piece.text for piece in text if piece.role == "flow" and piece.text in known and piece.text not in declared]
    if not used:
        return text
    heading, *rest = text.statements()
    body = Pieces(piece for each in rest for piece in each).changed(
        lambda piece: (written(piece, "zz_own"),) if piece.role == "flow" and piece.text == used[0] else (piece,)
    )
    return Pieces((*heading, *_added(f"{word} zz_own in {used[0]}\n"), *body))
