"""Value streams as text: a language, a checker that knows the ITIL 4 service value chain, and pictures."""

import logging
from typing import TYPE_CHECKING

from svc.diagnostics import Diagnostic, Edit, Fix, Level, Related
from svc.errors import Error, FileError, InvalidError, RenderError
from svc.library import check, load
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
from svc.pipeline import Analysis, analyse
from svc.printer import to_text
from svc.quantities import Duration
from svc.source import Position, Range
from svc.version import __version__

if TYPE_CHECKING:
    itil4: Catalogue

logging.getLogger("svc").addHandler(logging.NullHandler())


def __getattr__(name: str) -> Catalogue:
    """`svc.itil4`, the canonical catalogue, read when it is first asked for."""
    if name == "itil4":
        from svc.catalogues import SHIPPED

        return SHIPPED["itil4"]
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


__all__ = [
    "Activity", "Analysis", "Artefact", "Catalogue", "Diagnostic", "Duration", "Edit", "Error", "File", "FileError",
    "Fix", "Flow", "InvalidError", "Level", "Line", "ListedFlow", "NamedParty", "Party", "Position", "Practice",
    "Range", "Related", "RenderError", "Rule", "Step", "Stream", "__version__", "analyse", "check", "itil4", "load",
    "to_text",
]  # fmt: skip
