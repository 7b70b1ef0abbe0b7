"""The projects that the files of a command belong to: files are analysed there, with those that they use."""

import os
from collections.abc import Iterable
from typing import TYPE_CHECKING

from svc.cli.inputs.paths import Input, identity, standard_input
from svc.project.project import Project
from svc.project.projects import Projects

if TYPE_CHECKING:
    from datetime import date

    from svc.checker.analysis import Analysis
    from svc.checker.selection import Selection
    from svc.diagnostics.diagnostic import Diagnostic
    from svc.project.verdicts.known import Known, Outcome
    from svc.semantics.binder import Scopes
    from svc.semantics.catalogue import Catalogue
    from svc.text.source import Source


class Inputs:
    """The projects of some inputs; `instead` is the catalogue that all streams are checked against, if one is."""

    def __init__(self, inputs: Iterable[Input] = (), instead: "Catalogue | None" = None) -> None:
        self.projects = Projects(
            {each.real or identity(each.path): each.name for each in inputs if each.path is not None}, instead
        )

    def project(self, given: Input) -> Project:
        """The project of an input; standard input belongs to that of the current folder. Raises FileError."""
        return self.projects.get(given.path if given.path is not None else os.curdir, given.within)

    def analyse(self, given: Input, selection: "Selection", today: "date | None" = None) -> "Analysis":
        """An input. Raises FileError if it can't be read."""
        if given.path is not None:
            return self.project(given).analyse(given.path, selection, today, given.within)
        from svc.project import sources

        source, found = sources.decode(standard_input(), given.name)
        return self.project(given).analyse_text(source, found, os.path.realpath(os.curdir), selection, today)

    def outcome(self, given: Input, known: "Known", selection: "Selection", today: "date | None") -> "Outcome":
        """What is found in an input, by this run or by an earlier one. Raises FileError if it can't be read."""
        if given.path is None:
            return known.outcome(self.analyse(given, selection, today))
        project = self.project(given)
        if given.within is not None and given.real is not None:
            project.files.fetch(given.path, given.within, given.real)
        found = known.find(project, given.path, given.within)
        return found or known.keep(project, given.path, given.within, self.analyse(given, selection, today))

    def scopes(self, given: Input, name: str) -> "Scopes":
        """What surrounds a text of some name that was read from an input."""
        project = self.project(given)
        project.files.place(name, os.path.dirname(os.path.realpath(given.path or "x")))
        return project.scopes

    @property
    def findings(self) -> "list[Diagnostic]":
        """What is wrong with the configurations of the projects, their colours too."""
        findings = self.projects.findings
        for project in self.projects.opened:
            if project.configuration.colours:
                from svc.cli.options.colours import colours_of

                findings.extend(colours_of(project)[1])
        return findings

    @property
    def configurations(self) -> "list[Source]":
        """The texts of the configurations."""
        sources = [project.configuration.source for project in self.projects.opened]
        return [source for source in sources if source is not None]


def analysed(path: str) -> "Analysis":
    """One file, or standard input for `-`; complains of its project's configuration. Raises FileError."""
    return opened(path)[0]


def opened(path: str) -> "tuple[Analysis, Project]":
    """One file, or standard input for `-`, and its project; complains of a wrong configuration.

    Raises FileError.
    """
    from svc.checker.selection import DEFAULTS

    given = Input(path.replace(os.sep, "/"), None if path == "-" else path)
    inputs = Inputs([given])
    analysis = inputs.analyse(given, DEFAULTS)
    complain_of(inputs.findings)
    return analysis, inputs.project(given)


def has_errors(analysis: "Analysis") -> bool:
    """Whether the figures of a file may be wrong: it has an error, other than one about figures themselves."""
    from svc.diagnostics.diagnostic import Level

    return any(each.level is Level.ERROR and not each.code.startswith("VSC5") for each in analysis.diagnostics)


def complain_of_errors(name: str) -> None:
    """Report that the figures of a file may be wrong."""
    from svc.cli.printing.output import complain

    complain(f"svc: {name} has errors, so figures may be wrong: svc check {name} reports them")


def complain_of(findings: "Iterable[Diagnostic]") -> None:
    """Report findings about a configuration where they are beside the point: a line each."""
    from svc.cli.printing.output import complain

    for finding in findings:
        where = f"{finding.file}:{finding.range.start.line}: " if finding.range else ""
        complain(f"svc: {where}{finding.message} [{finding.code}]")
