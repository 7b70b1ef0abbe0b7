"""Fuzz targets about the sinks: what a text became parses back to it, and breaks out of nothing."""

import csv
import io
import re
import unicodedata
from urllib.parse import unquote
from xml.etree import ElementTree

import lxml.etree  # type: ignore[import-untyped]  # it has no types

from svc.text import escape
from tests.campaigns.fuzz.texts import text_of

_SPAN = re.compile(r"(?<!`)(`+)(?!`)(.*?)(?<!`)\1(?!`)", re.DOTALL)
_XML = re.compile("[\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_STRING = re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL)


def as_xml(data: bytes) -> None:
    """Text of XML is read back, by two parsers, in an element and an attribute: as the text that a picture shows, or
    for programs as it was, but for what XML can't hold."""
    text = text_of(data)
    held = "".join(sign if _XML.fullmatch(sign) else "\ufffd" for sign in text)
    for written, expected in ((escape.xml(text), escape.picture(text)), (escape.xml_data(text), held)):
        for read in (ElementTree.fromstring, lxml.etree.fromstring):
            element = read(f'<a b="{written}">{written}</a>')
            assert (element.text or "", element.get("b")) == (expected, expected)
            assert not len(element)


def as_csv(data: bytes) -> None:
    """A cell comes back, is one line of what can be seen, and no part of it begins a formula."""
    texts = [text_of(data), f"'{text_of(data)}", f"x;{text_of(data)}"]
    file = io.StringIO(newline="")
    csv.writer(file).writerow(map(escape.csv, texts))
    (row,) = csv.reader(io.StringIO(file.getvalue(), newline=""), strict=True)
    assert list(map(cell_text, row)) == texts
    for cell in row:
        assert not [each for each in cell if unicodedata.category(each) in ("Cc", "Cs", "Zl", "Zp")]
        assert not [part for part in cell.split(";") if part.lstrip().startswith(FORMULA)]


FORMULA = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def cell_text(cell: str) -> str:
    """What a cell says, as docs/how-to/repository.md explains it."""
    unquoted = re.sub(r"""(^|;)'(?=[\s"'\u200c\u200d]*[-=+@\uff1d\uff0b\uff0d\uff20])""", r"\1", cell)
    return unquoted.encode("latin-1", "backslashreplace").decode("unicode_escape")


def as_markdown(data: bytes) -> None:
    """A text is one code span of Markdown, on one line, that shows the text as a terminal would."""
    text = text_of(data)
    if not text:
        return
    written = escape.markdown(text)
    span = _SPAN.fullmatch(written)
    assert span, written
    inner = span[2]
    if inner[:1] == inner[-1:] == " " and inner.strip(" "):
        inner = inner[1:-1]
    shown = escape.terminal(text)
    assert inner == shown or not shown.strip(" ")
    assert "\n" not in written


def on_a_terminal(data: bytes) -> None:
    """A line for a terminal, a log or a workflow holds nothing but characters that can be seen, and stays a line."""
    text = text_of(data)
    for written in (escape.terminal(text), escape.workflow_data(text), escape.workflow_property(text)):
        assert not [each for each in written if unicodedata.category(each) in ("Cc", "Cs", "Zl", "Zp")]
        assert len(written.splitlines()) <= 1
        assert not [each for each in written if unicodedata.bidirectional(each) in escape.REORDERING]
    assert not set(":,") & set(escape.workflow_property(text))
    assert escape.terminal_lines(text).count("\n") == text.count("\n")


def as_dot(data: bytes) -> None:
    """A quoted value of DOT is one value and no more, and text of a label holds no markup."""
    text = text_of(data)
    for written in (escape.dot_string(text), escape.dot_tooltip(text)):
        assert _STRING.fullmatch(written)
    assert not set('<>"') & set(escape.dot_label(text))


def as_uri(data: bytes) -> None:
    """A path comes back from its reference, byte by byte."""
    text = text_of(data)
    written = escape.uri(text)
    assert written.isascii()
    assert not set(' #?"<>') & set(written)
    assert unquote(written, errors="surrogateescape") == text
