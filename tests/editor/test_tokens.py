"""What each word of a text is, for its colour."""

from itertools import pairwise

from hypothesis import given

import svc
from svc import strategies as svc_st
from svc.editor.occurrences import occurrences
from svc.editor.token_kinds import TokenKind
from svc.editor.tokens import Token, tokens
from tests.support.tables import every

TEXT = """\
# a comment
stream step follows itil4
  in: "a key"
  step in "In" in engage by service_desk waits 5m # behind
  user -> in : incidents
  in -> takes : nothing_known
"""


def found(text: str = TEXT) -> list[Token]:
    analysis = svc.analyse(text)
    return [*tokens(analysis, occurrences(analysis))]


@every(
    "words, kind",
    [
        ("# a comment|# behind", TokenKind.COMMENT),
        ("stream|follows|step|in|by|waits", TokenKind.KEYWORD),
        ("in", TokenKind.KEY),
        ("step", TokenKind.STREAM),
        ("itil4", TokenKind.CATALOGUE),
        ("in|in|in", TokenKind.STEP),
        ("engage", TokenKind.ACTIVITY),
        ("user", TokenKind.PARTY),
        ("service_desk", TokenKind.PRACTICE),
        ("incidents", TokenKind.ARTEFACT),
        ("takes|nothing_known", TokenKind.NAME),
        ('"a key"|"In"', TokenKind.TEXT),
        ("5m", TokenKind.QUANTITY),
        (":|->|:|->|:", TokenKind.OPERATOR),
    ],
)
def test_a_word_is_what_the_parser_takes_it_for(words: str, kind: TokenKind) -> None:
    mine = [TEXT[slice(*each.span)] for each in found() if each.kind is kind]
    assert sorted(mine) == sorted(words.split("|")) if kind is not TokenKind.KEYWORD else {*mine} == {*words.split("|")}


def test_what_declares_and_what_ships_is_marked() -> None:
    declared = [TEXT[slice(*each.span)] for each in found() if each.declares]
    shipped = {TEXT[slice(*each.span)] for each in found() if each.is_shipped}
    assert declared == ["step", "in"]
    assert shipped == {"itil4", "engage", "user", "service_desk", "incidents"}


def test_a_broken_statement_has_colours_too() -> None:
    text = "step log in -> engage\n"
    kinds = [(text[slice(*each.span)], each.kind) for each in found(text)]
    assert kinds[0] == ("step", TokenKind.KEYWORD)
    assert ("->", TokenKind.OPERATOR) in kinds


@given(svc_st.broken_texts())
def test_tokens_are_in_order_and_apart(text: str) -> None:
    every = found(text)
    assert every
    assert all(one.span[1] <= other.span[0] for one, other in pairwise(every))
