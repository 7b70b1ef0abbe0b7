"""Streams as pictures, for tests: drawn by the engine that comes with svc."""

import re
from itertools import pairwise
from pathlib import Path
from random import Random

from svc.pictures.drawing import stream_scene
from svc.pictures.options import PictureOptions
from svc.pictures.render.picture import draw
from svc.pictures.scene.annotations import within
from svc.pictures.scene.shapes import Scene
from svc.project.api import analyse
from tests.support import ROOT

STREAMS = sorted((ROOT / "tests" / "pictures" / "streams").glob("*.vsc"))
"""Streams of 12 to 16 steps as service management has them: with parties, alternatives and ways back."""


def drawn(text: str, view: str = "stream") -> Scene:
    """The picture of the first stream of a text, before it is drawn."""
    analysis = analyse(text, "test.vsc")
    bound = analysis.bound.streams[0]
    return stream_scene(bound, within(bound.stream, analysis.diagnostics), PictureOptions(view=view))


def as_svg(text: str, view: str = "stream") -> str:
    """The picture of the first stream of a text, as SVG."""
    return draw(drawn(text, view), "svg").data.decode()


def prefix(svg: str) -> str:
    """What all ids of a picture begin with, which no other picture's do."""
    found = re.search(r'aria-labelledby="(svc_\w+_)title"', svg)
    assert found
    return found[1]


def shown_words(picture: Path) -> list[str]:
    """The texts of an SVG; where they are is up to the engine, and so is the name that is made of all that is drawn."""
    shown = re.sub(r"svc-\w+", "svc", picture.read_text("utf-8"))
    return sorted(re.findall(r">([^<>]*\w[^<>]*)<", shown))


def as_dot(text: str, view: str = "stream") -> str:
    """The picture of the first stream of a text, as DOT."""
    return draw(drawn(text, view), "dot").data.decode()


RESTORE = """\
stream restore "Restore a live service"
  demand: "It is down"
  party cloud "Cloud supplier" in supplier
  step log "Log it" in engage by service_desk, incident_management
  step diagnose "Diagnose and restore" in deliver_support waits 2h takes 45m accurate 85%
  step fix "Build a fix" in obtain_build
  step release "Release the fix" in design_transition
  user -> log : incidents
  log -> diagnose : user_support_tasks
  diagnose -> fix : change_requests when "code must change" share 20%
  cloud -> fix : goods
  fix -> release : components
  release -> diagnose : products
  diagnose -> user : services share 80%
"""

ACTIVITIES = ("engage", "plan", "deliver_support", "obtain_build")


def tangled(seed: int, steps: int, arrows: int) -> str:
    """A stream with arrows between any of its steps and parties, loops and repeated ones among them."""
    random = Random(seed)
    parties = ["user", "customer", "acme", "board"]
    names = [f"s{number}" for number in range(steps)]
    lines = ["stream tangled", "  party acme in supplier", "  party board in governing_body"]
    for name in names:
        title = " ".join(["word"] * random.randint(1, 9))
        lines.append(f'  step {name} "{title}" in {random.choice(ACTIVITIES)}')
    lines += [f"  {source} -> {target} : incidents" for source, target in pairwise(names)]
    for _ in range(arrows):
        source, target = random.choice(names), random.choice(names + parties)
        ends = (source, target) if random.random() < 0.7 or target in names else (target, source)
        carried = ", ".join(random.sample(["incidents", "components", "goods", "status"], random.randint(1, 3)))
        case = random.choice(["", ' share 20% when "it is so"'])
        lines.append(f"  {ends[0]} -> {ends[1]} : {carried}{case}")
    return "\n".join(lines) + "\n"


def long_stream(steps: int, seed: int) -> str:
    """A stream that goes from activity to activity, with a few flows that skip steps or lead back."""
    random = Random(seed)
    kinds = ("engage", "plan", "design_transition", "obtain_build", "deliver_support", "improve")
    activity, lines = kinds[0], ["stream long"]
    for number in range(steps):
        activity = random.choice((activity, random.choice(kinds)))
        lines.append(f'  step s{number} "Do part {number}" in {activity}')
    lines += [f"  s{number} -> s{number + 1}" for number in range(steps - 1)]
    for _ in range(steps // 3):
        source, target = random.sample(range(steps), 2)
        lines.append(f'  s{source} -> s{target} when "it is so" share 20%')
    return "\n".join((*lines, "  user -> s0 : incidents", f"  s{steps - 1} -> user : delivered_services")) + "\n"
