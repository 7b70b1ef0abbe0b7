"""Value streams as text: a language, a checker that knows the ITIL 4 service value chain, and pictures.

    import svc

    analysis = svc.analyse('''
    stream restore_service
      step register in engage by service_desk, incident_management
      step repair in deliver_support by incident_management
      user -> register : incidents
      register -> repair : user_support_tasks
      repair -> register : completion_of_user_support_tasks
      repair -> user : delivered_services
    ''')
    for diagnostic in analysis.diagnostics:
        print(diagnostic)
    svc.render(analysis.stream, "restore_service.svg")

Public names by task:

    read and check    load analyse check bind Workspace Analysis
    findings          Diagnostic Level Subject SubjectKind Related Position Range
    fix and format    fix_text format_text format_findings Fix Edit Applicability
    write streams     Stream Step Flow NamedParty Duration File to_text
    promise figures   Promise Team Tool Begins Ends Rate
    write catalogues  itil4 Catalogue Activity Line Party Practice Artefact Rule ListedFlow
    bound graph       BoundStream Node NodeKind BoundFlow Carried Outcome
    compare           diff apply diff_catalogues
    draw and describe render render_pages to_svg to_dot describe write_site Calendar
    measure           measure Measured LeadTime Figure StepFigures TeamFigures PromiseFigures
    records           observe Records Observed ObservedStep ObservedFlow Deviation
    simulate          simulate Simulated Estimate TimeEstimates StepQueue TeamQueue EstimatedDifference
    exchange data     to_data from_data to_graph rows Rows StepRow FlowRow ArtefactRow
    exchange files    export import_ import_catalogue Exported Imported ImportedCatalogue Loss
    errors            Error FileError InvalidError RenderError UnknownNameError
    version           __version__

Each name is imported when it is first used.
"""

from importlib import import_module

__version__ = "0.1.0"

TYPE_CHECKING = False
"""True for type checkers, which know the name; importing `typing` for it would double the time of `svc --version`."""

if TYPE_CHECKING:
    from svc.checker.analysis import Analysis
    from svc.checker.canonical_text import to_text
    from svc.checker.fixer import fix_text
    from svc.comparison import apply, diff, diff_catalogues
    from svc.diagnostics.diagnostic import Applicability, Diagnostic, Edit, Fix, Level, Related
    from svc.diagnostics.errors import Error, FileError, InvalidError, RenderError, UnknownNameError
    from svc.diagnostics.subject import Subject, SubjectKind
    from svc.formats.exchange import Exported, Imported, ImportedCatalogue, Loss, export, import_, import_catalogue
    from svc.formats.findings.format_findings import format_findings
    from svc.formats.interchange import ArtefactRow, FlowRow, Rows, StepRow, from_data, rows, to_data, to_graph
    from svc.measures.figures import Figure, LeadTime, Measured, PromiseFigures, StepFigures, TeamFigures
    from svc.measures.queues.figures import (
        Estimate,
        EstimatedDifference,
        Simulated,
        StepQueue,
        TeamQueue,
        TimeEstimates,
    )
    from svc.model import (
        Activity,
        Artefact,
        Begins,
        Ends,
        File,
        Flow,
        Line,
        NamedParty,
        Party,
        Practice,
        Promise,
        Rate,
        Rule,
        Step,
        Stream,
        Team,
        Tool,
    )
    from svc.model.calendar import Calendar
    from svc.model.quantities import Duration
    from svc.pictures.description import describe
    from svc.pictures.paging import render_pages
    from svc.pictures.rendering import render, to_dot, to_svg
    from svc.project.api import analyse, bind, check, load
    from svc.project.measuring import measure
    from svc.project.record_settings import Records
    from svc.project.simulating import simulate
    from svc.project.workspace import Workspace
    from svc.records.api import observe
    from svc.records.observed import Deviation, Observed, ObservedFlow, ObservedStep
    from svc.semantics.bound import BoundFlow, BoundStream, Carried, Node, NodeKind, Outcome
    from svc.semantics.catalogue import Catalogue, ListedFlow
    from svc.syntax.formatter import format_text
    from svc.text.source import Position, Range
    from svc.web.site.api import write_site

    itil4: Catalogue

