"""Checks all files that paths mean, in one run."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import date

    from svc.checker.selection import Selection
    from svc.diagnostics.diagnostic import Diagnostic
    from svc.model import File
    from svc.project.project import Project
    from svc.project.repeated_streams import Headings
    from svc.semantics.catalogue import Catalogue


class Checked(NamedTuple):
    """The names of the files, their findings, and what was written in those that have some; whether every path
    could be read."""

    files: "list[str]"
    findings: "list[Diagnostic]"
    written: "dict[str, File]"
    complete: bool


class Asked(NamedTuple):
    """What is requested: which findings, on which day; whether the statements of files are needed after
    they were checked, and whether somebody wants to see how far it is. `instead` is the catalogue to check against;
    `force_exclude` leaves out files that the configuration excludes even where they are named; `cached` says whether
    unchanged files need not be checked again."""

    selection: "Selection"
    today: "date | None" = None
    statements: bool = False
    quiet: bool = False
    instead: "Catalogue | None" = None
    force_exclude: bool = False
    cached: bool = True


def check(paths: Iterable[str], asked: Asked) -> Checked:
    """Check all files; complains of those that can't be read, and goes on."""
    from svc.checker.sorting import in_order
    from svc.cli.inputs import paths as inputs
    from svc.cli.inputs.projects import Inputs
    from svc.cli.printing.output import complain
    from svc.cli.printing.progress import watched
    from svc.diagnostics.errors import FileError
    from svc.model import File
    from svc.project import repeated_streams
    from svc.project.cache_folder import cache_in, folder
    from svc.project.files import OutsideError
    from svc.project.link_diagnostics import outside_file, outside_folder
    from svc.project.verdicts.known import Known
    from svc.syntax.parser import parse
    from svc.text.source import Source

    gathered = inputs.gather(paths, asked.force_exclude)
    opened = Inputs(gathered.inputs, asked.instead)
    cache = cache_in(folder() if asked.cached and asked.instead is None else None)
    known = Known(cache, asked.selection, asked.today)
    checked = Checked([], [], {}, gathered.complete)
    outside = [
        each
        for name, project in gathered.outside.items()
        for each in project.selection(asked.selection).filter([outside_folder(name)])
    ]
    of_projects: dict[str, tuple[Project, list[Headings]]] = {}
    for given in gathered.inputs if asked.quiet else watched(gathered.inputs, "checking"):
        try:
            outcome = opened.outcome(given, known, asked.selection, asked.today)
        except OutsideError:
            outside.append(outside_file(given.name))
            continue
        except FileError as error:
            complain(f"svc: {error}")
            checked = checked._replace(complete=False)
            continue
        project = opened.project(given)
        top = project.root.folder if project.root.configuration else ""  # without one, a run is one project
        of_projects.setdefault(top, (project, []))[1].append(outcome.headings)
        checked.files.append(outcome.source.name)
        checked.findings.extend(outcome.findings)
        if outcome.findings:  # of many files, statements would be most of the memory
            checked.written[outcome.source.name] = outcome.file() if asked.statements else File(outcome.source)
    known.close()
    for project, together in of_projects.values():
        found = project.selection(asked.selection).filter(repeated_streams.findings(together, asked.today))
        checked.findings.extend(found)
        named = {finding.file for finding in found}.difference(checked.written)
        for source in (each.source for each in together if each.source.name in named):
            checked.written[source.name] = parse(source)[0] if asked.statements else File(source)
    for source in opened.configurations:
        checked.written[source.name] = File(source)
    checked.written.update((str(each.file), File(Source(str(each.file), ""))) for each in outside)
    findings = in_order([*asked.selection.filter(opened.findings), *outside, *checked.findings])
    return checked._replace(files=sorted(checked.files), findings=findings)
