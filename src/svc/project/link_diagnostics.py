"""Findings about links that lead out of a project, one function per code (VSC214, VSC215).

They quote nothing of the target.
"""

from svc.diagnostics import codes
from svc.diagnostics.diagnostic import Diagnostic
from svc.text.source import Place, Source


def outside_file(name: str) -> Diagnostic:
    """A linked `.vsc` file that a walk finds and that leads out; `name` is what messages call the link."""
    return codes.BY_NAME["outside-file"].at(_place(name))


def outside_folder(name: str) -> Diagnostic:
    """A linked folder that a walk meets and that leads out; `name` is what messages call the link."""
    return codes.BY_NAME["outside-folder"].at(_place(name))


def _place(name: str) -> Place:
    return Place(Source(name, ""), (0, 0))
