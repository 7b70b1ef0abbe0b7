"""Streams as pictures, for tests: drawn by the engine that comes with svc."""

from svc import drawing
from svc.diagram import Diagram
from svc.diagram.marks import within
from svc.pipeline import analyse


def drawn(text: str, view: str = "stream") -> Diagram:
    """The picture of the first stream of a text, before it is drawn."""
    analysis = analyse(text, "test.vsc")
    bound = analysis.bound.streams[0]
    return drawing.diagram(bound, within(bound.stream, analysis.diagnostics), view)


def as_svg(text: str, view: str = "stream") -> str:
    """The picture of the first stream of a text, as SVG."""
    return drawing.draw(drawn(text, view), "svg").data.decode()


def as_dot(text: str, view: str = "stream") -> str:
    """The picture of the first stream of a text, as DOT."""
    return drawing.draw(drawn(text, view), "dot").data.decode()


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
