"""Changes of names: titles, aliases, steps and parties by other names."""

from collections.abc import Collection, Iterator
from random import Random

import svc
from svc.model import title_of
from tests.checker.relations.relation import FIRST_OF_A_GROUP, Common, Relation, written
from tests.checker.relations.statements import added, declared_in, followed_by, following, sections_of
from tests.support.pieces import Piece, Pieces

ALIASES = "catalogue aliases extends itil4\n" + "".join(
    f"{kind} {name} alias {name}_too\n"
    for kind, things in (
        ("activity", svc.itil4.all_activities),
        ("party", svc.itil4.all_parties),
        ("artefact", svc.itil4.all_artefacts),
    )
    for name in things
)


def artefacts_by_their_titles(text: Pieces, chance: Random) -> Pieces:
    """Titles in quotes for ids."""
    titles = {name: f'"{title_of(each)}"' for name, each in svc.itil4.all_artefacts.items()}
    return text.changed(
        lambda piece: (written(piece, titles.get(piece.text, piece.text)),) if piece.role == "artefacts" else (piece,)
    )


def aliases_for_ids(text: Pieces, chance: Random) -> Pieces:
    """Other names of activities, parties and artefacts."""
    declared, known = declared_in(text), {*svc.itil4.ends, *svc.itil4.all_artefacts}
    if followed_by(text) != "aliases":
        return text

    def called(piece: Piece) -> Iterator[Piece]:
        here = piece.role in ("within", "artefacts") or (piece.role == "flow" and piece.text not in declared)
        yield written(piece, f"{piece.text}_too") if here and piece.kind == "NAME" and piece.text in known else piece

    streams, catalogue = sections_of(text)
    return Pieces((*streams.changed(called), *catalogue))


def steps_and_parties_by_other_names(text: Pieces, chance: Random) -> Pieces:
    """A name and all that refers to it."""
    declared = declared_in(text)
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


def with_aliases(text: Pieces, chance: Random) -> Pieces:
    """A stream that follows a catalogue in which every end and artefact has an alias."""
    return Pieces((*following(text, "aliases"), *added(f"\n{ALIASES}")))


def _with_declared(text: Pieces, word: str, known: Collection[str]) -> Pieces:
    """Ends that were named by an id are named by a step or party that is declared for them."""
    declared = declared_in(text)
    used = [piece.text for piece in text if piece.role == "flow" and piece.text in known and piece.text not in declared]
    if not used:
        return text
    heading, *rest = text.statements()
    body = Pieces(piece for each in rest for piece in each).changed(
        lambda piece: (written(piece, "zz_own"),) if piece.role == "flow" and piece.text == used[0] else (piece,)
    )
    return Pieces((*heading, *added(f"{word} zz_own in {used[0]}\n"), *body))


NAMES = (
    Relation(artefacts_by_their_titles, Common.PLACES),
    Relation(aliases_for_ids, Common.PLACES, base=with_aliases),
    Relation(steps_and_parties_by_other_names, Common.PLACES, without=["VSC201", "VSC205"]),
    Relation(stream_by_another_name, Common.PLACES),
    Relation(party_by_a_name_of_its_own, Common.PLACES),
    Relation(activity_as_a_declared_step, Common.PLACES, moving=[*FIRST_OF_A_GROUP, "VSC405"], without=["VSC201"]),
)
