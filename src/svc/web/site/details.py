"""What a site says of a file besides its summary: who does which step with what, what flows carry, what is allowed.

Values and their JSON, as they go from process to process and are kept for the next run.
"""

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from attrs import asdict, field, frozen

from svc.checker.analysis import Analysis, register
from svc.checker.suppressions import Entry
from svc.project.digests import digest
from svc.project.project import Project
from svc.semantics import measure_wording as measures
from svc.semantics import wording as words
from svc.semantics.bound import BoundStream, Node

Names = tuple[str, ...]


def _names(names: Iterable[str]) -> Names:
    return tuple(names)


@frozen
class StepDetails:
    """A step: its title, the id of its activity, and the names of its practices, teams and tools."""

    title: str
    activity: str
    practices: Names = field(converter=_names)
    teams: Names = field(converter=_names)
    tools: Names = field(converter=_names)


@frozen
class Carried:
    """An artefact on a flow, by its id; who gives and who takes it, by their titles; their own words for it."""

    artefact: str
    giver: str
    taker: str
    wording: str


@frozen
class StreamDetails:
    """A stream: what it answers and what it is for, its steps and flows; titles of teams and tools by their names."""

    opening: tuple[tuple[str, str], ...]
    steps: tuple[StepDetails, ...]
    carried: tuple[Carried, ...]
    teams: Mapping[str, str] = field(hash=False)
    tools: Mapping[str, str] = field(hash=False)


@frozen
class AllowanceDetails:
    """An allowance of the register, in words."""

    line: int
    code: str
    name: str
    scope: str
    because: str
    until: str
    expired: bool
    silences: int


@frozen
class FileDetails:
    """What is said of the streams of a file, in their order, and its allowances.

    `seen` is another text whenever a page of one of its streams would show something else, but for what other streams
    are. `uses` are what messages call the files that it rests on.
    """

    streams: tuple[StreamDetails, ...]
    allowances: tuple[AllowanceDetails, ...]
    seen: str
    uses: Names


def details(analysis: Analysis, project: Project) -> str:
    """The details of an analysed file, as text."""
    used = project.rests_on(analysis.file.name)
    made = FileDetails(
        tuple(map(_stream, analysis.bound.streams)),
        tuple(map(_allowance, register(analysis))),
        _seen(analysis, project, used),
        tuple(project.files.named(os.path.realpath(os.path.join(project.root.folder, path))) for path in used),
    )
    return json.dumps(asdict(made))


def details_of(text: str) -> FileDetails:
    """The details that `details` made a text of."""
    data = json.loads(text)
    return FileDetails(
        tuple(_stream_of(each) for each in data["streams"]),
        tuple(AllowanceDetails(**each) for each in data["allowances"]),
        data["seen"],
        tuple(data["uses"]),
    )


def _stream_of(data: dict[str, Any]) -> StreamDetails:
    return StreamDetails(
        tuple((word, text) for word, text in data["opening"]),
        tuple(StepDetails(**each) for each in data["steps"]),
        tuple(Carried(**each) for each in data["carried"]),
        data["teams"],
        data["tools"],
    )


def _stream(bound: BoundStream) -> StreamDetails:
    steps = tuple(_step(bound, node) for node in bound.steps)
    return StreamDetails(
        tuple(words.opening(bound)),
        steps,
        tuple(dict.fromkeys(_carried(bound))),
        {name: measures.team(bound, name) for step in steps for name in step.teams},
        {name: measures.tool(bound, name) for step in steps for name in step.tools},
    )


def _step(bound: BoundStream, node: Node) -> StepDetails:
    step = node.step
    if step is None:
        return StepDetails(node.title, node.role or "", (), (), ())
    known = bound.catalogue.practice_names
    practices = (known[name] for name in dict.fromkeys(step.practices) if name in known)
    return StepDetails(node.title, node.role or "", practices, dict.fromkeys(step.teams), dict.fromkeys(step.uses))


def _carried(bound: BoundStream) -> Iterator[Carried]:
    for flow in bound.flows:
        for each in flow.carried:
            if each.artefact in bound.catalogue.all_artefacts:
                yield Carried(str(each.artefact), flow.source.title, flow.target.title, flow.flow.wording or "")


def _allowance(entry: Entry) -> AllowanceDetails:
    allowance = entry.allowance
    return AllowanceDetails(
        allowance.place.range.start.line,
        allowance.code.code,
        allowance.code.name,
        allowance.scope,
        allowance.because,
        allowance.until.text if allowance.until else "",
        entry.expired,
        entry.silenced,
    )


def _seen(analysis: Analysis, project: Project, used: Iterable[str]) -> str:
    """A digest of all that is read for the pages of a file, and of its findings, which may depend on the day."""
    name, settings = analysis.file.name, project.configuration.source
    findings = (f"{each}\n{each.help}" for each in analysis.diagnostics)
    texts = (f"{path} {project.files.checksum(path)}" for path in used)
    return digest(name, analysis.file.source.text, settings.text if settings else "", *texts, *findings)
