"""The small parts of a flowchart: vertices with their shapes, and links, each as Mermaid's own lexer takes it."""

import re
from typing import NamedTuple

from svc.text.pattern import Match, Pattern

_ID = Pattern(r"""(?:\w|[!#$%&'*+.`?\\/,]|:(?!::)|-(?![>.-])|=(?!=))+""")
_DATA = Pattern(r"""\s*@\{((?:"[^"]*"|[^"{}])*)\}""")
_CLASS = Pattern(r":::[\w-]+")
_PAIR = Pattern(r"""([\w-]+)[^\S\n]*:[^\S\n]*("[^"]*"|'[^'\n]*'|[^,"'\n}]+)""")
_LABEL = r"""(?:\s*"(?P<quoted>[^"]*)"\s*|(?P<plain>{plain}))"""
_PLAIN, _SLANTED, _SHORT = r"[^\[\](){}|\"]+", r"(?:[^\[\](){}|\"/\\]|[/\\](?!\]))+", r"[^\[\](){}|\"\n]+"


class Shape(NamedTuple):
    """A shape: its name, and its brackets around a label."""

    name: str
    pattern: Pattern


def _shape(name: str, start: str, end: str, plain: str = _PLAIN) -> Shape:
    return Shape(name, Pattern(re.escape(start) + _LABEL.format(plain=plain) + re.escape(end)))


_SHAPES = (
    _shape("doublecircle", "(((", ")))"), _shape("circle", "((", "))"), _shape("stadium", "([", "])"),
    _shape("ellipse", "(-", "-)"), _shape("round", "(", ")"), _shape("subroutine", "[[", "]]"),
    _shape("cylinder", "[(", ")]"), _shape("lean_right", "[/", "/]", _SLANTED),
    _shape("trapezoid", "[/", "\\]", _SLANTED), _shape("lean_left", "[\\", "\\]", _SLANTED),
    _shape("inv_trapezoid", "[\\", "/]", _SLANTED),
    Shape("rect", Pattern(r"\[\|\w+:\w+\|" + _LABEL.format(plain=_PLAIN) + r"\]")), _shape("square", "[", "]"),
    _shape("hexagon", "{{", "}}"), _shape("diamond", "{", "}"), _shape("odd", ">", "]", _SHORT),
)  # fmt: skip
"""All shapes; of two that begin alike, the longer one first."""
_LINES = (("--", r"[xo<]?--+[-xo>]"), ("==", r"[xo<]?==+[=xo>]"), (r"-\.", r"[xo<]?-?\.+-[xo>]?"))
"""How a link begins that has words on it, and how it ends, or is without words: a line, a thick one, a dotted one."""
_ID_OF_LINK = r"\s*(?:(?P<id>[^\s\"@]+)@(?=[^{\"])\s*)?"
_PLAIN_LINK = Pattern(rf"{_ID_OF_LINK}(?P<link>{'|'.join(end for _, end in _LINES)}|~~~+)\s*")
_LABELLED_LINKS = tuple(
    Pattern(rf"{_ID_OF_LINK}(?P<start>[xo<]?{start})(?P<text>\s*\"[^\"]*\"\s*|[^\n]*?)(?P<end>{end})\s*")
    for start, end in _LINES
)
_PIPED = Pattern(r"\|" + _LABEL.format(plain=r"[^\[\](){}|\"]*") + r"\|\s*")
AND = Pattern(r"\s+&\s+")


class Vertex(NamedTuple):
    """A vertex where it is written, up to `end`; without a label or a shape, it is only named."""

    id: str
    label: str | None
    shape: str
    end: int


class Link(NamedTuple):
    """A link where it is written, up to `end`."""

    label: str
    both: bool
    invisible: bool
    id: str
    end: int
    cut: str = ""
    """A letter right behind the label that is taken for a part of the link."""


def vertex(text: str, at: int) -> Vertex | None:
    """The vertex at a place of a text, if there is one."""
    match = _ID.match(text, at)
    if match is None:
        return None
    end, label, shape = match.end(), None, ""
    for each in _SHAPES:
        if found := each.pattern.match(text, end):
            label, shape, end = _label(found), each.name, found.end()
            break
    end = _after_class(text, end)
    if data := _DATA.match(text, end):
        said = {key: value.strip().strip("\"'") for key, value in _PAIR.findall(data[1])}
        label, shape = said.get("label", label), said.get("shape", shape)
        end = _after_class(text, data.end())
    return Vertex(match[0], label, shape, end)


def link(text: str, at: int) -> Link | None:
    """The link at a place of a text, if there is one, with its label."""
    if match := _PLAIN_LINK.match(text, at):
        drawn, end = match["link"], match.end()
        piped = _PIPED.match(text, end)
        label, end = (_label(piped) or "", piped.end()) if piped else ("", end)
        return Link(label, _is_both(drawn, drawn), drawn[0] == "~", match["id"] or "", end)
    for each in _LABELLED_LINKS:
        if match := each.match(text, at):
            both = _is_both(match["start"], match["end"])
            label = match["text"].strip().strip('"')
            cut = match["end"][0] if match["end"][0] in "xo" and match["text"][-1:].isalnum() else ""
            return Link(label, both, False, match["id"] or "", match.end(), cut)
    return None


def _label(match: Match) -> str | None:
    quoted: str | None = match["quoted"]
    return match["plain"] if quoted is None else quoted


def _after_class(text: str, at: int) -> int:
    match = _CLASS.match(text, at)
    return match.end() if match else at


def _is_both(start: str, end: str) -> bool:
    return start[0] in "<xo" and start[0] == {">": "<"}.get(end[-1], end[-1])
