"""XML of other programs as a small tree, behind a fence: no document types, bounded, nothing else is loaded."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple
from xml.parsers import expat

from svc.diagnostics.errors import Error
from svc.diagnostics.limits import EXCHANGED
from svc.formats.exchange.losses import Loss, unreadable_part
from svc.text.frozenmap import FrozenMap

DEPTH, ELEMENTS = 200, 1_000_000
"""How deep and how many elements may be."""

NONE: Mapping[str, bool] = FrozenMap()
BETWEEN = "\x1f"
"""Between the URI of a namespace and a name: nothing that a URI in a file may have, for expat refuses such a file."""


class Element:
    """An element: its name without prefix and the URI of its namespace, its attributes, children and text.

    An attribute with a prefix has the URI of its namespace and `BETWEEN` before its name. `text` is that between its
    tags without that of its children; `line` is where it begins, from 1.
    """

    __slots__ = ("attributes", "children", "line", "name", "text", "uri")

    def __init__(self, uri: str, name: str, attributes: dict[str, str], line: int) -> None:
        self.uri, self.name, self.attributes, self.line = uri, name, attributes, line
        self.children: Sequence[Element] = ()
        self.text = ""

    def __repr__(self) -> str:
        return f"<Element {self.name} in line {self.line}: {len(self.children)} children>"

    @property
    def place(self) -> str:
        """Where it is, in words of a report."""
        return f"line {self.line}"

    def get(self, attribute: str, default: str = "") -> str:
        """The value of an attribute."""
        return self.attributes.get(attribute, default)

    def local(self, attribute: str) -> str:
        """The value of an attribute by its name alone, in whatever namespace it is; empty if there is none."""
        return next((value for name, value in self.attributes.items() if name.rpartition(BETWEEN)[2] == attribute), "")

    def named(self, *names: str) -> list["Element"]:
        """Its children of these names."""
        return [each for each in self.children if each.name in names]

    def within(self, group: str, name: str) -> list["Element"]:
        """The children called `name` of its children called `group`."""
        return [each for part in self.named(group) for each in part.named(name)]

    def all(self) -> Iterator["Element"]:
        """It and all below it, in the order of the text."""
        waiting = [self]
        while waiting:
            element = waiting.pop()
            yield element
            waiting += reversed(element.children)

    def words(self) -> str:
        """The text between its tags, with that of all below it."""
        return " ".join(filter(None, (each.text.strip() for each in self.all())))


class Document(NamedTuple):
    """A file: its tree, and its elements by the URIs of their namespaces and their names."""

    root: Element
    elements: Mapping[tuple[str, str], Sequence[Element]]
    left_out: int
    """How many elements that count were skipped."""

    def named(self, name: str) -> list[Element]:
        """All elements with a name, in any namespace."""
        return [each for (_, local), group in self.elements.items() if local == name for each in group]


def parse(data: bytes, losses: list[Loss], skipped: Mapping[str, bool] = NONE) -> Element:
    """The tree of an XML file, as `document` reads it."""
    return document(data, losses, skipped).root


def document(data: bytes, losses: list[Loss], skipped: Mapping[str, bool] = NONE) -> Document:
    """An XML file, in its own encoding.

    Of a file that breaks off or is not well-formed, what comes before is kept, and the rest is reported. Elements
    of the `skipped` names are checked and left out, with all that is within them; it says whether these count.

    Raises Error for what is not XML from its beginning, has a document type, or is over a limit.
    """
    if len(data) > EXCHANGED:
        raise Error(f"the file has more than {EXCHANGED:,} bytes, which is the limit of XML")
    reading = _Reading(skipped)
    parser = reading.parser = _parser(data)
    reading.begin()
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        why = f"it is not well-formed XML: {expat.ErrorString(error.code)}"
        where = f"line {error.lineno}, column {error.offset + 1}"
        if reading.root is None:
            raise Error(f"{where}: {why}") from None
        losses.append(unreadable_part("the rest of the file", where, why))
    except (LookupError, ValueError) as error:
        raise Error(f"line 1: its encoding can't be read ({error}): save it as UTF-8") from None
    reading.finish()
    assert reading.root is not None
    return Document(reading.root, reading.elements, reading.left_out)


def _parser(data: bytes) -> expat.XMLParserType:
    """A parser that trusts a byte order mark more than the encoding that a file declares."""
    marked = "utf-8" if data.startswith(b"\xef\xbb\xbf") else None
    parser = expat.ParserCreate(marked, BETWEEN)
    parser.buffer_text = True
    parser.buffer_size = 65536
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
    return parser


class _Reading:
    """Collects the tree."""

    def __init__(self, skipped: Mapping[str, bool]) -> None:
        self.root: Element | None = None
        self.parser: expat.XMLParserType
        self._skipped = skipped
        self._open: list[Element] = []
        self._pieces: dict[int, list[str]] = {}
        """The text so far of each open element, by how deep it is."""
        self._count = 0
        self.elements: dict[tuple[str, str], list[Element]] = {}
        self.left_out = 0
        self._names: dict[str, tuple[str, str, list[Element]]] = {}
        """The URI and the local part of each name as expat gives it, and the elements that have it."""

    def begin(self) -> None:
        """Have the parser call what collects the tree."""
        self.parser.StartDoctypeDeclHandler = self.refuse
        self.parser.StartElementHandler, self.parser.EndElementHandler = self.start, self.end
        self.parser.CharacterDataHandler = self.text

    def start(self, name: str, attributes: dict[str, str]) -> None:
        opened = self._open
        self._count += 1
        if self._count > ELEMENTS:
            raise Error(f"{self._place()}: the file has more than {ELEMENTS:,} elements, which is the limit")
        if len(opened) >= DEPTH:
            raise Error(f"{self._place()}: elements are more than {DEPTH} deep, which is the limit")
        above = opened[-1] if opened else None
        if above is _NOTHING:
            self.left_out += 1
            opened.append(_NOTHING)
            return
        uri, local, alike = self._names.get(name) or self._new(name)
        if local in self._skipped and above:
            self.left_out += self._skipped[local]
            opened.append(_NOTHING)
            return
        element = Element(uri, local, attributes, self.parser.CurrentLineNumber)
        alike.append(element)
        if above is None:
            self.root = element
        elif above.children:
            above.children.append(element)  # type: ignore[attr-defined]  # it is a list once it has any
        else:
            above.children = [element]
        opened.append(element)

    def _new(self, name: str) -> tuple[str, str, list[Element]]:
        uri, _, local = name.rpartition(BETWEEN)
        found = self._names[name] = uri, local, self.elements.setdefault((uri, local), [])
        return found

    def end(self, name: str) -> None:
        if self._pieces and (pieces := self._pieces.pop(len(self._open), None)):
            self._open.pop().text = "".join(pieces)
        else:
            self._open.pop()

    def text(self, text: str) -> None:
        if not text.isspace() and self._open[-1] is not _NOTHING:
            self._pieces.setdefault(len(self._open), []).append(text)

    def finish(self) -> None:
        """Close the elements that a broken file leaves open."""
        for depth, pieces in self._pieces.items():
            self._open[depth - 1].text = "".join(pieces)

    def refuse(self, *_: object) -> None:
        why = "a document type (DOCTYPE) is not read, as it can make a small file huge or name other files"
        raise Error(f"{self._place()}: {why}: delete that line")

    def _place(self) -> str:
        return f"line {self.parser.CurrentLineNumber}"


_NOTHING = Element("", "", {}, 0)
"""In place of an element that is skipped, and of each one within it."""
