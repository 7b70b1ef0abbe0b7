"""A change of a text that means nothing to it, and what both texts have in common."""

from collections.abc import Callable, Collection
from enum import IntEnum
from random import Random
from typing import NamedTuple

from tests.support.pieces import Piece, Pieces

Change = Callable[[Pieces, Random], Pieces]


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


FIRST_OF_A_GROUP = ("VSC403", "VSC404")
"""Told at the first of several steps."""
