"""What reports are of in tests: findings with every field, two versions of a stream, two catalogues. Values only."""

import svc
from svc.comparison import Difference
from svc.comparison.files import differences
from svc.comparison.streams import compare
from svc.diagnostics.diagnostic import Diagnostic, Edit, Fix, Level, Related
from svc.formats.why import Answer
from svc.semantics.binder import bind_stream
from svc.syntax.parser import parse
from svc.text.source import Range, Source

FILE = "streams/a.vsc"
LONG = "x" * 60
SOURCE = Source(
    FILE, f'user -> engage : incidint\n\tengage -> plan : "a", b\nplan -> improve\n{LONG} -> {LONG} : {LONG}\n'
)


def at(start: str, end: str | None = None) -> Range:
    """Where some words stand, or the way from the beginning of some to the end of others."""
    last = end or start
    return SOURCE.range((SOURCE.text.index(start), SOURCE.text.index(last) + len(last)))


FINDINGS = (
    Diagnostic(
        "ACME1", "wrong-name", Level.ERROR, "`incidint` is not known", "did you mean `incidents`?\nor `incident`?",
        FILE, at("incidint"),
        [Related("this is near", FILE, at("plan :")), Related("and there", "b.vsc"), Related("in the book")],
        {"name": "incidint", "other": None},
        [Fix("write `incidents`", [Edit(at("incidint"), "incidents")]),
         Fix("take it out", [Edit(at(" : incidint"), ""), Edit(at("user"), "customer")])],
    ),
    Diagnostic(
        "ACME2", "two-lines", Level.WARNING, "these lines, 100% odd: yes", "", FILE, at("engage -> plan", "improve")
    ),
    Diagnostic("ACME3", "no-range", Level.NOTE, "the file <b> & more", "look at it", FILE),
    Diagnostic("ACME1", "wrong-name", Level.ERROR, "built in Python", "no file"),
    Diagnostic("ACME2", "two-lines", Level.WARNING, "a long line", "", FILE, at(f"{LONG} : ")),
    Diagnostic("ACME1", "wrong-name", Level.ERROR, "elsewhere", "", "b,c.vsc"),
)  # fmt: skip
NAMES = ("clean.vsc", FILE, "b,c.vsc")

MINI = """\
catalogue mini "Mini"
  party guest "Guest"
  practice gardening "Gardening" in general
    alias digging
  practice cooking
  artefact wishes "Wishes"
    alias asks
  artefact orders "Orders"
  artefact dishes "Dishes"
  artefact bills "Bills"
  activity ask "Ask" section "4.1" begins alias enquire
    purpose "Ask what the guest wants to have."
    input wishes from guest "Wishes of all kinds"
    output orders to do
    output bills to guest
  activity do "Do" ends
    input orders from ask "What was asked for"
    input bills from ask
    output dishes to guest
"""
ACME = """\
catalogue acme "Acme" extends mini
  party guest "Client"
  practice gardening alias weeding
  practice washing in general
  party neighbour
  artefact wishes "Longings" alias needs
  artefact notes "Notes"
  activity tell
    input notes from do
  allow do -> guest : notes because "they like to know"
  allow ask -> guest : dishes because "in a hurry"
  forbid ask -> guest : bills because "bills come later"
"""
LATER_ACME = """\
catalogue acme "Acme Ltd" extends mini
  party guest "Client"
  practice gardening alias weeding
  practice washing in service
  artefact wishes "Longings"
  artefact remarks "Notes" alias notes
  activity tell section "9" begins ends
    purpose "Say it"
    input remarks from do "All notes"
  allow do -> guest : remarks because "they want to know"
  allow ask -> guest : dishes because "in a great hurry"
  allow ask -> do : bills because "it saves a walk"
"""


def catalogues(text: str, name: str) -> svc.Catalogue:
    """The last catalogue of a text that is without errors."""
    return svc.analyse(text, name).valid().catalogues[-1]


STREAM = """\
stream meal "A meal" follows mini
  demand: "I am hungry"
  owner: "Cook"
  party client "Client" in guest
  step listen "Listen" in ask by gardening waits 1h takes 10m accurate 90% opens other
  step cook in do
  step serve in do
  client -> listen : wishes
  listen -> cook : orders when "it is open" share 12.5%
  cook -> serve
  serve -> client : dishes
"""
LATER = (
    STREAM.replace('"A meal"', '"Our meal"').replace('  demand: "I am hungry"\n', "").replace("Client", "All")
    .replace("waits 1h takes 10m", "takes 20m").replace(" accurate 90%", "").replace("step cook in", "step bake in")
    .replace("cook ->", "bake ->").replace("-> cook", "-> bake").replace(" share 12.5%", "")
    .replace("  serve -> client : dishes\n", '  serve -> client : bills when "asked"\n  value: "full"\n')
)  # fmt: skip


def difference() -> list[Difference]:
    """Two versions of one stream, a stream that is gone and one that is new, and findings outside of all."""
    before = svc.analyse(f"{STREAM}stream gone follows mini\n{MINI}", "old.vsc")
    after = svc.analyse(f"{LATER}stream came follows mini\n{MINI}", "new.vsc")
    streams = before.bound.streams[0], after.bound.streams[0]
    others = [each for each in differences(before, after) if each.before != each.after]
    bare = [Difference(each.before, each.after, each.changes) for each in others]
    found = compare(streams, (FINDINGS[:2], FINDINGS[1:3]))
    return [found, *bare, Difference(None, None, (), FINDINGS[3:4], FINDINGS[2:3])]


def answer(arrow: str, *findings: Diagnostic) -> Answer:
    """Why an arrow is in the catalogue that extends the small one, with these findings."""
    source = Source("arrow", arrow)
    file, mistakes = parse(source)
    bound = None if mistakes else bind_stream(file.streams[0], catalogues(MINI + ACME, "acme.vsc"))[0]
    return Answer(source, bound, findings)
