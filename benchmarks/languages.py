"""The same stream in the languages of the peers: a function each, from steps and arrows to a text.

A step keeps its activity and an arrow its artefact, where the language has a word for them. textX and pyparsing
read the text of svc itself.
"""

import json

from benchmarks.streams import USER, Arrow, Stream

USER_END = f"{USER}_end"
"""The user as the end of a BPMN process, where an event is a start or an end."""


def d2(stream: Stream) -> str:
    """A shape for each step, labelled with its activity; a connection for each arrow, labelled with its artefact."""
    return "\n".join([
        USER,
        *(f"{step.name}: {step.activity}" for step in stream.steps),
        *(f"{arrow.source} -> {arrow.target}: {arrow.artefact}" for arrow in stream.arrows),
        "",
    ])  # fmt: skip


def dot(stream: Stream) -> str:
    """A node for each step, labelled with its activity; an edge for each arrow, labelled with its artefact."""
    return "\n".join([
        f"digraph benchmark {{\n{USER}",
        *(f"{step.name} [label={step.activity}]" for step in stream.steps),
        *(f"{arrow.source} -> {arrow.target} [label={arrow.artefact}]" for arrow in stream.arrows),
        "}\n",
    ])  # fmt: skip


def yaml(stream: Stream) -> str:
    """A mapping from each step to its activity; a list for each arrow."""
    return "\n".join([
        "stream: benchmark",
        "steps:",
        *(f"  {step.name}: {step.activity}" for step in stream.steps),
        "arrows:",
        *(f"  - [{arrow.source}, {arrow.target}, {arrow.artefact}]" for arrow in stream.arrows),
        "",
    ])  # fmt: skip


def plain_json(stream: Stream) -> str:
    """The stream as data: lists of names."""
    return json.dumps({"steps": stream.steps, "arrows": stream.arrows})


def likec4(stream: Stream) -> str:
    """An element for each step, its activity as its technology; a relationship for each arrow.

    One view, of the user alone: without any, likec4 would lay out a picture of all of it.
    """
    return "\n".join([
        "specification {\n  element step\n  element party\n}\nmodel {",
        f"  {USER} = party '{USER}'",
        *(f"  {step.name} = step '{step.name}' {{ technology '{step.activity}' }}" for step in stream.steps),
        *(f"  {arrow.source} -> {arrow.target} '{arrow.artefact}'" for arrow in stream.arrows),
        "}",
        f"views {{\n  view index {{ include {USER} }}\n}}\n",
    ])  # fmt: skip


def bpmn(stream: Stream) -> str:
    """A task for each step and a sequence flow for each arrow; the user is a start event and an end event."""
    flows: dict[str, list[str]] = {name: [] for name in (USER, USER_END, *(step.name for step in stream.steps))}
    for number, arrow in enumerate(stream.arrows):
        flows[_bpmn_target(arrow)].append(f"<incoming>f{number}</incoming>")
        flows[arrow.source].append(f"<outgoing>f{number}</outgoing>")
    return "\n".join([
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="file" targetNamespace="urn:benchmark">',
        '<process id="benchmark">',
        f'<startEvent id="{USER}" name="{USER}">{"".join(flows[USER])}</startEvent>',
        f'<endEvent id="{USER_END}" name="{USER}">{"".join(flows[USER_END])}</endEvent>',
        *(
            f'<task id="{step.name}" name="{step.activity}">{"".join(flows[step.name])}</task>' for step in stream.steps
        ),
        *(
            f'<sequenceFlow id="f{number}" name="{arrow.artefact}" sourceRef="{arrow.source}"'
            f' targetRef="{_bpmn_target(arrow)}"/>'
            for number, arrow in enumerate(stream.arrows)
        ),
        "</process>\n</definitions>\n",
    ])  # fmt: skip


BPMNLINT_RULES = """\
{"extends": "bpmnlint:recommended",
 "rules": {"no-bpmndi": "off", "no-implicit-split": "off", "fake-join": "off", "superfluous-label": "off"}}
"""
"""What bpmnlint checks: what it recommends, but for what asks for a picture or for gateways."""


def _bpmn_target(arrow: Arrow) -> str:
    return USER_END if arrow.target == USER else arrow.target
