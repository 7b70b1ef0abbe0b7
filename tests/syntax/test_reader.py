"""The reader's loop gives what lark itself gives, on any text: values, places and failures."""

import pickle
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

import pytest
from attrs import evolve
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lark import Lark, TextSlice, UnexpectedInput, UnexpectedToken

from svc.diagnostics import limits
from svc.model import Flow
from svc.syntax.line_statements import LINES
from svc.syntax.parser import parse
from svc.syntax.problems import Problem, collected
from svc.syntax.reader import Failure, Lines, Reader
from svc.syntax.statements import Callbacks
from svc.syntax.tables import build, grammar, source, tables
from svc.text.source import NEWLINE, Source, Span
from tests.support.thorough import scaled

LARK = Lark(grammar(), parser="lalr", transformer=Callbacks, maybe_placeholders=True)
CONTINUED = re.compile(LARK.get_terminal("_CONTINUED").pattern.to_regexp())
END = re.compile(LARK.get_terminal("_END").pattern.to_regexp())
READER = Reader(tables(), Callbacks, LINES, few=0, often=0)
BOTH = pytest.mark.parametrize("reader", [READER, Reader(tables(), Callbacks)], ids=["in one go", "word by word"])

FRAGMENTS = (
    "a -> b : x", "a->b", "a -> b : x, y", "step log in engage", 'step log "Log" in engage by p, q waits 2h..4h',
    "takes 45 m", 'owner: "text"', 'stream s "S" follows c', "catalogue c extends d", "  by p", '  "more"', "\n",
    "\r\n", "\r", "\n\n", " ", "\t", "# comment", "# svc: allow VSC401 because x", "->", "→", "=>", ":", "：", ",",
    '"', "“q”", "in", "by", "step", "when", "share 20%", "share", "-", ".", "{", "}", "1", "99.5%", "é", "नमस्ते",
    "\u200b", "\xa0", "\x0c", "\ufeff", "\u2028", "😀", "a-b", "a.b", "step.x -> y", "step\u200b z in q",
    "party u in user", "party u alias v", 'activity e section "5" begins ends', 'input a, "b" from all "w"',
    'output "b" to x, y', 'purpose "p"', 'allow a -> b : x because "r"', "forbid a -> b",
    "practice p in general alias q", 'use "x.vsc"', "waits", "follows", "from -> to : input", "all",
    "waits 5m..1h..1d takes 1h 45m", "takes PT45M every 1w batch 10", "arrives 20/d", 'begins "x" ends 15% "y"', "P1D",
    "responsible a, b accountable c", "uses t", 'seen "x", "y" queued "z"', 'team t "T" in supplier size 4 costs 55/h',
    "calendar 24h 7d", "tool t in supplier", "promise lead 85% within 3d to user of log", "promise wip above 3",
    'as "our words"', 'note "n" as "w"', 'artefact a "A" short "B" alias c', "?", "？", "? -> a : ?, b",
    "step a in ? by ?, p", "party p in ?", "allow ? -> b", "as", "note", "short",
)  # fmt: skip
TEXTS = st.lists(st.sampled_from(FRAGMENTS) | st.text(max_size=3), max_size=12).map(" ".join) | st.lists(
    st.sampled_from(FRAGMENTS), max_size=12
).map("\n".join)


NAMES = (
    "a", "b1", "_x", *("n" * length for length in (199, 200, 201)), *sorted(tables().words), "é", "a-b", "a.b", "a.",
    "?", "x\u200b", "naïve", "1a",
)  # fmt: skip
NAME = st.sampled_from(NAMES) | st.sampled_from(("a", "?"))
TEXT = st.sampled_from(('"t"', '"é → x"', '"a \\" b"', '"t', "“q”", '""', '"a" "b"', '"x\\', '"say # no"'))
QUANTITY = st.sampled_from(
    ("3d", "2h..4h", "30m..1h..4h", "99.5%", "50%x", "3 days", "3.", "1..", "-1d", "٣d", "20", "?", "？")
)
ARROW = st.sampled_from(("->", "->", "->", "-->", "=>", "→", "--"))
COLON = st.sampled_from((":", ":", "："))
COMMA = st.sampled_from((",", ",", "，", ",,"))
GAP = st.sampled_from(
    (*[" "] * 12, "", "\t", "  ", "\n  ", "\r\n", "\r", " # c\n  ", "\n# c\n", "\n\n", "\u2028", "\xa0", "\x0c")
)
STATEMENT_END = st.sampled_from((*["\n"] * 6, "\n\n", "\r\n", "\r", " # c\n", "\n  # c\n  ", "\n \u2028", "", "  \n\t"))
LIST = st.lists(NAME, min_size=1, max_size=3).flatmap(
    lambda names: st.lists(COMMA, min_size=3, max_size=3).map(
        lambda commas: [part for name, comma in zip(names, commas, strict=False) for part in (comma, name)][1:]
    )
)
USUAL = st.one_of(
    st.builds(lambda word, names: [word, *names], st.just("by"), LIST),
    st.tuples(st.sampled_from(("as", "when")), TEXT).map(list),
    st.tuples(st.sampled_from(("waits", "takes", "accurate", "share")), QUANTITY).map(list),
)
CLAUSE = st.one_of(
    USUAL,
    st.tuples(st.sampled_from(tables().clause_words), st.one_of(NAME, TEXT, QUANTITY)).map(list),
    st.builds(lambda word, names: [word, *names], st.sampled_from(("by", "alias", "in", "from")), LIST),
)
OPENING = st.one_of(
    st.builds(lambda *words: [*words], NAME, ARROW, NAME),
    st.builds(lambda source, arrow, target, colon, names: [source, arrow, target, colon, *names],
              NAME, ARROW, NAME, COLON, LIST),
    st.builds(lambda name, activity: ["step", name, "in", activity], NAME, NAME),
    st.builds(lambda name, title, activity: ["step", name, title, "in", activity], NAME, TEXT, NAME),
    st.builds(lambda word, name: [word, name], st.sampled_from(tables().statement_words), NAME),
    st.builds(lambda word, name, title: [word, name, title], st.sampled_from(tables().statement_words), NAME, TEXT),
    st.builds(lambda name, colon, text: [name, colon, text], NAME, COLON, TEXT),
)  # fmt: skip


