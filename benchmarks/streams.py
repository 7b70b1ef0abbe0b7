"""What is measured: a stream of any size, and its text as svc reads it. Knows no peer and no clock.

The stream is valid on the canonical catalogue, without any finding: it starts at a user and ends at one, a chain
joins all steps, and every arrow is one that both of its activities list.
"""

import re
from itertools import cycle, pairwise
from pathlib import Path
from random import Random
from typing import NamedTuple

EXAMPLES = Path(__file__).parents[1] / "examples"
USER = "user"

CHAIN = ("engage", "design_transition", "obtain_build", "deliver_support")
"""The activities of the steps, in turn; the last step is always of the last of them."""

GIVES = {
    ("engage", "engage"): "user_support_tasks",
    ("engage", "design_transition"): "product_and_service_requirements",
    ("engage", "obtain_build"): "change_or_project_initiation_requests",
    ("engage", "deliver_support"): "user_support_tasks",
    ("design_transition", "obtain_build"): "requirements_and_specifications",
    ("design_transition", "deliver_support"): "new_and_changed_products_and_services",
    ("obtain_build", "design_transition"): "service_components",
    ("obtain_build", "deliver_support"): "service_components",
    ("deliver_support", "engage"): "completion_of_user_support_tasks",
    ("deliver_support", "obtain_build"): "change_requests",
}
"""What one activity gives to another here."""


class Step(NamedTuple):
    """A step: its name and its activity."""

    name: str
    activity: str


class Arrow(NamedTuple):
    """An arrow between two steps, or from or to the user, with one artefact."""

    source: str
    target: str
    artefact: str


class Stream(NamedTuple):
    """A stream, apart from any language."""

    steps: list[Step]
    arrows: list[Arrow]


def stream(arrows: int, steps: int | None = None, seed: int = 4) -> Stream:
    """The stream of a size, with a fifth as many steps as arrows unless told. The same seed, the same stream."""
    count = steps or max(arrows // 5, min(arrows - 1, 12))
    made = [Step(f"s{number}", CHAIN[(number - count) % len(CHAIN)]) for number in range(count)]
    made[0] = made[0]._replace(activity="engage")
    found = dict.fromkeys([
        Arrow(USER, made[0].name, "incidents"),
        *(_between(source, target) for source, target in pairwise(made)),
        Arrow(made[-1].name, USER, "delivered_services"),
    ])  # fmt: skip
    takers = {source: [step for step in made if (source, step.activity) in GIVES] for source in CHAIN}
    random = Random(seed)
    while len(found) < arrows:
        source = random.choice(made)
        target = random.choice(takers[source.activity])
        if source is not target:
            found[_between(source, target)] = None
    return Stream(made, list(found))


def vsc(stream: Stream) -> str:
    """A stream in the language of svc: a line for its heading, for each step and for each arrow."""
    return "\n".join([
        'stream benchmark "What is measured"',
        *(f"  step {step.name} in {step.activity}" for step in stream.steps),
        *(f"  {arrow.source} -> {arrow.target} : {arrow.artefact}" for arrow in stream.arrows),
        "",
    ])  # fmt: skip


def real_text(lines: int) -> str:
    """So many lines of the examples, one after the other, each stream under a name of its own: steps with clauses,
    titles, conditions, keys, comments."""
    texts = [file.read_text("utf-8") for file in sorted(EXAMPLES.glob("*.vsc"))]
    found: list[str] = []
    for number, text in enumerate(cycle(texts)):
        if len(found) >= lines:
            return "\n".join(found)
        found += re.sub(r"^stream (\w+)", rf"stream \1_{number}", text, flags=re.MULTILINE).splitlines()
    raise AssertionError("there are no examples")


def _between(source: Step, target: Step) -> Arrow:
    return Arrow(source.name, target.name, GIVES[source.activity, target.activity])
