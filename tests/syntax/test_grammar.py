"""The grammar is free of conflicts, says things twice only where they agree, and reserves no word."""

import logging
import re

import pytest
from lark import Lark
from lark import logger as lark_logger

import svc
from svc.syntax.characters import TEXT
from svc.syntax.tables import build, grammar, tables
from tests.support.tables import every

STATEMENTS = {
    "use", "stream", "catalogue", "step", "party", "team", "tool", "promise", "calendar", "artefact", "practice",
    "activity", "allow", "forbid",
}  # fmt: skip
WORDS = sorted(tables().words)
CLAUSES = sorted(set(WORDS) - STATEMENTS)


def _definition(terminal: str) -> str:
    (found,) = re.findall(rf"^{terminal}(?:\.\d)?: +/(.*)/$", grammar(), re.MULTILINE)
    return str(found)


def test_it_has_no_conflicts(caplog: pytest.LogCaptureFixture) -> None:
    lark_logger.addHandler(caplog.handler)
    try:
        with caplog.at_level(logging.DEBUG, logger=lark_logger.name):
            Lark(grammar(), parser="lalr", debug=True)
    finally:
        lark_logger.removeHandler(caplog.handler)
    assert not [message for message in caplog.messages if "Conflict" in message or "Shift/Reduce" in message]


def test_a_conflict_would_be_seen(caplog: pytest.LogCaptureFixture) -> None:
    lark_logger.addHandler(caplog.handler)
    try:
        with caplog.at_level(logging.DEBUG, logger=lark_logger.name):
            Lark('start: a "x"?\na: "x"? "y"\n | "y" "x"', parser="lalr", debug=True)
    finally:
        lark_logger.removeHandler(caplog.handler)
    assert [message for message in caplog.messages if "Shift/Reduce" in message]


def test_the_words_that_continue_a_statement_are_the_clause_words() -> None:
    (listed,) = re.findall(r'^_CLAUSE_WORD: ((?:\s*\|?\s*"[a-z]+")+)$', grammar(), re.MULTILINE)
    assert sorted(re.findall("[a-z]+", listed)) == CLAUSES == sorted(tables().clause_words)


def test_words_are_sorted_by_what_they_begin() -> None:
    assert {*tables().statement_words} == STATEMENTS
    assert tables().flag_words == ("begins", "ends")


def test_every_word_of_the_grammar_is_known_as_one() -> None:
    assert (
        sorted(word.lower() for word in re.findall(r'^([A-Z]+)(?:\.1)?: +"[a-z]+"', grammar(), re.MULTILINE)) == WORDS
    )
    assert build(grammar()).words == {word: word.upper() for word in WORDS}


def test_texts_are_the_same_to_the_grammar_and_to_the_search_for_characters() -> None:
    assert _definition("TEXT") == TEXT


def test_what_is_in_a_name_is_defined_once() -> None:
    assert grammar().count(r"(?=[-.\/&][^\W\d])") == len(re.findall("^_IN_A_NAME:", grammar(), re.MULTILINE)) == 1


@pytest.mark.parametrize("inside", ["é", "\u0301", "\u200c", ".b", "/b", "&b", "-b", "_", "7"])
def test_a_word_ends_where_a_name_ends(inside: str) -> None:
    text = f"x -> y : z\nby{inside} -> y : z\n"
    for given in (text, text.replace("\n", " # why\n")):
        (stream,) = svc.analyse(given).streams
        assert [flow.target for flow in stream.flows] == ["y", "y"]


@pytest.mark.parametrize("text", ["a->b:c", "a.b->c/d:e&f", "a-->b", "a=>b", "a→b：c"])
def test_a_sign_ends_a_name_without_a_blank(text: str) -> None:
    (stream,) = svc.analyse(text).streams
    assert [len(flow.source) + len(flow.target) for flow in stream.flows] == [6 if "." in text else 2]


each_word = every("word", WORDS)


class TestNoWordIsReserved:
    """Each is a keyword only where one can stand."""

    @each_word
    def test_as_a_source_and_a_target(self, word: str) -> None:
        (stream,) = svc.analyse(f"{word} -> {word}\n{word}->x : y\nx -> {word} : y\n").streams
        assert [(flow.source, flow.target) for flow in stream.flows] == [(word, word), (word, "x"), ("x", word)]

    @each_word
    def test_as_a_key(self, word: str) -> None:
        analysis = svc.analyse(f'{word}: "said"\n{word}_2 : "said too"\n')
        assert dict(analysis.streams[0].keys) == {word: "said", f"{word}_2": "said too"}

    @each_word
    def test_as_an_artefact(self, word: str) -> None:
        (stream,) = svc.analyse(f'x -> y : {word}\nx -> y : {word}, {word} when "so"\n').streams
        assert [flow.artefacts for flow in stream.flows] == [(word,), (word, word)]
        assert stream.flows[1].when == "so"

    @each_word
    def test_as_a_step_its_activity_practice_and_stream(self, word: str) -> None:
        (stream,) = svc.analyse(f"step {word} in {word} by {word}, {word} opens {word}\n").streams
        assert stream.steps == (svc.Step(word, activity=word, practices=[word, word], opens=word),)

    @each_word
    def test_as_a_party_and_a_stream(self, word: str) -> None:
        (stream,) = svc.analyse(f"stream {word} follows {word}\nparty {word} in {word}\n").streams
        assert (stream.name, stream.follows) == (word, word)
        assert stream.parties == (svc.NamedParty(word, party=word),)

    @each_word
    def test_in_a_catalogue(self, word: str) -> None:
        (catalogue,) = svc.analyse(
            f"catalogue {word} extends {word}\nartefact {word} alias {word}\npractice {word} in {word}\n"
            f"activity {word} input {word} from {word}\nallow {word} -> {word} : {word}\n"
        ).catalogues
        assert [catalogue.name, catalogue.artefacts[0].name, catalogue.practices[0].group] == [word] * 3
        (line,) = catalogue.activities[0].lines
        assert (line.artefacts, line.counterparties) == ((word,), (word,))
        assert catalogue.rules[0].artefacts == (word,)


@every("word", CLAUSES)
def test_a_line_that_begins_with_a_clause_word_and_a_sign_begins_a_statement(word: str) -> None:
    (stream,) = svc.analyse(f'x -> y : z\n{word} -> y : z\nx -> y : z\n{word}: "said"\n').streams
    assert len(stream.flows) == 3
    assert word in stream.keys
