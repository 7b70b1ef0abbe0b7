"""Holds a stream against records for `svc observe`: reads both, and reports or writes what the records say."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from attrs import frozen

from svc.checker.context import context_of
from svc.checker.selection import DEFAULTS
from svc.cli.inputs.paths import Input
from svc.cli.inputs.projects import Inputs, complain_of, complain_of_errors, has_errors
from svc.cli.inputs.records import chosen as chosen_records
from svc.cli.inputs.stream import chosen
from svc.cli.printing.output import coloured, complain, hand_over, say
from svc.diagnostics.diagnostic import Diagnostic, Level
from svc.diagnostics.errors import Error, InvalidError
from svc.formats.findings import text as findings_text
from svc.formats.patch import patch
from svc.measures.calendars import calendar_of
from svc.measures.wording import counted
from svc.project import files
from svc.project.api import bind
from svc.project.project import Project
from svc.records.evidence import Evidence
from svc.records.observed import Observed
from svc.records.observing import evidence, observed
from svc.records.reading import read
from svc.records.reading_diagnostics import SETTING
from svc.records.writing import rewritten
from svc.semantics.bound import BoundStream
from svc.text.source import Source

FINDINGS, UNREADABLE = 1, 2


@frozen
class Wanted:
    """What is requested: a stream of a file, held against records, from and until a day."""

    path: str
    records: str
    stream: str | None = None
    format: str = "text"
    since: date | None = None
    until: date | None = None
    engine: str = "duckdb"
    top: int = 10
    no_examples: bool = False


@frozen
class Opened:
    """A stream with its file, its project, and the evidence of its records."""

    given: Input
    source: Source
    configurations: tuple[Source, ...]
    project: Project
    bound: BoundStream
    evidence: Evidence
    has_errors: bool


def report(wanted: Wanted) -> int:
    """Write what the records say of the stream; the exit code."""
    try:
        with opened(wanted) as found:
            seen = observed(found.evidence)
            hand_over(_written(wanted, found, seen))
    except Error as error:
        return unreadable(error)
    if found.has_errors:
        return UNREADABLE
    return FINDINGS if any(each.level is Level.ERROR for each in seen.diagnostics) else 0


def rewrite(wanted: Wanted, *, writes: bool) -> int:
    """Write what the records say into the text, or show what would change; the exit code."""
    try:
        with opened(wanted) as found:
            made = rewritten(found.evidence, found.source)
            for note in made.notes:
                complain(f"svc: {note}")
            if not made.clauses:
                complain(f"svc: {found.given.name} stays as it is: the records say nothing else of its clauses")
            if not writes:
                hand_over(patch(found.source.text, made.source.text, found.source.name))
            elif found.given.path is None:
                hand_over(made.source.text)
            elif made.clauses:
                files.rewrite(found.given.path, found.source.text, made.source.text, within=found.given.within)
                written = counted(len(made.clauses), "clause", "clauses")
                say(f"{found.given.name}: {written} as in the records")
    except Error as error:
        return unreadable(error)
    return UNREADABLE if found.has_errors else 0


@contextmanager
def opened(wanted: Wanted) -> Iterator[Opened]:
    """The stream and the records that are requested. Raises Error for what can't be read."""
    given = Input(wanted.path.replace("\\", "/"), None if wanted.path == "-" else wanted.path)
    inputs = Inputs([given])
    analysis = inputs.analyse(given, DEFAULTS)
    complain_of(inputs.findings)
    is_wrong = has_errors(analysis)
    if is_wrong:
        complain_of_errors(given.name)
    named, project = chosen(analysis, wanted.stream, "hold against records"), inputs.project(given)
    place = [each is named for each in analysis.bound.streams].index(True)
    bound = bind(analysis.streams[place])  # with the settings and the allowances that it carries
    records, root = chosen_records(project, wanted.records)
    calendar = calendar_of(bound, context_of(bound.stream).calendar)
    with read(records, root, since=wanted.since, until=wanted.until, engine=wanted.engine, calendar=calendar) as log:
        seen = evidence(bound, log, calendar, records.end_labels, examples=not wanted.no_examples)
        yield Opened(given, analysis.file.source, tuple(inputs.configurations), project, bound, seen, is_wrong)


def unreadable(error: Error) -> int:
    """Complain of what can't be read, with its place where it has one."""
    if isinstance(error, InvalidError):
        complain(*findings_text.text(error.diagnostics, {}).rstrip("\n").split("\n"))
        if any(each.range is None and each.facts.get(SETTING, "path") != "path" for each in error.diagnostics):
            complain("svc: a table [records.NAME] in svc.toml says what the columns and the events of a file mean")
    else:
        complain(f"svc: {error}")
    return UNREADABLE


def _written(wanted: Wanted, found: Opened, seen: Observed) -> str:
    match wanted.format:
        case "json":
            from svc.formats.observed import json as observed_json

            return observed_json.report(seen, wanted.top)
        case "csv":
            from svc.formats.observed import csv as observed_csv

            return observed_csv.lines(seen)
        case "markdown":
            from svc.formats.observed import markdown as observed_markdown

            return observed_markdown.text(seen, wanted.top)
        case "html":
            from svc.formats.observed import html as observed_html
            from svc.semantics.wording import stream_title

            return observed_html.page(
                seen, _picture(found, seen.diagnostics, seen), stream_title(found.bound), wanted.top
            )
    from svc.formats.observed import text as observed_text

    sources = {each.name: each for each in (found.source, *found.configurations)}
    return observed_text.text(seen, found.given.name, sources, wanted.top, coloured()) + "\n"


def _picture(found: Opened, diagnostics: tuple[Diagnostic, ...], seen: Observed) -> str:
    """The stream with what was observed, as SVG. Raises RenderError where no engine draws."""
    from svc.cli.options.colours import colours_of
    from svc.pictures.options import PictureOptions
    from svc.pictures.rendering import stream_picture
    from svc.pictures.views.observed import showing

    options = PictureOptions(colours=colours_of(found.project)[0], engine=found.project.configuration.engine)
    return stream_picture(found.bound, diagnostics, "svg", options, showing(seen)).data.decode()
