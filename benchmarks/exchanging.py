"""What is timed inside one process: a process of BPMN read and written, beside what others take.

A program, run with the number of rounds and the number of elements. It prints its times as JSON, in seconds: by round
those of an import, of the parser of Python alone, of an export with its layout, and of the picture in lanes as DOT.
"""

import gc
import json
import sys
from collections.abc import Callable
from io import BytesIO
from time import process_time
from xml.etree import ElementTree

import svc

TRIES = 3
STEPS = ("engage", "design_transition", "obtain_build", "deliver_support", "engage")
TEN = "".join(f"step s{number} in {STEPS[number % 5]}\n" for number in range(10)) + "".join(
    f"s{number} -> s{number + 1} : requests\n" for number in range(9)
)

HEAD = (
    '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" '
    'xmlns:di="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:dd="http://www.omg.org/spec/DD/20100524/DI">'
)
SHAPE = (
    '<di:BPMNShape id="{0}_di" bpmnElement="{0}"><dc:Bounds x="150" y="100" width="100" height="80"/></di:BPMNShape>'
)
EDGE = (
    '<di:BPMNEdge id="{0}_di" bpmnElement="{0}"><dd:waypoint x="250" y="140"/><dd:waypoint x="300" y="140"/>'
    "</di:BPMNEdge>"
)


def process(elements: int) -> bytes:
    """A process with so many elements, a quarter each tasks, gateways, and flows before and behind these; all drawn."""
    parts, shapes = [], []
    for number in range(elements // 4):
        after = f"task_{min(number + 1, elements // 4 - 1)}"
        parts.append(
            f'<userTask id="task_{number}" name="Check the order {number}"><incoming>on_{number - 1}</incoming>'
            f"<outgoing>ask_{number}</outgoing></userTask>"
            f'<exclusiveGateway id="gate_{number}" name="Is it complete?"><incoming>ask_{number}</incoming>'
            f"<outgoing>on_{number}</outgoing></exclusiveGateway>"
            f'<sequenceFlow id="ask_{number}" sourceRef="task_{number}" targetRef="gate_{number}"/>'
            f'<sequenceFlow id="on_{number}" name="yes" sourceRef="gate_{number}" targetRef="{after}"/>'
        )
        shapes += [SHAPE.format(f"{each}_{number}") for each in ("task", "gate")]
        shapes += [EDGE.format(f"{each}_{number}") for each in ("ask", "on")]
    diagram = (
        f'<di:BPMNDiagram id="d"><di:BPMNPlane id="p" bpmnElement="p">{"".join(shapes)}</di:BPMNPlane></di:BPMNDiagram>'
    )
    return f'{HEAD}<process id="process">{"".join(parts)}</process>{diagram}</definitions>'.encode()


def least(task: Callable[[], object]) -> float:
    """The seconds that a task takes at least."""
    found = []
    for _ in range(TRIES):
        gc.collect()
        begin = process_time()
        task()
        found.append(process_time() - begin)
    return min(found)


def times(data: bytes) -> list[float]:
    """The times of one round."""
    stream = svc.analyse(f"user -> s0 : requests\n{TEN}s9 -> user : services\n").stream
    tasks = (
        lambda: svc.import_(data, "bpmn"), lambda: ElementTree.parse(BytesIO(data)),
        lambda: svc.export(stream, "bpmn"), lambda: svc.to_dot(stream, view="lanes"),
    )  # fmt: skip
    return [least(task) for task in tasks]


if __name__ == "__main__":
    file = process(int(sys.argv[2]))
    times(file)
    gc.disable()
    print(json.dumps([times(file) for _ in range(int(sys.argv[1]))]))
