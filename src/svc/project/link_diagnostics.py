"""Findings about links that lead out of a project, a function a code (VSC214, VSC215).

They quote nothing of the target.
"""

from svc.diagnostics import codes
from svc.diagnostics.diagnostic import Diagnostic
from svc.text.source import Place, Source


def outside_file(name: str) -> Diagnostic:
    """A linked `.vsc` file that a walk finds and that leads out; `name` is what messages call the link."""
    help = f"copy the file into the project, or check it where it is; if it is meant to be part of it, {_WIDER}"
    return codes.BY_NAME["outside-file"].at(_place(name), help=help)


def outside_folder(name: str) -> Diagnostic:
    """A linked folder that a walk meets and that leads out; `name` is what messages call the link."""
    help = f"name the folder to look into it; if it is meant to be part of the project, {_WIDER}"
    return codes.BY_NAME["outside-folder"].at(_place(name), help=help)


_WIDER = "put an empty svc.toml into the folder that holds both"


def _place(name: str) -> Place:
    return Place(Source(name, ""), (0, 0))
