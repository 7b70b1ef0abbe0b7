"""How a stream can be written: with comments, odd spacing and lines that go on. Applies no rule."""

from collections.abc import Iterator

from hypothesis import strategies as st

from svc.checker.canonical_text import one_a_line, to_text
from svc.model import Stream
from svc.strategies.elements import Draw, one_of
from svc.strategies.valid import valid_streams
from svc.text.pattern import Pattern

CLAUSES = ("follows", "in", "by", "waits", "takes", "accurate", "opens", "as", "when", "share", "note")
SPACES = (" ", "  ", "\t", "      ")
COMMENTS = ("# why", "#", "# by: the duty manager -> night", '# "quoted', "# ça va, 日本語", "## -----")
NEWLINES = ("\n", "\r\n", "\r")
_WORD = Pattern(r'"(?:[^"\\]|\\.)*"|->|[:,]|[^\s:,"]+')
_TIGHT = ("->", ":", ",")


def texts(streams: st.SearchStrategy[Stream] | None = None) -> st.SearchStrategy[str]:
    """Source texts of streams, of valid ones by default, written as people might: see `written`."""
    return (valid_streams() if streams is None else streams).flatmap(written)


@st.composite
def written(draw: Draw, stream: Stream) -> str:
    """A text that says a stream: with comments, blank lines, odd spacing, lines that go on, any kind of newline."""
    newline = one_of(draw, NEWLINES)
    lines: list[str] = []
    for statement in _statements(stream):
        if not statement:
            lines.append("")
            continue
        lines.extend(_between(draw))
        lines.append(_spaced(draw, statement, newline) + _comment(draw))
    return one_of(draw, ("", "\ufeff")) + newline.join(lines) + one_of(draw, (newline, ""))


def _statements(stream: Stream) -> list[str]:
    """The statements of a stream and the empty lines between them, laid out unless one of them takes several lines."""
    laid, plain = to_text(stream).splitlines(), one_a_line(stream).splitlines()
    return laid if len(laid) == len(plain) else plain


def _between(draw: Draw) -> Iterator[str]:
    """What may come between two statements."""
    kind = one_of(draw, ("nothing", "nothing", "blank line", "comment"))
    if kind == "comment":
        yield one_of(draw, ("", "  ", "\t")) + one_of(draw, COMMENTS)
    elif kind == "blank line":
        yield one_of(draw, ("", "  "))


def _comment(draw: Draw) -> str:
    return one_of(draw, ("", "", "", "  ", " \t")) and "  " + one_of(draw, COMMENTS)


def _spaced(draw: Draw, statement: str, newline: str) -> str:
    """A statement as it is, or its words apart in other ways; a clause word may begin a new line."""
    if one_of(draw, (True, False)):
        return statement
    words: list[str] = _WORD.findall(statement)
    text = one_of(draw, ("", *SPACES)) + words[0]
    for before, word, after in zip(words, words[1:], [*words[2:], ""], strict=False):
        goes_on = before not in _TIGHT and (word.startswith('"') or (word in CLAUSES and after not in _TIGHT))
        if goes_on and one_of(draw, (False, True)):
            text += _comment(draw) + newline + one_of(draw, (*SPACES, f"  # still{newline}    "))
        else:
            text += one_of(draw, ("", *SPACES) if word in _TIGHT or before in _TIGHT else SPACES)
        text += word
    return text
