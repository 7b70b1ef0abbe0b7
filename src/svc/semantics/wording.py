"""How the things of a stream are called in running text, and what is said of each.

One source for pictures, descriptions and messages; what a user wrote stands in it as it is.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from svc.diagnostics.diagnostic import Diagnostic, Level
from svc.model import Artefact, Catalogue, Practice, title_of
from svc.model.quantities import Duration, plain
from svc.semantics.bound import Arrow, BoundStream, Carried, Kind, Node


def stream_title(bound: BoundStream) -> str:
    """What a stream is called: its title, or one made from its name."""
    stream = bound.stream
    return (stream.title or "").strip() or stream.name.replace("_", " ").strip().capitalize() or "Stream"


def catalogue_title(catalogue: Catalogue) -> str:
    """What a catalogue is called: its title, or its name."""
    return (catalogue.title or "").strip() or catalogue.name


def opening(bound: BoundStream) -> list[tuple[str, str]]:
    """What a stream answers and what it is for, each with its word: as its keys say, or else what the party gives
    that starts it, and what reaches a party last."""
    first = next((arrow for arrow in bound.arrows if arrow.source.kind is Kind.PARTY), None)
    last = next((arrow for arrow in reversed(bound.arrows) if arrow.target.kind is Kind.PARTY), None)
    said = (_stated(bound, ("demand", "trigger"), first), _stated(bound, ("value", "outcome"), last))
    return [(word, text) for word, text in said if text.strip()]


def _stated(bound: BoundStream, keys: tuple[str, str], arrow: Arrow | None) -> tuple[str, str]:
    for key in keys:
        if bound.stream.keys.get(key):
            return key.capitalize(), bound.stream.keys[key]
    return keys[0].capitalize(), ", ".join(artefacts(bound, arrow)) if arrow else ""


def called(bound: BoundStream) -> Mapping[Node, str]:
    """What each step and party is called: steps by number and title."""
    numbers = {step: number for number, step in enumerate(bound.steps, 1)}
    return {node: f"{numbers[node]} {node.title}" if node in numbers else node.title for node in bound.nodes}


def artefacts(bound: BoundStream, arrow: Arrow) -> list[str]:
    """What an arrow carries, as it stands in running text."""
    return [artefact(bound, carried) for carried in arrow.carried]


def artefact(bound: BoundStream, carried: Carried) -> str:
    """The title of an artefact as it stands in running text; of an unknown one, what was written."""
    name = carried.artefact or ""
    if name not in bound.catalogue.all_artefacts:
        return carried.written.strip('"').replace("_", " ")
    return _within(name, [level.all_artefacts for level in bound.catalogue.levels])


def practices(bound: BoundStream, step: Node) -> list[str]:
    """The practices of a step, as they stand in running text."""
    known = [level.all_practices for level in bound.catalogue.levels]
    names = [bound.catalogue.practice_names.get(name, name) for name in (step.step.practices if step.step else ())]
    return [_within(name, known) if name in known[-1] else name.replace("_", " ") for name in names]


def _within(name: str, known: Sequence[Mapping[str, Artefact | Practice]]) -> str:
    """The title of a thing within a sentence; one that a catalogue gives to what it inherits stands as it is written,
    as other languages have other letters there. `known` are the things of each level, the root first."""
    title = title_of(known[-1][name])
    first = next(title_of(level[name]) for level in known if name in level)
    return lowered(title) if title == first else title


def activity(bound: BoundStream, step: Node) -> str:
    """The title of the activity that a step belongs to."""
    if step.role is not None:
        return bound.catalogue.title_for(step.role)
    return step.step.activity.replace("_", " ") if step.step else "unknown"


def alternative(arrow: Arrow) -> str:
    """The share and the condition of an arrow: `20% code must change`."""
    share = "" if arrow.share is None else f"{plain(arrow.share)}%"
    return " ".join(filter(None, (share, (arrow.when or "").strip())))


def gives(bound: BoundStream, arrow: Arrow, target: str) -> str:
    """What an arrow does: `gives incidents to 1 Log it (20% in a hurry)`."""
    given = ", ".join(artefacts(bound, arrow))
    case = alternative(arrow)
    return f"{f'gives {given} to' if given else 'leads to'} {target}{f' ({case})' if case else ''}"


def times(step: Node) -> list[str]:
    """How long a step waits and takes, and how much of its work is right, in words that can be read out."""
    if step.step is None:
        return []
    waits, takes, accurate = step.step.waits, step.step.takes, step.step.accurate
    said = (
        waits and f"waits {duration(waits)}",
        takes and f"takes {duration(takes)}",
        accurate is not None and f"{plain(accurate)}% complete and accurate",
    )
    return [each for each in said if each]


def duration(length: Duration) -> str:
    """A duration in words: `30 minutes to 4 hours`."""
    one, several = _UNITS[length.unit]
    amount = plain(length.amount)
    unit = one if length.amount == 1 else several
    if length.upto is None:
        return f"{amount} {unit}"
    shortest = amount if length.unit == length.upto.unit else f"{amount} {unit}"
    return f"{shortest} to {duration(length.upto)}"


_UNITS = {
    "s": ("second", "seconds"), "m": ("minute", "minutes"), "h": ("hour", "hours"),
    "d": ("working day", "working days"), "w": ("working week", "working weeks"),
}  # fmt: skip


def finding(finding: Diagnostic) -> str:
    """A finding as a sentence, with its line where there is one."""
    where = f" (line {finding.range.start.line})" if finding.file and finding.range else ""
    return f"{finding.code} {finding.level}: {said(finding)}{where}."


def said(finding: Diagnostic) -> str:
    """The message of a finding as a sentence without its stop."""
    text = re.sub("`([^`]*)`", "“\\1”", finding.message)
    return text[:1].upper() + text[1:]


def counted(findings: Iterable[Diagnostic]) -> str:
    """How many errors and warnings there are: `2 errors, 1 warning`."""
    levels = [finding.level for finding in findings]
    counts = [(levels.count(level), level.value) for level in (Level.ERROR, Level.WARNING)]
    return ", ".join(f"{number} {word}{'s' if number > 1 else ''}" for number, word in counts if number)


def lowered(title: str) -> str:
    """A title within a sentence: its first letter small, unless the word is a proper one such as IT."""
    first = title.split(" ", 1)[0]
    return title if first[1:] != first[1:].lower() or len(first) == 1 else first.lower() + title[len(first) :]
