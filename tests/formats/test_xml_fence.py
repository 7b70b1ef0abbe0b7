"""XML behind its fence: encodings as declared, limits, no document types, and a place for what is wrong."""

import pytest

from svc.diagnostics import limits
from svc.diagnostics.errors import Error
from svc.formats.exchange import xml
from svc.formats.exchange.losses import Loss
from tests.support.tables import every

each_encoding = every("encoding", ("utf-8", "utf-8-sig", "utf-16", "iso-8859-1", "windows-1252"))


def read(data: bytes) -> tuple[xml.Element, list[Loss]]:
    losses: list[Loss] = []
    return xml.parse(data, losses), losses


@each_encoding
def test_encodings_are_as_declared(encoding: str) -> None:
    text = f'<?xml version="1.0" encoding="{encoding.removesuffix("-sig")}"?><a b="Größe">é</a>'
    element, losses = read(text.encode(encoding))
    assert (element.get("b"), element.text, losses) == ("Größe", "é", [])


def test_a_mark_counts_more_than_the_declaration() -> None:
    assert read('\ufeff<?xml version="1.0" encoding="ISO-8859-1"?><a>é</a>'.encode())[0].text == "é"


def test_a_tree_with_lines_and_namespaces() -> None:
    element, _ = read(b'<x:a xmlns:x="u" xmlns="v">\n<b x:c="1" d="2">one<e/> two</b>\n</x:a>')
    (inner,) = element.children
    assert (element.uri, element.name, inner.uri, inner.name, inner.line) == ("u", "a", "v", "b", 2)
    assert inner.attributes == {f"u{xml.BETWEEN}c": "1", "d": "2"}
    assert (inner.local("c"), inner.local("e")) == ("1", "")
    assert (inner.text, [each.name for each in element.all()]) == ("one two", ["a", "b", "e"])


def test_a_namespace_may_have_a_space() -> None:
    assert read(b'<x:a xmlns:x="urn:a b"/>')[0].uri == "urn:a b"


def test_what_comes_before_a_mistake_is_kept() -> None:
    element, losses = read(b"<a>\n<b>text</b><c>more<d/>\n</a>")
    assert [each.name for each in element.children] == ["b", "c"]
    assert element.children[1].text == "more"
    assert [(each.code, each.where) for each in losses] == [("VSC706", "line 3, column 3")]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "no element found"),
        (b"hello", "syntax error"),
        (b"<!DOCTYPE a><a/>", "DOCTYPE"),
        (b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "DOCTYPE"),
        (b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>', "DOCTYPE"),
        (b"<a>" * 201, "200 deep"),
        (b'<?xml version="1.0" encoding="klingon"?><a/>', "save it as UTF-8"),
        (b'<?xml version="1.0" encoding="shift_jis"?><a/>', "save it as UTF-8"),
        (b"<a>" + b"<b/>" * xml.ELEMENTS + b"</a>", "1,000,000 elements"),
        (b"<a>" + b" " * limits.EXCHANGED + b"</a>", "52,428,800 bytes"),
    ],
    ids=range(10),
)
def test_what_is_refused(data: bytes, why: str) -> None:
    with pytest.raises(Error, match=why):
        read(data)


def test_an_entity_that_nobody_declared_is_a_mistake() -> None:
    assert read(b"<a>&b;</a>")[1][0].why.endswith("undefined entity")


def test_what_is_skipped_is_still_checked() -> None:
    data = b"<a><b><c/><d>text</d></b><e/></a>"
    assert [each.name for each in xml.parse(data, [], {"b": True}).all()] == ["a", "e"]
    with pytest.raises(Error, match="200 deep"):
        xml.parse(b"<a><b>" + b"<c>" * 200, [], {"b": True})
