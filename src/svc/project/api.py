"""What a program calls: analyse a text, read a file, check a stream."""

import os
from collections.abc import Iterable
from datetime import date
from types import NoneType

from attrs import evolve

from svc.checker.analysis import Analysis
from svc.checker.context import catalogue_of, context_of, is_carried
from svc.checker.pipeline import Options, analyse_source
from svc.checker.runner import check_stream
from svc.checker.selection import Selection
from svc.checker.sorting import in_order
from svc.checker.suppressions import not_allowed
from svc.diagnostics.diagnostic import Diagnostic
from svc.extending import OwnRule
from svc.model import Stream
from svc.project import sources
from svc.project.project import Project
from svc.semantics.binder import bind_stream
from svc.semantics.bound import BoundStream
from svc.semantics.catalogue import Catalogue
from svc.semantics.name_diagnostics import unknown_name
from svc.semantics.shipped import DEFAULT, SHIPPED
from svc.text.arguments import expect


def load(path: str | os.PathLike[str]) -> Analysis:
    """Read and analyse a file that must be free of errors, with the files that it uses and its project's settings.

    Args:
        path: the path of a `.vsc` file.

    Returns:
        What the file says, what it means, and its warnings and notes.

    Raises:
        FileError: the file can't be read.
        InvalidError: the file has errors; it carries all findings.
    """
    named = os.fspath(path)
    names = {os.path.realpath(named): named.replace(os.sep, "/")} if "\0" not in named else {}
    return Project.around(path, names=names).analyse(path).valid()


def analyse(
    text: str,
    name: str = "-",
    *,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    today: date | None = None,
    rules: Iterable[OwnRule] = (),
    root: str | os.PathLike[str] | None = None,
) -> Analysis:
    """Analyse a text. Never raises for what it says, and opens no file unless `root` is given.

    Args:
        text: the text of a `.vsc` file.
        name: what messages call it; with `root`, its path below the root.
        select: report only these warnings and notes, by codes, names or prefixes of codes.
        ignore: leave out these warnings and notes, written alike.
        today: the day on which allowances that end are checked; else the calendar's.
        rules: custom rules.
        root: the folder of a project. The text may use the files below, and the settings of the project count.

    Returns:
        What the text says, what it means, and its findings.

    Raises:
        TypeError: `text` or `name` is not a text, `today` is not a date, or `rules` holds what is not a rule.
        ValueError: `select` or `ignore` holds what is not a code, name or prefix.
        FileError: there is no folder `root`.
    """
    if not isinstance(text, str):
        raise TypeError(f"expected text, got {type(text).__name__}: read files with svc.load")
    expect(name, str, "a name")
    expect(today, (date, NoneType), "a date")
    source, found = sources.given(text, name)
    selection = Selection(select, ignore, rules)
    if root is None:
        return analyse_source(source, found, Options(selection, today))
    return Project.at(root).analyse_text(source, found, os.path.dirname(name), selection, today)


def check(stream: Stream, catalogue: Catalogue | None = None) -> tuple[Diagnostic, ...]:
    """The findings about one stream.

    A stream that was read is checked as its file was: with the catalogues, custom rules, levels and allowances there.

    Args:
        stream: the stream, read or built in Python.
        catalogue: the catalogue to check against; else the one that the stream follows.

    Returns:
        The findings, in the order of the text. File and range are None for a stream that was built in Python.

    Raises:
        TypeError: `stream` is not a stream, or `catalogue` is not a catalogue.
    """
    return tuple(bound_and_checked(stream, catalogue)[1])


def bind(stream: Stream, catalogue: Catalogue | None = None) -> BoundStream:
    """A stream as a graph: its nodes and flows, with its names found in a catalogue.

    Works for streams with errors too, and for those built in Python. A name that is not known is a node of the kind
    `UNKNOWN`. Without a known catalogue the graph is not `checkable`: only its shape is known.

    Args:
        stream: the stream.
        catalogue: the catalogue to find names in; else the one that the stream follows.

    Returns:
        The graph.

    Raises:
        TypeError: `stream` is not a stream, or `catalogue` is not a catalogue.
    """
    return _bound(stream, catalogue)[0]


def bound_and_checked(stream: Stream, catalogue: Catalogue | None = None) -> tuple[BoundStream, list[Diagnostic]]:
    """A stream bound to a catalogue, or else the one that it follows, with its findings."""
    bound, findings = _bound(stream, catalogue)
    context = context_of(stream)
    findings += check_stream(bound, context.selection, context.calendar)
    return bound, context.selection.filter(in_order(not_allowed(findings, context.allowances, stream.body)))


def _bound(stream: Stream, catalogue: Catalogue | None) -> tuple[BoundStream, list[Diagnostic]]:
    """A stream bound to a catalogue, or else the one that it follows, and what was found about its names."""
    if not isinstance(stream, Stream):
        raise TypeError(f"expected a stream, got {stream!r:.100}")
    followed = catalogue_of(stream, catalogue)
    bound, findings = bind_stream(stream, followed, context_of(stream).opened)
    if followed is None and (stream.follows or not is_carried(stream)):
        name = stream.follows or DEFAULT
        finding = unknown_name(stream.place(stream.spans.catalogue), "catalogue", name, SHIPPED)
        findings.append(evolve(finding, subject=bound.subject()))
    return bound, findings
