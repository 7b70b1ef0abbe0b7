"""Which catalogue a command means: one that ships by its name, or one in a file."""

import os
from typing import TYPE_CHECKING, NamedTuple

import click

if TYPE_CHECKING:
    from svc.checker.analysis import Analysis
    from svc.semantics.catalogue import Catalogue


class Target(NamedTuple):
    """A shipped catalogue's name or a file, and in a file the catalogue's name if it holds several."""

    text: str
    name: str | None = None

    def catalogue(self) -> "Catalogue":
        """The catalogue. Ends the command if there is none, or if its file has errors, which are reported."""
        from svc.semantics.shipped import SHIPPED

        if self.text in SHIPPED and self.name in (None, self.text):
            return SHIPPED[self.text]
        if not (os.path.exists(self.text) or self.text == "-" or self.text.endswith(".vsc")):
            raise click.UsageError(_unknown(self.text))
        return self._chosen(_valid(self.text))

    def _chosen(self, analysis: "Analysis") -> "Catalogue":
        """The requested one, else the one that no other in the file extends."""
        from svc.semantics.binder import outermost

        catalogues = analysis.catalogues
        if self.name is None:
            fitting = outermost(catalogues)
        else:
            fitting = tuple(each for each in catalogues if each.name == self.name)
        if len(fitting) == 1:
            return fitting[0]
        names = ", ".join(each.name for each in catalogues)
        if not names:
            raise click.UsageError(f"{self.text} has no catalogue")
        if self.name is not None and not fitting:
            raise click.UsageError(f"{self.text} has no catalogue `{self.name}`, but {names}")
        raise click.UsageError(f"{self.text} has the catalogues {names}: choose one with --name")


def _valid(path: str) -> "Analysis":
    from svc.cli.inputs.projects import analysed
    from svc.cli.printing.output import complain
    from svc.diagnostics.diagnostic import Level
    from svc.diagnostics.errors import FileError
    from svc.formats.findings import text

    try:
        analysis = analysed(path)
    except FileError as error:
        raise click.UsageError(str(error)) from error
    errors = [finding for finding in analysis.diagnostics if finding.level is Level.ERROR]
    if errors:
        complain(*text.text(errors, {analysis.file.name: analysis.file.source}).split("\n"), text.summary(errors, 1))
        raise click.exceptions.Exit(1)
    return analysis


def _unknown(name: str) -> str:
    from svc.semantics.shipped import SHIPPED
    from svc.text.near_names import did_you_mean, near

    if name in SHIPPED:
        return f"`{name}` comes with svc and is a single catalogue: --name is only for files"
    question = did_you_mean(near(name, SHIPPED))
    return f"no catalogue and no file is called `{name}`; " + (question or f"svc knows {', '.join(SHIPPED)}")
