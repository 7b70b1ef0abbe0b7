"""Reads a source: a regular file, not too large, in UTF-8."""

import os

from svc.diagnostics import codes, limits
from svc.diagnostics.diagnostic import Diagnostic
from svc.diagnostics.errors import FileError
from svc.project.files import BOM, contained, contents
from svc.text.source import Place, Source


def read(
    path: str | os.PathLike[str],
    name: str | None = None,
    *,
    within: str | None = None,
    follow: bool = True,
) -> tuple[Source, list[Diagnostic]]:
    """The text of a regular file, and what is wrong with its bytes: then the text is empty.

    `name` is what messages call it, else the path with `/`. A link is followed to anywhere, as a user may name one;
    `within` is the real path of a folder that it must not leave. Unless `follow`, the path is a real one and holds no
    link. Raises FileError if the file can't be read, OutsideError where it leads out.
    """
    called = name if name is not None else os.fspath(path).replace(os.sep, "/")
    try:
        data = contents(path if within is None else contained(path, within, called), follow and within is None)
    except (OSError, ValueError) as error:
        raise FileError(f"{called} can't be read: {getattr(error, 'strerror', None) or error}") from error
    if data is None:
        raise FileError(f"{called} is not a regular file")
    return decode(data, called)


def given(text: str, name: str) -> tuple[Source, list[Diagnostic]]:
    """A text that somebody has without a file, and what is wrong with its size: then the text is empty."""
    if len(text) <= limits.FILE:
        return Source(name, text.removeprefix("\ufeff")), []
    nothing = Source(name, "")
    start = Place(nothing, (0, 0))
    return nothing, [limits.limit_exceeded(start, "this text", limits.FILE, "characters", "too large")]


def decode(data: bytes, name: str) -> tuple[Source, list[Diagnostic]]:
    """Bytes as a text without byte order mark, and what is wrong with them: then the text is empty."""
    nothing = Source(name, "")
    if len(data) > limits.FILE:
        start = Place(nothing, (0, 0))
        return nothing, [limits.limit_exceeded(start, "this file", limits.FILE, "bytes", "too large")]
    mark = len(BOM) if data.startswith(BOM) else 0
    try:
        return Source(name, data[mark:].decode("utf-8")), []
    except UnicodeDecodeError as error:
        return nothing, [invalid_encoding(name, data, mark, mark + error.start)]


def invalid_encoding(name: str, data: bytes, mark: int, offset: int) -> Diagnostic:
    """The finding for bytes that are not UTF-8, at the place that the text before them reaches."""
    before = Source(name, data[mark:offset].decode("utf-8"))
    place = Place(before, (len(before.text), len(before.text)))
    utf16 = data[:2] in (b"\xff\xfe", b"\xfe\xff") or data[1:2] == b"\0"
    guess = " (it looks like UTF-16)" if utf16 else ""
    return codes.BY_NAME["invalid-encoding"].at(place, offset=offset, byte=f"{data[offset]:#04x}", guess=guess)
