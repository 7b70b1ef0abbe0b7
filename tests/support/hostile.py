"""Findings whose words are made to break out of the format that they are written in."""

from hypothesis import strategies as st

from svc.diagnostics.codes import CODES
from svc.diagnostics.diagnostic import Diagnostic, Edit, Fix, Related
from svc.text.source import Position, Range

TRAPS = (
    "%", "%0A", "\n", "\r", "\r\n", "::", "::error::", "##[error]", "::stop-commands::x", ",", ":", "=", "]]>",
    "</failure>", "&amp;", "<!--", '"', "'", "[text](https://example.org)", "{0}", "{{0}}", "\\", "\x00", "\x1b[2J",
    "\x85", "\u2028", "\u202e", "\ufffe", "\ufdd0", "\ud800", "\udcff", "\U0010ffff", "日本", "😀", " ", "x",
)  # fmt: skip
"""Pieces that mean something to a format of reports, to XML, to a terminal or to an encoding."""

texts = st.lists(st.sampled_from(TRAPS) | st.characters(), max_size=6).map("".join)
numbers = st.integers(1, 10_000)


def _position(line: int, column: int) -> Position:
    """A point in a text whose lines are all of one length, as offsets follow from lines and columns."""
    return Position(line, column, line * 100_000 + column)


@st.composite
def ranges(draw: st.DrawFn) -> Range:
    """A stretch that does not end before it begins."""
    line, column, lines, length = draw(numbers), draw(numbers), draw(st.integers(0, 3)), draw(numbers)
    return Range(_position(line, column), _position(line + lines, length if lines else column + length))


fixes = st.builds(Fix, texts, st.lists(st.builds(Edit, ranges(), texts), min_size=1, max_size=2))


@st.composite
def diagnostics(draw: st.DrawFn) -> Diagnostic:
    """A finding of any code; one without a file has no place and no fix either."""
    code = draw(st.sampled_from(CODES))
    file = draw(st.none() | texts.filter(bool))
    return Diagnostic(
        code=code.code,
        name=code.name,
        level=code.level,
        message=draw(texts),
        help=draw(texts),
        file=file,
        range=draw(ranges()) if file else None,
        related=draw(st.lists(st.builds(Related, texts, st.none() | texts.filter(bool), ranges()), max_size=2)),
        fixes=draw(st.lists(fixes, max_size=2)) if file else (),
    )


findings = st.lists(diagnostics(), max_size=5)
