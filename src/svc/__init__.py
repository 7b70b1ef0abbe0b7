"""Value streams as text: a language, a checker that knows the ITIL 4 service value chain, and pictures.

The public names, each imported when it is first asked for.
"""

import logging
from importlib import import_module
from typing import TYPE_CHECKING

from svc.version import __version__

if TYPE_CHECKING:
    from svc.api import analyse, bind, check, load
    from svc.bound import BoundFlow, BoundStream, Carried, Node, NodeKind, Outcome
    from svc.canonical_text import to_text
    from svc.comparison import apply, diff, diff_catalogues
    from svc.description import describe
    from svc.diagnostics import Applicability, Diagnostic, Edit, Fix, Level, Related
    from svc.drawing import to_dot
    from svc.errors import Error, FileError, InvalidError, RenderError, UnknownNameError
    from svc.exchange import ArtefactRow, FlowRow, Rows, StepRow, from_data, rows, to_data, to_graph
    from svc.fixing import fix_text
    from svc.formatting import format_text
    from svc.model import (
        Activity,
        Artefact,
        Catalogue,
        File,
        Flow,
        Line,
        ListedFlow,
        NamedParty,
        Party,
        Practice,
        Rule,
        Step,
        Stream,
    )
    from svc.pipeline import Analysis
    from svc.quantities import Duration
    from svc.rendering import render, to_svg
    from svc.report.findings import format_findings
    from svc.source import Position, Range
    from svc.working_time import Calendar
    from svc.workspace import Workspace

    itil4: Catalogue

logging.getLogger("svc").addHandler(logging.NullHandler())

_HOMES = {
    "svc.bound": ("BoundFlow", "BoundStream", "Carried", "Node", "NodeKind", "Outcome"),
    "svc.comparison": ("apply", "diff", "diff_catalogues"),
    "svc.description": ("describe",),
    "svc.diagnostics": ("Applicability", "Diagnostic", "Edit", "Fix", "Level", "Related"),
    "svc.drawing": ("to_dot",),
    "svc.errors": ("Error", "FileError", "InvalidError", "RenderError", "UnknownNameError"),
    "svc.exchange": ("ArtefactRow", "FlowRow", "Rows", "StepRow", "from_data", "rows", "to_data", "to_graph"),
    "svc.fixing": ("fix_text",),
    "svc.formatting": ("format_text",),
    "svc.api": ("analyse", "bind", "check", "load"),
    "svc.model": (
        "Activity", "Artefact", "Catalogue", "File", "Flow", "Line", "ListedFlow", "NamedParty", "Party", "Practice",
        "Rule", "Step", "Stream",
    ),
    "svc.pipeline": ("Analysis",),
    "svc.canonical_text": ("to_text",),
    "svc.quantities": ("Duration",),
    "svc.rendering": ("render", "to_svg"),
    "svc.report.findings": ("format_findings",),
    "svc.source": ("Position", "Range"),
    "svc.working_time": ("Calendar",),
    "svc.workspace": ("Workspace",),
}  # fmt: skip
_HOME = {name: home for home, names in _HOMES.items() for name in names}


if not TYPE_CHECKING:  # a type checker would take any name for one of svc's

    def __getattr__(name: str) -> object:
        if name == "itil4":
            value = import_module("svc.catalogues").SHIPPED["itil4"]
        elif name in _HOME:
            value = getattr(import_module(_HOME[name]), name)
        else:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    """The public names, and what every module has; not what this one is made of."""
    return sorted({*__all__, *(name for name in globals() if name.startswith("__"))})


__all__ = [
    "Activity", "Analysis", "Applicability", "Artefact", "ArtefactRow", "BoundFlow", "BoundStream", "Calendar",
    "Carried", "Catalogue", "Diagnostic", "Duration", "Edit", "Error", "File", "FileError", "Fix", "Flow",
    "FlowRow", "InvalidError", "Level", "Line", "ListedFlow", "NamedParty", "Node", "NodeKind", "Outcome", "Party",
    "Position", "Practice", "Range", "Related", "RenderError", "Rows", "Rule", "Step", "StepRow", "Stream",
    "UnknownNameError", "Workspace", "__version__", "analyse", "apply", "bind", "check", "describe", "diff",
    "diff_catalogues", "fix_text", "format_findings", "format_text", "from_data", "itil4", "load", "render", "rows",
    "to_data", "to_dot", "to_graph", "to_svg", "to_text",
]  # fmt: skip
