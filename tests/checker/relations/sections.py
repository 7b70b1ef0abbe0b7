"""Other sections beside those of a text, and catalogues that say the same."""

from collections.abc import Iterator
from random import Random

import svc
from svc.model import title_of
from tests.checker.relations.relation import Common, Relation, new
from tests.checker.relations.statements import added, following, sections_of, words_of
from tests.support import ROOT
from tests.support.pieces import Piece, Pieces

CANON = (ROOT / "src" / "svc" / "semantics" / "shipped" / "itil4.vsc").read_text("utf-8")
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


def unrelated_stream_below(text: Pieces, chance: Random) -> Pieces:
    """Another stream at the end of the file."""
    return Pieces((*text, *added(f"\n{OTHER}")))


def unrelated_stream_above(text: Pieces, chance: Random) -> Pieces:
    """Another stream at the beginning of the file."""
    return Pieces((*added(OTHER), *text))


def unrelated_catalogue(text: Pieces, chance: Random) -> Pieces:
    """A catalogue that nothing follows."""
    return Pieces((*added(TAILORED), *text))


def stream_above_its_catalogue(text: Pieces, chance: Random) -> Pieces:
    """Sections in another order."""
    streams, catalogue = sections_of(text)
    return Pieces((*catalogue, new("_END", "\n"), *streams))


def catalogue_tailored_by_nothing(text: Pieces, chance: Random) -> Pieces:
    """A catalogue that extends the one that was followed, and says nothing."""
    return Pieces((*following(text, "local"), *added("\ncatalogue local extends itil4\n")))


def catalogue_tailored_twice(text: Pieces, chance: Random) -> Pieces:
    """A level more between a catalogue and its root."""
    below = "\ncatalogue local extends middle\ncatalogue middle extends itil4\n"
    return Pieces((*following(text, "local"), *added(below)))


def catalogue_tailored_by_what_is_unrelated(text: Pieces, chance: Random) -> Pieces:
    """An activity, a party, a practice and an artefact more, and rules about them alone."""
    return Pieces((*following(text, "zz_local"), *added(f"\n{TAILORED}")))


def inherited_things_stated_again(text: Pieces, chance: Random) -> Pieces:
    """An activity, a party, a practice and an artefact with their own titles."""
    return Pieces((*following(text, "local"), *added(f"\ncatalogue local extends itil4\n{RESTATED}")))


def canon_in_the_file(text: Pieces, chance: Random) -> Pieces:
    """The shipped catalogue, copied below."""
    return Pieces((*text, *added(f"\n{CANON}")))


def catalogue_in_any_order(text: Pieces, chance: Random) -> Pieces:
    """Statements of a catalogue, and the lines of its activities."""
    streams, catalogue = sections_of(text)
    heading, *rest = catalogue.statements()
    chance.shuffle(rest)
    return Pieces((*streams, *heading, *(piece for each in rest for piece in _lines_shuffled(each, chance))))


def with_a_catalogue(text: Pieces, chance: Random) -> Pieces:
    """A stream that follows a catalogue of its file."""
    return catalogue_tailored_by_what_is_unrelated(text, chance)


def _lines_shuffled(statement: Pieces, chance: Random) -> Iterator[Piece]:
    """A statement; of an activity the input and output lines in any order."""
    lines: list[list[Piece]] = [[]]
    for piece in words_of(statement):
        if piece.kind in ("INPUT", "OUTPUT"):
            lines.append([])
        lines[-1].append(piece)
    rest = lines[1:]
    chance.shuffle(rest)
    yield from (piece for line in (lines[0], *rest) for piece in (*line, new("_SPACE", " ")))
    yield new("_END", "\n")


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