_HOMES = {
    "svc.semantics.bound": ("BoundFlow", "BoundStream", "Carried", "Node", "NodeKind", "Outcome"),
    "svc.comparison": ("apply", "diff", "diff_catalogues"),
    "svc.pictures.description": ("describe",),
    "svc.diagnostics.diagnostic": ("Applicability", "Diagnostic", "Edit", "Fix", "Level", "Related"),
    "svc.diagnostics.errors": ("Error", "FileError", "InvalidError", "RenderError", "UnknownNameError"),
    "svc.diagnostics.subject": ("Subject", "SubjectKind"),
    "svc.formats.exchange": (
        "Exported", "Imported", "ImportedCatalogue", "Loss", "export", "import_", "import_catalogue",
    ),
    "svc.formats.interchange": (
        "ArtefactRow", "FlowRow", "Rows", "StepRow", "from_data", "rows", "to_data", "to_graph",
    ),
    "svc.checker.fixer": ("fix_text",),
    "svc.syntax.formatter": ("format_text",),
    "svc.measures.figures": (
        "Figure", "LeadTime", "Measured", "PromiseFigures", "StepFigures", "TeamFigures",
    ),
    "svc.measures.queues.figures": (
        "Estimate", "EstimatedDifference", "Simulated", "StepQueue", "TeamQueue", "TimeEstimates",
    ),
    "svc.project.measuring": ("measure",),
    "svc.project.record_settings": ("Records",),
    "svc.records.api": ("observe",),
    "svc.records.observed": ("Deviation", "Observed", "ObservedFlow", "ObservedStep"),
    "svc.project.simulating": ("simulate",),
    "svc.project.api": ("analyse", "bind", "check", "load"),
    "svc.model": (
        "Activity", "Artefact", "Begins", "Ends", "File", "Flow", "Line", "NamedParty", "Party", "Practice", "Promise",
        "Rate", "Rule", "Step", "Stream", "Team", "Tool",
    ),
    "svc.semantics.catalogue": ("Catalogue", "ListedFlow"),
    "svc.checker.analysis": ("Analysis",),
    "svc.checker.canonical_text": ("to_text",),
    "svc.model.quantities": ("Duration",),
    "svc.pictures.paging": ("render_pages",),
    "svc.pictures.rendering": ("render", "to_dot", "to_svg"),
    "svc.formats.findings.format_findings": ("format_findings",),
    "svc.text.source": ("Position", "Range"),
    "svc.model.calendar": ("Calendar",),
    "svc.project.workspace": ("Workspace",),
    "svc.web.site.api": ("write_site",),
}  # fmt: skip
_HOME = {name: home for home, names in _HOMES.items() for name in names}


if not TYPE_CHECKING:  # a type checker would take any name for one of svc's

    def __getattr__(name: str) -> object:
        if name == "itil4":
            value = import_module("svc.semantics.shipped").SHIPPED["itil4"]
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
    "Activity", "Analysis", "Applicability", "Artefact", "ArtefactRow", "Begins", "BoundFlow", "BoundStream",
    "Calendar", "Carried", "Catalogue", "Deviation", "Diagnostic", "Duration", "Edit", "Ends", "Error", "Estimate",
    "EstimatedDifference", "Exported", "Figure", "File", "FileError", "Fix", "Flow", "FlowRow", "Imported",
    "ImportedCatalogue", "InvalidError", "LeadTime", "Level", "Line", "ListedFlow", "Loss", "Measured", "NamedParty",
    "Node", "NodeKind", "Observed", "ObservedFlow", "ObservedStep", "Outcome", "Party", "Position", "Practice",
    "Promise", "PromiseFigures", "Range", "Rate", "Records", "Related", "RenderError", "Rows", "Rule", "Simulated",
    "Step", "StepFigures", "StepQueue", "StepRow", "Stream", "Subject", "SubjectKind", "Team", "TeamFigures",
    "TeamQueue", "TimeEstimates", "Tool", "UnknownNameError", "Workspace", "__version__", "analyse", "apply", "bind",
    "check", "describe", "diff", "diff_catalogues", "export", "fix_text", "format_findings", "format_text",
    "from_data", "import_", "import_catalogue", "itil4", "load", "measure", "observe", "render", "render_pages",
    "rows", "simulate", "to_data", "to_dot", "to_graph", "to_svg", "to_text", "write_site",
]  # fmt: skip