@st.composite
def neighbours(draw: st.DrawFn) -> str:
    """Statements that are read in one go, and their nearest neighbours, which are not."""
    text = draw(st.sampled_from(("", "", "  ", "\n", "\ufeff")))
    for _ in range(draw(st.integers(1, 4))):
        words = [*draw(OPENING), *(word for clause in draw(st.lists(CLAUSE, max_size=3)) for word in clause)]
        text += words[0] + "".join(draw(GAP) + word for word in words[1:]) + draw(STATEMENT_END)
    return text


def by_lark(text: str) -> list[Any]:
    """The statements of a text by plain lark: cut where statements end, each piece parsed alone."""
    found: list[Any] = []
    for piece in pieces(text):
        try:
            statements: Any = LARK.parse(TextSlice(text, *piece))
            found.extend(statements)
        except UnexpectedInput as error:
            offset = error.pos_in_stream
            if offset is None or (isinstance(error, UnexpectedToken) and error.token.type == "$END"):
                offset = piece[1]
            found.append((offset, expected(TextSlice(text, *piece), offset)))
    return found


def expected(piece: TextSlice[str], offset: int) -> frozenset[str]:
    """The terminals that may stand at an offset."""
    parsing = LARK.parse_interactive(piece)
    with suppress(UnexpectedInput):
        for token in parsing.iter_parse():
            if token.start_pos is not None and token.start_pos >= offset:
                break
    accepted: set[str] = parsing.accepts()  # type: ignore[no-untyped-call]
    return frozenset(accepted - {"$END"})


def pieces(text: str) -> Iterator[Span]:
    start = position = 0
    while newline := NEWLINE.search(text, position):
        if further := CONTINUED.match(text, newline.start()):
            position = further.end()
            continue
        gap = END.match(text, newline.start())
        after = gap.end() if gap else newline.end()
        yield start, newline.start()
        start = position = after
    yield start, len(text)


def by_reader(text: str, reader: Reader = READER) -> list[Any]:
    return [
        (each.offset, each.expected) if isinstance(each, Failure) else each for each in reader.statements(text)
    ]  # fmt: skip


def with_places(values: list[Any]) -> list[Any]:
    return [(value, getattr(value, "offsets", None)) for value in values]


@BOTH
@settings(max_examples=scaled(600))
@given(TEXTS)
@example('a -> b\n# c\n  when "x"\nb -> c : y\n')
@example("a -> b : x\n step -> in : y\nby -> c\n")
@example("\n\n  # only\n\n")
@example("a -> b # c")
@example('a -> b\n  when -> c\n  whenever -> d\n  wheñ -> e\n  when "x"\n')
@example('step a in b\n  \u2028takes 3d\n  "t"\n“u” -> a\n')
@example("step a in b takes PT2H\nP1 -> a\n  informed\n")
def test_the_reader_equals_lark(reader: Reader, text: str) -> None:
    problems: list[Problem]
    with collected() as problems:
        mine = by_reader(text, reader)
    with collected() as others:
        theirs = by_lark(text)
    assert with_places(mine) == with_places(theirs)
    if not any(isinstance(value, tuple) and len(value) == 2 for value in theirs):
        assert problems == others


@BOTH
@settings(max_examples=scaled(1000))
@given(neighbours())
@example('step a in b waits 3d\n  "more"\n')
@example("step a in b takes 50%by x\n")
@example('step a in b waits 1h takes ? accurate ？ every? note "x"\na -> b share ? arrives ?\n')
@example("step a in b by c\n, d\n")
@example('step a "A" in ?by ?,c takes 3d\n? -> ? : ?, x as "w"\n')
@example('?: "t"\n??->a\n? -> b as "x" as "y"\n')
@example('a -> b when "x"\n"t" -> c\n')
@example("step a in b opens c by ->\n")
@example("a -> b\n# c\n\n  by -> c\n")
def test_what_is_read_in_one_go_equals_lark_too(reader: Reader, text: str) -> None:
    with collected() as problems:
        mine = by_reader(text, reader)
    with collected() as others:
        theirs = by_lark(text)
    assert with_places(mine) == with_places(theirs)
    if not any(isinstance(value, tuple) and len(value) == 2 for value in theirs):
        assert problems == others


