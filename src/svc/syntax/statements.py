"""From the words of a statement to its value: one function a rule of the grammar, called by the parser.

The functions know neither their neighbours nor the section that they stand in. What is wrong within a
statement, a value that is none or a clause that stands twice, is reported; the statement stands.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from sys import intern
from typing import Any, NamedTuple, Protocol

from attrs import evolve

from svc import limits
from svc.model import Activity, Artefact, Flow, Key, Line, Practice, Rule, Step, Use
from svc.quantities import Duration, percent
from svc.syntax.problems import Problem, report

Offsets = tuple[int, ...]


class Token(Protocol):
    """A word of the text, as the parser hands it over: a text that knows where it stands."""

    type: str
    start_pos: int
    end_pos: int


class Text(NamedTuple):
    """A text in quotes, or several side by side."""

    value: str
    start_pos: int
    end_pos: int


class Clause(NamedTuple):
    """A clause: its word, what it says, and where the words in it stand."""

    word: Any
    value: Any
    offsets: Offsets
    end_pos: int


class Heading(NamedTuple):
    """The first line of a section."""

    word: str
    name: str
    title: str | None
    other: str | None
    offsets: Offsets


class PartyStatement(NamedTuple):
    """A party, of a stream or of a catalogue: the section will tell."""

    name: str
    title: str | None
    clauses: dict[str, Clause]
    offsets: Offsets


# --- words

ESCAPES = {'"': '"', "\\": "\\", "n": "\n"}
_ESCAPE = re.compile(r"\\(.?)")
_INVISIBLE = re.compile(r"[\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\U000e0000-\U000e01ef]")
_NO_NAME = re.compile(r"\W+")


def name(token: Any) -> str:
    """A name in NFC; what no name holds is reported and replaced by `_`."""
    text = str(token)
    if len(text) > limits.NAME:
        _too_long(token, "this name", limits.NAME)
    if text.isascii() and text.isidentifier():
        return intern(text)
    text = unicodedata.normalize("NFC", _INVISIBLE.sub("", text))
    if not text.isidentifier():
        wrong, text = text, _NO_NAME.sub("_", text).rstrip("_") or "_"
        text = text if text.isidentifier() else "_" + text
        report(Problem(
            "invalid-name", (token.start_pos, token.end_pos), words={"name": wrong},
            help=f"a name holds letters, digits and _, and begins with no digit: `{text}`",
            fix=(f"write `{text}`", text),
        ))  # fmt: skip
    return intern(text)


def text(children: Sequence[Any]) -> Text:
    """Texts side by side are one, joined by a blank."""
    value = " ".join(_unquoted(token) for token in children)
    if len(value) > limits.TEXT:
        _too_long(children[0], "this text", limits.TEXT)
    return Text(value, children[0].start_pos, children[-1].end_pos)


def _too_long(token: Any, what: str, limit: int) -> None:
    words = {"what": what, "limit": f"{limit:,} characters"}
    report(Problem("limit-exceeded", (token.start_pos, token.end_pos), words=words, help="make it shorter"))


def _unquoted(token: Any) -> str:
    start = token.start_pos
    closed = len(token) > 1 and token[-1] in '"”' and not (len(token) - len(token[1:-1].rstrip("\\"))) % 2
    if not closed:
        report(Problem("unclosed-text", (start, token.end_pos), help="end the text with a double quote on its line"))
        return str(token[1:])
    inner = str(token[1:-1])
    if "\\" not in inner:
        return inner

    def plain(match: re.Match[str]) -> str:
        if match[1] not in ESCAPES:
            span = (start + 1 + match.start(), start + 1 + match.end())
            fix = ("write the backslash twice", "\\" + match[0])
            words = {"escape": match[0]}
            report(Problem(
                "invalid-escape", span, words=words, help=r'the escapes are \" and \\ and \n', fix=fix
            ))  # fmt: skip
            return match[0]
        return ESCAPES[match[1]]

    return _ESCAPE.sub(plain, inner)


def _value(read: Callable[[str], Any], kind: str, example: str) -> Callable[[Sequence[Any]], Clause]:
    """The function for a clause with a duration or a percentage."""

    def clause(children: Sequence[Any]) -> Clause:
        word, token = children
        try:
            value = read(token)
        except ValueError:
            value = None
            plain = _plainer(token, read)
            span = (token.start_pos, token.end_pos)
            fix = (f"write `{plain}`", plain) if plain else None
            report(Problem("invalid-value", span, words={"value": str(token), "kind": kind}, help=example, fix=fix))
        return Clause(word, value, (), token.end_pos)

    return clause


def _plainer(token: str, read: Callable[[str], Any]) -> str | None:
    """`45 minutes` as `45m`, if that is what was meant."""
    number, _, unit = token.replace("％", "%").partition(" ")
    unit = unit.strip()
    plain = number + ("%" if unit in ("percent", "%") else unit[:1])
    try:
        read(plain)
    except ValueError:
        return None
    return plain


def _ends(words: Iterable[Any]) -> Offsets:
    return tuple(offset for word in words for offset in (word.start_pos, word.end_pos))


def _artefact(word: Any) -> str:
    """An artefact as written: a name, or a title in quotes."""
    return f'"{word.value}"' if type(word) is Text else name(word)


def _end(children: Sequence[Any]) -> int:
    """Where a statement ends: at the end of its last word."""
    last = next(child for child in reversed(children) if child is not None)
    return last[-1].end_pos if type(last) is list else last.end_pos  # type: ignore[no-any-return]


def _once(clauses: Iterable[Clause]) -> dict[str, Clause]:
    """The clauses by their words; a second one of a word is reported and the first counts."""
    found: dict[str, Clause] = {}
    for clause in clauses:
        first = found.setdefault(clause.word.type, clause)
        if first is not clause:
            word, before = clause.word, first.word
            report(Problem(
                "repeated-clause", (word.start_pos, word.end_pos), words={"clause": str(word)},
                help="one of them is enough: remove the other",
                related=((f"the first `{before}`", (before.start_pos, before.end_pos)),),
            ))  # fmt: skip
    return found


def _said(clauses: dict[str, Clause], word: str) -> Any:
    return clauses[word].value if word in clauses else None


def _offsets(clauses: dict[str, Clause], word: str) -> Offsets:
    return clauses[word].offsets if word in clauses else ()


# --- clauses


def names(children: list[Any]) -> list[Any]:
    """Several names, parted by commas."""
    return children


def named(children: Sequence[Any]) -> Clause:
    """A clause with one name."""
    word, token = children
    return Clause(word, name(token), (token.start_pos, token.end_pos), token.end_pos)


def naming(children: Sequence[Any]) -> Clause:
    """A clause with several names."""
    word, tokens = children
    return Clause(word, [name(token) for token in tokens], _ends(tokens), tokens[-1].end_pos)


def saying(children: Sequence[Any]) -> Clause:
    """A clause with a text."""
    word, said = children
    return Clause(word, said.value, (), said.end_pos)


def flag(children: Sequence[Any]) -> Clause:
    """A clause that is a word alone."""
    (word,) = children
    return Clause(word, True, (), word.end_pos)


def line(children: Sequence[Any]) -> Clause:
    """An `input` or `output` clause, as a line of an activity that is still to be named."""
    word, *artefacts, others, wording = children
    offsets = (word.start_pos, _end(children), *_ends(artefacts), *(others.offsets if others else ()))
    value = Line(
        activity="", side="input" if word.type == "INPUT" else "output", number=0,
        artefacts=[_artefact(each) for each in artefacts],
        counterparties=others.value if others else (),
        wording=wording.value if wording else "",
        offsets=offsets,
    )  # fmt: skip
    return Clause(word, value, offsets, _end(children))


# --- statements


def use(children: Sequence[Any]) -> Use:
    word, path = children
    return Use(path.value, offsets=(word.start_pos, path.end_pos, path.start_pos, path.end_pos))


def heading(children: Sequence[Any]) -> Heading:
    word, token, title, other = children
    offsets = (word.start_pos, _end(children), token.start_pos, token.end_pos, *(other.offsets if other else ()))
    return Heading(str(word), name(token), title.value if title else None, other.value if other else None, offsets)


def key(children: Sequence[Any]) -> Key:
    word, said = children
    return Key(name(word), said.value, offsets=(word.start_pos, said.end_pos, word.start_pos, word.end_pos))


def step(children: Sequence[Any]) -> Step:
    word, token, title, within, *rest = children
    practices = [clause for clause in rest if clause.word.type == "BY"]
    clauses = _once(clause for clause in rest if clause.word.type != "BY")
    opens = _offsets(clauses, "OPENS") or (token.end_pos, token.end_pos)
    return Step(
        name(token), title.value if title else None, within.value,
        practices=[practice for clause in practices for practice in clause.value],
        waits=_said(clauses, "WAITS"), takes=_said(clauses, "TAKES"), accurate=_said(clauses, "ACCURATE"),
        opens=_said(clauses, "OPENS"),
        offsets=(
            word.start_pos, _end(children), token.start_pos, token.end_pos, *within.offsets, *opens,
            *(offset for clause in practices for offset in clause.offsets),
        ),
    )  # fmt: skip


def party(children: Sequence[Any]) -> PartyStatement:
    return PartyStatement(*_declared(children))


def flow(children: Sequence[Any]) -> Flow:
    source, target, artefacts, *rest = children
    clauses = _once(rest) if rest else {}
    carried = artefacts or ()
    return Flow(
        name(source), name(target), [_artefact(word) for word in carried],
        _said(clauses, "WHEN"), _said(clauses, "SHARE"),
        offsets=(
            source.start_pos, _end(children), source.start_pos, source.end_pos,
            target.start_pos, target.end_pos, *_ends(carried),
        ),
    )  # fmt: skip


def plain_arrow(match: re.Match[str]) -> Flow:
    """A flow that is an arrow of plain names with at most one artefact."""
    source, target, artefact = match.groups()
    start, end = match.span(3 if artefact else 2)
    begin = match.start(1)
    offsets = (begin, end, begin, match.end(1), *match.span(2))
    if artefact is None:
        return Flow(intern(source), intern(target), offsets=offsets)
    return Flow(intern(source), intern(target), (intern(artefact),), offsets=(*offsets, start, end))


def artefact(children: Sequence[Any]) -> Artefact:
    called, title, said, offsets = _declared(children)
    return Artefact(called, title, _said(said, "ALIAS") or (), offsets=offsets)


def practice(children: Sequence[Any]) -> Practice:
    called, title, said, offsets = _declared(children)
    return Practice(called, title, _said(said, "IN"), _said(said, "ALIAS") or (), offsets=offsets)


def activity(children: Sequence[Any]) -> Activity:
    lines = [clause.value for clause in children[3:] if type(clause.value) is Line]
    called, title, said, offsets = _declared(children)
    for number, each in enumerate(lines):
        before = sum(other.side == each.side for other in lines[:number])
        lines[number] = evolve(each, activity=called, number=before + 1)
    return Activity(
        called, title, _said(said, "SECTION"), _said(said, "PURPOSE"), bool(_said(said, "BEGINS")),
        bool(_said(said, "ENDS")), _said(said, "ALIAS") or (), lines, offsets=offsets,
    )  # fmt: skip


def _declared(children: Sequence[Any]) -> tuple[str, str | None, dict[str, Clause], Offsets]:
    """What the statements of a catalogue have in common: a name, a title, clauses, and their places."""
    word, token, title, *rest = children
    clauses = _once(clause for clause in rest if type(clause.value) is not Line)
    offsets = (word.start_pos, _end(children), token.start_pos, token.end_pos, *_offsets(clauses, "ALIAS"))
    return name(token), title.value if title else None, clauses, offsets


def rule(children: Sequence[Any]) -> Rule:
    word, source, target, *rest = children
    because = rest.pop() if rest and type(rest[-1]) is Clause else None
    carried = rest[0] if rest and rest[0] else []
    return Rule(
        "allow" if word.type == "ALLOW" else "forbid", name(source), name(target),
        [_artefact(each) for each in carried], because.value if because else None,
        offsets=(
            word.start_pos, _end(children), source.start_pos, source.end_pos,
            target.start_pos, target.end_pos, *_ends(carried),
        ),
    )  # fmt: skip


def statements(children: list[Any]) -> list[Any]:
    """A whole text, or a piece of it: its statements in their order."""
    return children


class Callbacks:
    """The functions by the rules of the grammar."""

    start = staticmethod(statements)
    text = staticmethod(text)
    names = artefacts = staticmethod(names)
    use, key, step, party, flow = map(staticmethod, (use, key, step, party, flow))
    stream = catalogue = staticmethod(heading)
    artefact, practice, activity = map(staticmethod, (artefact, practice, activity))
    allow = forbid = staticmethod(rule)
    within = opens = follows = extends = staticmethod(named)
    by = alias = to = staticmethod(naming)
    when = section = purpose = because = staticmethod(saying)
    begins = ends = staticmethod(flag)
    input = output = staticmethod(line)
    waits = staticmethod(_value(Duration.parse, "duration", "write 90s, 30m, 1.5h, 2d, 1w, or a range 30m..4h"))
    takes = waits
    accurate = staticmethod(_value(percent, "percentage", "write a number from 0 to 100 and %, such as 85%"))
    share = accurate


setattr(Callbacks, "from", staticmethod(naming))
