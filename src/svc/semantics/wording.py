"""The wording of the parts of a stream in running text.

One source for pictures, descriptions and messages; what a user wrote is kept as it is.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from svc.diagnostics.diagnostic import Diagnostic, Level
from svc.model import HOLE, Artefact, Practice, title_of
from svc.model.open_values import written_value
from svc.model.quantities import Duration, plain
from svc.semantics import demand
from svc.semantics.bound import BoundFlow, BoundStream, Carried, Node
from svc.semantics.catalogue import Catalogue

Declared = TypeVar("Declared", Artefact, Practice)


def stream_title(bound: BoundStream) -> str:
    """The title of a stream, or one made from its name."""
    stream = bound.stream
    return (stream.title or "").strip() or stream.name.replace("_", " ").strip().capitalize() or "Stream"


def catalogue_title(catalogue: Catalogue) -> str:
    """The title of a catalogue, or its name."""
    return (catalogue.title or "").strip() or catalogue.name


def opening(bound: BoundStream) -> list[tuple[str, str]]:
    """The demand that a stream answers and the value that it has, each with its word.

    They are those of its keys, else what the party gives that starts the main case and the last that this party gets. A
    step that starts it says why.
    """
    said, given, got = demand.beginning(bound), demand.demand(bound), demand.value(bound)
    pairs = (
        _key(bound, "demand", "trigger") or (("Trigger", said) if said else ("Demand", _titles(bound, given))),
        _key(bound, "value", "outcome") or ("Value", _titles(bound, got)),
    )
    return [(word, text) for word, text in pairs if text.strip()]


def _key(bound: BoundStream, *names: str) -> tuple[str, str] | None:
    """The first of some keys that a stream has, with its text."""
    return next(((each.capitalize(), bound.stream.keys[each]) for each in names if bound.stream.keys.get(each)), None)


def _titles(bound: BoundStream, flows: Iterable[BoundFlow]) -> str:
    """What some flows carry: the organisation's own words, else titles."""
    said = [(flow, own_words(flow)) for flow in flows]
    titles = [title for flow, own in said for title in ([own] if own else artefacts(bound, flow))]
    return ", ".join(dict.fromkeys(titles))


def called(bound: BoundStream) -> Mapping[Node, str]:
    """The name of each step and party in running text: of a step its number and title."""
    numbers = {step: number for number, step in enumerate(bound.steps, 1)}
    return {node: f"{numbers[node]} {node.title}" if node in numbers else node.title for node in bound.nodes}


def artefacts(bound: BoundStream, flow: BoundFlow) -> list[str]:
    """The titles of what a flow carries, as in running text."""
    return [artefact(bound, carried) for carried in flow.carried]


def artefact(bound: BoundStream, carried: Carried) -> str:
    """The title of an artefact as in running text; of an unknown one, what was written."""
    name = carried.artefact or ""
    if name not in bound.catalogue.all_artefacts:
        return carried.written.strip('"').replace("_", " ")
    return _within(name, [level.all_artefacts for level in bound.catalogue.levels], title_of)


def artefact_in_short(bound: BoundStream, carried: Carried) -> str:
    """The same where there is little room: its short title, if it has one."""
    thing = bound.catalogue.all_artefacts.get(carried.artefact or "")
    if thing is None or not _short(thing):
        return artefact(bound, carried)
    return _within(thing.name, [level.all_artefacts for level in bound.catalogue.levels], _short)


def _short(artefact: Artefact) -> str:
    return (artefact.short or "").strip()


def own_words(flow: BoundFlow) -> str:
    """What the organisation itself calls what a flow gives; empty if it does not say."""
    return " ".join((flow.flow.wording or "").split())


def given(bound: BoundStream, flow: BoundFlow) -> str:
    """What a flow gives, and what the organisation calls it: `goods and services as “a laptop”`."""
    titles, own = ", ".join(artefacts(bound, flow)), own_words(flow)
    return " as ".join(filter(None, (titles, own and f"“{own}”")))


def note(thing: Node | BoundFlow) -> list[str]:
    """The note on a step, a party or a flow, line by line; no line if there is none."""
    written = thing.flow if isinstance(thing, BoundFlow) else thing.step or thing.party
    return [line for line in ((written and written.note) or "").split("\n") if line.strip()]


