"""All files of a project, or one of them, analysed: what a program asks that looks at many streams at once."""

import os
from collections.abc import Iterable
from datetime import date
from types import NoneType

from attrs import field, frozen

from svc.checker.analysis import Analysis
from svc.checker.selection import Selection
from svc.checker.sorting import in_order
from svc.diagnostics.diagnostic import Diagnostic
from svc.diagnostics.errors import FileError
from svc.model import Stream
from svc.project import repeated_streams
from svc.project.files import OutsideError
from svc.project.link_diagnostics import outside_file, outside_folder
from svc.project.portfolio import Counts, Portfolio, build
from svc.project.portfolio.summarising import Offers, summary
from svc.project.project import Project
from svc.semantics.catalogue import Catalogue
from svc.text.arguments import all_of, expect
from svc.text.source import Source


def _analyses(values: Iterable[Analysis]) -> tuple[Analysis, ...]:
    return all_of(Analysis, values)


def _findings(values: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    return all_of(Diagnostic, values)


@frozen
class Workspace:
    """The files below a folder, or one file, in the order of their names.

    `wrong` are findings about the project: its configuration, whose text is `configuration` if it has one, and links
    that lead out of it. `together` are those that no file has by itself: stream names that several files have.
    """

    analyses: tuple[Analysis, ...] = field(converter=_analyses)
    wrong: tuple[Diagnostic, ...] = field(default=(), converter=_findings)
    together: tuple[Diagnostic, ...] = field(default=(), converter=_findings)
    configuration: Source | None = field(default=None, eq=False, repr=False)

    @classmethod
    def open(
        cls,
        path: str | os.PathLike[str] = os.curdir,
        *,
        select: Iterable[str] = (),
        ignore: Iterable[str] = (),
        today: date | None = None,
        catalogue: Catalogue | None = None,
    ) -> "Workspace":
        """Read and analyse a file, or every `.vsc` file below a folder but for what git ignores and the
        configuration excludes. Errors in the files are findings; so are links that lead out of the project, which are
        not followed. The path itself may be a link to anywhere.

        `catalogue` is what all streams are checked against, else the one that each follows. Raises FileError if the
        path or a file below it can't be read, and TypeError for what is not a catalogue or a date.
        """
        expect(catalogue, (Catalogue, NoneType), "a catalogue")
        expect(today, (date, NoneType), "a date")
        project = Project.around(path, catalogue)
        paths, links, within = [os.fspath(path)], list[str](), None
        if os.path.isdir(path):
            within = project.root.folder
            try:
                below, links = project.below(path, _raise)
                paths = [each.path for each in below]
            except OSError as error:
                raise FileError(f"{error.filename} can't be read: {error.strerror}") from error
        selection = Selection(select, ignore)
        analyses: dict[str, Analysis] = {}
        outside = [outside_folder(each.replace(os.sep, "/")) for each in links]
        for each in paths:
            try:
                analysis = project.analyse(each, selection, today, within)
                analyses[analysis.file.name] = analysis  # once, whatever links lead to it
            except OutsideError:
                outside.append(outside_file(each.replace(os.sep, "/")))
        wrong = [*project.findings, *project.selection(selection).filter(outside)]
        in_turn = sorted(analyses.values(), key=lambda analysis: analysis.file.name)
        repeated = repeated_streams.findings([repeated_streams.headings(analysis.file) for analysis in in_turn], today)
        return cls(in_turn, wrong, project.selection(selection).filter(repeated), project.configuration.source)

    @property
    def streams(self) -> tuple[Stream, ...]:
        """The streams of all files; artefacts that are known are held by their ids."""
        return tuple(stream for analysis in self.analyses for stream in analysis.streams)

    @property
    def catalogues(self) -> tuple[Catalogue, ...]:
        """The catalogues of all files, each with the one that it extends."""
        return tuple(catalogue for analysis in self.analyses for catalogue in analysis.catalogues)

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """All findings, by file and place; those about the configuration among them."""
        of_files = (each for analysis in self.analyses for each in analysis.diagnostics)
        return tuple(in_order([*self.wrong, *self.together, *of_files]))

    def portfolio(self) -> Portfolio:
        """All streams at once: what they use of their catalogues, what none uses, and where they meet."""
        offers = Offers()
        files = [summary(analysis, offers) for analysis in self.analyses]
        return build(files, offers.by_key, Counts.count(self.wrong))


def _raise(error: OSError) -> None:
    raise error
