"""`docs/reference/python.md`, from the public names: their signatures and docstrings."""

import inspect
import re
from collections.abc import Iterable, Iterator
from enum import Enum
from importlib import import_module
from textwrap import dedent
from typing import get_args, is_typeddict

import svc
from tests.house.reference.markdown import GENERATED, fenced, prose
from tests.house.reference.members import members
from tests.house.reference.signatures import annotation, signature

HEAD = f"""\
# Python

Every public name with its signature and what it does, by task.
{GENERATED}
[Streams in Python](../how-to/python.md) shows them at work.

Public are `svc`, `svc.strategies`, `svc.testing`, `svc.extending`, the plugin `svc.pytest_plugin` and `svc.cli.main`,
which [runs a command](../how-to/install.md#the-commands-from-python). All else is private, and may move at any time.
"""
TASKS = {
    "Read and check": "load analyse Analysis check Workspace File format_findings",
    "Write a stream": "Stream Step Flow NamedParty Duration Calendar to_text format_text fix_text",
    "Promise figures": "Promise Team Tool Begins Ends Rate",
    "Findings": "Diagnostic Level Subject SubjectKind Related Fix Applicability Edit Range Position",
    "Draw and describe": "render render_pages to_svg to_dot describe write_site",
    "Measure": "measure Measured LeadTime Figure StepFigures TeamFigures PromiseFigures",
    "Simulate": "simulate Simulated Estimate TimeEstimates StepQueue TeamQueue EstimatedDifference",
    "Hold against records": "observe Records Observed ObservedStep ObservedFlow Deviation",
    "Compare": "diff apply diff_catalogues",
    "A stream as a graph": "bind BoundStream Node NodeKind BoundFlow Carried Outcome",
    "Exchange": "to_data from_data to_graph rows Rows StepRow FlowRow ArtefactRow "
    "export Exported import_ Imported import_catalogue ImportedCatalogue Loss",
    "Catalogues": "itil4 Catalogue Activity Line Party Practice Artefact Rule ListedFlow",
    "Errors": "Error FileError InvalidError UnknownNameError RenderError",
    "The version": "__version__",
}
CONSTANTS = {
    "itil4": "The catalogue of ITIL 4 that ships with svc.",
    "__version__": "The version of svc.",
    "FAULTS": "The faults that `invalid_streams` can draw, by their codes.",
    "Check": "What a rule does: it takes a bound stream and gives its findings.",
}
"""What values are that have no docstring."""
ROOMS = ("svc.strategies", "svc.testing", "svc.extending")
_SECTION = re.compile(r"^(Args|Arguments|Attributes|Returns|Yields|Raises|Examples?|Notes?):$")


def page() -> str:
    """The text of the page."""
    sections: list[str] = []
    for task, names in TASKS.items():
        sections += [f"## {task}", "", *_entries("svc", names.split())]
    for room in ROOMS:
        module = import_module(room)
        new = [name for name in module.__all__ if name not in svc.__all__]
        sections += [
            f"## `{room}`",
            "",
            *docstring(module),
            *_as_in_svc(set(module.__all__) - {*new}),
            *_entries(room, new),
        ]
    return "\n".join([HEAD, *sections]).rstrip("\n") + "\n"


def _as_in_svc(names: Iterable[str]) -> Iterator[str]:
    if names:
        yield from (prose(f"The same as in `svc`: {', '.join(f'`{name}`' for name in sorted(names))}."), "")


def _entries(module: str, names: Iterable[str]) -> Iterator[str]:
    for name in names:
        value = getattr(import_module(module), name)
        yield from (f"### `{module}.{name}`", "")
        if inspect.isclass(value) and value.__name__ != name:
            yield from (f"The former name of `{value.__name__}`.", "")
            continue
        if not inspect.isclass(value) and not inspect.isroutine(value):
            yield from fenced("text", _constant(name, value))
            yield from (prose(CONSTANTS[name]), "")
            continue
        if not is_typeddict(value) and not _is(value, Enum) and not _is(value, BaseException):
            yield from fenced("text", signature(name, value))
        yield from docstring(value)
        if inspect.isclass(value):
            yield from members(value)


def _constant(name: str, value: object) -> str:
    """A value by its type; an alias of a type by what it stands for."""
    return f"{name} = {annotation(value)}" if get_args(value) else f"{name}: {type(value).__name__}"


def _is(value: object, kind: type) -> bool:
    return inspect.isclass(value) and issubclass(value, kind)


def docstring(value: object) -> Iterator[str]:
    """A docstring as paragraphs; its sections of arguments, results and errors as lists."""
    own = value.__doc__ if isinstance(value, type) else inspect.getdoc(value)
    for paragraph in re.split(r"\n\n(?!    )", inspect.cleandoc(own or "")) if own else []:
        lines = paragraph.split("\n")
        section = _SECTION.match(lines[0])
        if section and len(lines) > 1:
            yield from (f"**{section[1]}**", "")
            yield from (*_items(lines[1:]), "")
        elif re.match(r"^(>>>|    )", paragraph):
            yield from fenced("text", dedent(paragraph))
        else:
            yield from (prose(paragraph), "")


def _items(lines: list[str]) -> Iterator[str]:
    """The entries of a section: each begins where the text is indented least."""
    entries: list[str] = []
    least = min(len(line) - len(line.lstrip()) for line in lines)
    for line in lines:
        if len(line) - len(line.lstrip()) == least or not entries:
            entries.append(line.strip())
        else:
            entries[-1] += " " + line.strip()
    for entry in entries:
        name, colon, rest = entry.partition(": ")
        text = f"`{name}`: {rest}" if colon and re.fullmatch(r"[*\w.]+", name) else entry
        yield "- " + prose(text).replace("\n", "\n  ")