def practices(bound: BoundStream, step: Node) -> list[str]:
    """The titles of the practices of a step, as in running text."""
    known = [level.all_practices for level in bound.catalogue.levels]
    names = [bound.catalogue.practice_names.get(name, name) for name in (step.step.practices if step.step else ())]
    return [_within(name, known, title_of) if name in known[-1] else name.replace("_", " ") for name in names]


def _within(name: str, known: Sequence[Mapping[str, Declared]], titled: Callable[[Declared], str]) -> str:
    """The title of a thing within a sentence.

    A title that a catalogue gives to what it inherits stays as written, as other languages have other letters there.
    `known` are the things of each level, the root first; `titled` says which of their titles is meant.
    """
    title = titled(known[-1][name])
    first = next(titled(level[name]) for level in known if name in level)
    return lowered(title) if title == first else title


def activity(bound: BoundStream, step: Node) -> str:
    """The title of the activity that a step belongs to."""
    if step.role is not None:
        return bound.catalogue.title_for(step.role)
    return step.step.activity.replace("_", " ") if step.step else "open" if step.is_hole else "unknown"


def alternative(flow: BoundFlow) -> str:
    """The share and the condition of a flow: `20% code must change`."""
    share = (written_value(flow.flow, "share") or "").replace(HOLE, f"{HOLE}%")
    return " ".join(filter(None, (share, (flow.when or "").strip())))


def gives(bound: BoundStream, flow: BoundFlow, target: str) -> str:
    """What a flow does: `gives incidents to 1 Log it (20% in a hurry)`."""
    what, case = given(bound, flow), alternative(flow)
    return f"{f'gives {what} to' if what else 'leads to'} {target}{f' ({case})' if case else ''}"


def times(step: Node) -> list[str]:
    """The times and the accuracy of a step, in words that can be read out."""
    if step.step is None:
        return []
    waits, takes, accurate = step.step.waits, step.step.takes, step.step.accurate
    times = (
        waits and f"waits {duration(waits)}",
        takes and f"takes {duration(takes)}",
        accurate is not None and f"{plain(accurate)}% complete and accurate",
        step.step.open_values and f"not known yet: {', '.join(step.step.open_values)}",
    )
    return [each for each in times if each]


def duration(length: Duration) -> str:
    """A duration in words: `30 minutes to 4 hours`."""
    one, several = _UNITS[length.unit]
    amount = plain(length.amount)
    unit = one if length.amount == 1 else several
    if length.upto is None:
        return f"{amount} {unit}"
    shortest = amount if length.unit == length.upto.unit else f"{amount} {unit}"
    points = zip(_PERCENTILES, length.middle, strict=False)
    between = ", ".join(f"{part} up to {duration(point)}" for part, point in points)
    return f"{shortest} to {duration(length.upto)}{f' ({between})' if between else ''}"


_PERCENTILES = ("half", "85%", "95%")
"""How many of the cases are up to the points in the middle of a spread."""
_UNITS = {
    "s": ("second", "seconds"),
    "m": ("minute", "minutes"),
    "h": ("hour", "hours"),
    "d": ("working day", "working days"),
    "w": ("working week", "working weeks"),
}


def finding(finding: Diagnostic) -> str:
    """A finding as a sentence, with its line where there is one."""
    where = f" (line {finding.range.start.line})" if finding.file and finding.range else ""
    return f"{finding.code} {finding.level}: {sentence(finding)}{where}."


def sentence(finding: Diagnostic) -> str:
    """The message of a finding as a sentence without a full stop."""
    text = re.sub("`([^`]*)`", "“\\1”", finding.message)
    return text[:1].upper() + text[1:]


def counted(findings: Iterable[Diagnostic]) -> str:
    """How many errors and warnings there are: `2 errors, 1 warning`."""
    levels = [finding.level for finding in findings]
    counts = [(levels.count(level), level.value) for level in (Level.ERROR, Level.WARNING)]
    return ", ".join(f"{number} {word}{'s' if number > 1 else ''}" for number, word in counts if number)


def lowered(title: str) -> str:
    """A title within a sentence: its first letter in lower case, unless its first word is one such as IT."""
    first = title.split(" ", 1)[0]
    return title if first[1:] != first[1:].lower() or len(first) == 1 else first.lower() + title[len(first) :]