def test_each_frequent_line_is_read_in_one_go() -> None:
    made: set[int | None] = set()

    def seen(group: int | None, maker: Callable[[re.Match[str]], Any]) -> Callable[[re.Match[str]], Any]:
        def make(match: re.Match[str]) -> Any:
            value = maker(match)
            made.add(group if value else None)
            return value

        return make

    lines = Lines(*({group: seen(group, maker) for group, maker in makers.items()} for makers in LINES))
    reader = Reader(tables(), Callbacks, lines, few=0)
    for text in (
        "a -> b\na -> b : x\nstep a in b\n",
        'step a "A" in b\nstep a in b by c\n  waits 3d\nstep a in b takes 2h..4h\nstep a in b by c, d accurate 85%\n',
        '  a -> b\na -> b\n  when "w"\na -> b : x, y when "w" share 5%\nowner: "é"\n',
        "  a -> b : x\n",
        'a -> ? : ?, x as "w"\nstep a in ? by ?, c\n',
    ):
        assert not any(isinstance(each, Failure) for each in reader.statements(text))
    assert made == LINES.plain.keys() | LINES.detailed.keys()


LONG = "n" * 201


@pytest.mark.parametrize("line", [
    f"{LONG} -> b", f"a -> {LONG}", f"a -> b : {LONG}", f"a -> b : x, {LONG}", f'a -> b : {LONG} when "w"',
    f"step {LONG} in b", f"step a in {LONG}", f'step {LONG} "A" in b', f'step a "A" in {LONG}',
    f"step a in b by {LONG}", f"step a in b by c, {LONG}", f"step a in b opens {LONG}", f"party {LONG} in user",
    f"party a in {LONG}", f'{LONG}: "text"', f"stream {LONG}", f'stream a "A" follows {LONG}',
])  # fmt: skip
def test_a_name_over_the_limit_is_reported_wherever_it_is(line: str) -> None:
    for text in (f"{line}\nc -> d\n", line.replace(LONG, LONG[1:]) + "\nc -> d\n"):
        _, findings = parse(Source("long.vsc", text))
        assert [each.code for each in findings] == ["VSC110"] * (LONG in text)


@pytest.mark.parametrize(
    "line",
    ['owner: "{}"', 'a -> b when "{}"', 'step a "{}" in b', 'a -> b : x when "{}" share 5%', 'a -> b : x as "{}"'],
)
def test_a_text_over_the_limit_is_reported_wherever_it_is(line: str) -> None:
    for length in (limits.TEXT, limits.TEXT + 1):
        with collected() as problems:
            by_reader(line.format("t" * length) + "\nc -> d\n")
        assert [each.code for each in problems] == ["limit-exceeded"] * (length - limits.TEXT)


def test_no_unit_of_a_quantity_is_a_clause_word() -> None:
    quantity = re.compile(tables().patterns["QUANTITY"])
    assert not [word for word in tables().clause_words if quantity.fullmatch(f"1 {word}")]


def test_a_reader_begins_to_read_in_one_go_once_it_has_read_a_lot() -> None:
    reader, text = Reader(tables(), Callbacks, LINES, few=20), "a -> b : x\n"
    assert [len(list(reader.runs(text))) for _ in range(3)] == [1, 2, 2]
    assert len({repr(with_places([*reader.statements(text)])), repr(with_places(by_reader(text)))}) == 1


def test_a_flow_that_is_read_in_one_go_can_be_pickled_and_changed() -> None:
    flow, _ = READER.statements("a -> b : x, y  # c\nc -> d\n")
    assert pickle.loads(pickle.dumps(flow)).offsets == flow.offsets == (0, 13, 0, 1, 5, 6, 9, 10, 12, 13)
    assert evolve(flow, when="w") == Flow("a", "b", ("x", "y"), "w")


@settings(max_examples=scaled(300))
@given(TEXTS)
def test_a_text_without_failures_is_what_lark_makes_of_it_in_one_go(text: str) -> None:
    with collected():
        mine = by_reader(text)
        if any(isinstance(value, tuple) and len(value) == 2 for value in mine):
            with pytest.raises(UnexpectedInput):
                LARK.parse(text)
        else:
            whole: Any = LARK.parse(text)
            assert with_places(mine) == with_places(whole)


@given(st.text())
def test_any_text_has_a_tree(text: str) -> None:
    file, _ = parse(Source("any.vsc", text))
    assert file.name == "any.vsc"


def test_tables_are_the_same_each_time_they_are_made() -> None:
    assert source(build(grammar())) == source(build(grammar()))


def test_tables_survive_being_saved() -> None:
    namespace: dict[str, Any] = {}
    exec(source(build(grammar())), namespace)
    assert namespace["TABLES"] == build(grammar())
