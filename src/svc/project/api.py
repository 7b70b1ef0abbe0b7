"""What a program calls: analyse a text, read a file, check a stream."""

import os
from collections.abc import Iterable
from datetime import date

from attrs import evolve

from svc.checker.analysis import Analysis
from svc.checker.context import catalogue_of, context_of, is_carried
from svc.checker.pipeline import Options, analyse_source
from svc.checker.runner import check_stream
from svc.checker.selection import Selection
from svc.checker.sorting import in_order
from svc.checker.suppressions import not_allowed
from svc.diagnostics import limits
from svc.diagnostics.diagnostic import Diagnostic
from svc.extending import OwnRule
from svc.model import Catalogue, Stream
from svc.project.project import Project
from svc.semantics.binder import bind_stream
from svc.semantics.bound import BoundStream
from svc.semantics.name_diagnostics import unknown_name
from svc.semantics.shipped import DEFAULT, SHIPPED
from svc.text.source import Place, Source


def load(path: str | os.PathLike[str]) -> Analysis:
    """Read and analyse a file that must be free of errors, with the files that it uses and its project's settings.

    Raises FileError if it can't be read, and InvalidError, which carries all findings, if it has errors.
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
    """Analyse a text that messages call `name`. Never raises on any text, and opens no file unless given `root`.

    `select` and `ignore` choose among warnings and notes, by codes, names or prefixes of codes. `today` is the
    day on which allowances that end are judged, else the calendar's. `rules` are rules of your own.

    With a folder `root` the text is one of a project: it may use the files below, as if it stood there at the path
    `name`, and the settings of the project count. Raises FileError if there is no such folder.
    """
    if not isinstance(text, str):
        raise TypeError(f"expected text, got {type(text).__name__}: read files with svc.load")
    source, found = Source(name, text.removeprefix("\ufeff")), []
    if len(source.text) > limits.FILE:
        source = Source(name, "")
        found = [limits.limit_exceeded(Place(source, (0, 0)), "this text", limits.FILE, "characters", "too large")]
    selection = Selection(select, ignore, rules)
    if root is None:
        return analyse_source(source, found, Options(selection, today))
    return Project.at(root).analyse_text(source, found, os.path.dirname(name), selection, today)


def check(stream: Stream, catalogue: Catalogue | None = None) -> tuple[Diagnostic, ...]:
    """The findings about one stream, against a catalogue or else the one that it follows.

    A stream that was read is checked as its file was: with the catalogues, custom rules, levels and allowances there.
    Works for a stream that was built in Python: then file and range of the findings are None.
    """
    return tuple(bound_and_checked(stream, catalogue)[1])


def bind(stream: Stream, catalogue: Catalogue | None = None) -> BoundStream:
    """A stream as a graph: its nodes and flows, with the names found in a catalogue, else in the one that it follows.

    Works for streams with errors too, and for those built in Python: what is not known is a node of the kind
    `UNKNOWN`, and each artefact says what its name means on its flow. If the catalogue is not known, the graph is not
    `checkable`: nothing more than its shape is known. Raises TypeError for what is not a stream or not a catalogue.
    """
    return _bound(stream, catalogue)[0]


def bound_and_checked(stream: Stream, catalogue: Catalogue | None = None) -> tuple[BoundStream, list[Diagnostic]]:
    """A stream bound to a catalogue, or else the one that it follows, with its findings."""
    bound, findings = _bound(stream, catalogue)
    context = context_of(stream)
    findings += check_stream(bound, context.selection)
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
