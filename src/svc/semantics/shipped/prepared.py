"""Shipped catalogues as Python modules, which need no parsing: they are made from the texts when a wheel is built.

Each carries the checksum of its text. Where a module is missing or belongs to another text, the text is parsed.
"""

import importlib.util
import zlib
from collections.abc import Iterator
from importlib import import_module
from typing import Any

from attrs import fields, has

from svc.model import WrittenCatalogue
from svc.model.comments import CommentOwners, Extent
from svc.text.source import Source


def catalogue(name: str, source: Source) -> WrittenCatalogue | None:
    """The prepared catalogue of a name; None if there is none, or it was made from another text."""
    path = f"{__package__}.{module_name(name)}"
    if importlib.util.find_spec(path) is None:
        return None
    made = import_module(path)
    same: bool = checksum(source.text) == made.CHECKSUM
    return made.catalogue(source) if same else None


def module_name(name: str) -> str:
    """The name of the module of a prepared catalogue, which is beside its text."""
    return f"prepared_{name}"


def checksum(text: str) -> int:
    """The checksum by which a prepared catalogue recognises its text."""
    return zlib.crc32(text.encode())


def module(read: WrittenCatalogue) -> str:
    """The text of the module for a catalogue that was read from a text."""
    assert read.origin is not None
    types = sorted({*_types(read)}, key=lambda each: (each.__module__, each.__name__))
    return "\n".join([
        f'"""The catalogue {read.name}, made from its text when the package was built."""',
        "",
        *(f"from {each.__module__} import {each.__name__}" for each in types),
        "",
        f"CHECKSUM = {checksum(read.origin.text)}",
        "",
        "",
        "def catalogue(source):",
        f"    return {_written(read, read.origin)}",
        "",
    ])  # fmt: skip


def _written(value: object, source: Source) -> str:
    """A value as a Python expression for an equal value, with the same places in the same source."""
    if value is source:
        return "source"
    if value is source.text:
        return "source.text"
    if isinstance(value, Extent):
        return f"Extent({value.offsets})"
    if isinstance(value, tuple):
        return f"({''.join(f'{_written(each, source)}, ' for each in value)})"
    if isinstance(value, CommentOwners):
        statements = tuple(Extent(each.offsets[:2]) for each in value.statements)
        parts = (_written(part, source) for part in (value.text, value.comments, statements))
        return f"CommentOwners({', '.join(parts)})"
    given = [(each.alias, getattr(value, each.name), each.default) for each in _fields(value)]
    if not given:
        return repr(value)
    parts = (f"{name}={_written(part, source)}" for name, part, default in given if part != default)
    return f"{type(value).__name__}({', '.join(parts)})"


def _types(value: object) -> Iterator[type]:
    """The classes that a value is made of, without those of its source."""
    if isinstance(value, tuple):
        for each in value:
            yield from _types(each)
    elif isinstance(value, CommentOwners):
        yield from (CommentOwners, Extent)
        yield from _types(value.comments)
    elif _fields(value) and not isinstance(value, Source):
        yield type(value)
        for part in _fields(value):
            yield from _types(getattr(value, part.name))


def _fields(value: object) -> tuple[Any, ...]:
    """The fields of a value that has some."""
    kind = type(value)
    return tuple(fields(kind)) if has(kind) else ()
